// v8.Deserializer: Go's deserializer reads the bytes, in pieces: it stops where a program's own
// _readHostObject has to read on, and the builder makes values of the tape as it grows. Everything here
// runs on the isolate's thread.
//
// Who frees: the JavaScript object owns its ValueReader (wrapped.h), which holds the bytes. Go's half is
// closed when the next reader is opened, because a garbage collection cannot call Go.
#include <new>

#include "_cgo_export.h"
#include "build.h"
#include "serdes.h"
#include "walk.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

enum Field { kWrapper, kObjects, kTransfers, kInput, kFieldCount };

// Who reads host objects.
enum class Hosts : int { kNobody, kDefault, kProgram };

constexpr char kDataError[] = "Unable to deserialize cloned data.";
constexpr char kVersionError[] = "Unable to deserialize cloned data due to invalid or unsupported version.";
constexpr int kHostTag = '\\';  // a message without this byte has no host objects

// What the default _readHostObject calls, and itself.
constexpr KnownMethod kReadMethods[] = {{"_readHostObject", kHookReadHostObject},
                                        {"readUint32", kHookReadUint32},
                                        {"_readRawBytes", kHookReadRawBytes}};

class ValueReader final : public Wrapped, public BuildDelegate {
 public:
  ValueReader(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Object> self)
      : Wrapped(t, self), builder_(t, context, nullptr, 0) {
    self->SetInternalField(kObjects, v8::Array::New(t->isolate));
    self->SetInternalField(kTransfers, v8::Array::New(t->isolate));
    builder_.SetDelegate(this);
  }
  ~ValueReader() override {
    if (id_ != 0) thread()->dead_readers.push_back(id_);
  }

  void Open(v8::Local<v8::ArrayBufferView> input);
  // It has no property "buffer" before a program sees it.
  void SetPrivate() { has_buffer_ = false; }
  // Reads header and value, of one that has just been opened.
  bool Whole(v8::Local<v8::Value>* out);
  // Makes one that has read a whole value as new, for other bytes. False, and it is of no more use, when a program
  // has seen it.
  bool Close();
  void Reopen(v8::Local<v8::ArrayBufferView> input);
  bool ReadHost(v8::Local<v8::Object>* out) override;
  bool HostView(uint32_t kind, uint64_t address, uint64_t length, v8::Local<v8::Object>* out) override;
  v8::Local<v8::Object> Transferred(uint64_t id) override;

  bool Header();
  uint32_t version() const { return version_; }
  // whole: nothing more is read after this value.
  bool Value(bool whole, v8::Local<v8::Value>* out);
  bool Number(int kind, uint64_t* bits) {
      return heddleReadNumber(thread()->go, id_, kind, bits) >= 0;
  }
  // The offset of length bytes, which are skipped; negative when there are not so many.
  int64_t Raw(int64_t length) {
      return heddleReadRaw(thread()->go, id_, length);
  }
  bool Transfer(uint32_t id, v8::Local<v8::Value> buffer);

 private:
  v8::Isolate* isolate() const { return thread()->isolate; }
  v8::Local<v8::Context> context() const { return isolate()->GetCurrentContext(); }
  v8::Local<v8::Value> At(Field field) const {
    return v8::Local<v8::Data>(self()->GetInternalField(field)).As<v8::Value>();
  }
  bool Fail(const char* text) {
    ThrowError(isolate(), text);
    return false;
  }
  bool Hosted(Hosts* out);
  bool MayRead();
  // The objects below this id that are not there belong to values that could not be read.
  void SkipIds(uint32_t first) {
    while (builder_.objects().size() < first) builder_.objects().AddUnmade();
  }
  bool Build(bool whole, bool tree, uint32_t first, const hd_tape& tape, v8::Local<v8::Value>* out);
  bool InPlace(uint32_t kind, size_t offset, size_t length, v8::Local<v8::Value>* buffer, size_t* at);

  size_t Take(v8::Local<v8::ArrayBufferView> input);

