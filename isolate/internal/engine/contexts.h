// Further contexts of a thread (node:vm).
#ifndef HEDDLE_ENGINE_CONTEXTS_H_
#define HEDDLE_ENGINE_CONTEXTS_H_

#include <functional>
#include <list>
#include <memory>

#include "thread.h"

namespace heddle {

// What a thread keeps for its contexts. A context itself is kept by what uses it: the object it was made
// for refers to it through a private symbol, and it refers to that object.
struct Contexts {
  // A context that was made, and its own microtask queue if it has one, which must outlive it.
  struct Known {
    v8::Global<v8::Context> context;  // weak, empty once it is gone
    std::unique_ptr<v8::MicrotaskQueue> queue;
  };

  // Where ports live that were moved to a context, and what a builder needs of that.
  struct PortRealm {
    v8::Global<v8::Context> context;
    v8::Global<v8::Function> intrinsics[kIntrinsicCount];
  };

  v8::Global<v8::Private> mark;              // on objects: their context's anchor
  v8::Global<v8::ObjectTemplate> global;     // with the interceptors
  v8::Global<v8::FunctionTemplate> script;   // vm.Script's base class
  std::list<Known> known;
  size_t sweep_at = 64;                      // the length of known at which those that are gone are looked for
  std::unordered_map<uint32_t, std::shared_ptr<PortRealm>> ports;  // by the handle's number
  bool making = false;                       // V8 is setting up a context: the interceptors stay out of it
};

// The context that object was made into; empty when it was not.
v8::MaybeLocal<v8::Context> ContextOf(Thread* t, v8::Local<v8::Value> object);
// A context's own microtask queue, null when it shares the thread's.
v8::MicrotaskQueue* OwnQueue(Thread* t, v8::Local<v8::Context> context);
// Gives all contexts the continuation data of one: V8 keeps it by context, a program has it by thread.
void ShareFrame(Thread* t, v8::Local<v8::Value> frame);
// Where the port with this number lives; null for the thread's own context.
const Contexts::PortRealm* RealmOfPort(Thread* t, uint32_t port);
// The thread's part, made at the first question.
Contexts* ContextsOf(Thread* t);

// A run that may be cut short: by its own time limit, by SIGINT, or by a watch around this one.
class Watch {
 public:
  Watch(Thread* t, double ms, bool sigint);
  // Ends the watch. Why the run was cut short, if this watch did it; execution goes on then, unless
  // somebody else wants it to end too.
  int End();

 private:
  Thread* t_;
  bool on_;
};

// Runs code in a context under a watch, and the context's own microtasks after it. False when there is no
// value: an exception is pending, or the thread's JavaScript is at its end. ms: below 0 for no limit; show:
// errors get the line that they point at before their stack.
bool RunWatched(Thread* t, v8::Local<v8::Context> context, double ms, bool sigint, bool show,
                v8::Local<v8::Value>* out, const std::function<v8::MaybeLocal<v8::Value>()>& run);
// A code cache as a Uint8Array, undefined when there is none. Takes data over.
v8::Local<v8::Value> CacheBytes(v8::Isolate* isolate, v8::ScriptCompiler::CachedData* data);
// Returns them from info's function, or throws that there is no room.
void ReturnCacheBytes(const v8::FunctionCallbackInfo<v8::Value>& info, v8::ScriptCompiler::CachedData* data);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_CONTEXTS_H_
