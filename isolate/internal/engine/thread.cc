// A thread's life in V8: making, entering, calling, stopping, leaving.
//
// Teardown order, written once (hd_thread_leave): pending calls and their callbacks, hooks, modules,
// the context, the foreground runner; then the isolate is exited and unlocked so that v8go can
// dispose of it; the hd_thread itself goes last, when no terminate can be under way (engine.go).
#include "thread.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>

#include "_cgo_export.h"
#include "libplatform/libplatform.h"
#include "startup.h"
#include "walk.h"

namespace {

// What the next isolate and context made on this OS thread get and leave: v8go's functions take no
// options and give no pointers, so the wrapped symbols below speak through these.
struct Handover {
  const hd_limits* limits = nullptr;
  uintptr_t go = 0;
  v8::Isolate* isolate = nullptr;
  v8::Global<v8::Context>* context = nullptr;
  std::shared_ptr<heddle::Account> account;
};
thread_local Handover handover;

// The thread that this OS thread runs: for V8's last words, which name an isolate at best.
thread_local hd_thread* current_thread;

constexpr const char* kLibraryVersion = "10.9.194.9-v8go";

// How much more the heap may have for a snapshot, and once it is taken until the next one.
constexpr size_t kSnapshotRoom = 32u << 20;

// V8 calls this when a collection has left the heap near its limit. Termination is what normally ends
// the thread; built-in functions that allocate in a long loop (JSON.parse, Map's growth) do not look for
// it, so a further call or two give them more room. What V8 cannot give even then ends in OutOfMemory.
size_t NearHeapLimit(void* data, size_t current, size_t initial) {
  auto* t = static_cast<hd_thread*>(data);
  // A snapshot collects garbage first, which may bring us here again.
  if (t->in_near_limit) return current + kSnapshotRoom;
  if (t->near_limit_snapshots > 0) {
    t->near_limit_snapshots--;
    t->in_near_limit = true;
    heddleNearHeapLimit(t->go);
    t->in_near_limit = false;
    return current + kSnapshotRoom;
  }
  t->shared.out_of_memory = 1;
  t->isolate->TerminateExecution();
  if (current >= initial + std::max<size_t>(initial, 64u << 20)) return current;
  return current + std::max<size_t>(initial / 2, 16u << 20);
}

// V8 cannot go on, in the middle of whatever it was doing: memory that it needs at once is not to be had,
// or the API was misused. The isolate is lost, but nothing else is: the Go side ends this thread's life
// without it and never returns. Only V8's background threads, which have no isolate of their own, take
// the process with them.
[[noreturn]] void Abandon(const char* where, const char* what, bool memory) {
  uintptr_t go = current_thread != nullptr ? current_thread->go : handover.go;
  if (go != 0) {
    if (memory && current_thread != nullptr) current_thread->shared.out_of_memory = 1;
    std::string text = std::string(where != nullptr ? where : "") + ": " + (what != nullptr ? what : "");
    heddleFatal(go, const_cast<char*>(text.c_str()), memory ? 1 : 0);
  }
  fprintf(stderr, "FATAL ERROR: %s %s\n", where != nullptr ? where : "", what != nullptr ? what : "");
  fflush(stderr);
  _exit(128 + SIGABRT);
}

[[noreturn]] void OutOfMemory(const char* where) {
  Abandon(where, "Allocation failed - JavaScript heap out of memory", true);
}

void ApiFailure(const char* where, const char* what) { Abandon(where, what, false); }

}  // namespace

