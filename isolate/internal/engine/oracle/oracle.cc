// V8's serializer and deserializer. The virtual tables of both Delegates were held against the library's
// (10.9 has the methods that the headers of 11.1 declare, in the same order): TestDelegates would fail
// otherwise.
#include "oracle.h"

#include <cstdlib>
#include <cstring>
#include <string>

#include "../thread.h"
#include "v8.h"

namespace {

using heddle::Key;
using heddle::Str;
using heddle::Text;
using heddle::ThreadOf;

constexpr uint32_t kHostKind = 1;

bool through_go = true;

char* CopyText(const std::string& s) { return strdup(s.empty() ? "(no text)" : s.c_str()); }

// A call's handles, context and exceptions.
class Call {
 public:
  explicit Call(hd_oracle_result* out)
      : isolate(v8::Isolate::GetCurrent()), scope_(isolate),
        context(ThreadOf(isolate)->context.Get(isolate)), context_scope_(context),
        try_catch_(isolate), out_(out) {}

  ~Call() {
    if (try_catch_.HasCaught()) out_->error = CopyText(Text(isolate, try_catch_.Exception()));
  }

  v8::Local<v8::Array> List(const char* name) {
    return context->Global()->Get(context, Key(isolate, name)).ToLocalChecked().As<v8::Array>();
  }

  v8::Isolate* isolate;

 private:
  v8::HandleScope scope_;

 public:
  v8::Local<v8::Context> context;

 private:
  v8::Context::Scope context_scope_;
  v8::TryCatch try_catch_;
  hd_oracle_result* out_;
};

// Where an object stands in a list; length if nowhere.
uint32_t IndexOf(v8::Local<v8::Context> context, v8::Local<v8::Array> list, v8::Local<v8::Value> o) {
  uint32_t i = 0;
  while (i < list->Length() && list->Get(context, i).ToLocalChecked() != o) i++;
  return i;
}

class WriteDelegate : public v8::ValueSerializer::Delegate {
 public:
  explicit WriteDelegate(Call* call) : call_(call) {}

  void ThrowDataCloneError(v8::Local<v8::String> message) override {
    call_->isolate->ThrowException(message);
  }

  v8::Maybe<bool> WriteHostObject(v8::Isolate* isolate, v8::Local<v8::Object> o) override {
    v8::Local<v8::Array> hosts = call_->List("hosts");
    uint32_t i = IndexOf(call_->context, hosts, o);
    if (i == hosts->Length()) {
      ThrowDataCloneError(Str(isolate, "Object that needs transfer was found in message but not listed in transferList"));
      return v8::Nothing<bool>();
    }
    serializer->WriteUint32(kHostKind);
    return serializer->WriteValue(call_->context, v8::Integer::NewFromUnsigned(isolate, i));
  }

  v8::Maybe<uint32_t> GetSharedArrayBufferId(v8::Isolate*, v8::Local<v8::SharedArrayBuffer> b) override {
    return SharedId(b);
  }

  v8::Maybe<uint32_t> GetWasmModuleTransferId(v8::Isolate*, v8::Local<v8::WasmModuleObject> m) override {
    return SharedId(m);
  }

  v8::ValueSerializer* serializer = nullptr;

 private:
  v8::Maybe<uint32_t> SharedId(v8::Local<v8::Value> v) {
    v8::Local<v8::Array> shared = call_->List("shared");
    uint32_t i = IndexOf(call_->context, shared, v);
    if (i == shared->Length()) shared->Set(call_->context, i, v).Check();
    return v8::Just(i);
  }

  Call* call_;
};

class ReadDelegate : public v8::ValueDeserializer::Delegate {
 public:
  explicit ReadDelegate(Call* call) : call_(call) {}

