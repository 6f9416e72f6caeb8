// Calls from the loop into JavaScript: hooks, timers, immediates, completions, foreground tasks.
#include "build.h"
#include "contexts.h"
#include "thread.h"

using namespace heddle;

namespace {

// Opens what every call from Go needs.
struct Entry {
  explicit Entry(hd_thread* t)
      : handles(t->isolate), context(t->context.Get(t->isolate)), scope(context) {}
  v8::HandleScope handles;
  v8::Local<v8::Context> context;
  v8::Context::Scope scope;
};

// Builds the values of a tape that opens with nothing: one after another until it ends.
bool BuildAll(Thread* t, v8::Local<v8::Context> context, const uint32_t* words, size_t count,
              std::vector<v8::Local<v8::Value>>* out) {
  Builder builder(t, context, words, count);
  while (!builder.AtEnd()) {
    v8::Local<v8::Value> value;
    if (!builder.Read(&value)) return false;
    out->push_back(value);
  }
  return true;
}

int RunPending(Thread* t, v8::Local<v8::Context> context, const Pending& pending, int argc,
               v8::Local<v8::Value>* argv) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Value> saved = context->GetContinuationPreservedEmbedderData();
  ShareFrame(t, pending.frame.Get(isolate));
  int status = CallTop(t, pending.callback.Get(isolate), argc, argv, nullptr);
  ShareFrame(t, saved);
  return status;
}

}  // namespace

extern "C" {

int hd_call(hd_thread* t, int hook, const uint32_t* words, size_t count, double* result) {
  Entry entry(t);
  if (t->hooks[hook].IsEmpty()) {
    t->last_error = "no hook for this call";
    return HD_FAILED;
  }
  std::vector<v8::Local<v8::Value>> argv;
  {
    v8::TryCatch try_catch(t->isolate);
    if (!BuildAll(t, entry.context, words, count, &argv)) return StopRequested(t) ? HD_STOP : HD_FAILED;
  }
  v8::Local<v8::Value> value;
  int status = CallTop(t, t->hooks[hook].Get(t->isolate), static_cast<int>(argv.size()),
                       argv.data(), &value, hook == kHookStart ? kStopAtError : kDrain);
  if (result != nullptr) {
    *result = 0;
    if (!value.IsEmpty() && value->IsNumber()) *result = value.As<v8::Number>()->Value();
    if (!value.IsEmpty() && value->IsTrue()) *result = 1;
  }
  return status;
}

int hd_run_timers(hd_thread* t, double* next) {
  Entry entry(t);
  *next = 0;
  v8::Local<v8::Value> now = v8::Number::New(t->isolate, static_cast<double>(t->shared.now_ms));
  // A throwing timer ends the call early: what is left runs in another round.
  for (;;) {
    v8::Local<v8::Value> value;
    int status = CallTop(t, t->hooks[kHookRunTimers].Get(t->isolate), 1, &now, &value,
                         kSkipAfterError);
    if (status != HD_OK) return status;
    if (value.IsEmpty()) continue;
    if (value->IsNumber()) *next = value.As<v8::Number>()->Value();
    return HD_OK;
  }
}

int hd_run_immediates(hd_thread* t) {
  Entry entry(t);
  for (;;) {
    v8::Local<v8::Value> value;
    int status = CallTop(t, t->hooks[kHookRunImmediates].Get(t->isolate), 0, nullptr, &value,
                         kSkipAfterError);
    if (status != HD_OK || !value.IsEmpty()) return status;
  }
}

int hd_has_tasks(hd_thread* t) { return t->runner->HasDue() ? 1 : 0; }

int hd_run_tasks(hd_thread* t, int* ran) {
  *ran = 0;
  // Those that the main script has left behind a tick that threw.
  if (t->state[1]) {
    Entry entry(t);
    if (DrainTicks(t) != HD_OK) return HD_STOP;
  }
  for (;;) {
    std::unique_ptr<v8::Task> task = t->runner->Next();
    if (!task) return HD_OK;
    ++*ran;
    Entry entry(t);
    v8::TryCatch try_catch(t->isolate);
    task->Run();
    if (try_catch.HasTerminated() || StopRequested(t)) return HD_STOP;
    if (try_catch.HasCaught() && HandleUncaught(t, try_catch.Exception(), try_catch.Message(),
                                                "uncaughtException") != HD_OK)
      return HD_STOP;
    if (DrainTicks(t) != HD_OK) return HD_STOP;
  }
}

int hd_complete(hd_thread* t, uint32_t id, const uint32_t* words, size_t count, int is_error,
                int last) {
  auto it = t->pending.find(id);
  if (it == t->pending.end()) return HD_OK;
  Entry entry(t);
  Pending taken;
  taken.callback.Reset(t->isolate, it->second.callback.Get(t->isolate));
  taken.frame.Reset(t->isolate, it->second.frame.Get(t->isolate));
  if (last) t->pending.erase(it);
  if (count == 0) return HD_OK;  // the end of a stream: nothing to tell
  std::vector<v8::Local<v8::Value>> argv;
  {
    v8::TryCatch try_catch(t->isolate);
    if (!BuildAll(t, entry.context, words, count, &argv)) {
      if (try_catch.HasTerminated() || StopRequested(t)) return HD_STOP;
      argv.assign(1, try_catch.HasCaught()
                         ? try_catch.Exception()
                         : v8::Exception::Error(Str(t->isolate, "result cannot be read")));
      is_error = 0;
    } else if (is_error) {
      argv[0] = NativeError(t, entry.context, argv[0]);
    } else {
      argv.insert(argv.begin(), v8::Null(t->isolate));
    }
  }
  return RunPending(t, entry.context, taken, static_cast<int>(argv.size()), argv.data());
}

}  // extern "C"
