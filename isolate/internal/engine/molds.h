// Objects of which others are cast: V8 copies one in the time of an allocation, where making it anew is a call
// of its constructor. Each is made at first use, with its thread's own intrinsics, and no program sees it.
// On the isolate's thread.
#ifndef HEDDLE_ENGINE_MOLDS_H_
#define HEDDLE_ENGINE_MOLDS_H_

#include <cstdint>

#include "v8.h"

struct hd_thread;

namespace heddle {

// Names of the properties that an error's clone may have.
struct ErrorNames {
  v8::Eternal<v8::String> stack, message, cause, name;
};

class Molds {
 public:
  // A copy of a RegExp that is as its constructor made it, with lastIndex 0; empty when it is not: it has
  // properties of its own, another prototype, or is not the context's.
  v8::Local<v8::RegExp> RegExp(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::RegExp> from);

  // An error of which the builder has made one like it: with the same letter of its prototype (0 for Error) and
  // the same flags. Empty when there has been none.
  v8::Local<v8::Object> Error(v8::Isolate* isolate, uint32_t prototype, uint32_t flags);
  // Keeps a copy of an error that the builder has made, without what is in it, to make the next ones of.
  bool KeepError(v8::Isolate* isolate, v8::Local<v8::Context> context, uint32_t prototype, uint32_t flags,
                 v8::Local<v8::Object> error);
  // Gives a copy of such an error its own message, stack and cause (empty: undefined).
  bool FillError(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Object> error,
                 v8::Local<v8::Value> message, v8::Local<v8::Value> stack, v8::Local<v8::Value> cause);

  // An array with room for that many numbers, which are to be written before V8 allocates: Smis in elements of kind
  // kHoley, or doubles in kHoleyDoubles. Empty when V8 has no memory, or keeps it otherwise.
  v8::Local<v8::Array> Numbers(hd_thread* t, v8::Local<v8::Context> context, uint32_t length, bool doubles);

  // A copy of an array of numbers, holes among them, of a kind that may have holes; empty when the array is not as V8
  // makes those of the context, or there is no memory.
  v8::Local<v8::Array> CopyNumbers(hd_thread* t, v8::Local<v8::Context> context, v8::Local<v8::Array> from);

  // The word that stands for a hole among elements; the object behind it never moves.
  uint32_t hole(v8::Isolate* isolate) { return hole_ != 0 ? hole_ : FindHole(isolate); }

  // Puts what list has into a Map (keys and values in turn) or Set.
  bool FillMap(v8::Isolate* isolate, v8::Local<v8::Context> context, const v8::Global<v8::Function>& set,
               v8::Local<v8::Map> map, v8::Local<v8::Array> list);
  bool FillSet(v8::Isolate* isolate, v8::Local<v8::Context> context, const v8::Global<v8::Function>& add,
               v8::Local<v8::Set> set, v8::Local<v8::Array> list);

  // V8's numbers of some kinds of objects, as the walker has met them; -1 before.
  int array_type = -1, date_type = -1, regexp_type = -1, error_type = -1;

  const ErrorNames& error_names(v8::Isolate* isolate);
  void Clear();

 private:
  static constexpr int kPrototypes = 7, kFlags = 16;
  static int Place(uint32_t prototype);
  uint32_t FindHole(v8::Isolate* isolate);
  bool Fill(v8::Isolate* isolate, v8::Local<v8::Context> context, const char* source,
            const v8::Global<v8::Function>& method, v8::Global<v8::Function>* fill, v8::Local<v8::Object> target,
            v8::Local<v8::Array> list);

  bool HasArrayMaps(v8::Isolate* isolate, v8::Local<v8::Context> context);
  bool MakeHoley(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Array> a);

  // An array of each kind of numbers: its map is that of all that are as V8 makes them.
  static constexpr int kNumberKinds = 6;
  v8::Global<v8::Array> arrays_[kNumberKinds];
  v8::Global<v8::Function> drop_first_;

  uint32_t hole_ = 0;
  v8::Global<v8::Function> fill_map_, fill_set_;

  v8::Global<v8::RegExp> regexp_;
  int last_index_ = 0;  // where a RegExp has its lastIndex; 0: not known
  v8::Global<v8::Object> errors_[kPrototypes][kFlags];
  v8::Global<v8::Function> fill_, fill_with_cause_;
  v8::Global<v8::Function> set_length_;
  ErrorNames names_;
};

}  // namespace heddle

#endif  // HEDDLE_ENGINE_MOLDS_H_
