// Where errors came from, and the hooks through which JavaScript makes and handles them.
#include <string>

#include "thread.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// The frames of a message as lines of a stack, for --trace-uncaught.
std::string Frames(v8::Isolate* isolate, v8::Local<v8::StackTrace> stack) {
  std::string out;
  for (int i = 0; i < stack->GetFrameCount(); i++) {
    v8::Local<v8::StackFrame> frame = stack->GetFrame(isolate, i);
    std::string script = Text(isolate, frame->GetScriptNameOrSourceURL());
    std::string place = script + ":" + std::to_string(frame->GetLineNumber()) + ":" +
                        std::to_string(frame->GetColumn());
    std::string function = Text(isolate, frame->GetFunctionName());
    if (i > 0) out += "\n";
    out += function.empty() ? "    at " + place : "    at " + function + " (" + place + ")";
  }
  return out;
}

void GetErrorSource(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> error = info[0];
  if (error->IsObject()) {
    v8::Local<v8::Value> stored;
    if (error.As<v8::Object>()->GetPrivate(context, t->arrow_key.Get(isolate)).ToLocal(&stored) &&
        stored->IsObject())
      return info.GetReturnValue().Set(stored);
  }
  if (!t->uncaught_error.IsEmpty() && t->uncaught_error.Get(isolate)->StrictEquals(error))
    return info.GetReturnValue().Set(DescribeMessage(isolate, context, t->uncaught_message.Get(isolate)));
  if (!error->IsNativeError()) return;
  v8::Local<v8::Message> message = v8::Exception::CreateMessage(isolate, error);
  info.GetReturnValue().Set(DescribeMessage(isolate, context, message));
}

// --trace-uncaught: messages then know the stack of the throw, whatever was thrown.
void SetTraceUncaught(const Info& info) {
  info.GetIsolate()->SetCaptureStackTraceForUncaughtExceptions(info[0]->IsTrue(), 10,
                                                               v8::StackTrace::kDetailed);
}

void SetUncaughtHandler(const Info& info) {
  SetHook(ThreadOf(info.GetIsolate()), kHookUncaught, info[0]);
}

void SetPrepareStackTrace(const Info& info) {
  SetHook(ThreadOf(info.GetIsolate()), kHookPrepareStackTrace, info[0]);
}

void TriggerUncaught(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Message> message = v8::Exception::CreateMessage(isolate, info[0]);
  int status = HandleUncaught(t, info[0], message,
                              info[1]->IsTrue() ? "unhandledRejection" : "uncaughtException");
  if (status == HD_STOP) isolate->TerminateExecution();
}

void SetHooks(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info[0]->IsObject()) return ThrowTypeError(isolate, "setHooks takes an object");
  struct {
    const char* name;
    Hook hook;
  } const kNames[] = {{"start", kHookStart},
                      {"beforeExit", kHookBeforeExit},
                      {"exit", kHookExit},
                      {"event", kHookEvent},
                      {"makeError", kHookMakeError},
                      {"dataCloneError", kHookDataCloneError},
                      {"deliver", kHookDeliver},
                      {"deliverMade", kHookDeliverMade},
                      {"portClosed", kHookPortClosed},
                      {"makePort", kHookMakePort},
                      {"packHost", kHookPackHost},
                      {"makeHost", kHookMakeHost},
                      {"hostMoved", kHookHostMoved}};
  for (const auto& n : kNames) {
    v8::Local<v8::Value> fn;
    if (!info[0].As<v8::Object>()->Get(context, Key(isolate, n.name)).ToLocal(&fn)) return;
    if (fn->IsFunction()) SetHook(t, n.hook, fn);
  }
}

