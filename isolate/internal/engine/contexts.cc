// Further contexts (node:vm): making them, and the interceptors through which a context's global object
// shows the object that it was made for, its sandbox.
//
// Who keeps what: the sandbox has a private symbol whose value is an object of the context (its anchor),
// and the context's embedder data has the sandbox. Nothing in C++ holds either, so V8 collects both
// together. A context's own microtask queue is freed when the context is, or with the thread.
//
// What an interceptor does not answer, V8 does with the real global object. A store goes to the sandbox
// and then to the real global object as well: so it is in Node, and programs can tell.
#include "contexts.h"

#include <algorithm>

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// Embedder data of a context. v8go has the lower ones.
constexpr int kSandboxSlot = 2;  // the sandbox; undefined where the global object is an ordinary one
constexpr int kNoWasmSlot = 3;   // true: WebAssembly must not be compiled
constexpr int kQueueSlot = 4;    // true: it has a microtask queue of its own

v8::Local<v8::Value> EmbedderData(v8::Local<v8::Context> context, int slot) {
  if (context->GetNumberOfEmbedderDataFields() <= static_cast<uint32_t>(slot))
    return v8::Undefined(context->GetIsolate());
  return context->GetEmbedderData(slot);
}

// --- interceptors -----------------------------------------------------------------------------

// The context whose global object is being looked at, and its sandbox.
struct Realm {
  v8::Local<v8::Context> context;
  v8::Local<v8::Object> sandbox;
};

template <typename T>
bool RealmOf(const v8::PropertyCallbackInfo<T>& info, Realm* realm) {
  Thread* t = ThreadOf(info.GetIsolate());
  if (t == nullptr || t->contexts == nullptr || t->contexts->making) return false;
  if (!info.Holder()->GetCreationContext().ToLocal(&realm->context)) return false;
  v8::Local<v8::Value> sandbox = EmbedderData(realm->context, kSandboxSlot);
  if (!sandbox->IsObject()) return false;
  realm->sandbox = sandbox.As<v8::Object>();
  return true;
}

// The property's attributes on object or its prototypes; false when it has none.
bool Attributes(const Realm& realm, v8::Local<v8::Object> object, v8::Local<v8::Name> key,
                v8::PropertyAttribute* out) {
  *out = v8::None;
  return object->GetRealNamedPropertyAttributes(realm.context, key).To(out);
}

bool IsReadOnly(v8::PropertyAttribute attributes) { return (attributes & v8::ReadOnly) != 0; }

// Whether the sandbox itself has an accessor of that name.
bool HasOwnAccessor(const Realm& realm, v8::Local<v8::Name> key) {
  v8::Isolate* isolate = realm.context->GetIsolate();
  v8::Local<v8::Value> found;
  if (!realm.sandbox->HasOwnProperty(realm.context, key).FromMaybe(false) ||
      !realm.sandbox->GetOwnPropertyDescriptor(realm.context, key).ToLocal(&found) || !found->IsObject())
    return false;
  v8::Local<v8::Object> descriptor = found.As<v8::Object>();
  return descriptor->HasOwnProperty(realm.context, Key(isolate, "get")).FromMaybe(false) ||
         descriptor->HasOwnProperty(realm.context, Key(isolate, "set")).FromMaybe(false);
}

void Get(v8::Local<v8::Name> key, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Realm realm;
  v8::Local<v8::Value> value;
  if (!RealmOf(info, &realm) || !realm.sandbox->GetRealNamedProperty(realm.context, key).ToLocal(&value))
    return;
  // Inside, the sandbox is known as the global object.
  if (value == realm.sandbox) value = realm.context->Global();
  info.GetReturnValue().Set(value);
}

