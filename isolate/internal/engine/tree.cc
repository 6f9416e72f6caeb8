// The builder on trees: messages in which no object is met twice, which are most.
//
// Without references nobody asks for an object by its id. So what is in an object can be made before it, and
// the object at once, by a function that V8 has compiled for its shape; and the handles of what is in it end
// with it. The functions are kept for the thread's life.
#include <algorithm>

#include "build.h"

namespace heddle {

namespace {

// How many words a token of a primitive has; 0 for what is none, or long.
size_t WordsOfPrimitive(uint32_t token) {
  switch (token & 0xff) {
    case kUndefined:
    case kNull:
    case kTrue:
    case kFalse:
    case kHere:
      return token >> 8 == kLongCount ? 0 : 1;
    case kInt:
      return 2;
    case kDouble:
      return 3;
    case kString1:
    case kString2:
      return token >> 8 == kLongCount ? 0 : WordsOfString(token);
    default:
      return 0;
  }
}

}  // namespace

// Reads an object of a few primitives, if it is one and there is a function for its shape; else nothing is read
// and *out stays empty. False when an exception is pending.
bool Builder::FewPrimitives(v8::Local<v8::Value>* out) {
  constexpr size_t kFew = 12, kMostWords = 64;
  const uint32_t* found[kFew];
  size_t count = 0;
  uint64_t hash = 0;
  few_keys_.clear();
  for (const uint32_t* at = at_; (*at & 0xff) != kEnd; count++) {
    uint32_t key = *at;
    if (count == kFew || ((key & 0xff) != kString1 && (key & 0xff) != kString2)) return true;
    size_t words = WordsOfString(key);
    if (few_keys_.size() + words > kMostWords) return true;
    for (const uint32_t* end = at + words; at < end; at++) {
      hash = HashWord(hash, *at);
      few_keys_.push_back(*at);
    }
    found[count] = at;
    size_t value = WordsOfPrimitive(*at);
    if (value == 0) return true;
    at += value;
  }
  if (count == 0) return true;
  const v8::Global<v8::Function>* factory = t_->factories.OfFew(isolate_, context_, hash, few_keys_);
  if (factory == nullptr) return true;
  v8::Local<v8::Value> values[kFew];
  for (size_t i = 0; i < count; i++) {
    at_ = found[i];
    if (!Value(*at_++, &values[i])) return false;
  }
  Count(*at_++ >> 8);
  return factory->Get(isolate_)
      ->Call(context_, v8::Undefined(isolate_), static_cast<int>(count), values)
      .ToLocal(out);
}

bool Builder::TreeObject(uint32_t n, v8::Local<v8::Value>* out) {
  v8::EscapableHandleScope scope(isolate_);
  if (!factories_) n = 0;
  v8::Local<v8::Value> few;
  if (factories_ && n == 0 && !FewPrimitives(&few)) return false;
  if (!few.IsEmpty()) {
    *out = scope.Escape(few);
    return true;
  }
  if (n != 0 && maps_ != nullptr) {
    if (!Mapped(*(*maps_)[n - 1], out)) return false;
    *out = scope.Escape(*out);
    return true;
  }
  if (n > tree_shapes_.size()) tree_shapes_.resize(n);
  const bool ok = n != 0 && tree_shapes_[n - 1].factory != nullptr
                      ? Manufacture(*tree_shapes_[n - 1].factory, tree_shapes_[n - 1].words, out)
                  : factories_ ? Assemble(n, out)
                               : Gather(out);
  if (!ok) return false;
  *out = scope.Escape(*out);
  return true;
}

bool Builder::Gather(v8::Local<v8::Value>* out) {
  v8::Local<v8::Object> o = v8::Object::New(isolate_);
  *out = o;
  return Properties(o);
}

// Reads an object of the walker's, whose keys are the map's: its values in their order, up to where a getter has
// changed it.
bool Builder::Mapped(const FieldMap& map, v8::Local<v8::Value>* out) {
  if (++map.built == kWorthFactory && map.factory == nullptr)
    map.factory = t_->factories.Of(isolate_, context_, map.keys);
  const size_t base = values_.size(), end = base + map.fields.size();
  while (values_.size() < end && (*at_ & 0xff) != kKeyed) {
    v8::Local<v8::Value> value;
    if (IsPrimitive(*at_) ? !Value(*at_++, &value) : !Read(&value)) return false;
    values_.push_back(value);
  }
  bool ok;
  if (values_.size() == end && map.factory != nullptr) {
    Count(*at_++ >> 8);
    ok = Call(*map.factory, base, out);
  } else {
    if (values_.size() < end) at_++;
    ok = ComposeMapped(map, base, out);
  }
  values_.resize(base);
  return ok;
}

// Makes an object of the values that have been read last and the properties that follow with their keys.
bool Builder::ComposeMapped(const FieldMap& map, size_t base, v8::Local<v8::Value>* out) {
  v8::Local<v8::Object> o = v8::Object::New(isolate_);
  *out = o;
  for (size_t i = base; i < values_.size(); i++) {
    v8::HandleScope scope(isolate_);
    v8::Local<v8::String> key;
    if (!KeyOf(map, i - base).ToLocal(&key) || !Put(context_, o, key, values_[i])) return false;
  }
  return Properties(o);
}

v8::MaybeLocal<v8::String> Builder::KeyOf(const FieldMap& map, size_t i) {
  const uint32_t* after = at_;
  at_ = map.keys.data() + map.fields[i].key;
  const uint32_t token = *at_++;
  v8::MaybeLocal<v8::String> key = String(static_cast<Tag>(token & 0xff), token >> 8, true);
  at_ = after;
  return key;
}

// Calls a function with the values that have been read last.
bool Builder::Call(const v8::Global<v8::Function>& factory, size_t base, v8::Local<v8::Value>* out) {
  return factory.Get(isolate_)
      ->Call(context_, v8::Undefined(isolate_), static_cast<int>(values_.size() - base), values_.data() + base)
      .ToLocal(out);
}

// Reads an object for which there is no function yet. There may be one when all that is in the object has been read:
// other objects of its shape, for one.
bool Builder::Assemble(uint32_t n, v8::Local<v8::Value>* out) {
  const size_t first = key_places_.size(), base = values_.size();
  bool ok = true, alike = true;
  while (ok && (*at_ & 0xff) != kEnd) {
    const uint32_t tag = *at_ & 0xff;
    alike = (tag == kString1 || tag == kString2) && *at_ >> 8 != kLongCount && values_.size() - base < kMostFactoryKeys;
    if (!alike) break;
    key_places_.push_back(at_);
    at_ += WordsOfString(*at_);
    v8::Local<v8::Value> value;
    ok = IsPrimitive(*at_) ? Value(*at_++, &value) : Read(&value);
    values_.push_back(value);
  }
  if (ok && alike) {
    Count(*at_++ >> 8);
    const v8::Global<v8::Function>* factory = FactoryFor(n, first);
    ok = factory == nullptr ? Compose(first, base, out) : Call(*factory, base, out);
  } else if (ok) {
    ok = Compose(first, base, out) && Properties(out->As<v8::Object>());
  }
  key_places_.resize(first);
  values_.resize(base);
  return ok;
}

// The function for an object with the keys from first on, if it is worth one: of its number there have been others on
// this tape, or of its keys, in this message and those before.
const v8::Global<v8::Function>* Builder::FactoryFor(uint32_t n, size_t first) {
  constexpr size_t kFew = 16, kMostWords = 96;
  if (n != 0) {
    TreeShape& shape = tree_shapes_[n - 1];
    if (shape.factory == nullptr && ++shape.uses == kWorthFactory) Learn(first, &shape);
    if (shape.factory != nullptr) return shape.factory;
  }
  if (key_places_.size() == first || key_places_.size() - first > kFew) return nullptr;
  uint64_t hash = 0;
  few_keys_.clear();
  for (size_t i = first; i < key_places_.size(); i++) {
    const uint32_t* at = key_places_[i];
    const size_t words = WordsOfString(*at);
    if (few_keys_.size() + words > kMostWords) return nullptr;
    for (const uint32_t* end = at + words; at < end; at++) hash = HashWord(hash, *at);
    few_keys_.insert(few_keys_.end(), key_places_[i], key_places_[i] + words);
  }
  return t_->factories.OfFew(isolate_, context_, hash, few_keys_);
}

// Gets the function for objects with the keys from first on.
void Builder::Learn(size_t first, TreeShape* shape) {
  std::vector<uint32_t> keys, words;
  for (size_t i = first; i < key_places_.size(); i++) {
    const uint32_t* key = key_places_[i];
    words.push_back(static_cast<uint32_t>(WordsOfString(*key)));
    keys.insert(keys.end(), key, key + words.back());
  }
  shape->words = std::move(words);
  shape->factory = t_->factories.Of(isolate_, context_, keys);
}

// Makes an object of the keys and values that have been read last.
bool Builder::Compose(size_t first, size_t base, v8::Local<v8::Value>* out) {
  v8::Local<v8::Object> o = v8::Object::New(isolate_);
  *out = o;
  const uint32_t* after = at_;
  for (size_t i = first; i < key_places_.size(); i++) {
    v8::HandleScope scope(isolate_);
    v8::Local<v8::Value> key;
    at_ = key_places_[i];
    if (!ReadKey(&key) || !Define(o, key, values_[base + i - first])) return false;
  }
  at_ = after;
  return true;
}

bool Builder::Manufacture(const v8::Global<v8::Function>& made, const std::vector<uint32_t>& key_words,
                          v8::Local<v8::Value>* out) {
  // The shapes may move while a value is read, what they have on the heap does not.
  const uint32_t* words = key_words.data();
  const size_t count = key_words.size(), base = values_.size();
  for (size_t i = 0; i < count; i++) {
    at_ += words[i];
    v8::Local<v8::Value> value;
    if (IsPrimitive(*at_) ? !Value(*at_++, &value) : !Read(&value)) return false;
    values_.push_back(value);
  }
  Count(*at_++ >> 8);
  const bool ok = Call(made, base, out);
  values_.resize(base);
  return ok;
}

bool Builder::TreeArray(uint64_t length, v8::Local<v8::Value>* out) {
  if (length > kMaxPreallocated) return Array(length, out);
  if (length > static_cast<uint64_t>(end_ - at_) * 2) return Fail("Unable to deserialize cloned data.");
  v8::EscapableHandleScope scope(isolate_);
  v8::Local<v8::Array> numbers;
  if (const Made made = Numbers(length, &numbers); made != Made::kNo) {
    if (made == Made::kFailed || !Properties(numbers)) return false;
    *out = scope.Escape(numbers);
    return true;
  }
  const size_t base = values_.size();
  uint64_t holes = 0;
  if (!Elements(length, &holes)) return false;
  v8::Local<v8::Array> a;
  if (holes == 0) {
    a = v8::Array::New(isolate_, values_.data() + base, length);
  } else {
    a = v8::Array::New(isolate_, static_cast<int>(length));
    for (uint32_t i = 0; i < length; i++)
      if (!values_[base + i].IsEmpty() && !Put(context_, a, i, values_[base + i])) return false;
  }
  values_.resize(base);
  if (!Properties(a)) return false;
  *out = scope.Escape(a);
  return true;
}

// Reads so many elements to values_, nothing for a hole.
bool Builder::Elements(uint64_t length, uint64_t* holes) {
  for (const size_t end = values_.size() + length; values_.size() < end;) {
    if (PadOrRun(end)) continue;
    const uint32_t token = *at_;
    if (IsMapped(token)) {
      bool made;
      if (!MakeRow(end, &made)) return false;
      if (made) continue;
    }
    v8::Local<v8::Value> value;
    if ((token & 0xff) == kHole) {
      at_++;
      ++*holes;
    } else if (IsPrimitive(token) ? (at_++, !Value(token, &value)) : !Read(&value)) {
      return false;
    }
    values_.push_back(value);
  }
  return true;
}

bool Builder::PadOrRun(size_t end) {
  const uint32_t token = *at_, tag = token & 0xff;
  if (tag != kPad && tag != kIntRun && tag != kDoubleRun) return false;
  at_++;
  if (tag == kPad) return true;
  for (uint64_t run = std::min(Count(token >> 8), static_cast<uint64_t>(end - values_.size())); run > 0; run--)
    values_.push_back(tag == kDoubleRun ? v8::Number::New(isolate_, Double()).As<v8::Value>()
                                        : v8::Integer::New(isolate_, static_cast<int32_t>(*at_++)).As<v8::Value>());
  return true;
}

}  // namespace heddle
