#include "walk.h"

#include <limits>
#include <new>

#include "internals.h"

namespace heddle {

namespace {

constexpr uint32_t kMaxOperationDepth = 64;
// Arguments of operations have no identity: a graph that names the same objects again and again would
// be written without end.
constexpr uint64_t kMaxOperationValues = 1u << 24;
// From this size on a copy goes straight into memory that the receiver adopts.
constexpr size_t kAdoptBytes = 16u << 10;
// Smaller copies share blocks of this size.
constexpr size_t kCopyBlock = 16u << 10;

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

bool Resizable(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Object> buffer) {
  const auto& getter = t->intrinsics[buffer->IsSharedArrayBuffer() ? kBufferGrowable : kBufferResizable];
  v8::Local<v8::Value> value;
  if (getter.IsEmpty()) return false;
  return !getter.Get(t->isolate)->Call(context, buffer, 0, nullptr).ToLocal(&value) || value->IsTrue();
}

size_t ViewLength(Thread* t, v8::Local<v8::ArrayBufferView> view, bool* tracks) {
  uint32_t flags = ViewFlagsOf(view);
  *tracks = (flags & kViewTracks) != 0;
  size_t length = view->ByteLength();
  if (length != 0 || flags == 0) return length;
  const auto& getter = t->intrinsics[view->IsDataView() ? kDataViewByteLength : kTypedArrayByteLength];
  if (getter.IsEmpty()) return 0;
  // A DataView throws when there is nothing that it could view.
  v8::TryCatch try_catch(t->isolate);
  v8::Local<v8::Value> value;
  if (!getter.Get(t->isolate)->Call(t->isolate->GetCurrentContext(), view, 0, nullptr).ToLocal(&value)) {
    if (try_catch.HasTerminated()) try_catch.ReThrow();
    return 0;
  }
  return value->IsNumber() ? static_cast<size_t>(value.As<v8::Number>()->Value()) : 0;
}

Walker::Walker(Thread* t, v8::Local<v8::Context> context, WalkMode mode,
               Tape* tape)
    : t_(t), isolate_(t->isolate), context_(context), mode_(mode), tape_(tape), objects_(t->isolate) {
  maps_.swap(t->scratch.maps);
  objects_.list()->swap(t->scratch.objects);
}

Walker::~Walker() {
  GiveBack(&maps_, &t_->scratch.maps);
  GiveBack(objects_.list(), &t_->scratch.objects);
}

void Walker::SetTransfer(const std::vector<v8::Local<v8::ArrayBuffer>>* buffers,
                         const std::vector<v8::Local<v8::Object>>* hosts) {
  transfer_buffers_ = buffers;
  transfer_hosts_ = hosts;
}

void Walker::Double(double d) {
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  Word64(bits);
}

bool Walker::TooBig() {
  if (mode_ == WalkMode::kMessage) return FailText("Data cannot be cloned, out of memory.");
  ThrowRangeError(isolate_, "The argument is too large");
  return false;
}

bool Walker::String(v8::Local<v8::String> s) {
  size_t length = static_cast<size_t>(s->Length());
  if (!Room(length / 2 + 4)) return false;
  const v8::internal::Address place = AddressOf(s);
  if (mode_ == WalkMode::kMessage && Characters(place, v8::internal::Internals::GetInstanceType(place))) return true;
  // In a message V8 goes by how the string is kept, not by its characters.
  if (s->IsOneByte() || (mode_ == WalkMode::kOperation && s->ContainsOnlyOneByte())) {
    Token(kString1, length);
    size_t at = tape_->size();
    tape_->resize(at + (length + 3) / 4);
    if (length > 0) (*tape_)[tape_->size() - 1] = 0;
    if (length > 0)
      s->WriteOneByte(isolate_, reinterpret_cast<uint8_t*>(tape_->data() + at), 0,
                      static_cast<int>(length), v8::String::NO_NULL_TERMINATION);
    return true;
  }
  Token(kString2, length);
  size_t at = tape_->size();
  tape_->resize(at + (length + 1) / 2);
  if (length > 0) (*tape_)[tape_->size() - 1] = 0;
  s->Write(isolate_, reinterpret_cast<uint16_t*>(tape_->data() + at), 0, static_cast<int>(length),
           v8::String::NO_NULL_TERMINATION);
  return true;
}

// A string for which there is a handle that lasts.
bool Walker::Lasting(v8::Local<v8::String> s) {
  if (!here_) return String(s);
  Here(kHere, s);
  return true;
}

void Walker::Here(Tag tag, v8::Local<v8::Value> value) {
  Token(tag, held_.size());
  held_.push_back(value);
}

void Walker::Ref(uint32_t id) {
  refs_ = true;
  for (uint64_t open : unfinished_) refused_ = refused_ || open == id;
  Token(kRef, id);
}

bool Walker::BigInt(v8::Local<v8::BigInt> b) { return Digits(AddressOf(b)); }

// The digits are copied from where they are.
bool Walker::Digits(v8::internal::Address from) {
  const auto bits = v8::internal::Internals::ReadRawField<uint32_t>(from, layout::kBigIntBits);
  const uint64_t count = bits >> 1 & 0x3fffffff;
  if (!Room(count * 2 + 4)) return false;
  Token(kBigInt, count);
  tape_->push_back(bits & 1);
  tape_->append(reinterpret_cast<const uint32_t*>(from - v8::internal::kHeapObjectTag + layout::kBigIntDigits), count * 2);
  return true;
}

bool Walker::Write(v8::Local<v8::Value> v) {
  if (Stopping(t_) || !Room(16)) return false;
  if (mode_ == WalkMode::kOperation && ++values_ > kMaxOperationValues) return TooBig();
  if (IsSmi(v)) return Integer(SmiOf(v)), true;
  if (v->IsString()) return String(v.As<v8::String>());
  if (v->IsNumber()) return Number(v.As<v8::Number>()->Value()), true;
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
  if (delegate_ == nullptr || placed_) return places_.Find(objects_, t_->collections, o, id);
  auto range = ids_.equal_range(o->GetIdentityHash());
  for (auto it = range.first; it != range.second; ++it) {
    if (objects_.At(it->second) != o) continue;
    *id = it->second;
    return true;
  }
  return false;
}

uint32_t Walker::Remember(v8::Local<v8::Object> o) {
  auto id = static_cast<uint32_t>(objects_.size());
  objects_.Add(o);
  if (delegate_ != nullptr && !placed_)
    ids_.emplace(o->GetIdentityHash(), id);
  else
    places_.Add(objects_, t_->collections, id);
  return id;
}

void Walker::UseHashes() {
  if (!placed_) return;
  placed_ = false;
  places_.Clear();
  for (uint32_t id = 0; id < objects_.size(); id++) ids_.emplace(objects_.At(id)->GetIdentityHash(), id);
}

void Walker::Forget(size_t from) {
  if (from == 0) {
    placed_ = false;
    maps_.clear();
    walk_ = ++t_->walks;
  }
  if (from == 0) ids_.clear();
  for (auto it = ids_.begin(); it != ids_.end();)
    it = it->second >= from ? ids_.erase(it) : std::next(it);
  objects_.Truncate(from);
  places_.Clear();
  while (!handles_.empty() && handles_.back().object >= from) handles_.pop_back();
}

bool Walker::TooDeep() {
  isolate_->ThrowException(
      v8::Exception::RangeError(Str(isolate_, "Maximum call stack size exceeded")));
  return false;
}

bool Walker::FailText(const char* text) {
  v8::Local<v8::Value> message = Str(isolate_, text);
  if (delegate_ != nullptr) {
    delegate_->ThrowCloneError(message.As<v8::String>());
    return false;
  }
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
  return FailText((Text(isolate_, detail) + " could not be cloned.").c_str());
}

// The wire has 32 bits for a length. Go's Serializer sees to that, where it reads the tape.
bool Walker::FitsWire(v8::Local<v8::Object> o, uint64_t bytes) {
  return !here_ || bytes <= std::numeric_limits<uint32_t>::max() || Fail(o);
}

bool Walker::OperationObject(v8::Local<v8::Object> o) {
  if (o->IsArrayBufferView() || o->IsArrayBuffer() || o->IsSharedArrayBuffer()) return ViewRef(o);
  if (StackIsShort(t_) || depth_ > kMaxOperationDepth) return TooDeep();
  if (o->IsDate()) {
    Token(kDouble);
    Double(o.As<v8::Date>()->ValueOf());
    return true;
  }
  depth_++;
  bool ok = o->IsArray() ? Array(o.As<v8::Array>()) : PlainObject(o);
  depth_--;
  return ok;
}

bool Walker::ViewRef(v8::Local<v8::Value> v) {
  std::shared_ptr<v8::BackingStore> store;
  size_t offset = 0, length;
  uint32_t kind = 'A';
  if (v->IsArrayBufferView()) {
    auto view = v.As<v8::ArrayBufferView>();
    kind = ViewKind(view);
    bool tracks;
    length = ViewLength(t_, view, &tracks);
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
  if (data == nullptr || offset > store->ByteLength()) length = 0;
  addresses_ = true;
  Token(kViewRef, kind);
  Word64(length == 0 ? 0 : reinterpret_cast<uint64_t>(data + offset));
  Word64(length);
  tape_->push_back(static_cast<uint32_t>(viewed_.size()));
  viewed_.push_back(std::move(store));
  return true;
}

bool Walker::Object(v8::Local<v8::Object> o) {
  uint32_t id;
  if (Known(o, &id)) return Ref(id), true;
  if (StackIsShort(t_)) return TooDeep();
  if (!t_->uncloneable_key.IsEmpty() && delegate_ == nullptr && IsUncloneable(o))
    return FailText("Cannot clone object of unsupported type.");
  const int type = InstanceTypeOf(o);
  if (type == v8::internal::Internals::kJSObjectType) return PlainObject(o);
  Molds& known = t_->molds;
  if (type == known.array_type) return Array(o.As<v8::Array>());
  if (type == known.date_type) return Date(o);
  if (type == known.error_type) return Error(o);
  if (type == known.regexp_type) return RegExp(o);
  return OtherObject(o, type);
}

bool Walker::Date(v8::Local<v8::Object> o) {
  Remember(o);
  Token(kDate);
  Double(o.As<v8::Date>()->ValueOf());
  return true;
}

bool Walker::RegExp(v8::Local<v8::Object> o) {
  Remember(o);
  v8::Local<v8::RegExp> copy;
  if (here_) copy = t_->molds.RegExp(isolate_, context_, o.As<v8::RegExp>());
  if (!copy.IsEmpty()) return Here(kHereObject, copy), true;
  Token(kRegExp, static_cast<uint64_t>(o.As<v8::RegExp>()->GetFlags()));
  return Lasting(o.As<v8::RegExp>()->GetSource());
}

bool Walker::OtherObject(v8::Local<v8::Object> o, int type) {
  Molds& known = t_->molds;
  if (o->IsArrayBufferView()) {
    if (delegate_ != nullptr && delegate_->ViewsAreHosts()) return Host(o);
    return View(o.As<v8::ArrayBufferView>());
  }
  if (o->IsArrayBuffer()) return Buffer(o.As<v8::ArrayBuffer>());
  if (o->IsSharedArrayBuffer()) return Shared(o.As<v8::SharedArrayBuffer>());
  if (o->IsArray()) return known.array_type = type, Array(o.As<v8::Array>());
  if (o->IsDate()) return known.date_type = type, Date(o);
  if (o->IsMap() || o->IsSet()) return MapOrSet(o);
  if (o->IsRegExp()) return known.regexp_type = type, RegExp(o);
  if (o->IsNativeError()) return known.error_type = type, Error(o);
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
    return Lasting(o.As<v8::StringObject>()->ValueOf());
  }
  if (o->IsWasmModuleObject()) return WasmModule(o);
  if (o->IsWasmMemoryObject()) return WasmMemory(o);
  if (o->InternalFieldCount() > 0) return Host(o);
  if (delegate_ == nullptr && t_->environment == o) return Environment(o);
  return IsAsPlain(o) ? PlainObject(o) : Fail(o);
}

// Memory is cloned whatever it was marked.
bool Walker::IsUncloneable(v8::Local<v8::Object> o) {
  return o->HasPrivate(context_, t_->uncloneable_key.Get(isolate_)).FromMaybe(false) && !o->IsArrayBuffer() &&
         !o->IsArrayBufferView() && !o->IsSharedArrayBuffer();
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
    v8::internal::Address value;
    if (Look(entries, i, &value) == Spot::kThere ? !Held(value) : !WriteFound(Element(entries, i, true))) return false;
  }
  Token(kEnd, count);
  return true;
}

bool Walker::Buffer(v8::Local<v8::ArrayBuffer> b) {
  if (transfer_buffers_ != nullptr) {
    for (size_t i = 0; i < transfer_buffers_->size(); i++) {
      if ((*transfer_buffers_)[i] != b) continue;
      uint64_t max_length;
      if (!MaxLength(b, &max_length)) return false;
      Remember(b);
      Token(kTransferredArrayBuffer, transfer_ids_ != nullptr ? (*transfer_ids_)[i] : i);
      return true;
    }
  }
  if (b->WasDetached()) return FailText("An ArrayBuffer is detached and could not be cloned.");
  uint64_t max_length;
  if (!MaxLength(b, &max_length)) return false;
  std::shared_ptr<v8::BackingStore> store = b->GetBackingStore();
  const void* data = store->Data();
  size_t length = store->ByteLength();
  auto address = reinterpret_cast<uint64_t>(data);
  if (max_length != kFixedLength && !FitsWire(b, max_length)) return false;
  bool adopt = adopt_ && max_length == kFixedLength && length >= kAdoptBytes;
  if (alone_ && length < kAdoptBytes) return BytesHere(b, data, length, max_length);
  // A buffer that is the whole value is read before the program runs again.
  bool direct = delegate_ != nullptr ? direct_ : objects_.size() == 0;
  if (adopt) {
    if (!AdoptBytes(data, length, &address)) return false;
  } else if (direct) {
    Hold(std::move(store));
  } else {
    const uint8_t* copy = Copy(data, length);
    if (copy == nullptr) return TooBig();
    address = reinterpret_cast<uint64_t>(copy);
  }
  Remember(b);
  size_t transferred = transfer_buffers_ != nullptr ? transfer_buffers_->size() : 0;
  if (alone_ && adopt) return Token(kTransferredArrayBuffer, transferred + adopted_.size() - 1), true;
  addresses_ = true;
  Token(kArrayBuffer);
  Word64(length);
  Word64(max_length);
  Word64(address);
  tape_->push_back(adopt ? static_cast<uint32_t>(transferred + adopted_.size()) : 0);
  return true;
}

bool Walker::BytesHere(v8::Local<v8::ArrayBuffer> b, const void* data, size_t length, uint64_t max_length) {
  const size_t words = (length + 3) / 4;
  if (!Room(words + 5)) return false;
  Remember(b);
  Token(kArrayBuffer, 1);
  Word64(length);
  Word64(max_length);
  const size_t at = tape_->size();
  tape_->resize(at + words);
  if (words == 0) return true;
  (*tape_)[at + words - 1] = 0;  // what pads the bytes
  memcpy(tape_->data() + at, data, length);
  return true;
}

const uint8_t* Walker::Copy(const void* data, size_t length) {
  bool alone = length > kCopyBlock / 2;
  if (alone || length > spare_bytes_ || spare_ == nullptr) {
    size_t size = alone ? length : kCopyBlock;
    std::unique_ptr<uint8_t[]> block(new (std::nothrow) uint8_t[size]);
    if (!block) return nullptr;
    copies_.push_back(std::move(block));
    uint8_t* fresh = copies_.back().get();
    if (alone) return static_cast<uint8_t*>(memcpy(fresh, data, length));
    spare_ = fresh;
    spare_bytes_ = size;
  }
  uint8_t* copy = spare_;
  if (length > 0) memcpy(copy, data, length);
  spare_ += length;
  spare_bytes_ -= length;
  return copy;
}

void Walker::Undo(const Mark& mark) {
  tape_->resize(mark.words);
  Forget(mark.objects);
  viewed_.resize(mark.viewed);
  if (copies_.size() == mark.copies) return;
  copies_.resize(mark.copies);
  spare_ = nullptr;  // it may have been in one of those
  spare_bytes_ = 0;
}

void Walker::FreeMemory() {
  viewed_.clear();
  copies_.clear();
  spare_ = nullptr;
  spare_bytes_ = 0;
}

bool Walker::AdoptBytes(const void* data, size_t length, uint64_t* address) {
  std::shared_ptr<v8::BackingStore> copy = NewCopy(data, length);
  if (!copy) return TooBig();
  *address = reinterpret_cast<uint64_t>(copy->Data());
  adopted_.push_back(std::move(copy));
  return true;
}

bool Walker::Shared(v8::Local<v8::SharedArrayBuffer> b) {
  uint32_t index = static_cast<uint32_t>(shared_.size());
  Remember(b);
  if (delegate_ == nullptr)
    shared_.push_back({b->GetBackingStore()});
  else if (!delegate_->SharedId(b, &index))
    return false;
  Token(kSharedArrayBuffer, index);
  return true;
}

bool Walker::Ask(Intrinsic getter, v8::Local<v8::Object> o, v8::Local<v8::Value>* out) {
  *out = v8::Undefined(isolate_);
  const auto& fn = t_->intrinsics[getter];
  return fn.IsEmpty() || fn.Get(isolate_)->Call(context_, o, 0, nullptr).ToLocal(out);
}

// The largest length of a buffer that can be resized, else kFixedLength.
bool Walker::MaxLength(v8::Local<v8::ArrayBuffer> b, uint64_t* out) {
  *out = kFixedLength;
  v8::Local<v8::Value> value;
  if (!Ask(kBufferResizable, b, &value)) return false;
  if (!value->IsTrue()) return true;
  if (!Ask(kBufferMaxByteLength, b, &value)) return false;
  if (value->IsNumber()) *out = static_cast<uint64_t>(value.As<v8::Number>()->Value());
  return true;
}

bool Walker::View(v8::Local<v8::ArrayBufferView> v) {
  uint32_t id;
  // V8's handle of a SharedArrayBuffer's view gives that buffer here.
  v8::Local<v8::Object> buffer = v->Buffer();
  bool shared = buffer->IsSharedArrayBuffer(), tracks;
  size_t length = ViewLength(t_, v, &tracks), offset = v->ByteOffset();
  size_t whole = shared ? buffer.As<v8::SharedArrayBuffer>()->GetBackingStore()->ByteLength()
                        : buffer.As<v8::ArrayBuffer>()->ByteLength();
  bool outside = offset > whole || length > whole - offset;  // a resized buffer has left it there
  if (outside && !(buffer->IsArrayBuffer() && buffer.As<v8::ArrayBuffer>()->WasDetached()))
    return Fail(v);
  if (Known(buffer, &id)) {
    Ref(id);
  } else if (shared ? !Shared(buffer.As<v8::SharedArrayBuffer>())
                    : !Buffer(buffer.As<v8::ArrayBuffer>())) {
    return false;
  }
  Remember(v);
  if (!FitsWire(v, length) || !FitsWire(v, offset)) return false;
  Token(kView, ViewKind(v));
  Word64(offset);
  Word64(tracks ? 0 : length);
  tape_->push_back(ViewFlagsOf(v));
  return true;
}

// What an own property holds; empty when there is none, or an accessor, which V8 does not call here.
bool Walker::OwnData(v8::Local<v8::Object> o, v8::Local<v8::String> key, v8::Local<v8::Value>* out) {
  switch (OwnField(isolate_, o, AddressOf(key), out)) {
    case OwnedBy::kField: return true;
    case OwnedBy::kNobody: return true;
    case OwnedBy::kAsk: break;
  }
  bool has, accessor = false;
  if (!o->HasRealNamedProperty(context_, key).To(&has)) return false;
  if (has && !o->HasRealNamedCallbackProperty(context_, key).To(&accessor)) return false;
  return !has || accessor || o->Get(context_, key).ToLocal(out);
}

// V8's letter for the error that a name stands for, 0 for Error.
uint32_t Walker::ErrorPrototype(v8::Local<v8::String> name) {
  static const char* const kNames[] = {"EvalError",   "RangeError", "ReferenceError",
                                       "SyntaxError", "TypeError",  "URIError"};
  static const char kTags[] = "ERFSTU";
  constexpr int kLongest = 16;
  char text[kLongest + 1] = {};
  if (name->Length() > kLongest || !name->ContainsOnlyOneByte()) return 0;
  name->WriteOneByte(isolate_, reinterpret_cast<uint8_t*>(text), 0, kLongest);
  for (uint32_t i = 0; i < 6; i++)
    if (strcmp(text, kNames[i]) == 0 && name->Length() == static_cast<int>(strlen(kNames[i])))
      return static_cast<uint32_t>(kTags[i]);
  return 0;
}

bool Walker::Error(v8::Local<v8::Object> e) {
  const uint32_t id = Remember(e);
  const ErrorNames& names = t_->molds.error_names(isolate_);
  v8::Local<v8::Value> name, message, stack, cause;
  v8::Local<v8::String> name_text, message_text;
  if (!e->Get(context_, names.stack.Get(isolate_)).ToLocal(&stack) ||
      !OwnData(e, names.message.Get(isolate_), &message) || !OwnData(e, names.cause.Get(isolate_), &cause) ||
      !e->Get(context_, names.name.Get(isolate_)).ToLocal(&name) || !name->ToString(context_).ToLocal(&name_text))
    return false;
  Token(kError, ErrorPrototype(name_text));
  uint32_t flags = (message.IsEmpty() ? 0 : 1) | (cause.IsEmpty() ? 0 : 4);
  if (stack->IsString()) flags |= 2 | 8;  // the stack comes last, as on the wire
  tape_->push_back(flags);
  if (!message.IsEmpty() && (!message->ToString(context_).ToLocal(&message_text) || !Lasting(message_text)))
    return false;
  if (!cause.IsEmpty()) {
    unfinished_.push_back(id);
    if (!Write(cause)) return false;
    unfinished_.pop_back();
  }
  return !stack->IsString() || Lasting(stack.As<v8::String>());
}

bool Walker::Host(v8::Local<v8::Object> o) {
  if (delegate_ != nullptr) {
    Remember(o);
    return delegate_->WriteHost(o);
  }
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
  // Serializers, for one, have internal fields too.
  if (t_->host_template.IsEmpty() || !t_->host_template.Get(isolate_)->HasInstance(o))
    return FailText("Cannot transfer object of unsupported type.");
  for (size_t i = 0; moved_ != nullptr && i < moved_->size(); i++)
    if ((*moved_)[i] == o) return PackedHost(o, (*packed_)[i]);
  v8::Local<v8::Value> packed;
  if (!PackHost(t_, context_, o, false, &packed)) return false;
  if (packed->IsArray()) return PackedHost(o, packed);
  if (v8::Local<v8::Data>(o->GetInternalField(0)).As<v8::Value>()->IsNull())  // a port once
    return FailText("Cannot transfer object of unsupported type.");
  ThrowCoded(t_, context_, "TypeError", "ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST",
             "Object that needs transfer was found in message but not listed in transferList");
  return false;
}

bool Walker::PackedHost(v8::Local<v8::Object> o, v8::Local<v8::Value> packed) {
  uint32_t id = Remember(o);
  v8::Local<v8::Array> parts = packed.As<v8::Array>();
  v8::Local<v8::Value> handle;
  if (!parts->Get(context_, 2).ToLocal(&handle)) return false;
  if (handle->IsUint32()) {
    auto index = static_cast<uint32_t>(handles_.size());
    handles_.push_back({id, handle.As<v8::Uint32>()->Value()});
    if (!Put(context_, parts, 2, v8::Integer::NewFromUnsigned(isolate_, index))) return false;
  }
  Token(kHostObject, kHostPacked);
  unfinished_.push_back(id);
  if (!Write(parts)) return false;
  unfinished_.pop_back();
  return true;
}

std::vector<uint32_t> Walker::handles() const {
  std::vector<uint32_t> out;
  for (const Handle& h : handles_) out.push_back(h.handle);
  return out;
}

bool PackHost(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Object> o, bool transfer,
              v8::Local<v8::Value>* out) {
  *out = v8::Undefined(t->isolate);
  v8::Local<v8::Value> argv[] = {o, v8::Boolean::New(t->isolate, transfer)};
  const auto& hook = t->hooks[kHookPackHost];
  return hook.IsEmpty() ||
         hook.Get(t->isolate)->Call(context, v8::Undefined(t->isolate), 2, argv).ToLocal(out);
}

}  // namespace heddle
