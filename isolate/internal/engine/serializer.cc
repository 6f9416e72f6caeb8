// v8.Serializer: what a program writes is gathered on a tape, which Go's serializer makes bytes of when
// they are asked for. Everything here runs on the isolate's thread.
//
// Who frees: the JavaScript object owns its ValueWriter (wrapped.h); the writer owns the tape and copies
// of the memory that the tape names.
#include "_cgo_export.h"
#include "serdes.h"
#include "walk.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// Kinds of the kWrite token.
enum Written : uint32_t { kWriteHeader, kWriteVarint, kWriteDouble };

enum Field { kWrapper, kObjects, kTransfers, kFieldCount };

// What the default _writeHostObject calls, and itself.
constexpr KnownMethod kWriteMethods[] = {{"_writeHostObject", kHookWriteHostObject},
                                         {"writeUint32", kHookWriteUint32},
                                         {"writeRawBytes", kHookWriteRawBytes}};

class ValueWriter final : public Wrapped, public WalkDelegate {
 public:
  ValueWriter(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Object> self)
      : Wrapped(t, self), walker_(t, context, WalkMode::kMessage, &tape_) {
    self->SetInternalField(kObjects, v8::Array::New(t->isolate));
    self->SetInternalField(kTransfers, v8::Array::New(t->isolate));
  }

  bool ViewsAreHosts() const override { return views_are_hosts_; }
  bool WriteHost(v8::Local<v8::Object> o) override;
  bool SharedId(v8::Local<v8::SharedArrayBuffer> b, uint32_t* id) override;
  void ThrowCloneError(v8::Local<v8::String> message) override;

  void SetViewsAreHosts(bool yes) { views_are_hosts_ = yes; }
  // False when the program writes at a time when its bytes would have no place: while a getter runs that
  // a value's walk has called.
  bool MayWrite();
  bool MayRelease();
  // direct: the value is all that is written, and is released at once.
  bool Value(v8::Local<v8::Value> value, bool direct);
  bool Number(Written kind, uint64_t bits);
  bool Raw(const void* data, size_t length);
  bool Transfer(uint32_t id, v8::Local<v8::Value> buffer);
  // All that was written since the last release, as a Buffer.
  bool Release(v8::Local<v8::Value>* out);
  // No program has got hold of its object.
  bool IsPrivate() const { return !lent_; }
  bool IsEmpty() { return tape_.size() == 0 && walker_.objects().size() == 0; }

 private:
  enum class State { kIdle, kWalking, kHosting };

  v8::Isolate* isolate() const { return thread()->isolate; }
  v8::Local<v8::Context> context() const { return isolate()->GetCurrentContext(); }
  v8::Local<v8::Array> List(Field field) const {
    return v8::Local<v8::Data>(self()->GetInternalField(field)).As<v8::Value>().As<v8::Array>();
  }
  bool Refuse(const char* text) {
    ThrowCoded(thread(), context(), "Error", "ERR_INVALID_STATE", text);
    return false;
  }
  bool TooLong() {
    ThrowRangeError(isolate(), "Array buffer allocation failed");
    return false;
  }
  bool LoadTransfers();
  bool WriteView(v8::Local<v8::ArrayBufferView> view, bool* written);
  bool NewUnwritten(size_t length, v8::Local<v8::ArrayBuffer>* out, void** data);
  bool CallHost(v8::Local<v8::Function> write, v8::Local<v8::Object> o);

  Tape tape_;
  Walker walker_;
  State state_ = State::kIdle;
  bool views_are_hosts_ = false;
  bool direct_ = false;
  bool lent_ = false;
  size_t released_ = 0;  // ids that were given out before the last release
  std::vector<v8::Local<v8::ArrayBuffer>> transferred_;  // handles of the call under way
  std::vector<uint32_t> transfer_ids_;
};

bool ValueWriter::MayWrite() {
  return state_ != State::kWalking ||
         Refuse("Invalid state: Serializer is in the middle of a value");
}

bool ValueWriter::MayRelease() {
  return state_ == State::kIdle || Refuse("Invalid state: Serializer is in the middle of a value");
}

// The list has ids and buffers in turn; the last id that a buffer was given counts.
bool ValueWriter::LoadTransfers() {
  transferred_.clear();
  transfer_ids_.clear();
  v8::Local<v8::Array> list = List(kTransfers);
  for (uint32_t i = list->Length(); i >= 2; i -= 2) {
    v8::Local<v8::Value> id, buffer;
    if (!list->Get(context(), i - 2).ToLocal(&id) || !list->Get(context(), i - 1).ToLocal(&buffer))
      return false;
    transfer_ids_.push_back(id.As<v8::Uint32>()->Value());
    transferred_.push_back(buffer.As<v8::ArrayBuffer>());
  }
  walker_.SetTransfer(&transferred_, nullptr);
  walker_.SetDelegate(this, &transfer_ids_);
  return true;
}

