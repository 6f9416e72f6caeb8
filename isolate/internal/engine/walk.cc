#include "walk.h"

#include <limits>

namespace heddle {

namespace {

// Native stack kept free under the walker for the C++ and JavaScript that getters may run.
constexpr uintptr_t kStackReserve = 48 * 1024;
constexpr uint32_t kMaxOperationDepth = 64;

bool StackIsShort(Thread* t) {
  char here;
  return reinterpret_cast<uintptr_t>(&here) < t->stack_limit + kStackReserve;
}

}  // namespace

uint32_t ViewKind(v8::Local<v8::ArrayBufferView> v) {
  if (v->IsUint8Array()) return 'B';
  if (v->IsInt8Array()) return 'b';
  if (v->IsUint8ClampedArray()) return 'C';
  if (v->IsInt16Array()) return 'w';
  if (v->IsUint16Array()) return 'W';
  if (v->IsInt32Array()) return 'd';
  if (v->IsUint32Array()) return 'D';
  if (v->IsFloat32Array()) return 'f';
  if (v->IsFloat64Array()) return 'F';
  if (v->IsBigInt64Array()) return 'q';
  if (v->IsBigUint64Array()) return 'Q';
  return '?';
}

Walker::Walker(Thread* t, v8::Local<v8::Context> context, WalkMode mode,
               std::vector<uint32_t>* tape)
    : t_(t), isolate_(t->isolate), context_(context), mode_(mode), tape_(tape) {}

void Walker::SetTransfer(const std::vector<v8::Local<v8::ArrayBuffer>>* buffers,
                         const std::vector<v8::Local<v8::Object>>* hosts) {
  transfer_buffers_ = buffers;
  transfer_hosts_ = hosts;
}

void Walker::Word64(uint64_t v) {
  tape_->push_back(static_cast<uint32_t>(v));
  tape_->push_back(static_cast<uint32_t>(v >> 32));
}

void Walker::Token(Tag tag, uint64_t n) {
  if (n < kLongCount) {
    tape_->push_back(tag | static_cast<uint32_t>(n) << 8);
    return;
  }
  tape_->push_back(tag | kLongCount << 8);
  Word64(n);
}

void Walker::Double(double d) {
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  Word64(bits);
}

bool Walker::String(v8::Local<v8::String> s) {
  size_t length = static_cast<size_t>(s->Length());
  if (s->IsOneByte() || s->ContainsOnlyOneByte()) {
    Token(kString1, length);
    size_t at = tape_->size();
    tape_->resize(at + (length + 3) / 4);
    if (length > 0)
      s->WriteOneByte(isolate_, reinterpret_cast<uint8_t*>(tape_->data() + at), 0,
                      static_cast<int>(length), v8::String::NO_NULL_TERMINATION);
    return true;
  }
  Token(kString2, length);
  size_t at = tape_->size();
  tape_->resize(at + (length + 1) / 2);
  s->Write(isolate_, reinterpret_cast<uint16_t*>(tape_->data() + at), 0, static_cast<int>(length),
           v8::String::NO_NULL_TERMINATION);
  return true;
}

bool Walker::BigInt(v8::Local<v8::BigInt> b) {
  int count = b->WordCount();
  std::vector<uint64_t> digits(static_cast<size_t>(count));
  int sign = 0;
  b->ToWordsArray(&sign, &count, digits.data());
  Token(kBigInt, static_cast<uint64_t>(count));
  tape_->push_back(static_cast<uint32_t>(sign));
  for (int i = 0; i < count; i++) Word64(digits[static_cast<size_t>(i)]);
  return true;
}

bool Walker::Write(v8::Local<v8::Value> v) {
  if (v->IsString()) return String(v.As<v8::String>());
  if (v->IsInt32()) {
    Token(kInt);
    tape_->push_back(static_cast<uint32_t>(v.As<v8::Int32>()->Value()));
    return true;
  }
  if (v->IsNumber()) {
    Token(kDouble);
    Double(v.As<v8::Number>()->Value());
    return true;
  }
  if (v->IsUndefined()) return Token(kUndefined), true;
  if (v->IsNull()) return Token(kNull), true;
  if (v->IsTrue()) return Token(kTrue), true;
  if (v->IsFalse()) return Token(kFalse), true;
  if (v->IsBigInt()) return BigInt(v.As<v8::BigInt>());
  if (mode_ == WalkMode::kOperation) {
    if (!v->IsObject() || v->IsFunction()) return Token(kUndefined), true;
    return OperationObject(v.As<v8::Object>());
  }
  if (!v->IsObject() || v->IsFunction()) return Fail(v);
  return Object(v.As<v8::Object>());
}

bool Walker::Known(v8::Local<v8::Object> o, uint32_t* id) {
  auto range = ids_.equal_range(o->GetIdentityHash());
  for (auto it = range.first; it != range.second; ++it) {
    if (objects_[it->second] != o) continue;
    *id = it->second;
    return true;
  }
  return false;
}

uint32_t Walker::Remember(v8::Local<v8::Object> o) {
  auto id = static_cast<uint32_t>(objects_.size());
  objects_.push_back(o);
  ids_.emplace(o->GetIdentityHash(), id);
  return id;
}

void Walker::Forget(uint32_t from) {
  for (auto it = ids_.begin(); it != ids_.end();)
    it = it->second >= from ? ids_.erase(it) : std::next(it);
  objects_.resize(from);
}

bool Walker::TooDeep() {
  isolate_->ThrowException(
      v8::Exception::RangeError(Str(isolate_, "Maximum call stack size exceeded")));
  return false;
}

bool Walker::FailText(const char* text) {
  v8::Local<v8::Value> message = Str(isolate_, text);
  v8::Local<v8::Value> error = v8::Exception::Error(message.As<v8::String>());
  if (!t_->hooks[kHookDataCloneError].IsEmpty() &&
      !t_->hooks[kHookDataCloneError]
           .Get(isolate_)
           ->Call(context_, v8::Undefined(isolate_), 1, &message)
           .ToLocal(&error))
    return false;
  isolate_->ThrowException(error);
  return false;
}

bool Walker::Fail(v8::Local<v8::Value> culprit) {
  v8::Local<v8::String> detail;
  if (!culprit->ToDetailString(context_).ToLocal(&detail)) return false;
  v8::String::Utf8Value text(isolate_, detail);
  std::string message = std::string(*text != nullptr ? *text : "value") + " could not be cloned.";
  return FailText(message.c_str());
}

bool Walker::OperationObject(v8::Local<v8::Object> o) {
  if (o->IsArrayBufferView() || o->IsArrayBuffer() || o->IsSharedArrayBuffer()) return ViewRef(o);
  if (StackIsShort(t_) || objects_.size() > kMaxOperationDepth) return TooDeep();
  if (o->IsDate()) {
    Token(kDouble);
    Double(o.As<v8::Date>()->ValueOf());
    return true;
  }
  objects_.push_back(o);  // only its count matters here: the depth
  bool ok = o->IsArray() ? Array(o.As<v8::Array>()) : PlainObject(o);
  objects_.pop_back();
  return ok;
}

bool Walker::ViewRef(v8::Local<v8::Value> v) {
  std::shared_ptr<v8::BackingStore> store;
  size_t offset = 0, length;
  uint32_t kind = 'A';
  if (v->IsArrayBufferView()) {
    auto view = v.As<v8::ArrayBufferView>();
    kind = ViewKind(view);
    length = view->ByteLength();
    store = view->Buffer()->GetBackingStore();  // also puts an on-heap array's bytes off the heap
    offset = view->ByteOffset();
  } else if (v->IsArrayBuffer()) {
    store = v.As<v8::ArrayBuffer>()->GetBackingStore();
    length = store->ByteLength();
  } else {
    store = v.As<v8::SharedArrayBuffer>()->GetBackingStore();
    length = store->ByteLength();
  }
  auto* data = static_cast<uint8_t*>(store->Data());
  Token(kViewRef, kind);
  Word64(data == nullptr ? 0 : reinterpret_cast<uint64_t>(data + offset));
  Word64(data == nullptr ? 0 : length);
  tape_->push_back(static_cast<uint32_t>(viewed_.size()));
  if (keep_viewed_) viewed_.push_back(std::move(store));
  return true;
}

bool Walker::Object(v8::Local<v8::Object> o) {
  uint32_t id;
  if (Known(o, &id)) return Token(kRef, id), true;
  if (StackIsShort(t_)) return TooDeep();
  if (o->IsArrayBufferView()) return View(o.As<v8::ArrayBufferView>());
  if (o->IsArrayBuffer()) return Buffer(o.As<v8::ArrayBuffer>());
  if (o->IsSharedArrayBuffer()) {
    Remember(o);
    Token(kSharedArrayBuffer, shared_.size());
    shared_.push_back(o.As<v8::SharedArrayBuffer>()->GetBackingStore());
    return true;
  }
  if (o->IsArray()) return Array(o.As<v8::Array>());
  if (o->IsDate()) {
    Remember(o);
    Token(kDate);
    Double(o.As<v8::Date>()->ValueOf());
    return true;
  }
  if (o->IsMap() || o->IsSet()) return MapOrSet(o);
  if (o->IsRegExp()) {
    Remember(o);
    Token(kRegExp, static_cast<uint64_t>(o.As<v8::RegExp>()->GetFlags()));
    return String(o.As<v8::RegExp>()->GetSource());
  }
  if (o->IsNativeError()) return Error(o);
  if (o->IsBooleanObject()) {
    Remember(o);
    Token(kBoolObject, o.As<v8::BooleanObject>()->ValueOf() ? 1 : 0);
    return true;
  }
  if (o->IsNumberObject()) {
    Remember(o);
    Token(kNumberObject);
    Double(o.As<v8::NumberObject>()->ValueOf());
    return true;
  }
  if (o->IsBigIntObject()) {
    Remember(o);
    Token(kBigIntObject);
    return BigInt(o.As<v8::BigIntObject>()->ValueOf());
  }
  if (o->IsStringObject()) {
    Remember(o);
    Token(kStringObject);
    return String(o.As<v8::StringObject>()->ValueOf());
  }
  if (o->IsSymbolObject() || o->IsPromise() || o->IsWeakMap() || o->IsWeakSet() ||
      o->IsWeakRef() || o->IsGeneratorObject() || o->IsProxy() || o->IsMapIterator() ||
      o->IsSetIterator() || o->IsModuleNamespaceObject() || o->IsWasmModuleObject() ||
      o->IsWasmMemoryObject() || o->IsArgumentsObject())
    return o->IsArgumentsObject() ? PlainObject(o) : Fail(o);
  if (o->InternalFieldCount() > 0) return Host(o);
  return PlainObject(o);
}

bool Walker::Properties(v8::Local<v8::Object> o, bool skip_indices, uint64_t* written) {
  v8::Local<v8::Array> names;
  if (!o->GetPropertyNames(context_, v8::KeyCollectionMode::kOwnOnly,
                           static_cast<v8::PropertyFilter>(v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS),
                           skip_indices ? v8::IndexFilter::kSkipIndices
                                        : v8::IndexFilter::kIncludeIndices,
                           v8::KeyConversionMode::kKeepNumbers)
           .ToLocal(&names))
    return false;
  uint32_t count = names->Length();
  for (uint32_t i = 0; i < count; i++) {
    v8::Local<v8::Value> key, value;
    if (!names->Get(context_, i).ToLocal(&key)) return false;
    if (!o->Get(context_, key).ToLocal(&value)) return false;
    if (value->IsUndefined()) {
      // A getter may have deleted a later property.
      v8::Maybe<bool> has = o->HasOwnProperty(context_, key.As<v8::Name>());
      if (key->IsName() && !has.FromMaybe(false)) {
        if (has.IsNothing()) return false;
        continue;
      }
    }
    if (!Write(key) || !Write(value)) return false;
    ++*written;
  }
  return true;
}

bool Walker::PlainObject(v8::Local<v8::Object> o) {
  if (mode_ == WalkMode::kMessage) Remember(o);
  Token(kObject);
  uint64_t written = 0;
  if (!Properties(o, false, &written)) return false;
  Token(kEnd, written);
  return true;
}

bool Walker::DenseElements(v8::Local<v8::Array> a, uint32_t length, bool* holes) {
  for (uint32_t i = 0; i < length; i++) {
    v8::Local<v8::Value> value;
    if (!a->Get(context_, i).ToLocal(&value)) return false;
    if (value->IsUndefined()) {
      v8::Maybe<bool> has = a->HasRealIndexedProperty(context_, i);
      if (has.IsNothing()) return false;
      if (!has.FromJust()) {
        *holes = true;
        if (mode_ == WalkMode::kMessage) return true;
      }
    }
    if (!Write(value)) return false;
  }
  return true;
}

bool Walker::Array(v8::Local<v8::Array> a) {
  uint32_t first_id = mode_ == WalkMode::kMessage ? Remember(a) : 0;
  uint32_t length = a->Length();
  size_t start = tape_->size();
  bool holes = false;
  uint64_t written = 0;
  Token(kDenseArray, length);
  if (!DenseElements(a, length, &holes)) return false;
  if (!holes || mode_ == WalkMode::kOperation) {
    if (mode_ == WalkMode::kMessage && !Properties(a, true, &written)) return false;
    Token(kEnd, written);
    return true;
  }
  // Holes: once more as V8 writes such arrays, by their own keys.
  tape_->resize(start);
  Forget(first_id + 1);
  Token(kSparseArray, length);
  if (!Properties(a, false, &written)) return false;
  Token(kEnd, written);
  return true;
}

bool Walker::MapOrSet(v8::Local<v8::Value> v) {
  Remember(v.As<v8::Object>());
  v8::Local<v8::Array> entries;
  if (v->IsMap()) {
    entries = v.As<v8::Map>()->AsArray();
    Token(kMap);
  } else {
    entries = v.As<v8::Set>()->AsArray();
    Token(kSet);
  }
  uint32_t count = entries->Length();
  for (uint32_t i = 0; i < count; i++) {
    v8::Local<v8::Value> item;
    if (!entries->Get(context_, i).ToLocal(&item) || !Write(item)) return false;
  }
  Token(kEnd, count);
  return true;
}

bool Walker::Buffer(v8::Local<v8::ArrayBuffer> b) {
  if (transfer_buffers_ != nullptr) {
    for (size_t i = 0; i < transfer_buffers_->size(); i++) {
      if ((*transfer_buffers_)[i] != b) continue;
      Remember(b);
      Token(kTransferredArrayBuffer, i);
      return true;
    }
  }
  if (b->WasDetached()) return FailText("An ArrayBuffer is detached and could not be cloned.");
  Remember(b);
  std::shared_ptr<v8::BackingStore> store = b->GetBackingStore();
  Token(kArrayBuffer);
  Word64(b->ByteLength());
  Word64(std::numeric_limits<uint64_t>::max());
  Word64(reinterpret_cast<uint64_t>(store->Data()));
  tape_->push_back(0);
  return true;
}

bool Walker::View(v8::Local<v8::ArrayBufferView> v) {
  uint32_t id;
  v8::Local<v8::ArrayBuffer> buffer = v->Buffer();
  // V8's handle of a SharedArrayBuffer's view gives that buffer here.
  v8::Local<v8::Object> o = buffer;
  if (Known(o, &id)) {
    Token(kRef, id);
  } else if (o->IsSharedArrayBuffer()) {
    if (!Object(o)) return false;
  } else if (!Buffer(buffer)) {
    return false;
  }
  Remember(v);
  Token(kView, ViewKind(v));
  Word64(v->ByteOffset());
  Word64(v->ByteLength());
  tape_->push_back(0);
  return true;
}

bool Walker::Error(v8::Local<v8::Object> e) {
  Remember(e);
  v8::Local<v8::Value> name, message, stack, cause;
  v8::Local<v8::String> message_key = Key(isolate_, "message"), cause_key = Key(isolate_, "cause");
  if (!e->Get(context_, Key(isolate_, "name")).ToLocal(&name)) return false;
  uint32_t prototype = 0;
  if (name->IsString()) {
    v8::String::Utf8Value text(isolate_, name);
    static const char* const kNames[] = {"EvalError",   "RangeError", "ReferenceError",
                                         "SyntaxError", "TypeError",  "URIError"};
    static const char kTags[] = "ERFSTU";
    for (uint32_t i = 0; i < 6; i++)
      if (strcmp(*text, kNames[i]) == 0) prototype = static_cast<uint32_t>(kTags[i]);
  }
  Token(kError, prototype);
  size_t flags_at = tape_->size();
  tape_->push_back(0);
  uint32_t flags = 0;
  if (e->HasOwnProperty(context_, message_key).FromMaybe(false)) {
    v8::Local<v8::String> text;
    if (!e->Get(context_, message_key).ToLocal(&message) ||
        !message->ToString(context_).ToLocal(&text))
      return false;
    flags |= 1;
    String(text);
  }
  if (e->HasOwnProperty(context_, cause_key).FromMaybe(false)) {
    if (!e->Get(context_, cause_key).ToLocal(&cause)) return false;
    flags |= 4;
    if (!Write(cause)) return false;
  }
  if (!e->Get(context_, Key(isolate_, "stack")).ToLocal(&stack)) return false;
  if (stack->IsString()) {
    flags |= 2 | 8;  // the stack comes last, as on the wire
    String(stack.As<v8::String>());
  }
  (*tape_)[flags_at] = flags;
  return true;
}

bool Walker::Host(v8::Local<v8::Object> o) {
  if (transfer_hosts_ != nullptr) {
    for (size_t i = 0; i < transfer_hosts_->size(); i++) {
      if ((*transfer_hosts_)[i] != o) continue;
      Remember(o);
      Token(kHostObject, kHostPort);
      Token(kInt);
      tape_->push_back(static_cast<uint32_t>(i));
      return true;
    }
  }
  ThrowCoded(t_, context_, "TypeError", "ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST",
             "Object that needs transfer was found in message but not listed in transferList");
  return false;
}

}  // namespace heddle
