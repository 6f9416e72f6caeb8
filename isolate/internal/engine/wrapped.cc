#include "wrapped.h"

namespace heddle {

Wrapped::Wrapped(Thread* t, v8::Local<v8::Object> self) : t_(t), self_(t->isolate, self) {
  self->SetInternalField(0, v8::External::New(t->isolate, this));
  self_.SetWeak(
      this,
      [](const v8::WeakCallbackInfo<Wrapped>& info) {
        info.GetParameter()->self_.Reset();
        delete info.GetParameter();
      },
      v8::WeakCallbackType::kParameter);
  t->wrapped.insert(this);
}

Wrapped::~Wrapped() { t_->wrapped.erase(this); }

Wrapped* Wrapped::Of(v8::Local<v8::Object> o) {
  v8::Local<v8::Value> field = v8::Local<v8::Data>(o->GetInternalField(0)).As<v8::Value>();
  return field->IsExternal() ? static_cast<Wrapped*>(field.As<v8::External>()->Value()) : nullptr;
}

void FreeWrapped(Thread* t) {
  while (!t->wrapped.empty()) delete *t->wrapped.begin();
}

}  // namespace heddle
