// internalBinding(name): engine functions and Go operations in one object.
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "_cgo_export.h"
#include "build.h"
#include "sources.h"
#include "thread.h"
#include "walk.h"

namespace heddle {

namespace {

enum OpKind { kOpSync = 0, kOpBlocking, kOpStream, kOpConst };

// Set once by hd_set_ops before the first thread; read-only afterwards.
struct OpTable {
  std::string names;
  std::vector<uint8_t> kinds;
};

OpTable& Ops() {
  static OpTable* ops = new OpTable;
  return *ops;
}

struct Topic {
  const char* name;
  BindFunction bind;
};

constexpr Topic kTopics[] = {
    {"util", BindUtil},         {"types", BindTypes},     {"buffer", BindBuffer},
    {"loop", BindLoop},         {"promises", BindPromises}, {"errors", BindErrors},
    {"process", BindProcess},   {"modules", BindModules},   {"builtins", BindBuiltins}, {"messaging", BindMessaging},
    {"heap", BindHeap},         {"serdes", BindSerdes},   {"contexts", BindContexts},
};

void CallOp(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  int32_t index = info.Data().As<v8::Int32>()->Value();
  const uint8_t kind = Ops().kinds[static_cast<size_t>(index)];
  int argc = info.Length();
  bool with_callback = kind != kOpSync && argc > 0 && info[argc - 1]->IsFunction();
  if (kind == kOpStream && !with_callback)
    return ThrowTypeError(isolate, "this operation needs a callback");
  if (with_callback) argc--;

  size_t base = t->tape.size();
  t->tape.resize(base + static_cast<size_t>(argc));
  Walker walker(t, context, WalkMode::kOperation, &t->tape);
  for (int i = 0; i < argc; i++) {
    t->tape[base + static_cast<size_t>(i)] = static_cast<uint32_t>(t->tape.size() - base);
    if (walker.Write(info[i])) continue;
    t->tape.resize(base);
    return;
  }

  uint32_t request = 0;
  if (with_callback) {
    request = t->next_request++;
    Pending& pending = t->pending[request];
    pending.callback.Reset(isolate, info[argc].As<v8::Function>());
    pending.frame.Reset(isolate, context->GetContinuationPreservedEmbedderData());
  }
  // Memory that an operation may still touch when this thread is long gone: Go frees the references.
  std::vector<hd_store*> stores;
  if (with_callback)
    for (auto& store : walker.viewed()) stores.push_back(new hd_store{store});
  hd_tape out = {nullptr, 0};
  int failed = heddleOp(t->go, index, request, t->tape.data() + base, t->tape.size() - base,
                        static_cast<uint32_t>(argc), stores.data(), stores.size(), &out);
  t->tape.resize(base);
  if (with_callback && failed == 0) return info.GetReturnValue().Set(request);
  if (with_callback) t->pending.erase(request);
  if (out.count == 0) return;
  Builder builder(t, context, out.words, out.count);
  v8::Local<v8::Value> value;
  if (!builder.Read(&value)) return;
  if (failed != 0) return ThrowNative(t, context, value);
  info.GetReturnValue().Set(value);
}

void DefineConst(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Object> target,
                 const char* name, int32_t index) {
  hd_tape out = {nullptr, 0};
  if (heddleOp(t->go, index, 0, nullptr, 0, 0, nullptr, 0, &out) != 0 || out.count == 0) return;
  Builder builder(t, context, out.words, out.count);
  v8::Local<v8::Value> value;
  if (builder.Read(&value)) Put(context, target, name, value);
}

void InternalBinding(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = t->context.Get(isolate);
  v8::Local<v8::Function> self = t->bindings.Get(isolate);
  v8::Local<v8::Value> own, found;
  if (!self->Get(context, Key(isolate, "cache")).ToLocal(&own)) return;
  v8::Local<v8::Object> cache = own.As<v8::Object>();
  if (info.Length() < 1 || !info[0]->IsString())
    return ThrowTypeError(isolate, "internalBinding takes a name");
  if (!cache->Get(context, info[0]).ToLocal(&found)) return;
  if (!found->IsUndefined()) return info.GetReturnValue().Set(found);

  std::string name = Text(isolate, info[0]);
  v8::Local<v8::Object> target = v8::Object::New(isolate);
  bool any = false;
  for (const Topic& topic : kTopics) {
    if (name != topic.name) continue;
    Binder binder(isolate, context, target);
    topic.bind(binder);
    any = true;
  }
  const char* at = Ops().names.c_str();
  for (size_t i = 0; i < Ops().kinds.size(); i++) {
    const char* binding = at;
    const char* op = binding + strlen(binding) + 1;
    at = op + strlen(op) + 1;
    if (binding != name) continue;
    any = true;
    auto index = static_cast<int32_t>(i);
    if (Ops().kinds[i] == kOpConst) {
      DefineConst(t, context, target, op, index);
      continue;
    }
    v8::Local<v8::Function> fn = MakeFunction(context, CallOp, op, v8::Integer::New(isolate, index));
    if (fn.IsEmpty() || !Put(context, target, op, fn)) return;
  }
  if (!any) return ThrowError(isolate, ("no internal binding named " + name).c_str());
  if (!Put(context, cache, info[0].As<v8::String>(), target)) return;
  info.GetReturnValue().Set(target);
}

}  // namespace

v8::Local<v8::Function> MakeFunction(v8::Local<v8::Context> context, v8::FunctionCallback callback,
                                     const char* name, v8::Local<v8::Value> data) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::FunctionTemplate> tmpl =
      v8::FunctionTemplate::New(isolate, callback, data, v8::Local<v8::Signature>(), 0,
                                v8::ConstructorBehavior::kThrow);
  v8::Local<v8::Function> fn;
  if (tmpl->GetFunction(context).ToLocal(&fn)) fn->SetName(Key(isolate, name));
  return fn;
}

