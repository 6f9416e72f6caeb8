// V8's code cache for the program's modules: looking up, making.
//
// Contract: code that Go gives stays where it is until heddleUsedCode. What the thread has compiled is held, functions
// and modules that nobody else holds among them, until code is made of it: at the thread's end, or before, when V8 has
// collected garbage so often that it would soon throw away the bytecode of what ran once, or when it is too much.
#include "kept_code.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "_cgo_export.h"
#include "hash.h"
#include "startup.h"

namespace heddle {

namespace {

// V8 drops bytecode that has not run for five full collections (--bytecode-old-age).
constexpr int kCollections = 2;

// How much text may be held, and which part of the heap's limit. One text always may.
constexpr size_t kRoom = 8 << 20, kRoomPart = 32;

// Code larger than this is not read where the heap's limit leaves little room: V8 could not go on if it were full
// in the middle of that.
constexpr size_t kSmall = 64 << 10;

// What can read the code that this process makes. V8's own tag knows its version, flags and the processor. Code refers
// to the objects of V8's read-only heap by their places, and those are the snapshot's.
uint64_t Version() {
  static const uint64_t build = [] {
    const char* v8_version = v8::V8::GetVersion();
    uint64_t snapshot = StartupIdentity();
    uint64_t hash = HashOn(kNoBytes, v8_version, strlen(v8_version));
    return HashOn(hash, &snapshot, sizeof snapshot);
  }();
  uint32_t tag = v8::ScriptCompiler::CachedDataVersionTag();
  return HashOn(build, &tag, sizeof tag);
}

bool HasRoom(v8::Isolate* isolate, size_t code) {
  if (code <= kSmall) return true;
  v8::HeapStatistics heap;
  isolate->GetHeapStatistics(&heap);
  return heap.used_heap_size() + 4 * code < heap.heap_size_limit();
}

void Make(Thread* t, const KeptCode::Compiled& compiled, bool whole) {
  hd_text_key key = compiled.key;
  if (compiled.version != Version()) return;  // the program has changed V8's flags since
  if (whole && !heddleWantsCode(t->go, &key)) return;
  v8::HandleScope scope(t->isolate);
  std::unique_ptr<v8::ScriptCompiler::CachedData> data(
      compiled.module.IsEmpty()
          ? v8::ScriptCompiler::CreateCodeCacheForFunction(compiled.function.Get(t->isolate))
          : v8::ScriptCompiler::CreateCodeCache(compiled.module.Get(t->isolate)));
  if (data && data->length > 0)
    heddleKeepCode(t->go, &key, const_cast<uint8_t*>(data->data), static_cast<size_t>(data->length), whole ? 1 : 0);
}

void MakeAll(Thread* t) {
  KeptCode* kept = t->kept_code;
  for (const auto& compiled : kept->compiled) Make(t, compiled, true);
  kept->compiled.clear();
  kept->held = 0;
  kept->collections = 0;
}

void MakeSoon(v8::Isolate* isolate, void*) {
  Thread* t = ThreadOf(isolate);
  if (t != nullptr && t->kept_code != nullptr && !StopRequested(t)) MakeAll(t);
}

void FullCollection(v8::Isolate* isolate, v8::GCType, v8::GCCallbackFlags, void* data) {
  KeptCode* kept = static_cast<Thread*>(data)->kept_code;
  if (!kept->compiled.empty() && ++kept->collections == kCollections) isolate->RequestInterrupt(MakeSoon, nullptr);
}

}  // namespace

CodeLookUp::CodeLookUp(Thread* t, v8::Local<v8::String> text, v8::Local<v8::Value> name, const std::string& kind,
                       bool wanted)
    : t_(t) {
  if (!wanted || t->kept_code == nullptr || static_cast<uint32_t>(text->Length()) < t->kept_code->shortest) return;
  v8::Isolate* isolate = t->isolate;
  bool wide = !text->IsOneByte();
  size_t bytes = static_cast<size_t>(text->Length()) * (wide ? 2 : 1);
  std::unique_ptr<uint8_t, decltype(&free)> copy(static_cast<uint8_t*>(malloc(bytes)), free);
  if (!copy) return;
  if (wide)
    text->Write(isolate, reinterpret_cast<uint16_t*>(copy.get()), 0, -1, v8::String::NO_NULL_TERMINATION);
  else
    text->WriteOneByte(isolate, copy.get(), 0, -1, v8::String::NO_NULL_TERMINATION);
  std::string script = Text(isolate, name);
  version_ = Version();
  length_ = static_cast<size_t>(text->Length());
  hd_text asked = {version_, kind.data(), kind.size(), script.data(), script.size(), copy.get(), bytes, wide ? 1 : 0};
  const uint8_t* code = nullptr;
  size_t length = 0;
  on_ = true;
  found_ = heddleFindCode(t->go, &asked, &key_, const_cast<uint8_t**>(&code), &length);
  if (found_ != HD_CODE_FOUND) return;
  if (HasRoom(isolate, length))
    cached_ = std::make_unique<v8::ScriptCompiler::CachedData>(code, static_cast<int>(length),
                                                               v8::ScriptCompiler::CachedData::BufferNotOwned);
}

CodeLookUp::~CodeLookUp() {
  if (on_) heddleUsedCode(t_->go, &key_, rejected_ ? 1 : 0);
}

void CodeLookUp::Compiled(const v8::ScriptCompiler::Source& source, v8::Local<v8::Function> function) {
  if (on_) Note(source, {key_, version_, length_, {t_->isolate, function}, {}});
}

void CodeLookUp::Compiled(const v8::ScriptCompiler::Source& source, v8::Local<v8::Module> module) {
  if (on_) Note(source, {key_, version_, length_, {}, {t_->isolate, module->GetUnboundModuleScript()}});
}

void CodeLookUp::Note(const v8::ScriptCompiler::Source& source, KeptCode::Compiled compiled) {
  const v8::ScriptCompiler::CachedData* cached = source.GetCachedData();
  rejected_ = cached != nullptr && cached->rejected;
  if (found_ == HD_CODE_FOUND && !rejected_) return;
  if (found_ == HD_CODE_MAKE) Make(t_, compiled, false);
  KeptCode* kept = t_->kept_code;
  kept->held += length_;
  kept->compiled.push_back(std::move(compiled));
  while (kept->held > kept->room && kept->compiled.size() > 1) {
    Make(t_, kept->compiled.front(), true);
    kept->held -= kept->compiled.front().length;
    kept->compiled.pop_front();
  }
}

void FreeKeptCode(Thread* t) {
  if (t->kept_code == nullptr) return;
  t->isolate->RemoveGCEpilogueCallback(FullCollection, t);
  delete t->kept_code;
  t->kept_code = nullptr;
}

}  // namespace heddle

using namespace heddle;

extern "C" {

void hd_code_look_up(hd_thread* t, uint32_t shortest) {
  if (t->kept_code != nullptr) return;
  t->kept_code = new KeptCode;
  t->kept_code->shortest = shortest;
  v8::HeapStatistics heap;
  t->isolate->GetHeapStatistics(&heap);
  t->kept_code->room = std::min(kRoom, heap.heap_size_limit() / kRoomPart);
  t->isolate->AddGCEpilogueCallback(FullCollection, t, v8::kGCTypeMarkSweepCompact);
}

void hd_code_make(hd_thread* t) {
  if (t->kept_code != nullptr) MakeAll(t);
}

}  // extern "C"
