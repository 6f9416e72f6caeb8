// Functions that make the objects of one shape: one call for an object, whatever it has, in code that V8 has
// compiled. On the isolate's thread; the functions live as long as it does.
#ifndef HEDDLE_ENGINE_FACTORIES_H_
#define HEDDLE_ENGINE_FACTORIES_H_

#include <cstdint>
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

class Factories {
 public:
  // The function for these keys: string tokens, one after another, of keys that an object literal may have
  // (docs/WIRE-FORMAT.md, Shapes). It takes the values in the keys' order. Null when there is none: there are
  // too many already, or V8 would not compile it.
  const v8::Global<v8::Function>* Of(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                     const std::vector<uint32_t>& keys);
  // The same for key lists that nobody has numbered, whose keys may be any: null also until a list has come
  // often enough to be worth it. hash is that of keys' words.
  const v8::Global<v8::Function>* OfFew(v8::Isolate* isolate, v8::Local<v8::Context> context, uint64_t hash,
                                        const std::vector<uint32_t>& keys);

  // A function that copies an array to one that V8 takes for one with holes, as long as no prototype has
  // elements. Empty when V8 would not compile it.
  v8::Local<v8::Function> Holey(v8::Isolate* isolate, v8::Local<v8::Context> context);
  void Clear();

 private:
  static constexpr size_t kMost = 1000;
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