void InstallInternalBinding(Thread* t, v8::Local<v8::Context> context) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::Function> fn = MakeFunction(context, InternalBinding, "internalBinding");
  v8::Local<v8::Object> cache = v8::Object::New(isolate);
  cache->SetPrototype(context, v8::Null(isolate)).FromMaybe(false);
  fn->DefineOwnProperty(context, Key(isolate, "cache"), cache, v8::DontEnum).FromMaybe(false);
  t->bindings.Reset(isolate, fn);
}

const References& ExternalReferences() {
  static const References references = [] {
    References made;
    Binder binder(&made.list);
    binder.Fn("internalBinding", InternalBinding);
    binder.Fn("operation", CallOp);
    for (const Topic& topic : kTopics) topic.bind(binder);
    made.fingerprint = binder.fingerprint();
    AddSourceReferences(&made.list);
    made.list.push_back(0);
    return made;
  }();
  return references;
}

void Binder::Set(const char* name, v8::Local<v8::Value> value) {
  if (!value.IsEmpty()) Put(context_, target_, name, value);
}

void Binder::Collect(const char* name, v8::FunctionCallback callback) {
  refs_->push_back(reinterpret_cast<intptr_t>(callback));
  fingerprint_ = HashOn(fingerprint_, name, strlen(name) + 1);
}

void Binder::Fn(const char* name, v8::FunctionCallback callback) {
  if (refs_ != nullptr) return Collect(name, callback);
  Set(name, MakeFunction(context_, callback, name));
}

void Binder::Getter(const char* name, v8::FunctionCallback callback) {
  if (refs_ != nullptr) return Collect(name, callback);
  v8::Local<v8::Function> getter = MakeFunction(context_, callback, name);
  if (!getter.IsEmpty()) target_->SetAccessorProperty(Key(isolate_, name), getter);
}

void Binder::Also(v8::FunctionCallback callback) {
  if (refs_ != nullptr) Collect("", callback);
}

void Binder::Const(const char* name, double value) {
  if (refs_ == nullptr) Set(name, v8::Number::New(isolate_, value));
}

void Binder::Str(const char* name, const char* value) {
  if (refs_ == nullptr) Set(name, heddle::Str(isolate_, value));
}

void ThrowError(v8::Isolate* isolate, const char* message) {
  isolate->ThrowException(v8::Exception::Error(Str(isolate, message)));
}
void ThrowTypeError(v8::Isolate* isolate, const char* message) {
  isolate->ThrowException(v8::Exception::TypeError(Str(isolate, message)));
}
void ThrowRangeError(v8::Isolate* isolate, const char* message) {
  isolate->ThrowException(v8::Exception::RangeError(Str(isolate, message)));
}

}  // namespace heddle

extern "C" void hd_set_ops(const char* names, size_t length, const uint8_t* kinds, size_t count) {
  heddle::OpTable& ops = heddle::Ops();
  ops.names.assign(names, length);
  ops.kinds.assign(kinds, kinds + count);
}
