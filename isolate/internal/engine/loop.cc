// The loop as JavaScript sees it: time, the one timer, ref counts, ticks.
#include "_cgo_export.h"
#include "clock.h"
#include "thread.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

void Now(const Info& info) {
  info.GetReturnValue().Set(static_cast<double>(ThreadOf(info.GetIsolate())->shared.now_ms));
}

void UpdateNow(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  heddleUpdateNow(t->go);  // also sets shared.now_ms
  Now(info);
}

// Milliseconds since the loop's start, not cached, with all the clock's precision.
void PreciseNow(const Info& info) {
  hd_shared& s = ThreadOf(info.GetIsolate())->shared;
  info.GetReturnValue().Set(static_cast<double>(ClockNs() - s.origin_ns) * 1e-6);
}

void Hrtime(const Info& info) {
  int64_t ns = ClockNs();
  uint32_t out[3] = {static_cast<uint32_t>((ns / 1000000000) >> 32),
                     static_cast<uint32_t>(ns / 1000000000), static_cast<uint32_t>(ns % 1000000000)};
  if (info.Length() < 1 || !info[0]->IsUint32Array()) {
    v8::Isolate* isolate = info.GetIsolate();
    v8::Local<v8::Value> values[] = {v8::Integer::NewFromUnsigned(isolate, out[0]),
                                     v8::Integer::NewFromUnsigned(isolate, out[1]),
                                     v8::Integer::NewFromUnsigned(isolate, out[2])};
    return info.GetReturnValue().Set(v8::Array::New(isolate, values, 3));
  }
  auto array = info[0].As<v8::Uint32Array>();
  if (array->Length() < 3) return;
  memcpy(static_cast<char*>(array->Buffer()->GetBackingStore()->Data()) + array->ByteOffset(), out,
         sizeof out);
}

void HrtimeBigInt(const Info& info) {
  info.GetReturnValue().Set(v8::BigInt::New(info.GetIsolate(), ClockNs()));
}

void ArmTimer(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  double ms = info[0]->NumberValue(isolate->GetCurrentContext()).FromMaybe(1);
  heddleArmTimer(ThreadOf(isolate)->go, ms >= 1 ? ms : 1);
}

void RefTimer(const Info& info) {
  heddleRefTimer(ThreadOf(info.GetIsolate())->go, info[0]->IsTrue() ? 1 : 0);
}

void RefImmediates(const Info& info) {
  heddleRefImmediates(ThreadOf(info.GetIsolate())->go, info[0]->IsTrue() ? 1 : 0);
}

// Four words in memory that V8 allocated (the sandbox admits no other), kept by both sides.
void GetState(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  if (t->state_buffer.IsEmpty()) {
    v8::Local<v8::ArrayBuffer> made = v8::ArrayBuffer::New(isolate, 16);
    t->state_store = made->GetBackingStore();
    t->state = static_cast<uint32_t*>(t->state_store->Data());
    t->state_buffer.Reset(isolate, made);
  }
  info.GetReturnValue().Set(v8::Uint32Array::New(t->state_buffer.Get(isolate), 0, 4));
}

void SetCallbacks(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info[0]->IsObject()) return ThrowTypeError(isolate, "setCallbacks takes an object");
  struct {
    const char* name;
    Hook hook;
  } const kNames[] = {{"runTimers", kHookRunTimers},
                      {"runImmediates", kHookRunImmediates},
                      {"runTicks", kHookRunTicks}};
  for (const auto& n : kNames) {
    v8::Local<v8::Value> fn;
    if (!info[0].As<v8::Object>()->Get(context, Key(isolate, n.name)).ToLocal(&fn)) return;
    if (fn->IsFunction()) SetHook(t, n.hook, fn);
  }
}

// startTime(): when the loop began to turn, on the scale of preciseNow; -1: not yet.
void StartTime(const Info& info) {
  const auto& s = ThreadOf(info.GetIsolate())->shared;
  info.GetReturnValue().Set(s.loop_start_ns == 0 ? -1.0 : static_cast<double>(s.loop_start_ns - s.origin_ns) / 1e6);
}

// idleTime(): the milliseconds that the loop has been parked.
void IdleTime(const Info& info) {
  info.GetReturnValue().Set(static_cast<double>(ThreadOf(info.GetIsolate())->shared.idle_ns) / 1e6);
}

void RunMicrotasks(const Info& info) { info.GetIsolate()->PerformMicrotaskCheckpoint(); }

void EnqueueMicrotask(const Info& info) {
  if (info[0]->IsFunction()) info.GetIsolate()->EnqueueMicrotask(info[0].As<v8::Function>());
}

uint32_t RequestId(const Info& info) {
  return info[0]->Uint32Value(info.GetIsolate()->GetCurrentContext()).FromMaybe(0);
}

void Ref(const Info& info) { heddleRequestRef(ThreadOf(info.GetIsolate())->go, RequestId(info), 1); }
void Unref(const Info& info) {
  heddleRequestRef(ThreadOf(info.GetIsolate())->go, RequestId(info), 0);
}
void Cancel(const Info& info) {
  heddleRequestCancel(ThreadOf(info.GetIsolate())->go, RequestId(info));
}

// process.reallyExit: this thread's JavaScript ends here.
void Exit(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  if (!t->shared.exiting)
    t->shared.exit_code = info[0]->Int32Value(isolate->GetCurrentContext()).FromMaybe(0);
  t->shared.exiting = 1;
  StopHere(isolate);
}

}  // namespace

void StopHere(v8::Isolate* isolate) {
  isolate->TerminateExecution();
  // V8 looks for the request at the next function or loop: run one.
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Script> spin;
  if (v8::Script::Compile(context, Str(isolate, "for(;;);")).ToLocal(&spin)) spin->Run(context).IsEmpty();
}

void BindLoop(Binder& b) {
  b.Fn("now", Now);
  b.Fn("updateNow", UpdateNow);
  b.Fn("preciseNow", PreciseNow);
  b.Fn("startTime", StartTime);
  b.Fn("idleTime", IdleTime);
  b.Fn("hrtime", Hrtime);
  b.Fn("hrtimeBigInt", HrtimeBigInt);
  b.Fn("armTimer", ArmTimer);
  b.Fn("refTimer", RefTimer);
  b.Fn("refImmediates", RefImmediates);
  b.Fn("getState", GetState);
  b.Fn("setCallbacks", SetCallbacks);
  b.Fn("runMicrotasks", RunMicrotasks);
  b.Fn("enqueueMicrotask", EnqueueMicrotask);
  b.Fn("ref", Ref);
  b.Fn("unref", Unref);
  b.Fn("cancel", Cancel);
}

// TZ has changed: V8 has the time zone cached.
void TimeZoneChanged(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetIsolate()->DateTimeConfigurationChangeNotification(
      v8::Isolate::TimeZoneDetection::kRedetect);
}

void BindProcess(Binder& b) {
  b.Fn("exit", Exit);
  b.Fn("timeZoneChanged", TimeZoneChanged);
}

}  // namespace heddle
