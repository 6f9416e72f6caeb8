// Promise rejections, promise hooks and the continuation data that carries AsyncLocalStorage.
#include "thread.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

void SetRejectionCallback(const Info& info) {
  SetHook(ThreadOf(info.GetIsolate()), kHookRejection, info[0]);
}

v8::Local<v8::Function> FunctionOrEmpty(v8::Local<v8::Value> v) {
  return v->IsFunction() ? v.As<v8::Function>() : v8::Local<v8::Function>();
}

void SetPromiseHooks(const Info& info) {
  info.GetIsolate()->GetCurrentContext()->SetPromiseHooks(
      FunctionOrEmpty(info[0]), FunctionOrEmpty(info[1]), FunctionOrEmpty(info[2]),
      FunctionOrEmpty(info[3]));
}

void GetContinuationData(const Info& info) {
  info.GetReturnValue().Set(
      info.GetIsolate()->GetCurrentContext()->GetContinuationPreservedEmbedderData());
}

void SetContinuationData(const Info& info) {
  info.GetIsolate()->GetCurrentContext()->SetContinuationPreservedEmbedderData(info[0]);
}

}  // namespace

void BindPromises(Binder& b) {
  b.Fn("setRejectionCallback", SetRejectionCallback);
  b.Fn("setPromiseHooks", SetPromiseHooks);
  b.Fn("getContinuationData", GetContinuationData);
  b.Fn("setContinuationData", SetContinuationData);
}

}  // namespace heddle
