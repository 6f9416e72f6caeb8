// Compiling functions and ES modules: ModuleWrap, dynamic import, import.meta.
//
// Who frees: a ModuleWrap lives until its thread leaves the isolate (FreeModules); the loader keeps
// every module it made, so there is nothing to collect earlier. Those of node:vm live as long as their
// JavaScript objects.
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "contexts.h"
#include "kept_code.h"
#include "thread.h"

namespace heddle {

struct ModuleWrap {
  uint32_t id = 0;
  int hash = 0;
  Thread* thread = nullptr;
  v8::Global<v8::Context> context;                // of node:vm; empty: the thread's own
  v8::Global<v8::Module> module;
  v8::Global<v8::Object> object;
  v8::Global<v8::Function> evaluate;              // synthetic modules
  std::vector<v8::Global<v8::Module>> linked;     // in the order of the requests
};

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

ModuleWrap* Unwrap(const Info& info) {
  v8::Local<v8::Object> self = info.This();
  if (self->InternalFieldCount() < 1) return nullptr;
  v8::Local<v8::Data> field = self->GetInternalField(0);
  v8::Local<v8::Value> value = field.As<v8::Value>();
  return value->IsExternal() ? static_cast<ModuleWrap*>(value.As<v8::External>()->Value())
                             : nullptr;
}

// What a method or getter of ModuleWrap works on.
struct Receiver {
  Thread* t;
  ModuleWrap* wrap;  // null: the receiver is no ModuleWrap, and a TypeError is pending
  v8::Local<v8::Module> module;
};

Receiver Self(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  ModuleWrap* wrap = Unwrap(info);
  if (wrap == nullptr) {
    ThrowTypeError(isolate, "Illegal invocation");
    return {ThreadOf(isolate), nullptr, {}};
  }
  return {ThreadOf(isolate), wrap, wrap->module.Get(isolate)};
}

ModuleWrap* WrapOf(Thread* t, v8::Local<v8::Module> module) {
  auto range = t->modules_by_hash.equal_range(module->GetIdentityHash());
  for (auto it = range.first; it != range.second; ++it)
    if (it->second->module == module) return it->second;
  return nullptr;
}

int IntOr(v8::Local<v8::Context> context, v8::Local<v8::Value> v, int otherwise) {
  return v->IsNumber() ? v->Int32Value(context).FromMaybe(otherwise) : otherwise;
}

v8::MaybeLocal<v8::Value> EvaluateSynthetic(v8::Local<v8::Context> context,
                                            v8::Local<v8::Module> module) {
  v8::Isolate* isolate = context->GetIsolate();
  Thread* t = ThreadOf(isolate);
  ModuleWrap* wrap = WrapOf(t, module);
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(context).ToLocal(&resolver)) return {};
  if (wrap != nullptr && !wrap->evaluate.IsEmpty()) {
    v8::Local<v8::Value> self = wrap->object.Get(isolate);
    // Thrown anew: what a TryCatch further up has caught already V8 does not find any more.
    v8::TryCatch try_catch(isolate);
    if (wrap->evaluate.Get(isolate)->Call(context, self, 1, &self).IsEmpty()) {
      if (try_catch.HasTerminated()) isolate->TerminateExecution();  // which throwing anew would end
      try_catch.ReThrow();
      return {};
    }
  }
  resolver->Resolve(context, v8::Undefined(isolate)).FromMaybe(false);
  return resolver->GetPromise();
}

// Where a module is compiled and run.
v8::Local<v8::Context> PlaceOf(Thread* t, ModuleWrap* wrap) {
  return (wrap->context.IsEmpty() ? t->context : wrap->context).Get(t->isolate);
}

void ForgetModule(ModuleWrap* wrap) {
  Thread* t = wrap->thread;
  auto range = t->modules_by_hash.equal_range(wrap->hash);
  for (auto it = range.first; it != range.second; ++it) {
    if (it->second != wrap) continue;
    t->modules_by_hash.erase(it);
    break;
  }
  t->modules[wrap->id - 1] = nullptr;
  delete wrap;
}