extern "C" {

v8::Isolate* __wrap__ZN2v87Isolate3NewERKNS0_12CreateParamsE(
    const v8::Isolate::CreateParams& params) {
  const hd_limits* limits = handover.limits;
  auto& changed = const_cast<v8::Isolate::CreateParams&>(params);  // v8go's own local variable
  if (limits != nullptr) {
    if (limits->max_old_bytes != 0)
      changed.constraints.set_max_old_generation_size_in_bytes(limits->max_old_bytes);
    if (limits->max_young_bytes != 0)
      changed.constraints.set_max_young_generation_size_in_bytes(limits->max_young_bytes);
    if (limits->code_range_bytes != 0)
      changed.constraints.set_code_range_size_in_bytes(limits->code_range_bytes);
  }
  changed.array_buffer_allocator = heddle::BufferAllocator(changed.array_buffer_allocator);
  if (limits != nullptr && limits->max_buffer_bytes != 0) {
    handover.account = std::make_shared<heddle::Account>(limits->max_buffer_bytes);
    changed.array_buffer_allocator_shared =
        heddle::AccountedAllocator(changed.array_buffer_allocator, handover.account);
    changed.array_buffer_allocator = nullptr;
  }
  if (heddle::HasStartup()) heddle::UseStartup(&changed);
  // Isolate::New in two steps, because an isolate that was here before may have left its task runner.
  v8::Isolate* isolate = v8::Isolate::Allocate();
  heddle::RenewRunner(isolate);
  v8::Isolate::Initialize(isolate, changed);
  handover.isolate = isolate;
  return isolate;
}

// V8's own two print to stdout and abort. They are called for any allocation that cannot be made, also
// for one that is larger than the heap may ever get, for which V8 asks no near-heap-limit callback.
void __wrap__ZN2v88internal2V823FatalProcessOutOfMemoryEPNS0_7IsolateEPKcRKNS_10OOMDetailsE(
    void*, const char* where, const v8::OOMDetails&) {
  OutOfMemory(where);
}
void __wrap__ZN2v88internal2V823FatalProcessOutOfMemoryEPNS0_7IsolateEPKcS5_(void*, const char* where,
                                                                              const char*) {
  OutOfMemory(where);
}

// V8's failed checks. One of them is no bug of anybody's: an array that has grown beyond what V8 can
// store. The others end the process, which may not be trusted any more.
void __wrap__Z8V8_FatalPKcz(const char* format, ...) {
  if (strncmp(format, "Fatal JavaScript invalid size error", 35) == 0) OutOfMemory("invalid size");
  va_list args;
  va_start(args, format);
  fprintf(stderr, "\n# Fatal error in V8: ");
  vfprintf(stderr, format, args);
  fprintf(stderr, "\n");
  va_end(args);
  fflush(stderr);
  _exit(128 + SIGABRT);
}

using ContextResult = v8::Local<v8::Context>;
ContextResult
__real__ZN2v87Context3NewEPNS_7IsolateEPNS_22ExtensionConfigurationENS_10MaybeLocalINS_14ObjectTemplateEEENS5_INS_5ValueEEENS_33DeserializeInternalFieldsCallbackEPNS_14MicrotaskQueueE(
    v8::Isolate*, v8::ExtensionConfiguration*, v8::MaybeLocal<v8::ObjectTemplate>,
    v8::MaybeLocal<v8::Value>, v8::DeserializeInternalFieldsCallback, v8::MicrotaskQueue*);
ContextResult
__wrap__ZN2v87Context3NewEPNS_7IsolateEPNS_22ExtensionConfigurationENS_10MaybeLocalINS_14ObjectTemplateEEENS5_INS_5ValueEEENS_33DeserializeInternalFieldsCallbackEPNS_14MicrotaskQueueE(
    v8::Isolate* isolate, v8::ExtensionConfiguration* extensions,
    v8::MaybeLocal<v8::ObjectTemplate> global_template, v8::MaybeLocal<v8::Value> global,
    v8::DeserializeInternalFieldsCallback deserialize, v8::MicrotaskQueue* queue) {
  ContextResult context;
  if (handover.context != nullptr && heddle::HasStartup()) {
    if (heddle::StartupContext(isolate, extensions, global, queue).ToLocal(&context))
      handover.context->Reset(isolate, context);
    return context;
  }
  // v8go makes one for itself with each isolate. It is for what none of ours asks of it, values above all.
  if (handover.limits != nullptr && handover.context == nullptr && isolate == handover.isolate) return context;
  context =
      __real__ZN2v87Context3NewEPNS_7IsolateEPNS_22ExtensionConfigurationENS_10MaybeLocalINS_14ObjectTemplateEEENS5_INS_5ValueEEENS_33DeserializeInternalFieldsCallbackEPNS_14MicrotaskQueueE(
          isolate, extensions, global_template, global, deserialize, queue);
  if (handover.context != nullptr && !context.IsEmpty()) handover.context->Reset(isolate, context);
  return context;
}

void hd_process_flags(void) {
  static const char kFlags[] =
      "--harmony-change-array-by-copy --harmony-rab-gsab --harmony-symbol-as-weakmap-key "
      "--harmony-regexp-unicode-sets --harmony-import-assertions --no-freeze-flags-after-init";
  v8::V8::SetFlagsFromString(kFlags, sizeof kFlags - 1);
  // Go makes its threads with the default attributes: this is what makes stackSizeMb real. The
  // memory is reserved, not touched.
  pthread_attr_t attr;
  pthread_attr_init(&attr);
  pthread_attr_setstacksize(&attr, 72u << 20);
  pthread_setattr_default_np(&attr);
  pthread_attr_destroy(&attr);
}

void hd_apply_v8_flags(char** flags, size_t count, int* unknown) {
  for (size_t i = 0; i < count; i++) {
    char program[] = "heddle";
    char* argv[] = {program, flags[i], nullptr};
    int argc = 2;
    v8::V8::SetFlagsFromCommandLine(&argc, argv, true);
    unknown[i] = argc > 1 ? 1 : 0;
  }
}

const char* hd_v8_version(void) { return v8::V8::GetVersion(); }

const char* hd_self_test(void) {
  static std::string problem;
  if (strcmp(v8::V8::GetVersion(), kLibraryVersion) != 0) {
    problem = std::string("V8 library is ") + v8::V8::GetVersion() + ", Heddle was written for " +
              kLibraryVersion;
    return problem.c_str();
  }
  return nullptr;
}

void hd_prepare(uintptr_t go, const hd_limits* limits) {
  handover.limits = limits;
  handover.go = go;
}

}  // extern "C"