  uint32_t id_ = 0;  // Go's
  size_t length_ = 0;
  bool lent_ = false;
  bool has_buffer_ = true;  // its object's property
  uint32_t version_ = 0;
  enum class State { kIdle, kBuilding, kHosting };
  State state_ = State::kIdle;
  std::shared_ptr<v8::BackingStore> store_;
  std::unique_ptr<uint8_t[]> copy_;
  const uint8_t* data_ = nullptr;
  Builder builder_;
};

// Bytes that another thread could change while they are read, or that could shrink, are copied.
size_t ValueReader::Take(v8::Local<v8::ArrayBufferView> input) {
  Thread* t = thread();
  self()->SetInternalField(kInput, input);
  size_t length = 0;
  data_ = ViewMemory(t, input, &store_, &length);
  if (store_ && (store_->IsShared() || Resizable(t, context(), input->Buffer())) && length > 0) {
    copy_.reset(new (std::nothrow) uint8_t[length]);
    if (!copy_) ThrowRangeError(isolate(), "Array buffer allocation failed");
    if (!copy_) length = 0;  // a setter of "buffer" may have kept the object: it has to have a reader
    if (length > 0) memcpy(copy_.get(), data_, length);
    data_ = copy_.get();
  }
  return length_ = length;
}

void ValueReader::Open(v8::Local<v8::ArrayBufferView> input) {
  Thread* t = thread();
  Take(input);
  for (uint32_t dead : t->dead_readers) heddleCloseReader(t->go, dead);
  t->dead_readers.clear();
  id_ = heddleOpenReader(t->go, const_cast<uint8_t*>(data_), length_);
}

void ValueReader::Reopen(v8::Local<v8::ArrayBufferView> input) {
  Take(input);
}

bool ValueReader::Close() {
  if (lent_ || state_ != State::kIdle) return false;
  self()->SetInternalField(kInput, v8::Undefined(isolate()));
  store_.reset();
  copy_.reset();
  data_ = nullptr;
  version_ = 0;
  return true;
}

bool ValueReader::Whole(v8::Local<v8::Value>* out) {
  Hosts hosts = Hosts::kDefault;
  const bool some = length_ > 0 && memchr(data_, kHostTag, length_) != nullptr;
  if (some && !Hosted(&hosts)) return false;
  hd_tape tape = {};
  uint32_t first = 0;
  const int status = heddleReadWhole(thread()->go, id_, const_cast<uint8_t*>(data_), length_, static_cast<int>(hosts),
                                     &version_, &first, &tape);
  if (status == -2) return Fail(kVersionError);
  bool ok = status >= 0 ? Build(true, status == 1, first, tape, out) : Fail(kDataError);
  heddleEndValue(thread()->go, id_);
  return ok;
}

bool ValueReader::Header() {
  int64_t version = heddleReadHeader(thread()->go, id_);
  if (version < 0) return Fail(kVersionError);
  version_ = static_cast<uint32_t>(version);
  return true;
}

bool ValueReader::Hosted(Hosts* out) {
  v8::Local<v8::Value> read;
  bool same;
  if (!self()->Get(context(), Key(isolate(), "_readHostObject")).ToLocal(&read) ||
      !SameMethods(thread(), self(), kReadMethods, sizeof kReadMethods / sizeof kReadMethods[0], &same))
    return false;
  *out = same                 ? Hosts::kDefault
         : read->IsFunction() ? Hosts::kProgram
                              : Hosts::kNobody;
  return true;
}

bool ValueReader::Value(bool whole, v8::Local<v8::Value>* out) {
  Hosts hosts;
  if (!Hosted(&hosts) || !MayRead()) return false;
  hd_tape tape = {};
  uint32_t first = 0;
  const int status = heddleReadValue(thread()->go, id_, static_cast<int>(hosts), &first, &tape);
  whole = whole && state_ == State::kIdle;
  bool ok = status >= 0 ? Build(whole, whole && status == 1, first, tape, out) : Fail(kDataError);
  heddleEndValue(thread()->go, id_);
  return ok;
}

