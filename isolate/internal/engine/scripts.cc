// vm.Script's engine half, and compileFunction for any context.
//
// Who frees: a compiled script belongs to its JavaScript object (wrapped.h). A run that has a time limit
// is watched by Go (watchdog.go), which terminates execution; whoever began the watch undoes that here.
#include <algorithm>
#include <limits>

#include "_cgo_export.h"
#include "account.h"
#include "contexts.h"
#include "wrapped.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

struct CompiledScript : Wrapped {
  CompiledScript(Thread* t, v8::Local<v8::Object> self, v8::Local<v8::UnboundScript> code)
      : Wrapped(t, self), script(t->isolate, code) {}
  v8::Global<v8::UnboundScript> script;
};

// What a text is compiled with: the members of an options object {line, column, cachedData,
// produceCachedData, host, context}.
struct Options {
  int line = 0, column = 0;
  bool produce = false;
  v8::Local<v8::Value> host;
  v8::Local<v8::Context> context;
  v8::ScriptCompiler::CachedData* cached = nullptr;  // the source's, once there is one
};

v8::ScriptCompiler::CachedData* CopyCache(v8::Local<v8::Value> value) {
  if (!value->IsArrayBufferView()) return nullptr;
  auto view = value.As<v8::ArrayBufferView>();
  size_t length = view->ByteLength();
  if (length > static_cast<size_t>(std::numeric_limits<int>::max())) return nullptr;
  auto* bytes = new uint8_t[length];
  view->CopyContents(bytes, length);
  return new v8::ScriptCompiler::CachedData(bytes, static_cast<int>(length),
                                            v8::ScriptCompiler::CachedData::BufferOwned);
}

bool ReadOptions(Thread* t, v8::Local<v8::Value> value, Options* out) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  out->context = context;
  out->host = v8::Undefined(isolate);
  if (!value->IsObject()) return true;
  v8::Local<v8::Object> o = value.As<v8::Object>();
  const auto member = [&](const char* name, v8::Local<v8::Value>* to) {
    return o->Get(context, Key(isolate, name)).ToLocal(to);
  };
  v8::Local<v8::Value> line, column, cached, produce, parsing;
  if (!member("line", &line) || !member("column", &column) || !member("host", &out->host) ||
      !member("produceCachedData", &produce) || !member("context", &parsing) ||
      !member("cachedData", &cached))
    return false;
  if (line->IsInt32()) out->line = line.As<v8::Int32>()->Value();
  if (column->IsInt32()) out->column = column.As<v8::Int32>()->Value();
  out->produce = produce->IsTrue();
  v8::Local<v8::Context> other;
  if (ContextOf(t, parsing).ToLocal(&other)) out->context = other;
  out->cached = CopyCache(cached);
  return true;
}

v8::ScriptOrigin Origin(v8::Isolate* isolate, v8::Local<v8::Value> filename, const Options& options) {
  return v8::ScriptOrigin(isolate, filename, options.line, options.column, false, -1, v8::Local<v8::Value>(),
                          false, false, false, HostOptions(isolate, options.host));
}

v8::ScriptCompiler::CompileOptions Consume(const Options& options) {
  return options.cached != nullptr ? v8::ScriptCompiler::kConsumeCodeCache
                                   : v8::ScriptCompiler::kNoCompileOptions;
}

// Tells on o whether the cache that was given was of use.
void TellRejected(v8::Local<v8::Context> context, v8::Local<v8::Object> o, const Options& options,
                  const v8::ScriptCompiler::Source& source) {
  if (options.cached == nullptr) return;
  Put(context, o, "cachedDataRejected",
      v8::Boolean::New(context->GetIsolate(), source.GetCachedData()->rejected));
}

// new ContextifyScript(code, filename, options)
void NewScript(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info.IsConstructCall() || !info[0]->IsString())
    return ThrowTypeError(isolate, "ContextifyScript takes a source");
  Options options;
  if (!ReadOptions(t, info[2], &options)) return;
  v8::ScriptCompiler::Source source(info[0].As<v8::String>(), Origin(isolate, info[1], options), options.cached);
  v8::Local<v8::UnboundScript> script;
  v8::TryCatch caught(isolate);
  {
    v8::Context::Scope scope(options.context);  // whose SyntaxError it is
    if (!v8::ScriptCompiler::CompileUnboundScript(isolate, &source, Consume(options)).ToLocal(&script)) {
      if (!caught.HasTerminated()) ShowPlace(t, caught);
      caught.ReThrow();
      return;
    }
  }
  v8::Local<v8::Object> self = info.This();
  new CompiledScript(t, self, script);
  TellRejected(context, self, options, source);
  if (options.produce) {
    v8::Local<v8::Value> data = CacheBytes(isolate, v8::ScriptCompiler::CreateCodeCache(script));
    if (!data->IsUndefined()) Put(context, self, "cachedData", data);
    Put(context, self, "cachedDataProduced", v8::Boolean::New(isolate, !data->IsUndefined()));
  }
  Put(context, self, "sourceMapURL", script->GetSourceMappingURL());
}

