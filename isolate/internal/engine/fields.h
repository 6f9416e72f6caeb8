// Where the objects of one map have their properties: what V8's inline caches know, for the walker.
//
// A map is V8's class of objects. What is kept of it here holds as long as it lives; nothing here keeps it
// alive. A full collection may free it, and another may take its place: then everything is forgotten.
// On the isolate's thread.
#ifndef HEDDLE_ENGINE_FIELDS_H_
#define HEDDLE_ENGINE_FIELDS_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "factories.h"
#include "internals.h"

namespace heddle {

// The enumerable properties with string keys of the objects of one map, in order.
struct FieldMap {
  struct Field {
    int offset;         // in bytes, in the object or in its list of properties
    bool in_object;
    uint32_t key;       // where its key's token begins in keys
    uint32_t key_words;
  };
  std::vector<Field> fields;
  std::vector<uint32_t> keys;
  std::vector<uint32_t> words;  // of each key
  bool literal = false;         // an object literal with these keys makes such an object

  // For a walk and the build after it, when they are of one thread: the number of the last walk that has met an
  // object of the map, and what that calls the map; how many objects have been built; the function for them.
  mutable uint64_t walk = 0;
  mutable uint32_t number = 0, built = 0;
  mutable const v8::Global<v8::Function>* factory = nullptr;
  mutable Rows rows;
  uint64_t serial = 0;  // no other of the thread has had it

  v8::internal::Address Read(v8::internal::Address object, const Field& f) const {
    return FieldOf(f.in_object ? object : FieldOf(object, layout::kProperties), f.offset);
  }
};

// The field maps that a thread has met last.
class FieldMaps {
 public:
  // The field map of an object; null when its properties must be asked for: there are accessors among
  // them, it keeps them in a table, or it is a prototype. The reference is good until the next call.
  const std::shared_ptr<const FieldMap>& Of(v8::Isolate* isolate, v8::Local<v8::Object> o);
  void Forget();
  // Changes when something may have taken the place of a map.
  uint32_t generation() const { return generation_; }

 private:
  static constexpr size_t kEntries = 128;  // a power of two
  struct Entry {
    uint32_t map = 0;  // the low half of its address
    std::shared_ptr<const FieldMap> fields;
  };
  Entry entries_[kEntries];
  uint32_t generation_ = 0;
  uint64_t described_ = 0;
};

// What an object has under a name, which must be an internalized string: kField, and *out is it; kNobody: no such
// property of its own, or one that is an accessor; kAsk: V8 knows.
enum class OwnedBy { kField, kNobody, kAsk };
OwnedBy OwnField(v8::Isolate* isolate, v8::Local<v8::Object> o, v8::internal::Address name, v8::Local<v8::Value>* out);

// Whether an object of this map has no properties of its own but one that is not enumerable: an array's
// length, for one.
bool HasLengthAlone(v8::Local<v8::Object> o);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_FIELDS_H_