// V8 may run a program's Error.prepareStackTrace while a value is built.
bool ValueReader::MayRead() {
  if (state_ != State::kBuilding) return true;
  ThrowCoded(thread(), context(), "Error", "ERR_INVALID_STATE",
             "Invalid state: Deserializer is in the middle of a value");
  return false;
}

bool ValueReader::Build(bool whole, bool tree, uint32_t first, const hd_tape& tape, v8::Local<v8::Value>* out) {
  ObjectTable& objects = builder_.objects();
  ObjectTable::Call call = objects.Open(At(kObjects).As<v8::Array>());
  SkipIds(first);
  State state = state_;
  bool ok;
  state_ = State::kBuilding;
  v8::TryCatch try_catch(isolate());
  if (state == State::kHosting) {
    ok = builder_.ReadNested(tape.words, tape.count, out);
  } else {
    builder_.Begin(context(), tape.words, tape.count);
    builder_.SetTree(tree);
    ok = builder_.Read(out);
  }
  state_ = state;
  if (whole)
    objects.Abandon(call);
  else
    ok = objects.Close(call) && ok;
  // A program's _readHostObject that got at an object around its own may have frozen that.
  if (!ok && !try_catch.HasCaught()) Fail(kDataError);
  if (!ok) try_catch.ReThrow();
  return ok;
}

bool ValueReader::ReadHost(v8::Local<v8::Object>* out) {
  v8::Local<v8::Value> read, made;
  lent_ = true;
  if (!has_buffer_ && !Put(context(), self(), "buffer", At(kInput))) return false;
  has_buffer_ = true;
  if (!self()->Get(context(), Key(isolate(), "_readHostObject")).ToLocal(&read)) return false;
  if (!read->IsFunction()) return Fail(kDataError);
  state_ = State::kHosting;
  bool ok = read.As<v8::Function>()->Call(context(), self(), 0, nullptr).ToLocal(&made);
  state_ = State::kBuilding;
  if (!ok) return false;
  if (!made->IsObject()) return ThrowTypeError(isolate(), "readHostObject must return an object"), false;
  *out = made.As<v8::Object>();
  hd_tape tape = {};
  uint32_t first = 0;
  if (heddleResumeValue(thread()->go, id_, &first, &tape) < 0) return Fail(kDataError);
  SkipIds(first);
  builder_.Feed(tape.words, tape.count);
  return true;
}

// As Node has it: on the input's own memory where that is aligned, else on a copy.
bool ValueReader::HostView(uint32_t kind, uint64_t address, uint64_t length, v8::Local<v8::Object>* out) {
  const auto* data = reinterpret_cast<const uint8_t*>(address);
  size_t offset = length > 0 ? static_cast<size_t>(data - data_) : 0, at = 0;
  v8::Local<v8::Value> buffer, view;
  if (!InPlace(kind, offset, length, &buffer, &at)) {
    v8::Local<v8::ArrayBuffer> copy;
    if (!NewArrayBuffer(thread(), context(), length, &copy)) return false;
    if (length > 0) memcpy(copy->GetBackingStore()->Data(), data, length);
    buffer = copy;
    at = 0;
  }
  if (kind == 'N') {
    if (!NewNodeBuffer(thread(), context(), buffer, at, length, &view)) return false;
  } else {
    view = Builder::NewView(kind, buffer, at, length);
  }
  *out = view.As<v8::Object>();
  return true;
}

bool ValueReader::InPlace(uint32_t kind, size_t offset, size_t length, v8::Local<v8::Value>* buffer,
                          size_t* at) {
  v8::Local<v8::ArrayBufferView> input = At(kInput).As<v8::ArrayBufferView>();
  v8::Local<v8::ArrayBuffer> b = input->Buffer();
  *at = input->ByteOffset() + offset;
  if (length == 0 || *at % ElementSize(kind) != 0 || Resizable(thread(), context(), b)) return false;
  std::shared_ptr<v8::BackingStore> store = b->GetBackingStore();
  if (!store || *at > store->ByteLength() || length > store->ByteLength() - *at) return false;
  *buffer = b;
  return true;
}