CompiledScript* Self(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  v8::Local<v8::Value> self = info.This();
  Wrapped* wrapped = nullptr;
  if (t->contexts != nullptr && !t->contexts->script.IsEmpty() &&
      t->contexts->script.Get(t->isolate)->HasInstance(self))
    wrapped = Wrapped::Of(self.As<v8::Object>());
  if (wrapped == nullptr) ThrowTypeError(t->isolate, "Illegal invocation");
  return static_cast<CompiledScript*>(wrapped);
}

void CreateCachedData(const Info& info) {
  CompiledScript* self = Self(info);
  if (self == nullptr) return;
  v8::Isolate* isolate = info.GetIsolate();
  ReturnCacheBytes(info, v8::ScriptCompiler::CreateCodeCache(self->script.Get(isolate)));
}

// runInContext(sandbox or null, timeout or -1, displayErrors, breakOnSigint)
void RunInContext(const Info& info) {
  CompiledScript* self = Self(info);
  if (self == nullptr) return;
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = t->context.Get(isolate);
  if (!info[0]->IsNull() && !ContextOf(t, info[0]).ToLocal(&context))
    return ThrowTypeError(isolate, "this object has no context");
  double ms = info[1]->IsNumber() ? info[1].As<v8::Number>()->Value() : -1;
  v8::Local<v8::Value> value;
  if (RunWatched(t, context, ms, info[3]->IsTrue(), info[2]->IsTrue(), &value, [&] {
        return self->script.Get(isolate)->BindToCurrentContext()->Run(context);
      }))
    info.GetReturnValue().Set(value);
}

// An array's members: false when an exception is pending.
template <typename T, typename Convert>
bool List(v8::Local<v8::Context> context, v8::Local<v8::Value> value, std::vector<v8::Local<T>>* out,
          Convert convert) {
  if (!value->IsArray()) return true;
  auto list = value.As<v8::Array>();
  for (uint32_t i = 0; i < list->Length(); i++) {
    v8::Local<v8::Value> item;
    v8::Local<T> converted;
    if (!list->Get(context, i).ToLocal(&item) || !convert(item).ToLocal(&converted)) return false;
    out->push_back(converted);
  }
  return true;
}

// compileFunction(code, filename, params, extensions, options) -> {function, sourceMapURL,
// cachedDataRejected, cachedData, cachedDataProduced}
void CompileFunction(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info[0]->IsString()) return ThrowTypeError(isolate, "compileFunction takes a source");
  Options options;
  std::vector<v8::Local<v8::String>> params;
  std::vector<v8::Local<v8::Object>> extensions;
  const auto text = [&](v8::Local<v8::Value> v) { return v->ToString(context); };
  const auto object = [&](v8::Local<v8::Value> v) { return v->ToObject(context); };
  if (!List(context, info[2], &params, text) || !List(context, info[3], &extensions, object) ||
      !ReadOptions(t, info[4], &options))
    return;
  v8::ScriptCompiler::Source source(info[0].As<v8::String>(), Origin(isolate, info[1], options), options.cached);
  v8::TryCatch caught(isolate);
  v8::Local<v8::Function> fn;
  {
    v8::Context::Scope scope(options.context);
    if (!v8::ScriptCompiler::CompileFunction(options.context, &source, params.size(), params.data(),
                                             extensions.size(), extensions.data(), Consume(options))
             .ToLocal(&fn)) {
      if (!caught.HasTerminated()) ShowPlace(t, caught);
      caught.ReThrow();
      return;
    }
  }
  v8::Local<v8::Object> out = v8::Object::New(isolate);
  Put(context, out, "function", fn);
  Put(context, out, "sourceMapURL", fn->GetScriptOrigin().SourceMapUrl());
  TellRejected(context, out, options, source);
  if (options.produce) {
    v8::Local<v8::Value> data = CacheBytes(isolate, v8::ScriptCompiler::CreateCodeCacheForFunction(fn));
    Put(context, out, "cachedDataProduced", v8::Boolean::New(isolate, !data->IsUndefined()));
    if (!data->IsUndefined()) Put(context, out, "cachedData", data);
  }
  info.GetReturnValue().Set(out);
}