void Set(v8::Local<v8::Name> key, v8::Local<v8::Value> value,
         const v8::PropertyCallbackInfo<v8::Value>& info) {
  Realm realm;
  if (!RealmOf(info, &realm)) return;
  v8::PropertyAttribute real, seen;
  bool is_real = Attributes(realm, realm.context->Global(), key, &real);
  bool is_seen = Attributes(realm, realm.sandbox, key, &seen);
  if (IsReadOnly(real) || IsReadOnly(seen)) return;
  if (!is_real && !is_seen) {
    // `x = 1` in strict code, not `globalThis.x = 1`: V8 throws the ReferenceError.
    bool contextual = info.This() != realm.context->Global();
    if (info.ShouldThrowOnError() && contextual && !value->IsFunction()) return;
    if (key->IsSymbol()) return;
  }
  bool accessor = HasOwnAccessor(realm, key);
  if (realm.sandbox->Set(realm.context, key, value).IsNothing() || !accessor) return;
  info.GetReturnValue().Set(value);
}

void Describe(v8::Local<v8::Name> key, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Realm realm;
  v8::Local<v8::Value> descriptor;
  if (!RealmOf(info, &realm) || !realm.sandbox->HasOwnProperty(realm.context, key).FromMaybe(false)) return;
  if (realm.sandbox->GetOwnPropertyDescriptor(realm.context, key).ToLocal(&descriptor))
    info.GetReturnValue().Set(descriptor);
}

void Define(v8::Local<v8::Name> key, const v8::PropertyDescriptor& descriptor,
            const v8::PropertyCallbackInfo<v8::Value>& info) {
  Realm realm;
  if (!RealmOf(info, &realm)) return;
  v8::PropertyAttribute real;
  bool is_real = Attributes(realm, realm.context->Global(), key, &real);
  if (is_real && IsReadOnly(real) && (real & v8::DontDelete) != 0) return;  // V8 refuses
  // V8 takes what it only reads as a reference that is not const.
  realm.sandbox->DefineProperty(realm.context, key, const_cast<v8::PropertyDescriptor&>(descriptor))
      .FromMaybe(false);
}

void Delete(v8::Local<v8::Name> key, const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  Realm realm;
  if (!RealmOf(info, &realm)) return;
  if (!realm.sandbox->Delete(realm.context, key).FromMaybe(true)) info.GetReturnValue().Set(false);
}

void Enumerate(const v8::PropertyCallbackInfo<v8::Array>& info) {
  Realm realm;
  v8::Local<v8::Array> names;
  if (RealmOf(info, &realm) && realm.sandbox->GetPropertyNames(realm.context).ToLocal(&names))
    info.GetReturnValue().Set(names);
}

// Indices are names to the sandbox.
template <typename T>
v8::Local<v8::Name> Named(uint32_t index, const v8::PropertyCallbackInfo<T>& info) {
  return Str(info.GetIsolate(), std::to_string(index));
}

void GetIndex(uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Get(Named(index, info), info);
}
void SetIndex(uint32_t index, v8::Local<v8::Value> value, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Set(Named(index, info), value, info);
}
void DescribeIndex(uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Describe(Named(index, info), info);
}
void DefineIndex(uint32_t index, const v8::PropertyDescriptor& descriptor,
                 const v8::PropertyCallbackInfo<v8::Value>& info) {
  Define(Named(index, info), descriptor, info);
}
void DeleteIndex(uint32_t index, const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  Delete(Named(index, info), info);
}

v8::Local<v8::ObjectTemplate> GlobalTemplate(Thread* t) {
  Contexts* all = ContextsOf(t);
  if (!all->global.IsEmpty()) return all->global.Get(t->isolate);
  v8::Local<v8::FunctionTemplate> type = v8::FunctionTemplate::New(t->isolate);
  v8::Local<v8::ObjectTemplate> global = type->InstanceTemplate();
  global->SetHandler(v8::NamedPropertyHandlerConfiguration(
      Get, Set, Describe, Delete, Enumerate, Define, v8::Local<v8::Value>(),
      v8::PropertyHandlerFlags::kHasNoSideEffect));
  global->SetHandler(v8::IndexedPropertyHandlerConfiguration(
      GetIndex, SetIndex, DescribeIndex, DeleteIndex, Enumerate, DefineIndex, v8::Local<v8::Value>(),
      v8::PropertyHandlerFlags::kHasNoSideEffect));
  all->global.Reset(t->isolate, global);
  return global;
}

// --- making contexts ----------------------------------------------------------------------------

