// The tape's tokens; docs/WIRE-FORMAT.md describes them, serdes/tape.go is the Go side.
#ifndef HEDDLE_ENGINE_TAPE_H_
#define HEDDLE_ENGINE_TAPE_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace heddle {

// The words of a tape. What it grows by is not zeroed: most tapes are written once and grow large.
class Tape {
 public:
  Tape() = default;
  Tape(Tape&& other) noexcept { swap(other); }
  Tape& operator=(Tape&& other) noexcept {
    swap(other);
    return *this;
  }
  Tape(const Tape&) = delete;
  Tape& operator=(const Tape&) = delete;
  ~Tape() { free(words_); }

  uint32_t* data() { return words_; }
  const uint32_t* data() const { return words_; }
  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  uint32_t& operator[](size_t i) { return words_[i]; }
  void push_back(uint32_t word) {
    if (size_ == capacity_) Reserve(size_ + 1);
    words_[size_++] = word;
  }
  // The words that it grows by hold anything.
  void resize(size_t size) {
    if (size > capacity_) Reserve(size);
    size_ = size;
  }
  // Room for so many words behind the last; what has been written there becomes the tape's by Extend.
  uint32_t* Behind(size_t words) {
    if (size_ + words > capacity_) Reserve(size_ + words);
    return words_ + size_;
  }
  void Extend(const uint32_t* end) { size_ = static_cast<size_t>(end - words_); }
  void append(const uint32_t* words, size_t count) {
    size_t at = size_;
    resize(at + count);
    memcpy(words_ + at, words, count * sizeof *words);
  }
  void swap(Tape& other) {
    std::swap(words_, other.words_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

 private:
  // Like std::vector, it has no way to fail.
  void Reserve(size_t size) {
    capacity_ = size > 2 * capacity_ ? size : 2 * capacity_;
    if (capacity_ < 64) capacity_ = 64;
    words_ = static_cast<uint32_t*>(realloc(words_, capacity_ * sizeof *words_));
    if (words_ == nullptr) abort();
  }

  uint32_t* words_ = nullptr;
  size_t size_ = 0, capacity_ = 0;
};

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
  // Only on a tape that its own thread reads (Walker::SetHere): the n-th of the values that walker holds.
  kHere = 42,        // a string or a bigint
  kHereObject = 43,  // an object that was made for this tape
  kElements = 44,    // in a SparseArray, first: the elements from 0 on, without keys, until kKeyed or the End
  kKeyed = 45,  // key, value, ... follow; in an object without keys of a clone, once it has been changed on the way
  kFarString1 = 46,  // only from the Deserializer: an address in the place of the characters
  kFarString2 = 47,
};

constexpr uint32_t kLongCount = 0xFFFFFF;

// What the builder makes of these tokens needs no handle once it has a place in an object. A hole is among them.
inline bool IsPrimitive(uint32_t token) {
  const uint32_t tag = token & 0xff;
  return (tag >= kUndefined && tag <= kString2) || tag == kHere;
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
