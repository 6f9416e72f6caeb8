#include "objects.h"

#include <algorithm>

#include "internals.h"

namespace heddle {

void ObjectTable::Truncate(size_t size) {
  handles_.resize(size);
  // A block is made when a call has ended, and only calls that are under way are undone.
  while (!blocks_.empty() && blocks_.back().first + blocks_.back().count > size) blocks_.pop_back();
  while (!fetched_.empty() && fetched_.back() >= size) fetched_.pop_back();
}

ObjectTable::Call ObjectTable::Open(v8::Local<v8::Array> keep) {
  Call call = {handles_.size(), fetched_.size(), keep_};
  keep_ = keep;
  return call;
}

bool ObjectTable::Close(const Call& call) {
  bool ok = true;
  if (call.first < handles_.size()) {
    std::vector<v8::Local<v8::Value>> values;
    values.reserve(handles_.size() - call.first);
    for (size_t id = call.first; id < handles_.size(); id++) {
      v8::Local<v8::Value> value = At(id);
      values.push_back(value.IsEmpty() ? v8::Undefined(isolate_).As<v8::Value>() : value);
    }
    uint32_t slot = keep_->Length();
    ok = keep_
             ->CreateDataProperty(isolate_->GetCurrentContext(), slot,
                                  v8::Array::New(isolate_, values.data(), values.size()))
             .FromMaybe(false);
    // What calls inside of this one have put away is in the new block too.
    while (!blocks_.empty() && blocks_.back().first >= call.first) blocks_.pop_back();
    blocks_.push_back({call.first, values.size(), slot});
  }
  for (size_t id = call.first; id < handles_.size(); id++) handles_[id].Clear();
  for (; fetched_.size() > call.fetched; fetched_.pop_back())
    if (fetched_.back() < handles_.size()) handles_[fetched_.back()].Clear();
  keep_ = call.keep;
  return ok;
}

void ObjectTable::Abandon(const Call& call) {
  handles_.clear();
  blocks_.clear();
  fetched_.clear();
  keep_ = call.keep;
}

v8::Local<v8::Object> ObjectTable::Fetch(size_t id) {
  auto block = std::upper_bound(blocks_.begin(), blocks_.end(), id,
                                [](size_t want, const Block& b) { return want < b.first; });
  if (block == blocks_.begin() || keep_.IsEmpty()) return {};
  --block;
  if (id >= block->first + block->count) return {};
  v8::Local<v8::Context> context = isolate_->GetCurrentContext();
  v8::Local<v8::Value> list, value;
  if (!keep_->Get(context, block->slot).ToLocal(&list) || !list->IsArray() ||
      !list.As<v8::Array>()->Get(context, static_cast<uint32_t>(id - block->first)).ToLocal(&value) ||
      !value->IsObject())
    return {};
  handles_[id] = value.As<v8::Object>();
  fetched_.push_back(id);
  return handles_[id];
}

namespace {

uint32_t PlaceOf(v8::Local<v8::Object> o) { return static_cast<uint32_t>(AddressOf(o)); }

uint32_t BitOf(uint32_t place) { return 1u << (place >> 2 & 31); }

}  // namespace

// The bits among which that of a place is.
inline uint32_t& PlaceTable::BitsOf(uint32_t place) {
  const uint32_t key = (place >> kChunkBits) + 1;
  if (key != last_key_) {
    last_ = Locate(key);
    last_key_ = key;
  }
  return chunks_[last_].bits[(place & ((1u << kChunkBits) - 1)) >> (kPlaceBits + 5)];
}

inline void PlaceTable::Mark(uint32_t place) { BitsOf(place) |= BitOf(place); }

bool PlaceTable::Find(ObjectTable& objects, uint32_t collections, v8::Local<v8::Object> o, uint32_t* id) {
  if (objects.size() <= kFew) {
    for (size_t i = 0; i < objects.size(); i++) {
      if (objects.At(i) != o) continue;
      *id = static_cast<uint32_t>(i);
      return true;
    }
    return false;
  }
  if (chunks_.empty() || collections_ != collections) {
    collections_ = collections;
    Refill(objects);
  }
  const uint32_t place = PlaceOf(o);
  if ((BitsOf(place) & BitOf(place)) == 0) return false;
  for (; identified_ < objects.size(); identified_++) {
    if (identified_ * 2 >= id_entries_.size()) Grow(&id_entries_);
    const uint32_t known = PlaceOf(objects.At(identified_));
    At(id_entries_, known) = {known, static_cast<uint32_t>(identified_)};
  }
  *id = At(id_entries_, place).at;
  return true;
}

void PlaceTable::Add(ObjectTable& objects, uint32_t collections, uint32_t id) {
  if (chunks_.empty() || collections_ != collections) return;  // the next Find sees to it
  Mark(PlaceOf(objects.At(id)));
}

void PlaceTable::Clear() {
  chunk_entries_.clear();
  id_entries_.clear();
  chunks_.clear();
  last_key_ = 0;
  identified_ = 0;
}

void PlaceTable::Refill(ObjectTable& objects) {
  Clear();
  for (size_t i = 0; i < objects.size(); i++) Mark(PlaceOf(objects.At(i)));
}

uint32_t PlaceTable::Locate(uint32_t key) {
  if (chunks_.size() * 2 >= chunk_entries_.size()) Grow(&chunk_entries_);
  Entry& e = At(chunk_entries_, key);
  if (e.key == 0) {
    e = {key, static_cast<uint32_t>(chunks_.size())};
    chunks_.emplace_back();
  }
  return e.at;
}

PlaceTable::Entry& PlaceTable::At(std::vector<Entry>& entries, uint32_t key) {
  const size_t mask = entries.size() - 1;
  size_t i = (key * 0x9e3779b97f4a7c15ull >> 32) & mask;
  while (entries[i].key != 0 && entries[i].key != key) i = (i + 1) & mask;
  return entries[i];
}

void PlaceTable::Grow(std::vector<Entry>* entries) {
  constexpr size_t kLeast = 32;
  std::vector<Entry> grown(entries->empty() ? kLeast : entries->size() * 4, Entry{0, 0});
  for (const Entry& e : *entries)
    if (e.key != 0) At(grown, e.key) = e;
  entries->swap(grown);
}

}  // namespace heddle
