// What only V8 knows of a value: what kind it is, what is behind a proxy or in a promise, the
// entries of weak collections and iterators. The bindings `util` and `types`.
//
// Every function here looks at its arguments only and keeps nothing.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "bind.h"
#include "walk.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

v8::Local<v8::String> Name(v8::Isolate* isolate, const char* text) {
  return v8::String::NewFromUtf8(isolate, text, v8::NewStringType::kInternalized).ToLocalChecked();
}

v8::Local<v8::Array> Pair(v8::Isolate* isolate, v8::Local<v8::Value> a, v8::Local<v8::Value> b) {
  v8::Local<v8::Value> both[] = {a, b};
  return v8::Array::New(isolate, both, 2);
}

// --- types ----------------------------------------------------------------------------------

#define HEDDLE_TYPES(V)                                                                          \
  V(isExternal, IsExternal)                                                                      \
  V(isDate, IsDate)                                                                              \
  V(isArgumentsObject, IsArgumentsObject)                                                        \
  V(isBigIntObject, IsBigIntObject)                                                              \
  V(isBooleanObject, IsBooleanObject)                                                            \
  V(isNumberObject, IsNumberObject)                                                              \
  V(isStringObject, IsStringObject)                                                              \
  V(isSymbolObject, IsSymbolObject)                                                              \
  V(isNativeError, IsNativeError)                                                                \
  V(isRegExp, IsRegExp)                                                                          \
  V(isAsyncFunction, IsAsyncFunction)                                                            \
  V(isGeneratorFunction, IsGeneratorFunction)                                                    \
  V(isGeneratorObject, IsGeneratorObject)                                                        \
  V(isPromise, IsPromise)                                                                        \
  V(isMap, IsMap)                                                                                \
  V(isSet, IsSet)                                                                                \
  V(isMapIterator, IsMapIterator)                                                                \
  V(isSetIterator, IsSetIterator)                                                                \
  V(isWeakMap, IsWeakMap)                                                                        \
  V(isWeakSet, IsWeakSet)                                                                        \
  V(isArrayBuffer, IsArrayBuffer)                                                                \
  V(isDataView, IsDataView)                                                                      \
  V(isSharedArrayBuffer, IsSharedArrayBuffer)                                                    \
  V(isProxy, IsProxy)                                                                            \
  V(isModuleNamespaceObject, IsModuleNamespaceObject)

#define HEDDLE_TYPE_CHECK(name, check)                                                           \
  void name(const Info& info) { info.GetReturnValue().Set(info[0]->check()); }
HEDDLE_TYPES(HEDDLE_TYPE_CHECK)
#undef HEDDLE_TYPE_CHECK

void isAnyArrayBuffer(const Info& info) {
  info.GetReturnValue().Set(info[0]->IsArrayBuffer() || info[0]->IsSharedArrayBuffer());
}

void isBoxedPrimitive(const Info& info) {
  v8::Local<v8::Value> value = info[0];
  info.GetReturnValue().Set(value->IsNumberObject() || value->IsStringObject() ||
                            value->IsBooleanObject() || value->IsBigIntObject() ||
                            value->IsSymbolObject());
}

// --- util -----------------------------------------------------------------------------------

// [target, handler], both null once revoked; undefined for what is no proxy.
void GetProxyDetails(const Info& info) {
  if (!info[0]->IsProxy()) return;
  v8::Local<v8::Proxy> proxy = info[0].As<v8::Proxy>();
  info.GetReturnValue().Set(Pair(info.GetIsolate(), proxy->GetTarget(), proxy->GetHandler()));
}

// [state, result], for a pending one [state].
void GetPromiseDetails(const Info& info) {
  if (!info[0]->IsPromise()) return;
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Promise> promise = info[0].As<v8::Promise>();
  v8::Promise::PromiseState state = promise->State();
  v8::Local<v8::Value> number = v8::Integer::New(isolate, static_cast<int32_t>(state));
  if (state != v8::Promise::kPending)
    return info.GetReturnValue().Set(Pair(isolate, number, promise->Result()));
  info.GetReturnValue().Set(v8::Array::New(isolate, &number, 1));
}

// previewEntries(object, isIterator): the entries, keys and values in turn; for an iterator, which
// does not move, [entries, whether they are keys and values].
void PreviewEntries(const Info& info) {
  if (!info[0]->IsObject()) return;
  v8::Isolate* isolate = info.GetIsolate();
  bool is_key_value = false;
  v8::Local<v8::Array> entries;
  if (!info[0].As<v8::Object>()->PreviewEntries(&is_key_value).ToLocal(&entries)) return;
  if (!info[1]->BooleanValue(isolate)) return info.GetReturnValue().Set(entries);
  info.GetReturnValue().Set(Pair(isolate, entries, v8::Boolean::New(isolate, is_key_value)));
}

// getOwnNonIndexProperties(object, filter): names and symbols; filter is v8::PropertyFilter.
void GetOwnNonIndexProperties(const Info& info) {
  if (!info[0]->IsObject()) return;
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  auto filter = static_cast<v8::PropertyFilter>(info[1]->Uint32Value(context).FromMaybe(0));
  v8::Local<v8::Array> keys;
  if (info[0].As<v8::Object>()
          ->GetPropertyNames(context, v8::KeyCollectionMode::kOwnOnly, filter,
                             v8::IndexFilter::kSkipIndices)
          .ToLocal(&keys))
    info.GetReturnValue().Set(keys);
}

