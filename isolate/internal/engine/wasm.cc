// WebAssembly modules and shared memories in messages (docs/decisions/0008).
//
// A compiled module belongs to no isolate; a message has a reference to it beside its SharedArrayBuffers.
// A shared memory is its SharedArrayBuffer and the largest size it may grow to.
#include "build.h"
#include "internals.h"
#include "walk.h"

namespace heddle {

bool Walker::WasmModule(v8::Local<v8::Object> o) {
  if (delegate_ != nullptr) return Fail(o);
  Remember(o);
  Token(kWasmModule, shared_.size());
  auto compiled = o.As<v8::WasmModuleObject>()->GetCompiledModule();
  shared_.push_back({nullptr, std::make_shared<v8::CompiledWasmModule>(std::move(compiled))});
  return true;
}

bool Walker::WasmMemory(v8::Local<v8::Object> o) {
  // What the API calls an ArrayBuffer is a SharedArrayBuffer when the memory is shared.
  v8::Local<v8::Object> buffer = o.As<v8::WasmMemoryObject>()->Buffer();
  if (!buffer->IsSharedArrayBuffer()) return Fail(o);
  Remember(o);
  Token(kWasmMemory, static_cast<uint32_t>(MaximumPages(o)) << 1);
  uint32_t id;
  if (Known(buffer, &id)) return Ref(id), true;
  return Shared(buffer.As<v8::SharedArrayBuffer>());
}

bool Builder::WasmModule(uint64_t index, v8::Local<v8::Value>* out) {
  index += transferred_;
  if (stores_ == nullptr || index >= stores_->size() || !(*stores_)[index].module)
    return Fail("Unable to deserialize cloned data.");
  v8::Local<v8::WasmModuleObject> made;
  if (!v8::WasmModuleObject::FromCompiledModule(isolate_, *(*stores_)[index].module).ToLocal(&made))
    return false;
  Remember(made);
  *out = made;
  return true;
}

namespace {

// Gives the one buffer that a memory is made of.
class OneBuffer final : public v8::ValueDeserializer::Delegate {
 public:
  explicit OneBuffer(v8::Local<v8::SharedArrayBuffer> buffer) : buffer_(buffer) {}
  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate*, uint32_t) override {
    return buffer_;
  }

 private:
  v8::Local<v8::SharedArrayBuffer> buffer_;
};

}  // namespace

// V8's API cannot make a memory of a buffer, its deserializer can. It reads a message of ours, which has
// nothing of the sender's but a number.
bool Builder::WasmMemory(uint32_t pages, v8::Local<v8::Value>* out) {
  size_t id = objects_.size();
  objects_.AddUnmade();
  v8::Local<v8::Value> buffer;
  if (!Read(&buffer)) return false;
  if (!buffer->IsSharedArrayBuffer()) return Fail("Unable to deserialize cloned data.");
  uint8_t message[16] = {0xff, 15, 'm'};
  size_t size = 3;
  for (; pages >= 0x80; pages >>= 7) message[size++] = static_cast<uint8_t>(pages | 0x80);
  message[size++] = static_cast<uint8_t>(pages);
  message[size++] = 'u';
  message[size++] = 0;
  OneBuffer delegate(buffer.As<v8::SharedArrayBuffer>());
  v8::ValueDeserializer reader(isolate_, message, size, &delegate);
  if (!reader.ReadHeader(context_).FromMaybe(false) || !reader.ReadValue(context_).ToLocal(out))
    return false;
  objects_.Set(id, out->As<v8::Object>());
  return true;
}

}  // namespace heddle
