// The sources of the built-ins.
//
// Contract: Go gives a text when it is asked for it the first time; from then on it is kept for the life of the
// process. One mutex guards the table; a Source does not change any more once it is in there.
#include "sources.h"

#include <mutex>
#include <unordered_map>

#include "_cgo_export.h"
#include "archive.h"

namespace heddle {

namespace {

// Those that a snapshot can name; further ones come from the heap.
constexpr size_t kPoolSize = 512;
Source pool[kPoolSize];

struct Table {
  std::mutex mutex;
  std::unordered_map<std::string, Source*> known;  // these two guarded by mutex
  size_t pooled = 0;
};

Table& Sources() {
  static Table* table = new Table;
  return *table;
}

// With the lock.
Source* Add(Table& table, std::string id, std::string_view text) {
  Source* source = table.pooled < kPoolSize ? &pool[table.pooled++] : new Source;
  source->id = std::move(id);
  source->text = text;
  table.known[source->id] = source;
  return source;
}

Source* Find(const std::string& id) {
  Table& table = Sources();
  std::lock_guard<std::mutex> lock(table.mutex);
  auto it = table.known.find(id);
  if (it != table.known.end()) return it->second;
  size_t length = 0;
  const char* text = heddleSource(const_cast<char*>(id.data()), id.size(), &length);
  return text != nullptr ? Add(table, id, {text, length}) : nullptr;
}

bool IsAscii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

bool HasSource(const std::string& id) { return Find(id) != nullptr; }

v8::MaybeLocal<v8::String> SourceText(v8::Isolate* isolate, const std::string& id) {
  Source* source = Find(id);
  if (source == nullptr) return {};
  if (source->text.empty()) return v8::String::Empty(isolate);
  if (IsAscii(source->text)) return v8::String::NewExternalOneByte(isolate, source);
  return v8::String::NewFromUtf8(isolate, source->data(), v8::NewStringType::kNormal,
                                 static_cast<int>(source->length()));
}

void AddSourceReferences(std::vector<intptr_t>* refs) {
  for (Source& source : pool) refs->push_back(reinterpret_cast<intptr_t>(&source));
}

std::string SaveSources() {
  Table& table = Sources();
  std::lock_guard<std::mutex> lock(table.mutex);
  std::string all;
  for (size_t i = 0; i < table.pooled; i++) AppendPiece(pool[i].id, pool[i].text, &all);
  return all;
}

void UseSources(std::string_view bytes) {
  Table& table = Sources();
  std::lock_guard<std::mutex> lock(table.mutex);
  std::string id;
  std::string_view text;
  while (TakePiece(&bytes, &id, &text)) Add(table, id, text);
}

}  // namespace heddle