namespace heddle {

namespace {

// A collection has moved objects, and a full one may have freed maps.
void Collected(v8::Isolate*, v8::GCType type, v8::GCCallbackFlags, void* data) {
  auto* t = static_cast<Thread*>(data);
  t->collections++;
  if (type == v8::kGCTypeMarkSweepCompact) t->field_maps.Forget();
}

void OnPromiseReject(v8::PromiseRejectMessage message) {
  v8::Local<v8::Promise> promise = message.GetPromise();
  v8::Isolate* isolate = promise->GetIsolate();
  Thread* t = ThreadOf(isolate);
  if (t == nullptr || t->hooks[kHookRejection].IsEmpty() || StopRequested(t)) return;
  v8::HandleScope scope(isolate);
  v8::Local<v8::Context> context = t->context.Get(isolate);
  v8::Local<v8::Value> reason = message.GetValue();
  if (reason.IsEmpty()) reason = v8::Undefined(isolate);
  v8::Local<v8::Value> argv[] = {v8::Integer::New(isolate, message.GetEvent()), promise, reason};
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> ignored;
  if (t->hooks[kHookRejection].Get(isolate)->Call(context, v8::Undefined(isolate), 3, argv)
          .ToLocal(&ignored))
    return;
  // Only a stack overflow can bring us here; the promise stays unhandled and unreported.
  if (try_catch.HasTerminated()) try_catch.ReThrow();
}

v8::MaybeLocal<v8::Value> PrepareStackTrace(v8::Local<v8::Context> context,
                                            v8::Local<v8::Value> error,
                                            v8::Local<v8::Array> sites) {
  v8::Isolate* isolate = context->GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Value> argv[] = {context->Global(), error, sites};
  // V8 wants what is thrown here scheduled. A TryCatch of C++ code that reads a stack would take it away
  // before, were there no JavaScript between; thrown once more, it is scheduled whoever waits for it.
  v8::TryCatch caught(isolate);
  v8::MaybeLocal<v8::Value> text =
      t->hooks[kHookPrepareStackTrace].Get(isolate)->Call(context, v8::Undefined(isolate), 3, argv);
  if (text.IsEmpty()) caught.ReThrow();
  return text;
}

// A property's getter, or nothing.
void TakeGetter(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Value> holder,
                const char* name, v8::Global<v8::Function>* out) {
  v8::Local<v8::Value> descriptor, getter;
  if (holder.IsEmpty() || !holder->IsObject()) return;
  if (!holder.As<v8::Object>()->GetOwnPropertyDescriptor(context, Key(isolate, name))
           .ToLocal(&descriptor) ||
      !descriptor->IsObject() ||
      !descriptor.As<v8::Object>()->Get(context, Key(isolate, "get")).ToLocal(&getter))
    return;
  if (getter->IsFunction()) out->Reset(isolate, getter.As<v8::Function>());
}

// The External a self-test reads back: what proves that headers and library agree on handles.
bool ExternalRoundTrip(v8::Isolate* isolate) {
  int probe = 0;
  return v8::External::New(isolate, &probe)->Value() == &probe;
}

}  // namespace

v8::Local<v8::Value> Member(v8::Local<v8::Context> context, v8::Local<v8::Value> o, const char* name) {
  v8::Local<v8::Value> value;
  if (!o->IsObject() ||
      !o.As<v8::Object>()->Get(context, Key(context->GetIsolate(), name)).ToLocal(&value))
    return v8::Undefined(context->GetIsolate());
  return value;
}

void TakeIntrinsics(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Global<v8::Function>* out) {
  v8::Local<v8::Object> global = context->Global();
  const auto take = [&](const char* name, int which) {
    v8::Local<v8::Value> fn = Member(context, global, name);
    if (fn->IsFunction()) out[which].Reset(isolate, fn.As<v8::Function>());
    return fn;
  };
  const auto prototype = [&](v8::Local<v8::Value> constructor) {
    return Member(context, constructor, "prototype");
  };
  v8::Local<v8::Value> buffer = take("ArrayBuffer", kArrayBufferConstructor);
  take("Error", kErrorConstructor);
  take("EvalError", kEvalErrorConstructor);
  take("URIError", kURIErrorConstructor);
  const auto take_method = [&](const char* constructor, const char* name, int which) {
    v8::Local<v8::Value> fn = Member(context, prototype(Member(context, global, constructor)), name);
    if (fn->IsFunction()) out[which].Reset(isolate, fn.As<v8::Function>());
  };
  take_method("Map", "set", kMapSet);
  take_method("Set", "add", kSetAdd);
  take_method("ArrayBuffer", "resize", kBufferResize);
  int i = kFirstView;
  v8::Local<v8::Value> view;
  for (const auto& type : kViewTypes) view = take(type.name, i++);
  TakeGetter(isolate, context, prototype(view), "byteLength", &out[kDataViewByteLength]);  // the last one
  v8::Local<v8::Value> typed = out[kFirstView].Get(isolate)->GetPrototype();
  TakeGetter(isolate, context, prototype(typed), "byteLength", &out[kTypedArrayByteLength]);
  TakeGetter(isolate, context, prototype(buffer), "resizable", &out[kBufferResizable]);
  TakeGetter(isolate, context, prototype(buffer), "maxByteLength", &out[kBufferMaxByteLength]);
  TakeGetter(isolate, context, prototype(Member(context, global, "SharedArrayBuffer")), "growable",
             &out[kBufferGrowable]);
}

// V8 forgets a termination once it has left the last JavaScript frame; the shared words do not.
bool StopRequested(Thread* t) {
  return t->shared.exiting != 0 || t->shared.out_of_memory != 0 ||
         __atomic_load_n(&t->shared.terminated, __ATOMIC_ACQUIRE) != 0 ||
         t->isolate->IsExecutionTerminating();
}

void SetHook(Thread* t, Hook hook, v8::Local<v8::Value> value) {
  if (!value->IsFunction()) {
    t->hooks[hook].Reset();
    return;
  }
  t->hooks[hook].Reset(t->isolate, value.As<v8::Function>());
  if (hook == kHookPrepareStackTrace) t->isolate->SetPrepareStackTraceCallback(PrepareStackTrace);
}

void KeepError(Thread* t, v8::Local<v8::Context> context, const v8::TryCatch& caught) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Value> trace;
  v8::Local<v8::Value> text = caught.Exception();
  if (caught.StackTrace(context).ToLocal(&trace)) text = trace;
  t->last_error = Text(isolate, text);
  if (!caught.Message().IsEmpty())
    t->last_error += "\n  in " + Text(isolate, caught.Message()->GetScriptResourceName()) + ":" +
                     std::to_string(caught.Message()->GetLineNumber(context).FromMaybe(0));
}