// The line that an error points at, with carets under the place: what goes before the stack.
std::string Arrow(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Message> message) {
  constexpr int kMaxUnderline = 1020;  // nothing is pointed at that is further right
  v8::Local<v8::String> line;
  if (!message->GetSourceLine(context).ToLocal(&line)) return {};
  int start = message->GetStartColumn(context).FromMaybe(0);
  int end = message->GetEndColumn(context).FromMaybe(0);
  int offset = message->GetScriptOrigin().ColumnOffset();
  int number = message->GetLineNumber(context).FromMaybe(0);
  // The first line of a text may begin further right, which the text itself does not show.
  if (number - message->GetScriptOrigin().LineOffset() == 1 && start >= offset) start -= offset, end -= offset;
  std::string text = Text(isolate, line);
  v8::Local<v8::Value> resource = message->GetScriptResourceName();
  std::string out = resource->IsString() ? Text(isolate, resource) : "<anonymous_script>";
  out += ":" + std::to_string(number) + "\n" + text + "\n";
  end = std::min(end, line->Length());
  if (start >= end) return out;  // at the end of the text there is nothing to point at
  for (int i = 0; i < start && i < kMaxUnderline; i++)
    out += static_cast<size_t>(i) < text.size() && text[static_cast<size_t>(i)] == '\t' ? '\t' : ' ';
  for (int i = start; i < end && i < kMaxUnderline; i++) out += '^';
  return out + "\n";
}

}  // namespace

v8::Local<v8::Value> DescribeMessage(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                     v8::Local<v8::Message> message) {
  v8::Local<v8::Object> o = v8::Object::New(isolate);
  v8::Local<v8::String> line;
  Put(context, o, "resource", message->GetScriptResourceName());
  Put(context, o, "line", v8::Integer::New(isolate, message->GetLineNumber(context).FromMaybe(0)));
  Put(context, o, "column", v8::Integer::New(isolate, message->GetStartColumn(context).FromMaybe(0)));
  Put(context, o, "endColumn", v8::Integer::New(isolate, message->GetEndColumn(context).FromMaybe(0)));
  if (message->GetSourceLine(context).ToLocal(&line)) Put(context, o, "sourceLine", line);
  v8::Local<v8::StackTrace> stack = message->GetStackTrace();
  if (!stack.IsEmpty() && stack->GetFrameCount() > 0)
    Put(context, o, "stack", Str(isolate, Frames(isolate, stack)));
  return o;
}

void Decorate(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Value> error,
              v8::Local<v8::Message> message) {
  if (!error->IsObject() || message.IsEmpty()) return;
  v8::Local<v8::Object> o = error.As<v8::Object>();
  v8::Local<v8::Private> key = t->arrow_key.Get(t->isolate);
  if (o->HasPrivate(context, key).FromMaybe(true)) return;
  o->SetPrivate(context, key, DescribeMessage(t->isolate, context, message)).FromMaybe(false);
}

void ShowPlace(Thread* t, const v8::TryCatch& caught) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> error = caught.Exception(), stack;
  v8::Local<v8::Message> message = caught.Message();
  if (!error->IsObject() || message.IsEmpty()) return;
  v8::Local<v8::Object> o = error.As<v8::Object>();
  if (o->HasPrivate(context, t->arrow_key.Get(isolate)).FromMaybe(true)) return;
  Decorate(t, context, error, message);
  v8::TryCatch ignored(isolate);
  std::string arrow = Arrow(isolate, context, message);
  v8::Local<v8::String> key = Key(isolate, "stack");
  if (arrow.empty() || !o->Get(context, key).ToLocal(&stack) || !stack->IsString()) return;
  v8::Local<v8::String> text = v8::String::Concat(isolate, Str(isolate, arrow + "\n"), stack.As<v8::String>());
  o->Set(context, key, text).FromMaybe(false);
}

void BindErrors(Binder& b) {
  b.Fn("getErrorSource", GetErrorSource);
  b.Fn("setUncaughtHandler", SetUncaughtHandler);
  b.Fn("setTraceUncaught", SetTraceUncaught);
  b.Fn("setPrepareStackTrace", SetPrepareStackTrace);
  b.Fn("triggerUncaught", TriggerUncaught);
  b.Fn("setHooks", SetHooks);
}

}  // namespace heddle