bool WasmAllowed(v8::Local<v8::Context> context, v8::Local<v8::String>) {
  return !EmbedderData(context, kNoWasmSlot)->IsTrue();
}

// Remembers a context, and keeps its queue as long as it lives. What belongs to contexts that are gone is
// freed here, not in the collection that found them gone: a queue's destructor calls into V8.
void Remember(Thread* t, v8::Local<v8::Context> context, std::unique_ptr<v8::MicrotaskQueue> queue) {
  Contexts* all = ContextsOf(t);
  if (all->known.size() >= all->sweep_at) {
    all->known.remove_if([](const Contexts::Known& known) { return known.context.IsEmpty(); });
    all->sweep_at = std::max<size_t>(64, all->known.size() * 2);
  }
  all->known.emplace_back();
  Contexts::Known& known = all->known.back();
  known.queue = std::move(queue);
  known.context.Reset(t->isolate, context);
  known.context.SetWeak(
      &known, [](const v8::WeakCallbackInfo<Contexts::Known>& info) { info.GetParameter()->context.Reset(); },
      v8::WeakCallbackType::kParameter);
}

// makeContext(sandbox, allowStrings, allowWasm, ownQueue): makes sandbox the face of a new context.
// For undefined the context gets an ordinary global object, which is returned and is its own face.
void MakeContext(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  Contexts* all = ContextsOf(t);
  v8::Local<v8::Context> main = t->context.Get(isolate);
  bool vanilla = !info[0]->IsObject();
  std::unique_ptr<v8::MicrotaskQueue> queue;
  if (info[3]->IsTrue()) queue = v8::MicrotaskQueue::New(isolate, v8::MicrotasksPolicy::kExplicit);

  v8::Local<v8::ObjectTemplate> global;
  if (!vanilla) global = GlobalTemplate(t);
  all->making = true;
  v8::Local<v8::Context> context =
      v8::Context::New(isolate, nullptr, global, v8::MaybeLocal<v8::Value>(),
                       v8::DeserializeInternalFieldsCallback(), queue.get());
  all->making = false;
  if (context.IsEmpty()) {
    // A termination, or a stack that has no room for it.
    if (!StopRequested(t)) ThrowError(isolate, "A context could not be created");
    return;
  }
  context->SetSecurityToken(main->GetSecurityToken());
  context->AllowCodeGenerationFromStrings(!info[1]->IsFalse());
  context->SetEmbedderData(kNoWasmSlot, v8::Boolean::New(isolate, info[2]->IsFalse()));
  context->SetEmbedderData(kQueueSlot, v8::Boolean::New(isolate, queue != nullptr));
  context->SetContinuationPreservedEmbedderData(main->GetContinuationPreservedEmbedderData());
  v8::Local<v8::Object> face = vanilla ? context->Global() : info[0].As<v8::Object>();
  v8::Local<v8::Value> shown = v8::Undefined(isolate);
  if (!vanilla) shown = face;
  context->SetEmbedderData(kSandboxSlot, shown);
  v8::Local<v8::Object> anchor;
  {
    v8::Context::Scope scope(context);
    anchor = v8::Object::New(isolate);
  }
  Remember(t, context, std::move(queue));
  if (!face->SetPrivate(main, all->mark.Get(isolate), anchor).FromMaybe(false)) return;
  info.GetReturnValue().Set(face);
}

// isContext(object)
void IsContext(const Info& info) {
  info.GetReturnValue().Set(!ContextOf(ThreadOf(info.GetIsolate()), info[0]).IsEmpty());
}

// V8 leaves the interceptors out while one of these lives: what is looked up globally is the real thing.
class Aside {
 public:
  explicit Aside(Contexts* all) : all_(all), before_(all->making) { all->making = true; }
  ~Aside() { all_->making = before_; }

 private:
  Contexts* all_;
  bool before_;
};

