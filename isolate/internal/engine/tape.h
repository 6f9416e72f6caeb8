// The tape's tokens; docs/WIRE-FORMAT.md describes them, serdes/tape.go is the Go side.
#ifndef HEDDLE_ENGINE_TAPE_H_
#define HEDDLE_ENGINE_TAPE_H_

#include <cstddef>
#include <cstdint>

namespace heddle {

enum Tag : uint32_t {
  kUndefined = 1,
  kNull,
  kTrue,
  kFalse,
  kHole,
  kInt,
  kDouble,
  kBigInt,
  kString1,
  kString2,
  kRef,
  kObject,
  kEnd,
  kDenseArray,
  kSparseArray,
  kDate,
  kBoolObject,
  kNumberObject,
  kBigIntObject,
  kStringObject,
  kRegExp,
  kMap,
  kSet,
  kArrayBuffer,
  kSharedArrayBuffer,
  kTransferredArrayBuffer,
  kView,
  kError,
  kHostObject,
  kWasmModule,
  kWasmMemory,
  kViewRef,
  kPad,
  kDoubleRun,
  kIntRun,
  kShapeDef,
  kShapedObject,
  kRaw,      // never meant for JavaScript
  kWrite,    // nor this
  kBytes = 40,  // operations' results only: n bytes follow, padded; becomes a Uint8Array
  kFloats = 41, // operations' results only: n doubles follow; becomes a Float64Array
};

constexpr uint32_t kLongCount = 0xFFFFFF;

// What the builder makes of these tokens needs no handle once it has a place in an object. A hole is among them.
inline bool IsPrimitive(uint32_t token) {
  const uint32_t tag = token & 0xff;
  return tag >= kUndefined && tag <= kString2;
}

// How many words a string's token and its characters have, if its length is no long count.
inline size_t WordsOfString(uint32_t token) {
  const size_t length = token >> 8;
  return 1 + ((token & 0xff) == kString1 ? (length + 3) / 4 : (length + 1) / 2);
}

// Kinds of HostObject that messages carry.
enum HostKind : uint32_t {
  kHostPort = 1,
  kHostPacked = 2,  // an array: who makes it, of what, and the index of a handle of the message or undefined
  // v8.Serializer's own: what its _writeHostObject wrote, and what it writes by default.
  kHostRaw = 0xFFFFF0,
  kHostView = 0xFFFFF1,
};

}  // namespace heddle

#endif  // HEDDLE_ENGINE_TAPE_H_