bool LoadBuiltins(Thread* t, v8::Local<v8::Context> context) {
  v8::Isolate* isolate = t->isolate;
  t->arrow_key.Reset(isolate, v8::Private::New(isolate, Str(isolate, "heddle:arrow")));
  InstallInternalBinding(t, context);
  v8::TryCatch caught(isolate);
  v8::Local<v8::Function> loader;
  v8::Local<v8::Value> boot;
  v8::Local<v8::Value> binding = t->bindings.Get(isolate);
  if (CompileBuiltin(t, context, "internal/bootstrap/loader").ToLocal(&loader) &&
      loader->Call(context, v8::Undefined(isolate), 1, &binding).ToLocal(&boot) && boot->IsFunction()) {
    t->boot.Reset(isolate, boot.As<v8::Function>());
    return true;
  }
  KeepError(t, context, caught);
  if (!caught.HasCaught()) t->last_error = "the loader has given no function";
  return false;
}

int HandleUncaught(Thread* t, v8::Local<v8::Value> error, v8::Local<v8::Message> message,
                   const char* origin) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = t->context.Get(isolate);
  if (t->hooks[kHookUncaught].IsEmpty() || t->in_uncaught) {
    if (!t->shared.exiting) t->shared.exit_code = 7;
    t->shared.exiting = 1;
    v8::Local<v8::String> detail;  // runs nothing of the program's
    if (error->ToDetailString(context).ToLocal(&detail)) t->last_error = Text(isolate, detail);
    return HD_STOP;
  }
  if (!message.IsEmpty()) {
    t->uncaught_error.Reset(isolate, error);
    t->uncaught_message.Reset(isolate, message);
  }
  t->in_uncaught = true;
  v8::Local<v8::Value> argv[] = {error, Str(isolate, origin)};
  v8::Local<v8::Value> handled;
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Function> handler = t->hooks[kHookUncaught].Get(isolate);
  bool returned = handler->Call(context, v8::Undefined(isolate), 2, argv).ToLocal(&handled);
  if (!returned && !try_catch.HasTerminated() && !StopRequested(t)) {
    // A listener has thrown: that error is the last, and where it was thrown is to be printed.
    argv[0] = try_catch.Exception();
    argv[1] = Str(isolate, "nested");
    t->uncaught_error.Reset(isolate, argv[0]);
    t->uncaught_message.Reset(isolate, try_catch.Message());
    try_catch.Reset();
    handler->Call(context, v8::Undefined(isolate), 2, argv).IsEmpty();
  }
  t->in_uncaught = false;
  t->uncaught_error.Reset();
  t->uncaught_message.Reset();
  if (StopRequested(t)) return HD_STOP;
  if (returned && handled->IsTrue()) {
    t->state[3]++;
    return HD_OK;
  }
  if (!t->shared.exiting) t->shared.exit_code = returned ? 1 : 7;
  t->shared.exiting = 1;
  return HD_STOP;
}

