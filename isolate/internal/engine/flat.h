// Flat values: a primitive, or a plain object of primitives, which most messages are. They go from thread to thread
// as a short tape that nobody translates (docs/WIRE-FORMAT.md), and take a short way at either end.
#ifndef HEDDLE_ENGINE_FLAT_H_
#define HEDDLE_ENGINE_FLAT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "thread.h"

namespace heddle {

// Appends a value to the tape as the walker would; false, and the tape is as it was, for what must go to the walker:
// all that is not flat, is large, or must be asked through V8's API. No JavaScript runs.
bool WriteFlat(Thread* t, v8::Local<v8::Value> value, Tape* tape);

// What makes a flat value: a function and its arguments, or, with no function, the one value.
struct FlatParts {
  static constexpr size_t kMost = 16;
  const v8::Global<v8::Function>* make = nullptr;
  size_t count = 0;
  v8::Local<v8::Value> values[kMost];
};

// Reads what WriteFlat wrote. False: nothing is there yet that makes such an object, or an exception is pending.
bool ReadFlat(Thread* t, v8::Local<v8::Context> context, const uint32_t* words, size_t count, FlatParts* out);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_FLAT_H_