bool ValueWriter::Value(v8::Local<v8::Value> value, bool direct) {
  if (!MayWrite() || !LoadTransfers()) return false;
  State state = state_;
  bool whole = direct && (value->IsArrayBufferView() || value->IsArrayBuffer());
  Walker::Mark mark = walker_.Here();
  ObjectTable::Call call = walker_.objects().Open(List(kObjects));
  walker_.SetContext(context());
  direct_ = whole;
  walker_.SetDirect(whole);
  if (direct) walker_.SetPlaced();
  state_ = State::kWalking;
  bool ok = walker_.Write(value);
  state_ = state;
  walker_.DropStash();
  if (!ok) walker_.Undo(mark);
  if (!direct) return walker_.objects().Close(call) && ok;
  walker_.Forget(0);
  walker_.objects().Abandon(call);
  return ok;
}

bool ValueWriter::Number(Written kind, uint64_t bits) {
  if (!MayWrite() || !walker_.Room(4)) return false;
  walker_.Token(kWrite, kind);
  if (kind != kWriteHeader) walker_.Word64(bits);
  return true;
}

bool ValueWriter::Raw(const void* data, size_t length) {
  if (!MayWrite() || !walker_.Room(length / 4 + 4)) return false;
  walker_.Token(kRaw, length);
  size_t at = tape_.size();
  tape_.resize(at + (length + 3) / 4);
  if (length > 0) memcpy(tape_.data() + at, data, length);
  return true;
}

bool ValueWriter::Transfer(uint32_t id, v8::Local<v8::Value> buffer) {
  v8::Local<v8::Array> list = List(kTransfers);
  uint32_t length = list->Length();
  return Put(context(), list, length, v8::Integer::NewFromUnsigned(isolate(), id)) &&
         Put(context(), list, length + 1, buffer);
}

bool ValueWriter::WriteHost(v8::Local<v8::Object> o) {
  v8::Local<v8::Value> write;
  if (!self()->Get(context(), Key(isolate(), "_writeHostObject")).ToLocal(&write)) return false;
  if (!write->IsFunction()) return walker_.Fail(o);
  bool same;
  if (!SameMethods(thread(), self(), kWriteMethods, sizeof kWriteMethods / sizeof kWriteMethods[0], &same))
    return false;
  if (same && o->IsArrayBufferView()) {
    bool written = false;
    if (!WriteView(o.As<v8::ArrayBufferView>(), &written)) return false;
    if (written) return true;
  }
  return CallHost(write.As<v8::Function>(), o);
}

bool ValueWriter::CallHost(v8::Local<v8::Function> write, v8::Local<v8::Object> o) {
  walker_.Token(kHostObject, kHostRaw);
  lent_ = true;
  walker_.UseHashes();  // it may write values of its own
  state_ = State::kHosting;
  v8::Local<v8::Value> argument = o;
  bool ok = !write->Call(context(), self(), 1, &argument).IsEmpty();
  state_ = State::kWalking;
  // What the call itself wrote has left its own state here.
  walker_.SetContext(context());
  walker_.SetDirect(direct_);
  if (!ok || !LoadTransfers()) return false;
  walker_.Token(kEnd);
  return true;
}

// What the default _writeHostObject writes of a view whose kind it would not be mistaken about.
bool ValueWriter::WriteView(v8::Local<v8::ArrayBufferView> view, bool* written) {
  Thread* t = thread();
  v8::Local<v8::Value> prototype = view->GetPrototype(), plain;
  uint32_t kind = ViewKind(view);
  bool own_name, own_tag;
  if (!ViewPrototype(t, context(), kind).ToLocal(&plain) ||
      !view->HasOwnProperty(context(), Key(isolate(), "constructor")).To(&own_name) ||
      !view->HasOwnProperty(context(), v8::Symbol::GetToStringTag(isolate())).To(&own_tag))
    return false;
  if (prototype == t->buffer_prototype)
    kind = 'N';
  else if (prototype != plain)
    return true;
  if (own_name || own_tag) return true;
  std::shared_ptr<v8::BackingStore> store;
  size_t length = 0;
  const uint8_t* data = ViewMemory(t, view, &store, &length);
  if (length == 0) return true;  // it may be detached
  if (direct_)
    walker_.Hold(std::move(store));
  else if ((data = walker_.Copy(data, length)) == nullptr)
    return walker_.TooBig();
  walker_.Token(kHostObject, kHostView);
  walker_.Token(kViewRef, kind);
  walker_.Word64(reinterpret_cast<uint64_t>(data));
  walker_.Word64(length);
  tape_.push_back(0);
  return *written = true;
}