int DrainTicks(Thread* t, DrainPolicy policy) {
  v8::Isolate* isolate = t->isolate;
  for (;;) {
    if (StopRequested(t)) return HD_STOP;
    if (!t->state[1]) isolate->PerformMicrotaskCheckpoint();
    if (StopRequested(t)) return HD_STOP;
    if (!t->state[1] && !t->state[2]) return HD_OK;
    if (t->hooks[kHookRunTicks].IsEmpty()) return HD_OK;
    v8::HandleScope scope(isolate);
    v8::TryCatch try_catch(isolate);
    v8::Local<v8::Value> ignored;
    if (t->hooks[kHookRunTicks].Get(isolate)
            ->Call(t->context.Get(isolate), v8::Undefined(isolate), 0, nullptr)
            .ToLocal(&ignored))
      continue;
    if (try_catch.HasTerminated() || StopRequested(t)) return HD_STOP;
    if (HandleUncaught(t, try_catch.Exception(), try_catch.Message(), "uncaughtException") != HD_OK)
      return HD_STOP;
    if (policy == kStopAtError) return HD_OK;
  }
}

int CallTop(Thread* t, v8::Local<v8::Function> fn, int argc, v8::Local<v8::Value>* argv,
            v8::Local<v8::Value>* result, DrainPolicy policy) {
  if (StopRequested(t)) return HD_STOP;
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = t->context.Get(isolate);
  {
    v8::TryCatch try_catch(isolate);
    v8::Local<v8::Value> value;
    bool ok = fn->Call(context, v8::Undefined(isolate), argc, argv).ToLocal(&value);
    if (ok) {
      if (result != nullptr) *result = value;
    } else {
      if (try_catch.HasTerminated() || StopRequested(t)) return HD_STOP;
      if (HandleUncaught(t, try_catch.Exception(), try_catch.Message(), "uncaughtException") !=
          HD_OK)
        return HD_STOP;
      if (policy == kSkipAfterError) return HD_OK;
    }
  }
  return DrainTicks(t, policy);
}