void GetScript(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  Contexts* all = ContextsOf(t);
  if (all->script.IsEmpty()) {
    v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(isolate, NewScript);
    tmpl->SetClassName(Key(isolate, "ContextifyScript"));
    tmpl->InstanceTemplate()->SetInternalFieldCount(1);
    v8::Local<v8::ObjectTemplate> proto = tmpl->PrototypeTemplate();
    proto->Set(isolate, "createCachedData", v8::FunctionTemplate::New(isolate, CreateCachedData));
    proto->Set(isolate, "runInContext", v8::FunctionTemplate::New(isolate, RunInContext));
    all->script.Reset(isolate, tmpl);
  }
  v8::Local<v8::Function> constructor;
  if (all->script.Get(isolate)->GetFunction(isolate->GetCurrentContext()).ToLocal(&constructor))
    info.GetReturnValue().Set(constructor);
}

}  // namespace

Watch::Watch(Thread* t, double ms, bool sigint) : t_(t), on_(ms > 0 || sigint) {
  if (on_) heddleWatch(t->go, ms, sigint ? 1 : 0);
}

int Watch::End() {
  if (!on_) return HD_WATCH_QUIET;
  on_ = false;
  int outer = 0;
  int fired = heddleUnwatch(t_->go, &outer);
  if (fired == HD_WATCH_QUIET) return fired;
  t_->isolate->CancelTerminateExecution();
  if (outer == 0 && !StopRequested(t_)) return fired;
  t_->isolate->TerminateExecution();
  return HD_WATCH_OUTER;
}

static void ThrowCut(Thread* t, int why, double ms) {
  v8::Local<v8::Context> context = t->isolate->GetCurrentContext();
  if (why == HD_WATCH_SIGINT)
    return ThrowCoded(t, context, "Error", "ERR_SCRIPT_EXECUTION_INTERRUPTED",
                      "Script execution was interrupted by `SIGINT`");
  std::string text = "Script execution timed out after " + std::to_string(static_cast<int64_t>(ms)) + "ms";
  ThrowCoded(t, context, "Error", "ERR_SCRIPT_EXECUTION_TIMEOUT", text.c_str());
}

v8::Local<v8::Value> CacheBytes(v8::Isolate* isolate, v8::ScriptCompiler::CachedData* data) {
  std::unique_ptr<v8::ScriptCompiler::CachedData> owned(data);
  if (!owned) return v8::Undefined(isolate);
  auto length = static_cast<size_t>(owned->length);
  std::shared_ptr<v8::BackingStore> store = Adopt(isolate, ThreadOf(isolate)->account, NewCopy(owned->data, length));
  if (!store) return v8::Undefined(isolate);
  return v8::Uint8Array::New(v8::ArrayBuffer::New(isolate, std::move(store)), 0, length);
}

void ReturnCacheBytes(const v8::FunctionCallbackInfo<v8::Value>& info, v8::ScriptCompiler::CachedData* data) {
  v8::Local<v8::Value> bytes = CacheBytes(info.GetIsolate(), data);
  if (bytes->IsUndefined()) return ThrowRangeError(info.GetIsolate(), "Array buffer allocation failed");
  info.GetReturnValue().Set(bytes);
}

bool RunWatched(Thread* t, v8::Local<v8::Context> context, double ms, bool sigint, bool show,
                v8::Local<v8::Value>* out, const std::function<v8::MaybeLocal<v8::Value>()>& run) {
  v8::Isolate* isolate = t->isolate;
  {
    v8::TryCatch caught(isolate);
    int cut;
    {
      v8::Context::Scope scope(context);
      Watch watch(t, ms, sigint);
      if (run().ToLocal(out))
        if (v8::MicrotaskQueue* queue = OwnQueue(t, context)) queue->PerformCheckpoint(isolate);
      cut = watch.End();
    }
    bool ours = cut == HD_WATCH_TIMEOUT || cut == HD_WATCH_SIGINT;
    if (ours) {
      caught.Reset();
      ThrowCut(t, cut, ms);
    }
    if (cut != HD_WATCH_OUTER && !caught.HasTerminated() && !StopRequested(t)) {
      if (!caught.HasCaught()) return !out->IsEmpty();
      if (show && !ours) ShowPlace(t, caught);
      caught.ReThrow();
      return false;
    }
  }
  // Not thrown anew: a termination that is caught and thrown is an exception like any other.
  StopHere(isolate);
  return false;
}

void BindScripts(Binder& b) {
  b.Getter("ContextifyScript", GetScript);
  b.Fn("compileFunction", CompileFunction);
}

}  // namespace heddle
