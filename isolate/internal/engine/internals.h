// What V8's API does not tell of an object and V8's serializer goes by: the kind of its elements, and
// whether it is a plain object.
//
// Both are read where this V8 has them in an object's map; hd_self_test holds the library to the one
// version this was written for, and the tests of package oracle hold what comes of it against V8's own
// serializer.
#ifndef HEDDLE_ENGINE_INTERNALS_H_
#define HEDDLE_ENGINE_INTERNALS_H_

#include <cstdint>

#include "v8.h"

namespace heddle {

inline v8::internal::Address AddressOf(v8::Local<v8::Value> v) {
  return *reinterpret_cast<v8::internal::Address*>(*v);
}

// V8's numbers of the kinds that it writes as dense arrays. All others, those of frozen, sealed and
// non-extensible arrays included, it writes as sparse ones.
enum ElementsKind : uint8_t { kPackedSmis = 0, kPacked = 2, kPackedDoubles = 4 };

inline ElementsKind ElementsKindOf(v8::Local<v8::Array> a) {
  using v8::internal::Internals;
  constexpr int kBitField2 = Internals::kMapInstanceTypeOffset + 3;
  auto map = Internals::ReadTaggedPointerField(AddressOf(a), Internals::kHeapObjectMapOffset);
  return static_cast<ElementsKind>(Internals::ReadRawField<uint8_t>(map, kBitField2) >> 2);
}

inline bool IsPacked(ElementsKind kind) {
  return kind == kPackedSmis || kind == kPacked || kind == kPackedDoubles;
}

// Whether V8 keeps a number as a double although it is a small integer. V8's serializer gives it a
// double's tag. Pointer compression leaves 31 bits for small integers: what needs the 32nd is always kept
// so, and is no such number here, nor in Node.
inline bool IsBoxedInteger(v8::Local<v8::Int32> v) {
  return v8::internal::Internals::HasHeapObjectTag(AddressOf(v)) &&
         v8::internal::PlatformSmiTagging::IsValidSmi(v->Value());
}

inline int InstanceTypeOf(v8::Local<v8::Object> o) {
  return v8::internal::Internals::GetInstanceType(AddressOf(o));
}

// Whether an object is of no special kind: what a literal, Object.create or a class without a base makes.
inline bool IsPlain(v8::Local<v8::Object> o) {
  return InstanceTypeOf(o) == v8::internal::Internals::kJSObjectType;
}

// Whether V8's serializer takes an object for a plain one all the same: those made from a template, which
// must have no internal fields, and some of the prototypes that V8 begins with (Object.prototype to
// %TypedArray%.prototype), which have a type of their own.
inline bool IsAsPlain(v8::Local<v8::Object> o) {
  using v8::internal::Internals;
  constexpr int kFirstPrototype = 2081, kLastPrototype = 2090;
  int type = InstanceTypeOf(o);
  return (type >= Internals::kFirstJSApiObjectType && type <= Internals::kLastJSApiObjectType) ||
         (type >= kFirstPrototype && type <= kLastPrototype);
}

}  // namespace heddle

#endif  // HEDDLE_ENGINE_INTERNALS_H_