bool ValueWriter::SharedId(v8::Local<v8::SharedArrayBuffer> b, uint32_t* id) {
  lent_ = true;
  v8::Local<v8::Value> get, result, argument = b;
  if (!self()->Get(context(), Key(isolate(), "_getSharedArrayBufferId")).ToLocal(&get)) return false;
  if (!get->IsFunction()) return walker_.Fail(b);
  return get.As<v8::Function>()->Call(context(), self(), 1, &argument).ToLocal(&result) &&
         result->Uint32Value(context()).To(id);
}

void ValueWriter::ThrowCloneError(v8::Local<v8::String> message) {
  lent_ = true;
  v8::Local<v8::Value> make, error, argument = message;
  if (!self()->Get(context(), Key(isolate(), "_getDataCloneError")).ToLocal(&make)) return;
  if (!make->IsFunction())
    error = v8::Exception::Error(message);
  else if (!make.As<v8::Function>()->Call(context(), self(), 1, &argument).ToLocal(&error))
    return;
  isolate()->ThrowException(error);
}

bool ValueWriter::Release(v8::Local<v8::Value>* out) {
  if (!MayRelease()) return false;
  Thread* t = thread();
  constexpr size_t kSmall = 512, kKeptWords = 1 << 18;  // bytes; of the tape, 1 MiB
  uint8_t small[kSmall];
  size_t length = 0;
  hd_tape error = {};
  Tape tape = std::move(tape_);
  int status = heddleSerialize(t->go, tape.data(), tape.size(), static_cast<uint32_t>(released_), small, kSmall,
                               &length, &error);
  released_ = walker_.objects().size();
  v8::Local<v8::ArrayBuffer> buffer;
  void* data = nullptr;
  bool made = false;
  if (status >= 0)
    made = length <= v8::TypedArray::kMaxLength ? NewUnwritten(length, &buffer, &data) : TooLong();
  if (status == 0)
    heddleSerialized(t->go, data);
  else if (data != nullptr)
    memcpy(data, small, length);
  walker_.FreeMemory();
  tape.resize(0);
  if (tape.capacity() <= kKeptWords) tape_ = std::move(tape);
  if (status < 0) {
    ThrowTape(t, context(), error.words, error.count);
    return false;
  }
  return made && NewNodeBuffer(t, context(), buffer, 0, length, out);
}

// A buffer whose memory is to be written at once.
bool ValueWriter::NewUnwritten(size_t length, v8::Local<v8::ArrayBuffer>* out, void** data) {
  Thread* t = thread();
  std::shared_ptr<v8::BackingStore> store;
  if (length > 0) store = Adopt(t->isolate, t->account, NewStore(length));
  if (store != nullptr) {
    *data = store->Data();
    *out = v8::ArrayBuffer::New(t->isolate, std::move(store));
    return true;
  }
  if (!NewArrayBuffer(t, context(), length, out)) return false;
  if (length > 0) *data = (*out)->GetBackingStore()->Data();
  return true;
}

// ---- the class ----

ValueWriter* Self(const Info& info) {
  auto* writer = static_cast<ValueWriter*>(Wrapped::Of(info.Holder()));
  if (writer == nullptr) ThrowTypeError(info.GetIsolate(), "Illegal invocation");
  return writer;
}

void NewSerializer(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info.IsConstructCall())
    return ThrowCoded(t, context, "TypeError", "ERR_CONSTRUCT_CALL_REQUIRED",
                      "Class constructor Serializer cannot be invoked without 'new'");
  new ValueWriter(t, context, info.This());  // its JavaScript object's
}

void WriteHeader(const Info& info) {
  if (ValueWriter* w = Self(info)) w->Number(kWriteHeader, 0);
}

void WriteValue(const Info& info) {
  ValueWriter* w = Self(info);
  if (w != nullptr && w->Value(info[0], false)) info.GetReturnValue().Set(true);
}

void ReleaseBuffer(const Info& info) {
  ValueWriter* w = Self(info);
  v8::Local<v8::Value> out;
  if (w != nullptr && w->Release(&out)) info.GetReturnValue().Set(out);
}

void TransferArrayBuffer(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  ValueWriter* w = Self(info);
  uint32_t id;
  if (w == nullptr || !info[0]->Uint32Value(context).To(&id)) return;
  if (!info[1]->IsArrayBuffer())
    return ThrowCoded(ThreadOf(isolate), context, "TypeError", "ERR_INVALID_ARG_TYPE",
                      "arrayBuffer must be an ArrayBuffer");
  w->Transfer(id, info[1]);
}

