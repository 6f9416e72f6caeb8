// What V8's API does not tell of a value and V8's serializer goes by: the kind of an array's elements,
// whether an object is a plain one and how it keeps its properties, whether a number is a Smi, how a view
// hangs on its buffer (docs/decisions/0007).
//
// Most is read where this V8 has it, in an object or its map; hd_self_test holds the library to the one
// version this was written for, and the tests of package oracle hold what comes of it against V8's own
// serializer.
#ifndef HEDDLE_ENGINE_INTERNALS_H_
#define HEDDLE_ENGINE_INTERNALS_H_

#include <cstdint>

#include "v8.h"

namespace v8 {
namespace internal {

// One of those that V8's tests call (%HasFastProperties): it takes handles to its arguments.
Address Runtime_HasFastProperties(int count, Address* arguments, Isolate* isolate);

}  // namespace internal
}  // namespace v8

namespace heddle {

inline v8::internal::Address AddressOf(v8::Local<v8::Value> v) {
  return *reinterpret_cast<v8::internal::Address*>(*v);
}

// V8's numbers of the kinds that it writes as dense arrays. All others, those of frozen, sealed and
// non-extensible arrays included, it writes as sparse ones.
enum ElementsKind : uint8_t { kPackedSmis = 0, kPacked = 2, kPackedDoubles = 4, kLastFast = 5 };

// Stands for an object's class: the names and attributes of its properties, when they are fast ones.
inline v8::internal::Address MapOf(v8::Local<v8::Object> o) {
  using v8::internal::Internals;
  return Internals::ReadTaggedPointerField(AddressOf(o), Internals::kHeapObjectMapOffset);
}

inline bool HasFastProperties(v8::Isolate* isolate, v8::Local<v8::Object> o) {
  return v8::internal::Runtime_HasFastProperties(
             1, reinterpret_cast<v8::internal::Address*>(*o),
             reinterpret_cast<v8::internal::Isolate*>(isolate)) == AddressOf(v8::True(isolate));
}

inline ElementsKind ElementsKindOf(v8::Local<v8::Object> o) {
  using v8::internal::Internals;
  constexpr int kBitField2 = Internals::kMapInstanceTypeOffset + 3;
  return static_cast<ElementsKind>(Internals::ReadRawField<uint8_t>(MapOf(o), kBitField2) >> 2);
}

// Elements that stand side by side, holes among them or not; none of them has a getter.
inline bool IsFast(ElementsKind kind) { return kind <= kLastFast; }

inline bool IsPacked(ElementsKind kind) {
  return kind == kPackedSmis || kind == kPacked || kind == kPackedDoubles;
}

// A Smi is an integer that stands where a pointer would. Node's have 32 bits; pointer compression leaves
// 31 to ours.
inline bool IsSmi(v8::Local<v8::Value> v) {
  return !v8::internal::Internals::HasHeapObjectTag(AddressOf(v));
}
inline int32_t SmiOf(v8::Local<v8::Value> v) {
  return static_cast<int32_t>(v8::internal::Internals::SmiValue(AddressOf(v)));
}
inline bool FitsSmi(int32_t i) { return v8::internal::PlatformSmiTagging::IsValidSmi(i); }

// The largest size, in pages, that a WebAssembly.Memory may grow to: the field behind its buffer.
inline int32_t MaximumPages(v8::Local<v8::Object> memory) {
  using v8::internal::Internals;
  constexpr int kOffset = Internals::kJSObjectHeaderSize + v8::internal::kApiTaggedSize;
  return Internals::SmiValue(Internals::ReadTaggedSignedField(AddressOf(memory), kOffset));
}

// The flags of a view as the wire has them: kViewTracks, kViewResizable.
inline uint32_t ViewFlagsOf(v8::Local<v8::ArrayBufferView> v) {
  constexpr int kBitField = 32;
  return v8::internal::Internals::ReadRawField<uint32_t>(AddressOf(v), kBitField) & 3;
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