bool MakeSynthetic(Thread* t, const Info& info, ModuleWrap* wrap) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> names = info[1].As<v8::Array>();
  std::vector<v8::Local<v8::String>> exports;
  for (uint32_t i = 0; i < names->Length(); i++) {
    v8::Local<v8::Value> name;
    v8::Local<v8::String> text;
    if (!names->Get(context, i).ToLocal(&name) || !name->ToString(context).ToLocal(&text))
      return false;
    exports.push_back(text);
  }
  if (info[2]->IsFunction()) wrap->evaluate.Reset(isolate, info[2].As<v8::Function>());
  wrap->module.Reset(isolate, v8::Module::CreateSyntheticModule(
                                  isolate, info[0].As<v8::String>(), exports, EvaluateSynthetic));
  return true;
}

struct FunctionOptions {
  int line = 0, column = 0;
  v8::Local<v8::Value> host;
  v8::ScriptCompiler::CachedData* cached = nullptr;
};

bool ReadOptions(v8::Local<v8::Context> context, v8::Local<v8::Value> value, FunctionOptions* out) {
  v8::Isolate* isolate = context->GetIsolate();
  if (!value->IsObject()) return true;
  v8::Local<v8::Object> o = value.As<v8::Object>();
  v8::Local<v8::Value> line, column, cached;
  if (!o->Get(context, Key(isolate, "line")).ToLocal(&line) ||
      !o->Get(context, Key(isolate, "column")).ToLocal(&column) ||
      !o->Get(context, Key(isolate, "hostDefined")).ToLocal(&out->host) ||
      !o->Get(context, Key(isolate, "cachedData")).ToLocal(&cached))
    return false;
  out->line = IntOr(context, line, 0);
  out->column = IntOr(context, column, 0);
  if (cached->IsArrayBufferView() &&
      cached.As<v8::ArrayBufferView>()->ByteLength() <= std::numeric_limits<int>::max()) {
    auto view = cached.As<v8::ArrayBufferView>();
    auto* bytes = new uint8_t[view->ByteLength()];
    view->CopyContents(bytes, view->ByteLength());
    out->cached = new v8::ScriptCompiler::CachedData(bytes, static_cast<int>(view->ByteLength()),
                                                     v8::ScriptCompiler::CachedData::BufferOwned);
  }
  return true;
}

v8::ScriptCompiler::CompileOptions Consume(const v8::ScriptCompiler::Source& source) {
  return source.GetCachedData() != nullptr ? v8::ScriptCompiler::kConsumeCodeCache
                                           : v8::ScriptCompiler::kNoCompileOptions;
}

bool MakeSourceText(Thread* t, const Info& info, ModuleWrap* wrap) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> id = v8::Number::New(isolate, wrap->id);
  FunctionOptions options;
  if (!ReadOptions(context, info[4], &options)) return false;
  if (!options.host.IsEmpty() && options.host->IsSymbol()) id = options.host;
  v8::ScriptOrigin origin(isolate, info[0], IntOr(context, info[2], 0), IntOr(context, info[3], 0),
                          false, -1, v8::Local<v8::Value>(), false, false, true,
                          HostOptions(isolate, id));
  v8::Local<v8::String> text = info[1].As<v8::String>();
  CodeLookUp look_up(t, text, info[0], "module", !info[4]->IsObject());
  v8::ScriptCompiler::Source source(text, origin, options.cached != nullptr ? options.cached : look_up.TakeCached());
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Module> module;
  {
    v8::Context::Scope scope(PlaceOf(t, wrap));
    if (!v8::ScriptCompiler::CompileModule(isolate, &source, Consume(source)).ToLocal(&module)) {
      if (try_catch.HasCaught() && !try_catch.HasTerminated())
        Decorate(t, context, try_catch.Exception(), try_catch.Message());
      try_catch.ReThrow();
      return false;
    }
  }
  if (options.cached != nullptr)
    Put(context, info.This(), "cachedDataRejected",
        v8::Boolean::New(isolate, source.GetCachedData()->rejected));
  look_up.Compiled(source, module);
  wrap->module.Reset(isolate, module);
  return true;
}

