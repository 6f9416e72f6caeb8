// internalBinding('serdes') and what its two classes share.
#include "serdes.h"

#include "build.h"
#include "walk.h"

namespace heddle {

using Info = v8::FunctionCallbackInfo<v8::Value>;

void NativeClass(const Info& info, v8::Global<v8::FunctionTemplate>* kept, const char* name,
                 v8::FunctionCallback construct, int length, int fields, const Method* methods,
                 size_t count) {
  v8::Isolate* isolate = info.GetIsolate();
  if (kept->IsEmpty()) {
    v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(isolate, construct);
    tmpl->InstanceTemplate()->SetInternalFieldCount(fields);
    tmpl->SetClassName(Key(isolate, name));
    tmpl->SetLength(length);
    v8::Local<v8::Signature> signature = v8::Signature::New(isolate, tmpl);
    for (size_t i = 0; i < count; i++) {
      v8::Local<v8::FunctionTemplate> method = v8::FunctionTemplate::New(
          isolate, methods[i].callback, v8::Local<v8::Value>(), signature, 0,
          v8::ConstructorBehavior::kThrow);
      method->SetClassName(Key(isolate, methods[i].name));
      tmpl->PrototypeTemplate()->Set(Key(isolate, methods[i].name), method);
    }
    kept->Reset(isolate, tmpl);
  }
  v8::Local<v8::Function> constructor;
  if (kept->Get(isolate)->GetFunction(isolate->GetCurrentContext()).ToLocal(&constructor))
    info.GetReturnValue().Set(constructor);
}

bool HasOwnParent(Thread* t, v8::Local<v8::Context> context, const v8::Global<v8::FunctionTemplate>& tmpl,
                  const v8::Global<v8::Function>& constructor) {
  v8::Local<v8::Function> parent;
  return !constructor.IsEmpty() && !tmpl.IsEmpty() && tmpl.Get(t->isolate)->GetFunction(context).ToLocal(&parent) &&
         constructor.Get(t->isolate)->GetPrototype() == parent;
}

v8::MaybeLocal<v8::Object> NewPrivate(Thread* t, v8::Local<v8::Context> context,
                                      const v8::Global<v8::FunctionTemplate>& tmpl,
                                      const v8::Global<v8::Function>& constructor) {
  v8::Local<v8::Object> made;
  v8::Local<v8::Value> prototype;
  if (!tmpl.Get(t->isolate)->InstanceTemplate()->NewInstance(context).ToLocal(&made) ||
      !constructor.Get(t->isolate)->Get(context, Key(t->isolate, "prototype")).ToLocal(&prototype) ||
      !made->SetPrototype(context, prototype).FromMaybe(false))
    return {};
  return made;
}

bool SameMethods(Thread* t, v8::Local<v8::Object> o, const KnownMethod* methods, size_t count,
                 bool* same) {
  v8::Local<v8::Value> method;
  *same = true;
  for (size_t i = 0; i < count && *same; i++) {
    if (!o->Get(t->isolate->GetCurrentContext(), Key(t->isolate, methods[i].name)).ToLocal(&method))
      return false;
    *same = method == t->hooks[methods[i].hook];
  }
  return true;
}

bool NewArrayBuffer(Thread* t, v8::Local<v8::Context> context, size_t length,
                    v8::Local<v8::ArrayBuffer>* out) {
  Builder builder(t, context, nullptr, 0);
  return builder.NewBuffer(nullptr, length, kFixedLength, out);
}

bool NewNodeBuffer(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Value> b, size_t offset,
                   size_t length, v8::Local<v8::Value>* out) {
  v8::Local<v8::Uint8Array> bytes =
      b->IsSharedArrayBuffer() ? v8::Uint8Array::New(b.As<v8::SharedArrayBuffer>(), offset, length)
                               : v8::Uint8Array::New(b.As<v8::ArrayBuffer>(), offset, length);
  *out = bytes;
  return t->buffer_prototype.IsEmpty() ||
         bytes->SetPrototype(context, t->buffer_prototype.Get(t->isolate)).FromMaybe(false);
}

const uint8_t* ViewMemory(Thread* t, v8::Local<v8::ArrayBufferView> view,
                          std::shared_ptr<v8::BackingStore>* store, size_t* length) {
  bool tracks;
  size_t offset = view->ByteOffset();
  *length = ViewLength(t, view, &tracks);
  *store = view->Buffer()->GetBackingStore();
  size_t whole = *store ? (*store)->ByteLength() : 0;
  if (*length == 0 || offset > whole || *length > whole - offset || (*store)->Data() == nullptr) {
    *length = 0;
    return nullptr;
  }
  return static_cast<const uint8_t*>((*store)->Data()) + offset;
}

v8::MaybeLocal<v8::Value> ViewPrototype(Thread* t, v8::Local<v8::Context> context, uint32_t kind) {
  size_t i = 0;
  while (static_cast<uint32_t>(kViewTypes[i].kind) != kind) i++;
  return t->intrinsics[kFirstView + i].Get(t->isolate)->Get(context, Key(t->isolate, "prototype"));
}

void ThrowTape(Thread* t, v8::Local<v8::Context> context, const uint32_t* words, size_t count) {
  Builder builder(t, context, words, count);
  v8::Local<v8::Value> info;
  if (builder.Read(&info)) ThrowNative(t, context, info);
}

namespace {

// setDefaults(methods, Buffer.prototype, DefaultSerializer, DefaultDeserializer): methods are what those two have as
// _writeHostObject, writeUint32, writeRawBytes, _readHostObject, readUint32 and _readRawBytes. Where a
// program has replaced none, native code does their work.
void SetDefaults(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  v8::Local<v8::Context> context = t->isolate->GetCurrentContext();
  v8::Local<v8::Value> method;
  for (uint32_t i = 0; i <= kHookReadRawBytes - kHookWriteHostObject; i++) {
    if (!info[0].As<v8::Array>()->Get(context, i).ToLocal(&method)) return;
    SetHook(t, static_cast<Hook>(kHookWriteHostObject + i), method);
  }
  t->buffer_prototype.Reset(t->isolate, info[1].As<v8::Object>());
  t->default_serializer.Reset(t->isolate, info[2].As<v8::Function>());
  t->default_deserializer.Reset(t->isolate, info[3].As<v8::Function>());
}

}  // namespace

void BindSerdes(Binder& b) {
  b.Getter("Serializer", GetSerializerClass);
  b.Getter("Deserializer", GetDeserializerClass);
  b.Fn("serialize", SerializeWhole);
  b.Fn("deserialize", DeserializeWhole);
  b.Fn("setDefaults", SetDefaults);
}

}  // namespace heddle