// The list has ids and buffers in turn.
v8::Local<v8::Object> ValueReader::Transferred(uint64_t want) {
  v8::Local<v8::Array> list = At(kTransfers).As<v8::Array>();
  for (uint32_t i = list->Length(); i >= 2; i -= 2) {
    v8::Local<v8::Value> id, buffer;
    if (!list->Get(context(), i - 2).ToLocal(&id) || !list->Get(context(), i - 1).ToLocal(&buffer))
      return {};
    if (id.As<v8::Uint32>()->Value() == want) return buffer.As<v8::Object>();
  }
  return {};
}

bool ValueReader::Transfer(uint32_t id, v8::Local<v8::Value> buffer) {
  lent_ = true;
  v8::Local<v8::Array> list = At(kTransfers).As<v8::Array>();
  uint32_t length = list->Length();
  auto store = buffer->IsArrayBuffer() ? buffer.As<v8::ArrayBuffer>()->GetBackingStore()
                                       : buffer.As<v8::SharedArrayBuffer>()->GetBackingStore();
  heddleReaderTransfer(thread()->go, id_, id, store ? store->ByteLength() : 0,
                       Resizable(thread(), context(), buffer.As<v8::Object>()));
  return Put(context(), list, length, v8::Integer::NewFromUnsigned(isolate(), id)) &&
         Put(context(), list, length + 1, buffer);
}

// ---- the class ----

ValueReader* Self(const Info& info) {
  auto* reader = static_cast<ValueReader*>(Wrapped::Of(info.Holder()));
  if (reader == nullptr) ThrowTypeError(info.GetIsolate(), "Illegal invocation");
  return reader;
}

void NewDeserializer(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info.IsConstructCall())
    return ThrowCoded(t, context, "TypeError", "ERR_CONSTRUCT_CALL_REQUIRED",
                      "Class constructor Deserializer cannot be invoked without 'new'");
  if (!info[0]->IsArrayBufferView())
    return ThrowCoded(t, context, "TypeError", "ERR_INVALID_ARG_TYPE",
                      "buffer must be a TypedArray or a DataView");
  if (!info.This()->Set(context, Key(isolate, "buffer"), info[0]).FromMaybe(false)) return;
  auto* reader = new ValueReader(t, context, info.This());  // its JavaScript object's
  reader->Open(info[0].As<v8::ArrayBufferView>());
}

void ReadHeader(const Info& info) {
  ValueReader* r = Self(info);
  if (r != nullptr && r->Header()) info.GetReturnValue().Set(true);
}

void ReadValue(const Info& info) {
  ValueReader* r = Self(info);
  v8::Local<v8::Value> out;
  if (r != nullptr && r->Value(false, &out)) info.GetReturnValue().Set(out);
}

void GetWireFormatVersion(const Info& info) {
  if (ValueReader* r = Self(info)) info.GetReturnValue().Set(r->version());
}

void TransferArrayBuffer(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  ValueReader* r = Self(info);
  uint32_t id;
  if (r == nullptr || !info[0]->Uint32Value(context).To(&id)) return;
  if (!info[1]->IsArrayBuffer() && !info[1]->IsSharedArrayBuffer())
    return ThrowCoded(ThreadOf(isolate), context, "TypeError", "ERR_INVALID_ARG_TYPE",
                      "arrayBuffer must be an ArrayBuffer or SharedArrayBuffer");
  r->Transfer(id, info[1]);
}

// What heddleReadNumber reads.
enum NumberKind { kUint32, kUint64, kDoubleNumber };

bool Number(const Info& info, NumberKind kind, const char* failure, uint64_t* bits) {
  ValueReader* r = Self(info);
  if (r == nullptr) return false;
  if (r->Number(kind, bits)) return true;
  ThrowError(info.GetIsolate(), failure);
  return false;
}

