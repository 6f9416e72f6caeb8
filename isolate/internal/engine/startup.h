// The start-up snapshot: isolates that begin with the built-ins loaded (docs/decisions/0015).
#ifndef HEDDLE_ENGINE_STARTUP_H_
#define HEDDLE_ENGINE_STARTUP_H_

#include "thread.h"

namespace heddle {

// Whether this process makes its isolates from one.
bool HasStartup();
// Tells snapshots apart, those of two builds of the same sources, too; 0: there is none.
uint64_t StartupIdentity();
// What the next isolate is to be made from, when HasStartup.
void UseStartup(v8::Isolate::CreateParams* params);
// The context with the built-ins, instead of a new one; empty when V8 cannot make it.
v8::MaybeLocal<v8::Context> StartupContext(v8::Isolate* isolate, v8::ExtensionConfiguration* extensions,
                                           v8::MaybeLocal<v8::Value> global, v8::MicrotaskQueue* queue);
// Takes what t needs of the isolate and of its context, which was made by StartupContext.
bool TakeStartup(Thread* t, v8::Local<v8::Context> context);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_STARTUP_H_
