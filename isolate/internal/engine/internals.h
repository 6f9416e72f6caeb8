// What V8's API does not tell of a value and V8's serializer goes by: the kind of an array's elements,
// whether an object is a plain one and how it keeps its properties, whether a number is a Smi, how a view
// hangs on its buffer (docs/decisions/0007).
//
// Most is read where this V8 has it, in an object or its map; hd_self_test holds the library to the one
// version this was written for, and the tests of package oracle hold what comes of it against V8's own
// serializer. An Address of an object is good until V8 allocates: a collection moves objects.
#ifndef HEDDLE_ENGINE_INTERNALS_H_
#define HEDDLE_ENGINE_INTERNALS_H_

#include <cstdint>
#include <cstring>

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

// A handle, in the current scope, to what has been read from an object.
inline v8::Local<v8::Value> HandleOf(v8::Isolate* isolate, v8::internal::Address address) {
  v8::Local<v8::Value> here;
  v8::internal::Address* slot = &address;
  static_assert(sizeof here == sizeof slot, "a handle is a pointer to an address");
  memcpy(static_cast<void*>(&here), &slot, sizeof slot);
  return v8::Local<v8::Value>::New(isolate, here);
}

// Where V8 has the fields of its objects, in bytes from an object's beginning. A field that holds a value
// is a compressed pointer of 4 bytes or a Smi.
namespace layout {
constexpr int kTagged = v8::internal::kApiTaggedSize;
static_assert(kTagged == 4, "these are the places with compressed pointers");
constexpr int kProperties = 4, kElements = 8, kArrayLength = 12;                     // of a JSObject, a JSArray
constexpr int kListLength = 4, kListStart = 8;                                       // of what they point to
constexpr int kNumber = 4;                                                           // of a HeapNumber
constexpr int kBigIntBits = 4, kBigIntDigits = 8;                                    // of a BigInt
constexpr int kLastIndex = 24;                                                       // of a RegExp
constexpr int kStringLength = 8, kCharacters = 12;                                   // of a sequential string
constexpr int kSizeInWords = 4, kFieldsStart = 5, kBits3 = 12, kDescriptors = 24;    // of a map
constexpr int kDescriptorsStart = 16, kDescriptor = 12, kKey = 0, kDetails = 4;      // of its descriptors
}  // namespace layout

inline v8::internal::Address FieldOf(v8::internal::Address object, int offset) {
  using v8::internal::Internals;
  return Internals::DecompressTaggedAnyField(object, Internals::ReadRawField<uint32_t>(object, offset));
}

inline int32_t SmiFieldOf(v8::internal::Address object, int offset) {
  return v8::internal::Internals::SmiValue(FieldOf(object, offset));
}

// Kinds of heap objects, as V8 numbers them; strings are below kFirstNonstringType.
constexpr int kSymbolInstance = 128, kBigIntInstance = 129, kHeapNumberInstance = 130;
// Kinds of oddballs.
constexpr int kFalseOddball = 0, kTrueOddball = 1, kHoleOddball = 2;
// Of a string's type: a part of another string, which it keeps alive.
constexpr int kRepresentationMask = 7, kSlicedString = 3;
// Strings whose characters stand in the string itself.
constexpr int kSequentialTwoByte = 0, kSequentialOneByte = 8;

// V8's numbers of the kinds that it writes as dense arrays. All others, those of frozen, sealed and
// non-extensible arrays included, it writes as sparse ones.
enum ElementsKind : uint8_t {
  kPackedSmis = 0,
  kHoleySmis,
  kPacked,
  kHoley,
  kPackedDoubles,
  kHoleyDoubles,
  kLastFast = kHoleyDoubles
};

// What stands for a hole among doubles: a NaN that no number has.
constexpr uint64_t kHoleBits = 0xfff7fffffff7ffff;

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
inline bool AreSmis(ElementsKind kind) { return kind <= kHoleySmis; }
inline bool AreDoubles(ElementsKind kind) { return kind == kPackedDoubles || kind == kHoleyDoubles; }

// How many elements an object's list of them has room for: 0 when it has none, of whatever kind.
inline uint32_t RoomForElements(v8::Local<v8::Object> o) {
  return static_cast<uint32_t>(SmiFieldOf(FieldOf(AddressOf(o), layout::kElements), layout::kListLength));
}

// Where an array has its elements. Good until V8 allocates.
inline uint8_t* ElementsOf(v8::Local<v8::Object> o) {
  return reinterpret_cast<uint8_t*>(FieldOf(AddressOf(o), layout::kElements)) - v8::internal::kHeapObjectTag +
         layout::kListStart;
}

// The element i of those at a place that ElementsOf has given, as it stands there.
inline uint32_t WordAt(const uint8_t* elements, uint32_t i) {
  uint32_t word;
  memcpy(&word, elements + size_t{i} * layout::kTagged, sizeof word);
  return word;
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