void ReadUint32(const Info& info) {
  uint64_t v;
  if (Number(info, kUint32, "ReadUint32() failed", &v)) info.GetReturnValue().Set(static_cast<uint32_t>(v));
}

void ReadUint64(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  uint64_t v;
  if (!Number(info, kUint64, "ReadUint64() failed", &v)) return;
  v8::Local<v8::Value> halves[] = {
      v8::Integer::NewFromUnsigned(isolate, static_cast<uint32_t>(v >> 32)),
      v8::Integer::NewFromUnsigned(isolate, static_cast<uint32_t>(v))};
  info.GetReturnValue().Set(v8::Array::New(isolate, halves, 2));
}

void ReadDouble(const Info& info) {
  uint64_t bits;
  if (!Number(info, kDoubleNumber, "ReadDouble() failed", &bits)) return;
  double v;
  memcpy(&v, &bits, sizeof v);
  info.GetReturnValue().Set(v);
}

// _readRawBytes(length): where in the input they stand.
void ReadRawBytes(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  ValueReader* r = Self(info);
  int64_t length;
  if (r == nullptr || !info[0]->IntegerValue(isolate->GetCurrentContext()).To(&length)) return;
  int64_t offset = r->Raw(length);
  if (offset < 0) return ThrowError(isolate, "ReadRawBytes() failed");
  info.GetReturnValue().Set(static_cast<double>(offset));
}

constexpr Method kMethods[] = {
    {"readHeader", ReadHeader},
    {"readValue", ReadValue},
    {"getWireFormatVersion", GetWireFormatVersion},
    {"transferArrayBuffer", TransferArrayBuffer},
    {"readUint32", ReadUint32},
    {"readUint64", ReadUint64},
    {"readDouble", ReadDouble},
    {"_readRawBytes", ReadRawBytes},
};

}  // namespace

void GetDeserializerClass(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  NativeClass(info, &t->deserializer_template, "Deserializer", NewDeserializer, 1, kFieldCount, kMethods,
              sizeof kMethods / sizeof kMethods[0]);
}

// The deserializer of v8.deserialize, likewise kept while no program has seen it.
ValueReader* PrivateReader(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::ArrayBufferView> input) {
  v8::Local<v8::Object> object;
  if (!t->spare_deserializer.IsEmpty()) {
    object = t->spare_deserializer.Get(t->isolate);
    t->spare_deserializer.Reset();
    auto* spare = static_cast<ValueReader*>(Wrapped::Of(object));
    spare->Reopen(input);
    return spare;
  }
  if (!NewPrivate(t, context, t->deserializer_template, t->default_deserializer).ToLocal(&object)) return nullptr;
  auto* made = new ValueReader(t, context, object);  // its JavaScript object's
  made->SetPrivate();
  made->Open(input);
  return made;
}

// deserialize(input, make): the header and the value, in one call. make makes the deserializer where the program has
// a hand in that, or input is none.
void DeserializeWhole(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = t->context.Get(isolate);
  v8::Local<v8::Value> input = info[0], out;
  if (input->IsArrayBufferView() && HasOwnParent(t, context, t->deserializer_template, t->default_deserializer)) {
    ValueReader* r = PrivateReader(t, context, input.As<v8::ArrayBufferView>());
    if (r == nullptr) return;
    v8::Local<v8::Object> keep = r->self();
    if (!r->Whole(&out)) return;
    info.GetReturnValue().Set(out);
    if (r->Close()) t->spare_deserializer.Reset(isolate, keep);
    return;
  }
  v8::Local<v8::Value> made;
  ValueReader* r = nullptr;
  if (!info[1].As<v8::Function>()->Call(context, v8::Undefined(isolate), 1, &input).ToLocal(&made)) return;
  if (t->deserializer_template.Get(isolate)->HasInstance(made))
    r = static_cast<ValueReader*>(Wrapped::Of(made.As<v8::Object>()));
  if (r == nullptr) return ThrowTypeError(isolate, "Illegal invocation");
  if (r->Header() && r->Value(true, &out)) info.GetReturnValue().Set(out);
}

}  // namespace heddle