  v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate* isolate) override {
    uint32_t kind;
    v8::Local<v8::Value> index;
    if (!deserializer->ReadUint32(&kind) || kind != kHostKind) return Fail();
    if (!deserializer->ReadValue(call_->context).ToLocal(&index)) return {};
    v8::Local<v8::Array> hosts = call_->List("hosts");
    if (!index->IsUint32() || index.As<v8::Uint32>()->Value() >= hosts->Length()) return Fail();
    return hosts->Get(call_->context, index.As<v8::Uint32>()->Value()).ToLocalChecked().As<v8::Object>();
  }

  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate* isolate,
                                                                   uint32_t id) override {
    v8::Local<v8::Value> found = Shared(id);
    if (!found.IsEmpty() && found->IsSharedArrayBuffer()) return found.As<v8::SharedArrayBuffer>();
    Fail();
    return {};
  }

  v8::MaybeLocal<v8::WasmModuleObject> GetWasmModuleFromId(v8::Isolate*, uint32_t id) override {
    v8::Local<v8::Value> found = Shared(id);
    if (!found.IsEmpty() && found->IsWasmModuleObject()) return found.As<v8::WasmModuleObject>();
    Fail();
    return {};
  }

  v8::ValueDeserializer* deserializer = nullptr;

 private:
  v8::Local<v8::Value> Shared(uint32_t id) {
    v8::Local<v8::Array> shared = call_->List("shared");
    if (id >= shared->Length()) return {};
    return shared->Get(call_->context, id).ToLocalChecked();
  }

  v8::MaybeLocal<v8::Object> Fail() {
    call_->isolate->ThrowException(Str(call_->isolate, "Unable to deserialize cloned data."));
    return {};
  }

  Call* call_;
};

}  // namespace

extern "C" {

void hd_oracle_free(hd_oracle_result* r) {
  free(r->data);
  free(r->error);
}

void hd_oracle_through_go(int yes) { through_go = yes != 0; }

void hd_oracle_eval(const char* source, size_t length, hd_oracle_result* out) {
  Call call(out);
  heddle::ThreadOf(call.isolate)->v8_arrays = through_go;
  v8::Local<v8::String> text, result;
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> value;
  if (!v8::String::NewFromOneByte(call.isolate, reinterpret_cast<const uint8_t*>(source),
                                  v8::NewStringType::kNormal, static_cast<int>(length))
           .ToLocal(&text) ||
      !v8::Script::Compile(call.context, text).ToLocal(&script) ||
      !script->Run(call.context).ToLocal(&value) || !value->ToString(call.context).ToLocal(&result))
    return;
  v8::String::Utf8Value utf8(call.isolate, result);
  out->size = static_cast<size_t>(utf8.length());
  out->data = static_cast<uint8_t*>(malloc(out->size + 1));
  memcpy(out->data, *utf8, out->size);
}

void hd_oracle_write(hd_oracle_result* out) {
  Call call(out);
  v8::Local<v8::Value> value;
  if (!call.context->Global()->Get(call.context, Key(call.isolate, "value")).ToLocal(&value)) return;
  WriteDelegate delegate(&call);
  v8::ValueSerializer serializer(call.isolate, &delegate);
  delegate.serializer = &serializer;
  v8::Local<v8::Array> transfer = call.List("transfer");
  for (uint32_t i = 0; i < transfer->Length(); i++)
    serializer.TransferArrayBuffer(
        i, transfer->Get(call.context, i).ToLocalChecked().As<v8::ArrayBuffer>());
  serializer.WriteHeader();
  bool written;
  if (!serializer.WriteValue(call.context, value).To(&written) || !written) return;
  auto [data, size] = serializer.Release();
  out->data = data;
  out->size = size;
}

void hd_oracle_read(const uint8_t* data, size_t size, size_t* left, hd_oracle_result* out) {
  Call call(out);
  ReadDelegate delegate(&call);
  v8::ValueDeserializer deserializer(call.isolate, data, size, &delegate);
  delegate.deserializer = &deserializer;
  v8::Local<v8::Array> incoming = call.List("incoming");
  for (uint32_t i = 0; i < incoming->Length(); i++)
    deserializer.TransferArrayBuffer(
        i, incoming->Get(call.context, i).ToLocalChecked().As<v8::ArrayBuffer>());
  v8::Local<v8::Value> value;
  bool read;
  if (!deserializer.ReadHeader(call.context).To(&read) || !read ||
      !deserializer.ReadValue(call.context).ToLocal(&value))
    return;
  const void* rest;
  *left = 0;
  while (deserializer.ReadRawBytes(1, &rest)) ++*left;
  call.context->Global()->Set(call.context, Key(call.isolate, "read"), value).Check();
}

}  // extern "C"