void WriteUint32(const Info& info) {
  ValueWriter* w = Self(info);
  uint32_t value;
  if (w != nullptr && info[0]->Uint32Value(info.GetIsolate()->GetCurrentContext()).To(&value))
    w->Number(kWriteVarint, value);
}

void WriteUint64(const Info& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  ValueWriter* w = Self(info);
  uint32_t high, low;
  if (w != nullptr && info[0]->Uint32Value(context).To(&high) && info[1]->Uint32Value(context).To(&low))
    w->Number(kWriteVarint, static_cast<uint64_t>(high) << 32 | low);
}

void WriteDouble(const Info& info) {
  ValueWriter* w = Self(info);
  double value;
  if (w == nullptr || !info[0]->NumberValue(info.GetIsolate()->GetCurrentContext()).To(&value)) return;
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  w->Number(kWriteDouble, bits);
}

void WriteRawBytes(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  ValueWriter* w = Self(info);
  if (w == nullptr) return;
  if (!info[0]->IsArrayBufferView())
    return ThrowCoded(ThreadOf(isolate), isolate->GetCurrentContext(), "TypeError",
                      "ERR_INVALID_ARG_TYPE", "source must be a TypedArray or a DataView");
  std::shared_ptr<v8::BackingStore> store;
  size_t length = 0;
  const uint8_t* data = ViewMemory(ThreadOf(isolate), info[0].As<v8::ArrayBufferView>(), &store, &length);
  w->Raw(data, length);
}

void TreatViewsAsHosts(const Info& info) {
  if (ValueWriter* w = Self(info)) w->SetViewsAreHosts(info[0]->BooleanValue(info.GetIsolate()));
}

constexpr Method kMethods[] = {
    {"writeHeader", WriteHeader},
    {"writeValue", WriteValue},
    {"releaseBuffer", ReleaseBuffer},
    {"transferArrayBuffer", TransferArrayBuffer},
    {"writeUint32", WriteUint32},
    {"writeUint64", WriteUint64},
    {"writeDouble", WriteDouble},
    {"writeRawBytes", WriteRawBytes},
    {"_setTreatArrayBufferViewsAsHostObjects", TreatViewsAsHosts},
};

}  // namespace

void GetSerializerClass(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  NativeClass(info, &t->serializer_template, "Serializer", NewSerializer, 0, kFieldCount, kMethods,
              sizeof kMethods / sizeof kMethods[0]);
}

// The serializer of v8.serialize, which no program sees as long as none has to do its work: it is kept for the next
// call then. Null when V8 has no memory.
ValueWriter* PrivateWriter(Thread* t, v8::Local<v8::Context> context) {
  v8::Local<v8::Object> object;
  if (!t->spare_serializer.IsEmpty()) {
    object = t->spare_serializer.Get(t->isolate);
    t->spare_serializer.Reset();
    auto* spare = static_cast<ValueWriter*>(Wrapped::Of(object));
    if (spare->IsEmpty()) return spare;  // a getter on a prototype may have given it away
  }
  if (!NewPrivate(t, context, t->serializer_template, t->default_serializer).ToLocal(&object)) return nullptr;
  auto* made = new ValueWriter(t, context, object);  // its JavaScript object's
  made->SetViewsAreHosts(true);
  return made;
}

// serialize(value, make): the header, the value and the bytes, in one call. make makes the serializer where the
// program has a hand in that.
void SerializeWhole(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = t->context.Get(isolate);
  v8::Local<v8::Value> out;
  ValueWriter* w = nullptr;
  const bool ours = HasOwnParent(t, context, t->serializer_template, t->default_serializer);
  if (ours) {
    w = PrivateWriter(t, context);
    if (w == nullptr) return;
  } else {
    v8::Local<v8::Value> made;
    if (!info[1].As<v8::Function>()->Call(context, v8::Undefined(isolate), 0, nullptr).ToLocal(&made)) return;
    if (t->serializer_template.Get(isolate)->HasInstance(made))
      w = static_cast<ValueWriter*>(Wrapped::Of(made.As<v8::Object>()));
    if (w == nullptr) return ThrowTypeError(isolate, "Illegal invocation");
  }
  v8::Local<v8::Object> keep = w->self();
  // A program that has changed DefaultSerializer's parent can bring one that is at work.
  if (!w->MayRelease() || !w->Number(kWriteHeader, 0) || !w->Value(info[0], true) || !w->Release(&out)) return;
  info.GetReturnValue().Set(out);
  if (ours && w->IsPrivate()) t->spare_serializer.Reset(isolate, keep);
}

}  // namespace heddle