// loadInContext(sandbox, id, host): runs a built-in module in that context, where all that it makes
// belongs, and gives its exports. It has host for its internalBinding, and can require nothing.
void LoadInContext(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context;
  if (!ContextOf(t, info[0]).ToLocal(&context)) return ThrowTypeError(isolate, "this object has no context");
  v8::Context::Scope scope(context);
  Aside aside(t->contexts);
  v8::Local<v8::Function> wrapper;
  v8::Local<v8::Value> exports = v8::Object::New(isolate), ignored;
  v8::Local<v8::Object> module = v8::Object::New(isolate);
  if (!CompileBuiltin(t, context, Text(isolate, info[1]), false).ToLocal(&wrapper) ||
      !Put(context, module, "exports", exports))
    return;
  v8::Local<v8::Value> argv[] = {exports, v8::Undefined(isolate), module, v8::Undefined(isolate), info[2]};
  if (wrapper->Call(context, exports, 5, argv).ToLocal(&ignored) &&
      module->Get(context, Key(isolate, "exports")).ToLocal(&exports))
    info.GetReturnValue().Set(exports);
}

// setPortContext(number, sandbox): what arrives at that port is made in the sandbox's context from now
// on; without a sandbox in the thread's own again.
void SetPortContext(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  Contexts* all = ContextsOf(t);
  uint32_t port = info[0]->IsUint32() ? info[0].As<v8::Uint32>()->Value() : 0;
  v8::Local<v8::Context> context;
  all->ports.erase(port);
  if (!ContextOf(t, info[1]).ToLocal(&context)) return;
  for (const auto& other : all->ports) {
    if (other.second->context != context) continue;
    std::shared_ptr<Contexts::PortRealm> same = other.second;
    all->ports.emplace(port, std::move(same));
    return;
  }
  auto realm = std::make_shared<Contexts::PortRealm>();
  realm->context.Reset(isolate, context);
  Aside aside(all);
  v8::Context::Scope scope(context);
  TakeIntrinsics(isolate, context, realm->intrinsics);
  all->ports.emplace(port, std::move(realm));
}

}  // namespace

const Contexts::PortRealm* RealmOfPort(Thread* t, uint32_t port) {
  if (t->contexts == nullptr) return nullptr;
  auto found = t->contexts->ports.find(port);
  return found == t->contexts->ports.end() ? nullptr : found->second.get();
}

Contexts* ContextsOf(Thread* t) {
  if (t->contexts != nullptr) return t->contexts;
  t->contexts = new Contexts;
  t->contexts->mark.Reset(t->isolate, v8::Private::New(t->isolate, Str(t->isolate, "heddle:context")));
  t->isolate->SetAllowWasmCodeGenerationCallback(WasmAllowed);
  return t->contexts;
}

v8::MaybeLocal<v8::Context> ContextOf(Thread* t, v8::Local<v8::Value> object) {
  if (t->contexts == nullptr || !object->IsObject()) return {};
  v8::Local<v8::Value> anchor;
  if (!object.As<v8::Object>()
           ->GetPrivate(t->context.Get(t->isolate), t->contexts->mark.Get(t->isolate))
           .ToLocal(&anchor) ||
      !anchor->IsObject())
    return {};
  return anchor.As<v8::Object>()->GetCreationContext();
}

v8::MicrotaskQueue* OwnQueue(Thread* t, v8::Local<v8::Context> context) {
  if (t->contexts == nullptr || !EmbedderData(context, kQueueSlot)->IsTrue()) return nullptr;
  for (auto& known : t->contexts->known)
    if (known.context == context) return known.queue.get();
  return nullptr;
}

void ShareFrame(Thread* t, v8::Local<v8::Value> frame) {
  t->context.Get(t->isolate)->SetContinuationPreservedEmbedderData(frame);
  if (t->contexts == nullptr) return;
  for (auto& known : t->contexts->known)
    if (!known.context.IsEmpty()) known.context.Get(t->isolate)->SetContinuationPreservedEmbedderData(frame);
}

void FreeContexts(Thread* t) {
  delete t->contexts;
  t->contexts = nullptr;
}

void BindContexts(Binder& b) {
  b.Fn("makeContext", MakeContext);
  b.Fn("isContext", IsContext);
  b.Fn("loadInContext", LoadInContext);
  b.Fn("setPortContext", SetPortContext);
  BindScripts(b);
}

}  // namespace heddle
