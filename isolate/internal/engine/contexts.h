// Further contexts of a thread (node:vm).
#ifndef HEDDLE_ENGINE_CONTEXTS_H_
#define HEDDLE_ENGINE_CONTEXTS_H_

#include <list>
#include <memory>

#include "thread.h"

namespace heddle {

// What a thread keeps for its contexts. A context itself is kept by what uses it: the object it was made
// for refers to it through a private symbol, and it refers to that object.
struct Contexts {
  // A context's own microtask queue, which must outlive it.
  struct Queue {
    v8::Global<v8::Context> context;  // weak, empty once it is gone
    std::unique_ptr<v8::MicrotaskQueue> queue;
  };

  v8::Global<v8::Private> mark;              // on objects: their context's anchor
  v8::Global<v8::ObjectTemplate> global;     // with the interceptors
  v8::Global<v8::FunctionTemplate> script;   // vm.Script's base class
  std::list<Queue> queues;
  bool making = false;                       // V8 is setting up a context: the interceptors stay out of it
};

// The context that object was made into; empty when it was not.
v8::MaybeLocal<v8::Context> ContextOf(Thread* t, v8::Local<v8::Value> object);
// A context's own microtask queue, null when it shares the thread's.
v8::MicrotaskQueue* OwnQueue(Thread* t, v8::Local<v8::Context> context);
// The thread's part, made at the first question.
Contexts* ContextsOf(Thread* t);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_CONTEXTS_H_
