// Promise rejections, promise hooks and the continuation data that carries AsyncLocalStorage.
#include "contexts.h"
#include "thread.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

void SetRejectionCallback(const Info& info) {
  SetHook(ThreadOf(info.GetIsolate()), kHookRejection, info[0]);
}

// Promise hooks. V8 has two kinds; this library was built without the context's (its function
// aborts), so all are made of the isolate's one. Two things want it: JavaScript's hooks
// (async_hooks.createHook), and frames: V8 carries the continuation data through reactions and
// await, but not into the call of a thenable's then(). That call gets the data of the moment at
// which its promise was resolved with the thenable. The hook is set only while one of the two is
// wanted.

// The promise that was being resolved at the last event: when it is still pending now, what it was
// resolved with is a thenable, and its job is queued. So the many that are not cost next to nothing.
void KeepFrameOfThenable(Thread* t, v8::Local<v8::Context> context) {
  if (t->resolving.IsEmpty()) return;
  v8::Local<v8::Promise> promise = t->resolving.Get(t->isolate);
  t->resolving.Reset();
  if (promise->State() != v8::Promise::kPending) return;
  if (promise->SetPrivate(context, t->frame_key.Get(t->isolate), t->resolving_frame.Get(t->isolate))
          .FromMaybe(false))
    t->thenables++;
}

void CarryFrame(Thread* t, v8::PromiseHookType type, v8::Local<v8::Promise> promise) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  KeepFrameOfThenable(t, context);
  if (type == v8::PromiseHookType::kResolve) {
    v8::Local<v8::Value> frame = context->GetContinuationPreservedEmbedderData();
    if (frame->IsUndefined()) return;
    t->resolving.Reset(isolate, promise);
    if (t->resolving_frame != frame) t->resolving_frame.Reset(isolate, frame);
  } else if (type == v8::PromiseHookType::kBefore && t->thenables > 0) {
    // A reaction has its data already.
    if (!context->GetContinuationPreservedEmbedderData()->IsUndefined()) return;
    v8::Local<v8::Private> key = t->frame_key.Get(isolate);
    v8::Local<v8::Value> frame;
    if (!promise->GetPrivate(context, key).ToLocal(&frame) || frame->IsUndefined()) return;
    if (!promise->DeletePrivate(context, key).FromMaybe(false)) return;
    t->thenables--;
    context->SetContinuationPreservedEmbedderData(frame);
    t->frame_lent = true;
  } else if (type == v8::PromiseHookType::kAfter && t->frame_lent) {
    context->SetContinuationPreservedEmbedderData(v8::Undefined(isolate));
    t->frame_lent = false;
  }
}

Hook HookOf(v8::PromiseHookType type) {
  switch (type) {
    case v8::PromiseHookType::kInit: return kHookPromiseInit;
    case v8::PromiseHookType::kBefore: return kHookPromiseBefore;
    case v8::PromiseHookType::kAfter: return kHookPromiseAfter;
    case v8::PromiseHookType::kResolve: return kHookPromiseSettled;
  }
  return kHookPromiseInit;
}

void OnPromise(v8::PromiseHookType type, v8::Local<v8::Promise> promise, v8::Local<v8::Value> parent) {
  Thread* t = ThreadOf(promise->GetIsolate());
  v8::HandleScope scope(t->isolate);
  bool after = type == v8::PromiseHookType::kAfter;
  if (t->promise_frames && !after) CarryFrame(t, type, promise);
  // V8 has given the frame to the context of the reaction alone.
  bool shared = t->promise_frames && t->contexts != nullptr;
  if (shared && type == v8::PromiseHookType::kBefore)
    ShareFrame(t, t->isolate->GetCurrentContext()->GetContinuationPreservedEmbedderData());
  const v8::Global<v8::Function>& hook = t->hooks[HookOf(type)];
  if (!hook.IsEmpty()) {
    v8::TryCatch caught(t->isolate);
    v8::Local<v8::Context> context = t->isolate->GetCurrentContext();
    v8::Local<v8::Value> argv[] = {promise, parent};
    // JavaScript deals with the errors of hooks itself; what passes is a termination.
    v8::MaybeLocal<v8::Value> done = hook.Get(t->isolate)->Call(context, v8::Undefined(t->isolate), 2, argv);
    if (done.IsEmpty() && caught.HasTerminated()) caught.ReThrow();
  }
  if (t->promise_frames && after) CarryFrame(t, type, promise);
  if (shared && after) ShareFrame(t, v8::Undefined(t->isolate));
}

void UpdatePromiseHook(Thread* t) {
  bool wanted = t->promise_frames;
  for (int hook = kHookPromiseInit; hook <= kHookPromiseSettled; hook++) {
    wanted = wanted || !t->hooks[hook].IsEmpty();
  }
  t->isolate->SetPromiseHook(wanted ? OnPromise : nullptr);
}

void SetPromiseHooks(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  for (int i = 0; i < 4; i++) {
    auto& hook = t->hooks[kHookPromiseInit + i];
    if (info[i]->IsFunction()) {
      hook.Reset(t->isolate, info[i].As<v8::Function>());
    } else {
      hook.Reset();
    }
  }
  UpdatePromiseHook(t);
}

// Asks for frames to reach thenables.
void SetPromiseFrames(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  t->promise_frames = info[0]->IsTrue();
  if (t->frame_key.IsEmpty()) {
    t->frame_key.Reset(t->isolate, v8::Private::ForApi(t->isolate, Key(t->isolate, "heddle:promiseFrame")));
  }
  UpdatePromiseHook(t);
}

void GetContinuationData(const Info& info) {
  info.GetReturnValue().Set(
      info.GetIsolate()->GetCurrentContext()->GetContinuationPreservedEmbedderData());
}

void SetContinuationData(const Info& info) {
  ShareFrame(ThreadOf(info.GetIsolate()), info[0]);
}

}  // namespace

void BindPromises(Binder& b) {
  b.Fn("setRejectionCallback", SetRejectionCallback);
  b.Fn("setPromiseHooks", SetPromiseHooks);
  b.Fn("setPromiseFrames", SetPromiseFrames);
  b.Fn("getContinuationData", GetContinuationData);
  b.Fn("setContinuationData", SetContinuationData);
}

}  // namespace heddle
