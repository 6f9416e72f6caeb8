#include "flat.h"

#include <cstring>

#include "fields.h"
#include "internals.h"
#include "tape.h"

namespace heddle {

using v8::internal::Address;
using v8::internal::Internals;

namespace {

// What a flat value has at most.
constexpr size_t kMostWords = 1024, kMostFields = FlatParts::kMost;

void AppendDouble(double d, Tape* tape) {
  uint32_t words[3] = {kDouble};
  memcpy(words + 1, &d, sizeof d);
  tape->append(words, 3);
}

void AppendInteger(int32_t i, Tape* tape) {
  const uint32_t words[2] = {kInt, static_cast<uint32_t>(i)};
  tape->append(words, 2);
}

// What walk_properties.cc says of numbers.
void AppendNumber(double d, Tape* tape) {
  const auto i = d >= INT32_MIN && d <= INT32_MAX ? static_cast<int32_t>(d) : 0;
  if (i == d && !FitsSmi(i)) return AppendInteger(i, tape);
  AppendDouble(d, tape);
}

// A string whose characters stand in it.
bool AppendSequential(Address string, int type, size_t room, Tape* tape) {
  const int kind = type & Internals::kStringRepresentationAndEncodingMask;
  const auto length = Internals::ReadRawField<uint32_t>(string, layout::kStringLength);
  if ((kind != kSequentialOneByte && kind != kSequentialTwoByte) || length / 2 + 2 > room) return false;
  const uint32_t token = (kind == kSequentialTwoByte ? kString2 : kString1) | length << 8;
  const size_t at = tape->size();
  tape->resize(at + WordsOfString(token));
  (*tape)[tape->size() - 1] = 0;  // what pads the characters
  (*tape)[at] = token;
  memcpy(tape->data() + at + 1, reinterpret_cast<const char*>(string) - v8::internal::kHeapObjectTag + layout::kCharacters,
         kind == kSequentialTwoByte ? size_t{length} * 2 : length);
  return true;
}

bool AppendPrimitive(Address value, size_t room, Tape* tape) {
  if (!Internals::HasHeapObjectTag(value)) return AppendInteger(Internals::SmiValue(value), tape), true;
  const int type = Internals::GetInstanceType(value);
  if (type < Internals::kFirstNonstringType) return AppendSequential(value, type, room, tape);
  if (type == kHeapNumberInstance) return AppendNumber(Internals::ReadRawField<double>(value, layout::kNumber), tape), true;
  if (type != Internals::kOddballType) return false;
  switch (Internals::GetOddballKind(value)) {
    case Internals::kUndefinedOddballKind: return tape->push_back(kUndefined), true;
    case Internals::kNullOddballKind: return tape->push_back(kNull), true;
    case kTrueOddball: return tape->push_back(kTrue), true;
    case kFalseOddball: return tape->push_back(kFalse), true;
  }
  return false;
}

// A string that V8 must look for, the whole value: it may move what is on the heap.
bool AppendString(v8::Isolate* isolate, v8::Local<v8::String> s, Tape* tape) {
  const auto length = static_cast<uint32_t>(s->Length());
  if (length / 2 + 2 > kMostWords) return false;
  const bool narrow = s->IsOneByte();
  const uint32_t token = (narrow ? kString1 : kString2) | length << 8;
  const size_t at = tape->size();
  tape->resize(at + WordsOfString(token));
  (*tape)[tape->size() - 1] = 0;  // what pads the characters
  (*tape)[at] = token;
  uint32_t* to = tape->data() + at + 1;
  if (narrow)
    s->WriteOneByte(isolate, reinterpret_cast<uint8_t*>(to), 0, static_cast<int>(length), v8::String::NO_NULL_TERMINATION);
  else
    s->Write(isolate, reinterpret_cast<uint16_t*>(to), 0, static_cast<int>(length), v8::String::NO_NULL_TERMINATION);
  return true;
}

// Nothing here lets V8 move an object.
bool AppendFields(v8::Local<v8::Object> o, const FieldMap& map, Tape* tape) {
  const size_t base = tape->size();
  tape->push_back(kObject);
  for (const FieldMap::Field& f : map.fields) {
    const uint32_t* key = map.keys.data() + f.key;
    tape->append(key, f.key_words);
    const size_t used = tape->size() - base;
    if (used >= kMostWords || !AppendPrimitive(map.Read(AddressOf(o), f), kMostWords - used, tape)) {
      tape->resize(base);
      return false;
    }
  }
  tape->push_back(kEnd | static_cast<uint32_t>(map.fields.size()) << 8);
  return true;
}

v8::MaybeLocal<v8::Value> ReadPrimitive(v8::Isolate* isolate, const uint32_t** at) {
  const uint32_t token = **at;
  const uint32_t* data = *at + 1;
  const auto length = static_cast<int>(token >> 8);
  switch (token & 0xff) {
    case kInt:
      *at += 2;
      return v8::Integer::New(isolate, static_cast<int32_t>(*data));
    case kDouble: {
      *at += 3;
      double d;
      memcpy(&d, data, sizeof d);
      return v8::Number::New(isolate, d);
    }
    case kString1:
      *at += WordsOfString(token);
      return v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(data), v8::NewStringType::kNormal,
                                        length).FromMaybe(v8::Local<v8::Value>());
    case kString2:
      *at += WordsOfString(token);
      return v8::String::NewFromTwoByte(isolate, reinterpret_cast<const uint16_t*>(data), v8::NewStringType::kNormal,
                                        length).FromMaybe(v8::Local<v8::Value>());
  }
  ++*at;
  switch (token & 0xff) {
    case kUndefined: return v8::Undefined(isolate).As<v8::Value>();
    case kNull: return v8::Null(isolate).As<v8::Value>();
    default: return v8::Boolean::New(isolate, (token & 0xff) == kTrue).As<v8::Value>();
  }
}

size_t WordsOfPrimitive(uint32_t token) {
  switch (token & 0xff) {
    case kInt: return 2;
    case kDouble: return 3;
    case kString1:
    case kString2: return WordsOfString(token);
    default: return 1;
  }
}

bool ReadObject(Thread* t, v8::Local<v8::Context> context, const uint32_t* at, size_t fields, FlatParts* out) {
  const uint32_t* values[kMostFields];
  std::vector<uint32_t>& keys = t->flat_keys;
  keys.clear();
  uint64_t hash = 0;
  for (size_t i = 0; i < fields; i++) {
    for (const uint32_t* end = at + WordsOfString(*at); at < end; at++) {
      hash = HashWord(hash, *at);
      keys.push_back(*at);
    }
    values[i] = at;
    at += WordsOfPrimitive(*at);
  }
  out->make = t->factories.OfFew(t->isolate, context, hash, keys);
  if (out->make == nullptr) return false;
  out->count = fields;
  for (size_t i = 0; i < fields; i++)
    if (!ReadPrimitive(t->isolate, &values[i]).ToLocal(&out->values[i])) return false;
  return true;
}

}  // namespace