v8::Local<v8::Value> NativeError(Thread* t, v8::Local<v8::Context> context,
                                 v8::Local<v8::Value> info) {
  v8::Local<v8::Value> error;
  if (!t->hooks[kHookMakeError].IsEmpty() &&
      t->hooks[kHookMakeError].Get(t->isolate)->Call(context, v8::Undefined(t->isolate), 1, &info)
          .ToLocal(&error))
    return error;
  return v8::Exception::Error(Str(t->isolate, "native operation failed"));
}

void ThrowNative(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Value> info) {
  v8::Local<v8::Value> error;
  {
    v8::TryCatch try_catch(t->isolate);
    error = NativeError(t, context, info);
    if (try_catch.HasTerminated()) {
      try_catch.ReThrow();
      return;
    }
  }
  t->isolate->ThrowException(error);
}

void ThrowCoded(Thread* t, v8::Local<v8::Context> context, const char* base, const char* code,
                const char* message) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Object> info = v8::Object::New(isolate);
  const char* const fields[][2] = {
      {"kind", "coded"}, {"base", base}, {"code", code}, {"message", message}};
  for (const auto& f : fields)
    Put(context, info, f[0], Str(isolate, f[1]));
  ThrowNative(t, context, info);
}

namespace {

// The lowest address that JavaScript's stack may reach: this OS thread's, and a reserve.
uintptr_t LowestStack() {
  constexpr uintptr_t kReserve = 2u << 20;
  pthread_attr_t attr;
  if (pthread_getattr_np(pthread_self(), &attr) != 0) return 0;
  void* low = nullptr;
  size_t size = 0;
  pthread_attr_getstack(&attr, &low, &size);
  pthread_attr_destroy(&attr);
  return reinterpret_cast<uintptr_t>(low) + std::min<uintptr_t>(kReserve, size / 2);
}

}  // namespace

}  // namespace heddle

struct hd_spare {
  v8::Isolate* isolate = nullptr;
  v8::Global<v8::Context> context;
};

using namespace heddle;

