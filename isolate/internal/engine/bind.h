// How an engine topic (util.cc, buffer.cc ...) offers its functions to internalBinding(name).
//
// Contract: a topic's Bind function runs on the isolate's own thread, inside its context, once per
// thread, and also once per process with a collecting Binder (no isolate) that only notes the
// addresses of the callbacks, because a start-up snapshot must be able to name them. It must do
// nothing but call the Binder's methods.
#ifndef HEDDLE_ENGINE_BIND_H_
#define HEDDLE_ENGINE_BIND_H_

#include <cstdint>
#include <vector>

#include "hash.h"
#include "v8.h"

namespace heddle {

class Binder {
 public:
  // Collects callback addresses into refs.
  explicit Binder(std::vector<intptr_t>* refs) : refs_(refs) {}
  // What has been called so far, in its order: 64 bits of it. Of a collecting Binder.
  uint64_t fingerprint() const { return fingerprint_; }
  // Defines properties on target, an object of context.
  Binder(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Object> target)
      : isolate_(isolate), context_(context), target_(target) {}

  void Fn(const char* name, v8::FunctionCallback callback);
  // A property whose value callback makes at the first look.
  void Getter(const char* name, v8::FunctionCallback callback);
  void Const(const char* name, double value);
  void Str(const char* name, const char* value);
  // A callback of a class that one of the topic's getters makes.
  void Also(v8::FunctionCallback callback);

 private:
  void Collect(const char* name, v8::FunctionCallback callback);
  void Set(const char* name, v8::Local<v8::Value> value);

  std::vector<intptr_t>* refs_ = nullptr;
  uint64_t fingerprint_ = kNoBytes;
  v8::Isolate* isolate_ = nullptr;
  v8::Local<v8::Context> context_;
  v8::Local<v8::Object> target_;
};

using BindFunction = void (*)(Binder&);

// Throwing helpers for callbacks: a plain error of the given kind with an ASCII message. Errors
// with Node's codes are made in JavaScript (internal/errors), which validates before it calls.
void ThrowError(v8::Isolate* isolate, const char* message);
void ThrowTypeError(v8::Isolate* isolate, const char* message);
void ThrowRangeError(v8::Isolate* isolate, const char* message);

// One topic each.
void BindUtil(Binder& b);      // util.cc
void BindTypes(Binder& b);     // util.cc
void BindBuffer(Binder& b);    // buffer.cc
void BindLoop(Binder& b);      // loop.cc
void BindProcess(Binder& b);   // loop.cc
void BindPromises(Binder& b);  // promises.cc
void BindErrors(Binder& b);    // errors.cc
void BindModules(Binder& b);   // modules.cc
void BindBuiltins(Binder& b);  // builtins.cc
void BindMessaging(Binder& b); // messaging.cc
void BindHeap(Binder& b);      // heap.cc
void BindSerdes(Binder& b);    // serializer.cc
void BindContexts(Binder& b);  // contexts.cc
void BindScripts(Binder& b);   // scripts.cc, a part of contexts

}  // namespace heddle

#endif  // HEDDLE_ENGINE_BIND_H_
