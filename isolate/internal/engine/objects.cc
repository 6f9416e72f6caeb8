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

}  // namespace

bool PlaceTable::Find(ObjectTable& objects, uint32_t collections, v8::Local<v8::Object> o, uint32_t* id) {
  if (objects.size() <= kFew) {
    for (size_t i = 0; i < objects.size(); i++) {
      if (objects.At(i) != o) continue;
      *id = static_cast<uint32_t>(i);
      return true;
    }
    return false;
  }
  if (entries_.empty() || collections_ != collections) {
    collections_ = collections;
    Refill(objects);
  }
  const Entry& e = At(PlaceOf(o));
  *id = e.id;
  return e.place != 0;
}

void PlaceTable::Add(ObjectTable& objects, uint32_t collections, uint32_t id) {
  if (entries_.empty() || collections_ != collections) return;  // the next Find sees to it
  if (size_t{id} * 2 >= entries_.size()) return Refill(objects);
  At(PlaceOf(objects.At(id))) = {PlaceOf(objects.At(id)), id};
}

PlaceTable::Entry& PlaceTable::At(uint32_t place) {
  const size_t mask = entries_.size() - 1;
  size_t i = (place * 0x9e3779b97f4a7c15ull >> 32) & mask;
  while (entries_[i].place != 0 && entries_[i].place != place) i = (i + 1) & mask;
  return entries_[i];
}

void PlaceTable::Refill(ObjectTable& objects) {
  size_t size = 64;
  while (size < objects.size() * 4) size *= 2;
  entries_.assign(size, Entry{0, 0});
  for (size_t i = 0; i < objects.size(); i++) At(PlaceOf(objects.At(i))) = {PlaceOf(objects.At(i)), static_cast<uint32_t>(i)};
}

}  // namespace heddle