extern "C" {

hd_spare* hd_spare_begin(uintptr_t go) {
  static const hd_limits kDefaults = {};
  hd_prepare(go, &kDefaults);
  return new hd_spare;
}

void hd_spare_isolate(hd_spare* s) {
  s->isolate = handover.isolate;
  handover.context = &s->context;
}

void hd_spare_end(hd_spare*) { handover = {}; }

void hd_spare_free(hd_spare* s) {
  {
    v8::Locker locker(s->isolate);
    s->context.Reset();
  }
  delete s;
}

hd_thread* hd_thread_new(uintptr_t go, hd_waker* waker, const hd_limits* limits, hd_spare* spare) {
  v8::Isolate* isolate = spare != nullptr ? spare->isolate : handover.isolate;
  auto* t = new hd_thread;
  t->isolate = isolate;
  t->go = go;
  t->account = std::move(handover.account);
  handover = {};
  t->near_limit_snapshots = limits->near_limit_snapshots;
  t->near_limit_set = limits->near_limit_snapshots > 0;
  if (limits->max_young_bytes != 0) t->young_bytes = limits->max_young_bytes;
  t->waker = waker;
  hd_waker_ref(waker);
  t->locker = new v8::Locker(isolate);
  isolate->Enter();
  isolate->SetData(kThreadSlot, t);
  t->runner = RunnerOf(isolate);
  t->runner->SetWaker(waker);
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  isolate->SetCaptureStackTraceForUncaughtExceptions(false);
  isolate->SetPromiseRejectCallback(OnPromiseReject);
  isolate->AddNearHeapLimitCallback(NearHeapLimit, t);
  isolate->AddGCEpilogueCallback(Collected, t);
  isolate->SetFatalErrorHandler(ApiFailure);
  current_thread = t;
  // Below the frame we are in: the stack grows down, and C++ and Go need a reserve at the end.
  char here;
  t->stack_limit = std::max(reinterpret_cast<uintptr_t>(&here) - limits->stack_bytes, LowestStack());
  isolate->SetStackLimit(t->stack_limit);
  InstallModuleCallbacks(t);
  if (spare != nullptr) {
    t->context = std::move(spare->context);
    delete spare;
  } else {
    handover.context = &t->context;  // the next context made here is ours
  }
  return t;
}

hd_shared* hd_thread_shared(hd_thread* t) { return &t->shared; }

uint32_t* hd_thread_state(hd_thread* t) { return t->state; }

const char* hd_last_error(hd_thread* t) { return t->last_error.c_str(); }

int hd_thread_boot(hd_thread* t) {
  handover.context = nullptr;
  v8::Isolate* isolate = t->isolate;
  v8::HandleScope scope(isolate);
  if (t->context.IsEmpty()) {
    t->last_error = "no context was made on this thread";
    return HD_FAILED;
  }
  v8::Local<v8::Context> context = t->context.Get(isolate);
  v8::Context::Scope context_scope(context);
  if (!ExternalRoundTrip(isolate)) {
    t->last_error = "V8's headers and library disagree on External";
    return HD_FAILED;
  }
  t->builtins.Reset(isolate, v8::Object::New(isolate, v8::Null(isolate), nullptr, nullptr, 0));
  TakeIntrinsics(isolate, context, t->intrinsics);
  if (HasStartup() && !TakeStartup(t, context)) {
    t->last_error = "the start-up snapshot is not whole";
    return HD_FAILED;
  }
  if (!HasStartup() && !LoadBuiltins(t, context)) return StopRequested(t) ? HD_STOP : HD_FAILED;
  v8::TryCatch caught(isolate);
  v8::Local<v8::Value> ignored;
  if (t->boot.Get(isolate)->Call(context, v8::Undefined(isolate), 0, nullptr).ToLocal(&ignored))
    return DrainTicks(t);
  if (StopRequested(t)) return HD_STOP;
  KeepError(t, context, caught);
  return HD_FAILED;
}

void hd_thread_leave(hd_thread* t) {
  v8::Isolate* isolate = t->isolate;
  isolate->RemoveGCEpilogueCallback(Collected, t);
  isolate->RemoveNearHeapLimitCallback(NearHeapLimit, 0);
  isolate->SetPromiseRejectCallback(nullptr);
  FreeCollectionWatch(t);
  t->pending.clear();
  t->factories.Clear();
  t->molds.Clear();
  t->spare_serializer.Reset();
  t->spare_deserializer.Reset();
  t->default_serializer.Reset();
  t->default_deserializer.Reset();
  for (auto& hook : t->hooks) hook.Reset();
  for (auto& intrinsic : t->intrinsics) intrinsic.Reset();
  {
    v8::HandleScope scope(isolate);
    FreeModules(t);
    FreeWrapped(t);
    FreeContexts(t);
  }
  t->state = t->no_state;
  t->state_buffer.Reset();
  t->state_store.reset();
  t->bindings.Reset();
  t->boot.Reset();
  t->builtins.Reset();
  t->arrow_key.Reset();
  t->environment.Reset();
  t->uncloneable_key.Reset();
  t->frame_key.Reset();
  t->resolving.Reset();
  t->resolving_frame.Reset();
  t->host_template.Reset();
  t->module_template.Reset();
  t->serializer_template.Reset();
  t->deserializer_template.Reset();
  t->buffer_prototype.Reset();
  t->uncaught_error.Reset();
  t->uncaught_message.Reset();
  t->context.Reset();
  t->runner->Close();
  isolate->SetData(kThreadSlot, nullptr);
  current_thread = nullptr;
  isolate->Exit();
  delete t->locker;
  t->locker = nullptr;
}

void hd_thread_free(hd_thread* t) {
  DropRunner(t->isolate, t->runner);
  hd_waker_unref(t->waker);
  delete t;
}

}  // extern "C"