bool WriteFlat(Thread* t, v8::Local<v8::Value> value, Tape* tape) {
  if (IsSmi(value)) return AppendInteger(SmiOf(value), tape), true;
  if (value->IsString()) return AppendString(t->isolate, value.As<v8::String>(), tape);
  if (!value->IsObject()) return AppendPrimitive(AddressOf(value), kMostWords, tape);
  auto o = value.As<v8::Object>();
  if (!IsPlain(o) || !t->uncloneable_key.IsEmpty() || RoomForElements(o) != 0) return false;
  const std::shared_ptr<const FieldMap> map = t->field_maps.Of(t->isolate, o);
  return map != nullptr && map->fields.size() <= kMostFields && AppendFields(o, *map, tape);
}

bool ReadFlat(Thread* t, v8::Local<v8::Context> context, const uint32_t* words, size_t count, FlatParts* out) {
  const size_t fields = words[count - 1] >> 8;
  if ((*words & 0xff) == kObject && fields > 0) return ReadObject(t, context, words + 1, fields, out);
  out->count = 1;
  if ((*words & 0xff) != kObject) return ReadPrimitive(t->isolate, &words).ToLocal(&out->values[0]);
  out->values[0] = v8::Object::New(t->isolate);
  return true;
}

}  // namespace heddle