// new ModuleWrap(url, source, line, column, options) or new ModuleWrap(url, exportNames, evaluate, undefined,
// options). Without options a module is the loader's; {context, hostDefined, cachedData} are node:vm's.
void NewModule(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info.IsConstructCall() || !info[0]->IsString() ||
      !(info[1]->IsString() || info[1]->IsArray()))
    return ThrowTypeError(isolate, "ModuleWrap takes a URL and a source or export names");
  auto wrap = std::make_unique<ModuleWrap>();
  wrap->id = static_cast<uint32_t>(t->modules.size()) + 1;
  wrap->thread = t;
  bool weak = info[4]->IsObject();
  v8::Local<v8::Value> face;
  v8::Local<v8::Context> place;
  if (weak && !info[4].As<v8::Object>()->Get(context, Key(isolate, "context")).ToLocal(&face)) return;
  if (weak && ContextOf(t, face).ToLocal(&place)) wrap->context.Reset(isolate, place);
  bool made = info[1]->IsArray() ? MakeSynthetic(t, info, wrap.get())
                                 : MakeSourceText(t, info, wrap.get());
  if (!made) return;
  v8::Local<v8::Object> self = info.This();
  self->SetInternalField(0, v8::External::New(isolate, wrap.get()));
  wrap->object.Reset(isolate, self);
  self->DefineOwnProperty(context, Key(isolate, "url"), info[0], v8::ReadOnly).FromMaybe(false);
  self->DefineOwnProperty(context, Key(isolate, "id"), v8::Number::New(isolate, wrap->id),
                          v8::ReadOnly)
      .FromMaybe(false);
  wrap->hash = wrap->module.Get(isolate)->GetIdentityHash();
  t->modules_by_hash.emplace(wrap->hash, wrap.get());
  if (weak)
    wrap->object.SetWeak(
        wrap.get(), [](const v8::WeakCallbackInfo<ModuleWrap>& gone) { ForgetModule(gone.GetParameter()); },
        v8::WeakCallbackType::kParameter);
  t->modules.push_back(wrap.release());
}

v8::Local<v8::Object> Assertions(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                 v8::Local<v8::FixedArray> list, int step) {
  v8::Local<v8::Object> o = v8::Object::New(isolate);
  o->SetPrototype(context, v8::Null(isolate)).FromMaybe(false);
  for (int i = 0; i + 1 < list->Length(); i += step)
    Put(context, o, list->Get(context, i).As<v8::String>(),
        list->Get(context, i + 1).As<v8::Value>());
  return o;
}

void Requests(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr) return;
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::FixedArray> requests = module->GetModuleRequests();
  v8::Local<v8::Array> out = v8::Array::New(isolate, requests->Length());
  for (int i = 0; i < requests->Length(); i++) {
    auto request = requests->Get(context, i).As<v8::ModuleRequest>();
    v8::Local<v8::Object> o = v8::Object::New(isolate);
    Put(context, o, "specifier", request->GetSpecifier());
    // Key, value and source offset for each assertion.
    Put(context, o, "assertions", Assertions(isolate, context, request->GetImportAssertions(), 3));
    v8::Location at = module->SourceOffsetToLocation(request->GetSourceOffset());
    Put(context, o, "line", v8::Integer::New(isolate, at.GetLineNumber()));
    Put(context, o, "column", v8::Integer::New(isolate, at.GetColumnNumber()));
    Put(context, out, static_cast<uint32_t>(i), o);
  }
  info.GetReturnValue().Set(out);
}

void Link(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr) return;
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  int want = module->IsSourceTextModule() ? module->GetModuleRequests()->Length() : 0;
  if (!info[0]->IsArray() || info[0].As<v8::Array>()->Length() != static_cast<uint32_t>(want))
    return ThrowTypeError(isolate, "link takes one ModuleWrap for each request");
  wrap->linked.clear();
  for (int i = 0; i < want; i++) {
    v8::Local<v8::Value> item;
    if (!info[0].As<v8::Array>()->Get(context, static_cast<uint32_t>(i)).ToLocal(&item)) return;
    v8::Local<v8::Value> id;
    if (item->IsObject() && !item.As<v8::Object>()->Get(context, Key(isolate, "id")).ToLocal(&id)) return;
    if (id.IsEmpty() || !id->IsUint32() ||
        id.As<v8::Uint32>()->Value() == 0 || id.As<v8::Uint32>()->Value() > t->modules.size())
      return ThrowTypeError(isolate, "link takes one ModuleWrap for each request");
    ModuleWrap* target = t->modules[id.As<v8::Uint32>()->Value() - 1];
    if (target == nullptr) return ThrowTypeError(isolate, "link takes one ModuleWrap for each request");
    wrap->linked.emplace_back(isolate, target->module.Get(isolate));
  }
}

