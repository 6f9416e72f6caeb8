// Functions that make the objects of one shape: one call for an object, whatever it has, in code that V8 has
// compiled. On the isolate's thread; the functions live as long as it does.
#ifndef HEDDLE_ENGINE_FACTORIES_H_
#define HEDDLE_ENGINE_FACTORIES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "v8.h"

namespace heddle {

// From so many objects of a shape on it is worth a function.
constexpr uint32_t kWorthFactory = 8;
// Objects with more keys have none.
constexpr size_t kMostFactoryKeys = 128;

// What OfFew wants the hash of key lists to be made by, word by word, from 0.
inline uint64_t HashWord(uint64_t hash, uint32_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15;
  return hash ^ hash >> 29;
}

// The function that an expression of ours gives; empty when V8 has not the stack or memory for it.
v8::Local<v8::Function> Evaluate(v8::Isolate* isolate, v8::Local<v8::Context> context, const std::string& text);

// Whether an object literal with these keys, string tokens one after another, has them all, in this order:
// distinct strings that are no indices, and not __proto__.
bool AreLiteral(const std::vector<uint32_t>& keys);

// A function that makes many objects that are alike, to the objects and short arrays in them, in one call: of the
// values of the first, of the second and so on. It puts the objects in the place of the first values.
struct Batch {
  // How much alike the objects are taken to be.
  enum Alike { kObjectsAndArrays, kObjects, kSelves, kNot };
  enum Kind : uint32_t {
    kValue,   // anything
    kObject,  // begins an object of the map with this serial number, of which the next steps are
    kEnd,     // ends it
    kArray,   // an array of so many values
  };
  struct Step {
    Kind kind;
    uint64_t what = 0;
  };
  int alike = kObjectsAndArrays;
  std::vector<Step> steps;  // ends with the end of the object
  size_t width = 0;         // values of an object
  std::string literal;      // of an object, while the steps are gathered
  const v8::Global<v8::Function>* function = nullptr;

  void AppendKey(const uint32_t* key);
  void AppendValue();
  void AppendArray(uint32_t count);
};

// What is known of the objects of a map in rows.
struct Rows {
  int alike = Batch::kObjectsAndArrays;  // one less is taken when too many are not
  std::shared_ptr<const Batch> batch;
  uint64_t made = 0, ends = 0;  // how many objects; how many rows have ended before they had to

  // A row has ended. misfit: with an object of the same map.
  void End(bool misfit);
};

class Factories {
 public:
  // The function for these keys: string tokens, one after another, of keys that an object literal may have
  // (docs/WIRE-FORMAT.md, Shapes). It takes the values in the keys' order. Null when there is none: there are
  // too many already, or V8 would not compile it.
  const v8::Global<v8::Function>* Of(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                     const std::vector<uint32_t>& keys);
  // Gives a batch its function: null, as above.
  void Complete(v8::Isolate* isolate, v8::Local<v8::Context> context, Batch* batch);
  // The same as Of for key lists that nobody has numbered, whose keys may be any: null also until a list has come
  // often enough to be worth it. hash is that of keys' words.
  const v8::Global<v8::Function>* OfFew(v8::Isolate* isolate, v8::Local<v8::Context> context, uint64_t hash,
                                        const std::vector<uint32_t>& keys);

  // A function that copies an array to one that V8 takes for one with holes, as long as no prototype has
  // elements. Empty when V8 would not compile it.
  v8::Local<v8::Function> Holey(v8::Isolate* isolate, v8::Local<v8::Context> context);
  void Clear();

 private:
  static constexpr size_t kMost = 1000;
  const v8::Global<v8::Function>* Make(v8::Isolate* isolate, v8::Local<v8::Context> context, const std::string& id,
                                       const std::string& source);
  std::unordered_map<std::string, v8::Global<v8::Function>> made_;
  v8::Global<v8::Function> holey_;

  // The key lists met last.
  static constexpr size_t kMet = 64;  // a power of two
  struct Met {
    uint64_t hash = 0;
    std::vector<uint32_t> keys;
    uint32_t uses = 0;
    const v8::Global<v8::Function>* factory = nullptr;
  };
  Met met_[kMet];
};

}  // namespace heddle

#endif  // HEDDLE_ENGINE_FACTORIES_H_
