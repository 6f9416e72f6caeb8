// What v8.Serializer and v8.Deserializer share (serializer.cc, deserializer.cc, serdes.cc).
#ifndef HEDDLE_ENGINE_SERDES_H_
#define HEDDLE_ENGINE_SERDES_H_

#include "wrapped.h"

namespace heddle {

struct Method {
  const char* name;
  v8::FunctionCallback callback;
};

// Returns the constructor of a class as Node's own native ones look: methods enumerable and of length 0.
// It is made at the first call and kept in *kept.
void NativeClass(const v8::FunctionCallbackInfo<v8::Value>& info, v8::Global<v8::FunctionTemplate>* kept,
                 const char* name, v8::FunctionCallback construct, int length, int fields,
                 const Method* methods, size_t count);

// A method of ours, kept as a hook, under the name that a program may have put another one at.
struct KnownMethod {
  const char* name;
  Hook hook;
};
// Whether o still has all of these. False when an exception is pending.
bool SameMethods(Thread* t, v8::Local<v8::Object> o, const KnownMethod* methods, size_t count,
                 bool* same);

// An object of a class that extends that of tmpl: no constructor has run, and no program has seen it.
v8::MaybeLocal<v8::Object> NewPrivate(Thread* t, v8::Local<v8::Context> context,
                                      const v8::Global<v8::FunctionTemplate>& tmpl,
                                      const v8::Global<v8::Function>& constructor);
// Whether a class still has the parent that it began with.
bool HasOwnParent(Thread* t, v8::Local<v8::Context> context, const v8::Global<v8::FunctionTemplate>& tmpl,
                  const v8::Global<v8::Function>& constructor);

void GetSerializerClass(const v8::FunctionCallbackInfo<v8::Value>& info);
void GetDeserializerClass(const v8::FunctionCallbackInfo<v8::Value>& info);
void SerializeWhole(const v8::FunctionCallbackInfo<v8::Value>& info);
void DeserializeWhole(const v8::FunctionCallbackInfo<v8::Value>& info);

// False when V8 has no memory, with a RangeError pending.
bool NewArrayBuffer(Thread* t, v8::Local<v8::Context> context, size_t length,
                    v8::Local<v8::ArrayBuffer>* out);
// A Buffer on a part of b.
bool NewNodeBuffer(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Value> b, size_t offset,
                   size_t length, v8::Local<v8::Value>* out);
// The memory behind a view, held by *store. Null, with a length of 0, when there is none (any more).
const uint8_t* ViewMemory(Thread* t, v8::Local<v8::ArrayBufferView> view,
                          std::shared_ptr<v8::BackingStore>* store, size_t* length);
// What a view of this kind has as its prototype when nobody has changed that.
v8::MaybeLocal<v8::Value> ViewPrototype(Thread* t, v8::Local<v8::Context> context, uint32_t kind);
// Throws the error that Go has described on a tape.
void ThrowTape(Thread* t, v8::Local<v8::Context> context, const uint32_t* words, size_t count);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_SERDES_H_