bool SameAssertions(v8::Local<v8::Context> context, v8::Local<v8::FixedArray> request,
                    v8::Local<v8::FixedArray> asked) {
  if (request->Length() != asked->Length()) return false;
  for (int i = 0; i < request->Length(); i += 3)
    for (int k = 0; k < 2; k++)
      if (!request->Get(context, i + k).As<v8::Value>()->StrictEquals(
              asked->Get(context, i + k).As<v8::Value>()))
        return false;
  return true;
}

v8::MaybeLocal<v8::Module> ResolveLinked(v8::Local<v8::Context> context,
                                         v8::Local<v8::String> specifier,
                                         v8::Local<v8::FixedArray> assertions,
                                         v8::Local<v8::Module> referrer) {
  v8::Isolate* isolate = context->GetIsolate();
  Thread* t = ThreadOf(isolate);
  ModuleWrap* wrap = WrapOf(t, referrer);
  v8::Local<v8::FixedArray> requests = referrer->GetModuleRequests();
  for (int i = 0; wrap != nullptr && i < requests->Length(); i++) {
    auto request = requests->Get(context, i).As<v8::ModuleRequest>();
    if (!request->GetSpecifier()->StrictEquals(specifier) ||
        !SameAssertions(context, request->GetImportAssertions(), assertions))
      continue;
    if (static_cast<size_t>(i) < wrap->linked.size())
      return wrap->linked[static_cast<size_t>(i)].Get(isolate);
  }
  ThrowError(isolate, "linking error, dependency not linked");
  return {};
}

void Instantiate(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr) return;
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::TryCatch try_catch(isolate);
  {
    v8::Local<v8::Context> place = PlaceOf(t, wrap);
    v8::Context::Scope scope(place);
    if (module->InstantiateModule(place, ResolveLinked).FromMaybe(false)) return;
  }
  if (try_catch.HasCaught() && !try_catch.HasTerminated())
    Decorate(t, context, try_catch.Exception(), try_catch.Message());
  try_catch.ReThrow();
}

// evaluate(timeout, breakOnSigint) -> the promise of its end, of its own context.
void Evaluate(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr) return;
  if (module->GetStatus() < v8::Module::kInstantiated)
    return ThrowError(t->isolate, "module is not instantiated");
  v8::Local<v8::Context> place = PlaceOf(t, wrap);
  double ms = info[0]->IsNumber() ? info[0].As<v8::Number>()->Value() : -1;
  v8::Local<v8::Value> promise;
  v8::Local<v8::Module> running = module;
  if (RunWatched(t, place, ms, info[1]->IsTrue(), false, &promise, [&] { return running->Evaluate(place); }))
    info.GetReturnValue().Set(promise);
}

void ModuleCachedData(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr || !module->IsSourceTextModule()) return;
  ReturnCacheBytes(info, v8::ScriptCompiler::CreateCodeCache(module->GetUnboundModuleScript()));
}

void Status(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap != nullptr)
    info.GetReturnValue().Set(static_cast<int32_t>(module->GetStatus()));
}

void ModuleError(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap != nullptr && module->GetStatus() == v8::Module::kErrored)
    info.GetReturnValue().Set(module->GetException());
}

void Namespace(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr) return;
  if (module->GetStatus() < v8::Module::kInstantiated)
    return ThrowError(t->isolate, "module is not instantiated");
  info.GetReturnValue().Set(module->GetModuleNamespace());
}

void IsAsync(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr) return;
  if (module->GetStatus() < v8::Module::kInstantiated || !module->IsSourceTextModule())
    return info.GetReturnValue().Set(false);
  info.GetReturnValue().Set(module->IsGraphAsync());
}

