// C++ objects that live as long as a JavaScript object of a native class.
#ifndef HEDDLE_ENGINE_WRAPPED_H_
#define HEDDLE_ENGINE_WRAPPED_H_

#include "thread.h"

namespace heddle {

// Owned by its JavaScript object, whose first internal field points to it, and deleted when that is
// collected; at the latest when its thread leaves the isolate (FreeWrapped). A destructor may run inside
// of a garbage collection: it must not call V8 but to reset handles, nor Go.
class Wrapped {
 public:
  Wrapped(Thread* t, v8::Local<v8::Object> self);
  virtual ~Wrapped();
  Wrapped(const Wrapped&) = delete;
  Wrapped& operator=(const Wrapped&) = delete;

  Thread* thread() const { return t_; }
  v8::Local<v8::Object> self() const { return self_.Get(t_->isolate); }

  // What wraps o; null for an object that has not been constructed. o has an internal field.
  static Wrapped* Of(v8::Local<v8::Object> o);

 private:
  Thread* t_;
  v8::Global<v8::Object> self_;
};

}  // namespace heddle

#endif  // HEDDLE_ENGINE_WRAPPED_H_