void GetConstructorName(const Info& info) {
  if (!info[0]->IsObject()) return;
  info.GetReturnValue().Set(info[0].As<v8::Object>()->GetConstructorName());
}

// The address that an External stands for, as a bigint.
void GetExternalValue(const Info& info) {
  if (!info[0]->IsExternal()) return;
  auto address = reinterpret_cast<uintptr_t>(info[0].As<v8::External>()->Value());
  info.GetReturnValue().Set(v8::BigInt::NewFromUnsigned(info.GetIsolate(), address));
}

void IsConstructor(const Info& info) {
  info.GetReturnValue().Set(info[0]->IsFunction() && info[0].As<v8::Object>()->IsConstructor());
}

// getCallSites(n): the n frames above the caller as {functionName, scriptName, lineNumber, column}.
void GetCallSites(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  int wanted = info[0]->Int32Value(context).FromMaybe(0);
  wanted = std::min(wanted, 200);  // V8's own limit of a stack trace
  if (wanted <= 0) return info.GetReturnValue().Set(v8::Array::New(isolate));
  // One more: the caller itself comes first.
  v8::Local<v8::StackTrace> stack = v8::StackTrace::CurrentStackTrace(isolate, wanted + 1);
  std::vector<v8::Local<v8::Value>> sites;
  v8::Local<v8::Name> names[] = {Name(isolate, "functionName"), Name(isolate, "scriptName"),
                                 Name(isolate, "lineNumber"), Name(isolate, "column")};
  for (int i = 1; i < stack->GetFrameCount(); i++) {
    v8::Local<v8::StackFrame> frame = stack->GetFrame(isolate, static_cast<uint32_t>(i));
    v8::Local<v8::String> function = frame->GetFunctionName();
    v8::Local<v8::String> script = frame->GetScriptName();
    v8::Local<v8::Value> values[] = {
        function.IsEmpty() ? v8::String::Empty(isolate) : function,
        script.IsEmpty() ? v8::String::Empty(isolate) : script,
        v8::Integer::New(isolate, frame->GetLineNumber()),
        v8::Integer::New(isolate, frame->GetColumn()),
    };
    sites.push_back(v8::Object::New(isolate, v8::Null(isolate), names, values, 4));
  }
  info.GetReturnValue().Set(v8::Array::New(isolate, sites.data(), sites.size()));
}

bool IsLead(uint16_t unit) { return (unit & 0xFC00) == 0xD800; }
bool IsTrail(uint16_t unit) { return (unit & 0xFC00) == 0xDC00; }

// Replaces what is no half of a pair; whether there was any.
bool ReplaceLoneSurrogates(std::vector<uint16_t>* units) {
  bool replaced = false;
  for (size_t i = 0; i < units->size(); i++) {
    uint16_t unit = (*units)[i];
    if (IsLead(unit) && i + 1 < units->size() && IsTrail((*units)[i + 1])) {
      i++;
      continue;
    }
    if (!IsLead(unit) && !IsTrail(unit)) continue;
    (*units)[i] = 0xFFFD;
    replaced = true;
  }
  return replaced;
}

void ToUSVString(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::String> text;
  if (!info[0]->ToString(isolate->GetCurrentContext()).ToLocal(&text)) return;
  info.GetReturnValue().Set(text);
  // Latin-1 has no surrogates.
  if (text->IsOneByte()) return;
  std::vector<uint16_t> units(static_cast<size_t>(text->Length()));
  text->Write(isolate, units.data(), 0, text->Length(), v8::String::NO_NULL_TERMINATION);
  if (!ReplaceLoneSurrogates(&units)) return;
  v8::Local<v8::String> clean;
  if (v8::String::NewFromTwoByte(isolate, units.data(), v8::NewStringType::kNormal, text->Length())
          .ToLocal(&clean))
    info.GetReturnValue().Set(clean);
}

// typedArrayName(value): of its class, undefined for what is no typed array.
void TypedArrayName(const Info& info) {
  if (!info[0]->IsTypedArray()) return;
  uint32_t kind = ViewKind(info[0].As<v8::ArrayBufferView>());
  for (const auto& type : kViewTypes)
    if (static_cast<uint32_t>(type.kind) == kind) info.GetReturnValue().Set(Key(info.GetIsolate(), type.name));
}

}  // namespace

void BindTypes(Binder& b) {
  b.Fn("typedArrayName", TypedArrayName);
#define HEDDLE_TYPE_BIND(name, check) b.Fn(#name, name);
  HEDDLE_TYPES(HEDDLE_TYPE_BIND)
#undef HEDDLE_TYPE_BIND
  b.Fn("isAnyArrayBuffer", isAnyArrayBuffer);
  b.Fn("isBoxedPrimitive", isBoxedPrimitive);
}

void BindUtil(Binder& b) {
  b.Fn("getProxyDetails", GetProxyDetails);
  b.Fn("getPromiseDetails", GetPromiseDetails);
  b.Fn("previewEntries", PreviewEntries);
  b.Fn("getOwnNonIndexProperties", GetOwnNonIndexProperties);
  b.Fn("getConstructorName", GetConstructorName);
  b.Fn("getExternalValue", GetExternalValue);
  b.Fn("getCallSites", GetCallSites);
  b.Fn("isConstructor", IsConstructor);
  b.Fn("toUSVString", ToUSVString);
}

}  // namespace heddle