void SetExport(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr) return;
  if (!info[0]->IsString() || !module->IsSyntheticModule())
    return ThrowTypeError(t->isolate, "setExport takes a name, on a synthetic module");
  if (module->SetSyntheticModuleExport(t->isolate, info[0].As<v8::String>(), info[1]).IsNothing())
    return;
}

// Where top-level awaits stand that never settle: [{resource, line, column, sourceLine}].
void Stalled(const Info& info) {
  auto [t, wrap, module] = Self(info);
  if (wrap == nullptr) return;
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> out = v8::Array::New(isolate);
  info.GetReturnValue().Set(out);
  if (module->GetStatus() < v8::Module::kInstantiated || !module->IsSourceTextModule() ||
      !module->IsGraphAsync())
    return;
  uint32_t i = 0;
  for (auto& found : module->GetStalledTopLevelAwaitMessage(isolate)) {
    Put(context, out, i++, DescribeMessage(isolate, context, std::get<1>(found)));
  }
}

v8::MaybeLocal<v8::Promise> Rejected(v8::Local<v8::Context> context, v8::TryCatch* try_catch) {
  v8::Local<v8::Promise::Resolver> resolver;
  if (try_catch->HasTerminated() || !v8::Promise::Resolver::New(context).ToLocal(&resolver))
    return {};
  v8::Local<v8::Value> error = try_catch->Exception();
  try_catch->Reset();
  if (resolver->Reject(context, error).IsNothing()) return {};
  return resolver->GetPromise();
}

v8::MaybeLocal<v8::Promise> ImportDynamic(v8::Local<v8::Context> context,
                                          v8::Local<v8::Data> host_options,
                                          v8::Local<v8::Value> resource,
                                          v8::Local<v8::String> specifier,
                                          v8::Local<v8::FixedArray> assertions) {
  v8::Isolate* isolate = context->GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::EscapableHandleScope scope(isolate);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> id = v8::Undefined(isolate);
  // V8 hands over an empty FixedArray where the code had no host options.
  auto options = host_options.As<v8::PrimitiveArray>();
  if (!host_options.IsEmpty() && host_options->IsFixedArray() && options->Length() == 1)
    id = options->Get(isolate, 0);
  v8::Local<v8::Value> result;
  if (t->hooks[kHookImportDynamic].IsEmpty()) {
    ThrowError(isolate, "import() is not available yet");
  } else {
    v8::Local<v8::Value> argv[] = {id->IsUndefined() ? resource : id, specifier,
                                   Assertions(isolate, context, assertions, 2), resource};
    if (t->hooks[kHookImportDynamic]
            .Get(isolate)
            ->Call(context, v8::Undefined(isolate), 4, argv)
            .ToLocal(&result) &&
        result->IsPromise()) {
      // The promise belongs where import() was called.
      v8::Local<v8::Promise::Resolver> resolver;
      if (context == t->context) return scope.Escape(result.As<v8::Promise>());
      if (v8::Promise::Resolver::New(context).ToLocal(&resolver) &&
          resolver->Resolve(context, result).FromMaybe(false))
        return scope.Escape(resolver->GetPromise());
    }
    if (!try_catch.HasCaught()) ThrowTypeError(isolate, "import() hook gave no promise");
  }
  v8::Local<v8::Promise> rejected;
  if (!Rejected(context, &try_catch).ToLocal(&rejected)) return {};
  return scope.Escape(rejected);
}

void InitializeImportMeta(v8::Local<v8::Context> context, v8::Local<v8::Module> module,
                          v8::Local<v8::Object> meta) {
  v8::Isolate* isolate = context->GetIsolate();
  Thread* t = ThreadOf(isolate);
  ModuleWrap* wrap = WrapOf(t, module);
  if (wrap == nullptr || t->hooks[kHookImportMeta].IsEmpty()) return;
  v8::Local<v8::Value> argv[] = {v8::Number::New(isolate, wrap->id), meta,
                                 wrap->object.Get(isolate)};
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> ignored;
  if (!t->hooks[kHookImportMeta].Get(isolate)->Call(context, v8::Undefined(isolate), 3, argv)
           .ToLocal(&ignored))
    try_catch.ReThrow();
}

void SetImportModuleDynamically(const Info& info) {
  SetHook(ThreadOf(info.GetIsolate()), kHookImportDynamic, info[0]);
}

void SetInitializeImportMeta(const Info& info) {
  SetHook(ThreadOf(info.GetIsolate()), kHookImportMeta, info[0]);
}

// A function's parameters, for the code cache.
std::string KindOf(v8::Isolate* isolate, const std::vector<v8::Local<v8::String>>& params) {
  std::string kind = "function";
  for (v8::Local<v8::String> name : params) kind += " " + Text(isolate, name);
  return kind;
}

// Whether the script's name says all that its options do.
bool IsPlain(const FunctionOptions& options, v8::Local<v8::Value> name) {
  return options.cached == nullptr && options.line == 0 && options.column == 0 &&
         (options.host.IsEmpty() || options.host->IsUndefined() || options.host->StrictEquals(name));
}

// compileFunction(source, filename, params, options) -> {function, sourceMapURL, cachedDataRejected}
void CompileFunction(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info[0]->IsString()) return ThrowTypeError(isolate, "compileFunction takes a source");
  std::vector<v8::Local<v8::String>> params;
  if (info[2]->IsArray()) {
    auto list = info[2].As<v8::Array>();
    for (uint32_t i = 0; i < list->Length(); i++) {
      v8::Local<v8::Value> p;
      v8::Local<v8::String> name;
      if (!list->Get(context, i).ToLocal(&p) || !p->ToString(context).ToLocal(&name)) return;
      params.push_back(name);
    }
  }
  FunctionOptions options;
  if (!ReadOptions(context, info[3], &options)) return;
  v8::ScriptOrigin origin(isolate, info[1], options.line, options.column, false, -1,
                          v8::Local<v8::Value>(), false, false, false,
                          HostOptions(isolate, options.host));
  v8::Local<v8::String> text = info[0].As<v8::String>();
  CodeLookUp look_up(t, text, info[1], KindOf(isolate, params), IsPlain(options, info[1]));
  v8::ScriptCompiler::Source source(text, origin, options.cached != nullptr ? options.cached : look_up.TakeCached());
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Function> fn;
  if (!v8::ScriptCompiler::CompileFunction(
           context, &source, params.size(), params.data(), 0, nullptr, Consume(source))
           .ToLocal(&fn)) {
    if (try_catch.HasCaught() && !try_catch.HasTerminated())
      Decorate(t, context, try_catch.Exception(), try_catch.Message());
    try_catch.ReThrow();
    return;
  }
  look_up.Compiled(source, fn);
  v8::Local<v8::Object> out = v8::Object::New(isolate);
  Put(context, out, "function", fn);
  Put(context, out, "sourceMapURL", fn->GetScriptOrigin().SourceMapUrl());
  if (options.cached != nullptr)
    Put(context, out, "cachedDataRejected", v8::Boolean::New(isolate, source.GetCachedData()->rejected));
  info.GetReturnValue().Set(out);
}

// runScript(source, filename, options, beforeRun, compileOnly) -> {value}, or {error} when it does not parse.
// beforeRun is called between parsing and running; what the script throws is thrown.
void RunScript(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info[0]->IsString()) return ThrowTypeError(isolate, "runScript takes a source");
  FunctionOptions options;
  if (!ReadOptions(context, info[2], &options)) return;
  v8::ScriptOrigin origin(isolate, info[1], options.line, options.column, false, -1,
                          v8::Local<v8::Value>(), false, false, false,
                          HostOptions(isolate, options.host));
  v8::ScriptCompiler::Source source(info[0].As<v8::String>(), origin);
  v8::Local<v8::Object> out = v8::Object::New(isolate);
  v8::Local<v8::Script> script;
  {
    v8::TryCatch try_catch(isolate);
    if (!v8::ScriptCompiler::Compile(context, &source).ToLocal(&script)) {
      if (!try_catch.HasCaught() || try_catch.HasTerminated()) {
        try_catch.ReThrow();
        return;
      }
      ShowPlace(t, try_catch);
      Put(context, out, "error", try_catch.Exception());
      return info.GetReturnValue().Set(out);
    }
  }
  if (info[4]->IsTrue()) return info.GetReturnValue().Set(out);
  v8::Local<v8::Value> value;
  if (info[3]->IsFunction() &&
      !info[3].As<v8::Function>()->Call(context, v8::Undefined(isolate), 0, nullptr).ToLocal(&value))
    return;
  v8::TryCatch caught(isolate);
  if (!script->Run(context).ToLocal(&value)) {
    if (!caught.HasTerminated()) ShowPlace(t, caught);
    caught.ReThrow();
    return;
  }
  Put(context, out, "value", value);
  info.GetReturnValue().Set(out);
}

void Accessor(v8::Isolate* isolate, v8::Local<v8::ObjectTemplate> proto, const char* name,
              v8::FunctionCallback getter) {
  proto->SetAccessorProperty(Key(isolate, name), v8::FunctionTemplate::New(isolate, getter));
}

void Method(v8::Isolate* isolate, v8::Local<v8::ObjectTemplate> proto, const char* name,
            v8::FunctionCallback fn) {
  proto->Set(isolate, name, v8::FunctionTemplate::New(isolate, fn));
}

void GetModuleWrap(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  if (t->module_template.IsEmpty()) {
    v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(isolate, NewModule);
    tmpl->SetClassName(Key(isolate, "ModuleWrap"));
    tmpl->InstanceTemplate()->SetInternalFieldCount(1);
    v8::Local<v8::ObjectTemplate> proto = tmpl->PrototypeTemplate();
    Accessor(isolate, proto, "requests", Requests);
    Accessor(isolate, proto, "status", Status);
    Accessor(isolate, proto, "error", ModuleError);
    Accessor(isolate, proto, "namespace", Namespace);
    Accessor(isolate, proto, "isAsync", IsAsync);
    Method(isolate, proto, "link", Link);
    Method(isolate, proto, "instantiate", Instantiate);
    Method(isolate, proto, "evaluate", Evaluate);
    Method(isolate, proto, "setExport", SetExport);
    Method(isolate, proto, "stalled", Stalled);
    Method(isolate, proto, "createCachedData", ModuleCachedData);
    t->module_template.Reset(isolate, tmpl);
  }
  v8::Local<v8::Function> constructor;
  if (t->module_template.Get(isolate)->GetFunction(isolate->GetCurrentContext())
          .ToLocal(&constructor))
    info.GetReturnValue().Set(constructor);
}

}  // namespace

v8::Local<v8::PrimitiveArray> HostOptions(v8::Isolate* isolate, v8::Local<v8::Value> id) {
  v8::Local<v8::PrimitiveArray> options = v8::PrimitiveArray::New(isolate, 1);
  v8::Local<v8::Primitive> primitive = v8::Undefined(isolate);
  if (!id.IsEmpty() && id->IsNumber()) primitive = id.As<v8::Number>();
  if (!id.IsEmpty() && id->IsName()) primitive = id.As<v8::Name>();
  options->Set(isolate, 0, primitive);
  return options;
}

void InstallModuleCallbacks(Thread* t) {
  t->isolate->SetHostImportModuleDynamicallyCallback(ImportDynamic);
  t->isolate->SetHostInitializeImportMetaObjectCallback(InitializeImportMeta);
}

void FreeModules(Thread* t) {
  FreeKeptCode(t);
  for (ModuleWrap* wrap : t->modules) delete wrap;
  t->modules.clear();
  t->modules_by_hash.clear();
}

void BindModules(Binder& b) {
  b.Fn("compileFunction", CompileFunction);
  b.Fn("runScript", RunScript);
  b.Getter("ModuleWrap", GetModuleWrap);
  for (v8::FunctionCallback member : {NewModule, Requests, Status, ModuleError, Namespace, IsAsync, Link,
                                      Instantiate, Evaluate, SetExport, Stalled, ModuleCachedData})
    b.Also(member);
  b.Fn("setImportModuleDynamically", SetImportModuleDynamically);
  b.Fn("setInitializeImportMeta", SetInitializeImportMeta);
  b.Const("kUninstantiated", v8::Module::kUninstantiated);
  b.Const("kInstantiated", v8::Module::kInstantiated);
  b.Const("kEvaluated", v8::Module::kEvaluated);
  b.Const("kErrored", v8::Module::kErrored);
}

}  // namespace heddle
