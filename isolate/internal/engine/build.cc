#include "build.h"

#include <algorithm>
#include <limits>

#include "internals.h"
#include "walk.h"

namespace heddle {

namespace {

// Those that this V8 knows, but for the one that asks for its experimental engine.
constexpr uint32_t kRegExpFlags = 0x1ff & ~static_cast<uint32_t>(v8::RegExp::kLinear);

constexpr uint32_t kBothUnicode = v8::RegExp::kUnicode | v8::RegExp::kUnicodeSets;
constexpr uint64_t kMaxFreeRoom = 32;

// These write numbers to the elements of an array and give where the next one goes. The tape and the heap have
// them at places that are aligned to 4 bytes.
uint8_t* Doubles(const uint32_t* from, uint64_t count, uint8_t* to) {
  for (; count > 0; count--, from += 2, to += sizeof(uint64_t)) {
    constexpr uint64_t kNaN = 0x7ff8000000000000, kInfinity = 0x7ff0000000000000;
    uint64_t bits;
    memcpy(&bits, from, sizeof bits);
    if ((bits & ~(1ull << 63)) > kInfinity) bits = kNaN;  // one of the others stands for a hole
    memcpy(to, &bits, sizeof bits);
  }
  return to;
}

uint8_t* IntegersAsDoubles(const uint32_t* from, uint64_t count, uint8_t* to) {
  for (; count > 0; count--, from++, to += sizeof(double)) {
    const double d = static_cast<int32_t>(*from);
    memcpy(to, &d, sizeof d);
  }
  return to;
}

// Null when one is no Smi.
uint8_t* Smis(const uint32_t* from, uint64_t count, uint8_t* to) {
  for (; count > 0; count--, from++, to += layout::kTagged) {
    if (!FitsSmi(static_cast<int32_t>(*from))) return nullptr;
    const auto smi = static_cast<uint32_t>(v8::internal::Internals::IntToSmi(static_cast<int>(*from)));
    memcpy(to, &smi, sizeof smi);
  }
  return to;
}

}  // namespace

Builder::Builder(Thread* t, v8::Local<v8::Context> context, const uint32_t* words, size_t count)
    : t_(t), isolate_(t->isolate), context_(context), base_(words), at_(words), end_(words + count), objects_(t->isolate) {
  few_keys_.swap(t->scratch.keys);
  key_places_.swap(t->scratch.places);
  values_.swap(t->scratch.values);
}

Builder::~Builder() {
  GiveBack(&few_keys_, &t_->scratch.keys);
  GiveBack(&key_places_, &t_->scratch.places);
  GiveBack(&values_, &t_->scratch.values);
}

void Builder::Begin(v8::Local<v8::Context> context, const uint32_t* words, size_t count) {
  context_ = context;
  base_ = at_ = words;
  end_ = words + count;
  shapes_.clear();
  numbered_.clear();
  tree_shapes_.clear();
  values_.clear();
  key_places_.clear();
  sparse_room_ = 0;
}

void Builder::Feed(const uint32_t* words, size_t count) {
  at_ = words + (at_ - base_);
  base_ = words;
  end_ = words + count;
}

bool Builder::ReadNested(const uint32_t* words, size_t count, v8::Local<v8::Value>* out) {
  const uint32_t *base = base_, *at = at_, *end = end_;
  std::vector<Shape> shapes = std::move(shapes_), numbered = std::move(numbered_);
  std::vector<v8::Local<v8::Value>> values = std::move(values_);
  Begin(context_, words, count);
  bool ok = Read(out);
  base_ = base, at_ = at, end_ = end;
  values_ = std::move(values);
  shapes_ = std::move(shapes);
  numbered_ = std::move(numbered);
  return ok;
}

bool Builder::Fail(const char* text) {
  ThrowError(isolate_, text);
  return false;
}

bool Builder::NoRoomForBuffer() {
  ThrowRangeError(isolate_, "Array buffer allocation failed");
  return false;
}

bool Builder::Construct(Intrinsic constructor, int argc, v8::Local<v8::Value>* argv,
                        v8::Local<v8::Object>* out) {
  const auto& fn = intrinsics_[constructor];
  if (fn.IsEmpty()) return Fail("Unable to deserialize cloned data.");
  return fn.Get(isolate_)->NewInstance(context_, argc, argv).ToLocal(out);
}

bool Builder::NewBuffer(const void* data, uint64_t length, uint64_t max_length,
                        v8::Local<v8::ArrayBuffer>* out) {
  if (data != nullptr && max_length == kFixedLength && length > 0 && length <= v8::TypedArray::kMaxLength) {
    if (auto store = Adopt(isolate_, t_->account, NewCopy(data, length))) {
      *out = v8::ArrayBuffer::New(isolate_, std::move(store));
      return true;
    }
  }
  // The constructor throws a RangeError where the API ends the process.
  v8::Local<v8::Value> argv[] = {v8::Number::New(isolate_, static_cast<double>(length)),
                                 v8::Undefined(isolate_)};
  if (max_length != kFixedLength) {
    v8::Local<v8::Object> options = v8::Object::New(isolate_);
    if (!Put(context_, options, "maxByteLength",
             v8::Number::New(isolate_, static_cast<double>(max_length))))
      return false;
    argv[1] = options;
  }
  v8::Local<v8::Object> made;
  if (!Construct(kArrayBufferConstructor, 2, argv, &made)) return false;
  *out = made.As<v8::ArrayBuffer>();
  if (data != nullptr && length > 0) memcpy((*out)->GetBackingStore()->Data(), data, length);
  return true;
}

uint64_t Builder::Word64() {
  uint64_t v = at_[0] | static_cast<uint64_t>(at_[1]) << 32;
  at_ += 2;
  return v;
}

uint64_t Builder::Count(uint32_t n) { return n == kLongCount ? Word64() : n; }

double Builder::Double() {
  uint64_t bits = Word64();
  double d;
  memcpy(&d, &bits, sizeof d);
  return d;
}

v8::MaybeLocal<v8::String> Builder::String(Tag tag, uint32_t n, bool key) {
  uint64_t length = Count(n);
  auto type = key ? v8::NewStringType::kInternalized : v8::NewStringType::kNormal;
  const uint32_t* data = at_;
  at_ += tag == kString1 ? (length + 3) / 4 : (length + 1) / 2;
  if (length > static_cast<uint64_t>(v8::String::kMaxLength)) {
    ThrowRangeError(isolate_, "Invalid string length");
    return {};
  }
  constexpr uint64_t kShort = 1 << 12;
  if (length > kShort && !HasHeapFor(t_, length << (tag == kString1 ? 0 : 1))) return {};
  if (tag == kString1)
    return v8::String::NewFromOneByte(isolate_, reinterpret_cast<const uint8_t*>(data), type,
                                      static_cast<int>(length));
  return v8::String::NewFromTwoByte(isolate_, reinterpret_cast<const uint16_t*>(data), type,
                                    static_cast<int>(length));
}

// A string of the message whose characters are where its bytes are.
v8::MaybeLocal<v8::String> Builder::FarString(Tag tag, uint64_t length) {
  const uint64_t address = Word64();
  if (length > static_cast<uint64_t>(v8::String::kMaxLength)) {
    ThrowRangeError(isolate_, "Invalid string length");
    return {};
  }
  if (!HasHeapFor(t_, length << (tag == kFarString1 ? 0 : 1))) return {};
  constexpr auto kNormal = v8::NewStringType::kNormal;
  const auto count = static_cast<int>(length);
  if (tag == kFarString1)
    return v8::String::NewFromOneByte(isolate_, reinterpret_cast<const uint8_t*>(address), kNormal, count);
  return v8::String::NewFromTwoByte(isolate_, reinterpret_cast<const uint16_t*>(address), kNormal, count);
}

bool Builder::Read(v8::Local<v8::Value>* out) {
  if (Stopping(t_)) return false;
  if (StackIsShort(t_)) {
    ThrowRangeError(isolate_, "Maximum call stack size exceeded");
    return false;
  }
  uint32_t token = *at_++;
  while ((token & 0xff) == kPad || (token & 0xff) == kShapeDef) {
    if ((token & 0xff) == kShapeDef && !DefineShape()) return false;
    token = *at_++;
  }
  if (!Value(token, out)) return false;
  if (at_ < end_ && (*at_ & 0xff) == kView) {
    uint32_t kind = *at_++ >> 8;
    return View(kind, *out, out);
  }
  return true;
}

bool Builder::Value(uint32_t token, v8::Local<v8::Value>* out) {
  auto tag = static_cast<Tag>(token & 0xff);
  uint32_t n = token >> 8;
  switch (tag) {
    case kUndefined:
    case kHole:
      *out = v8::Undefined(isolate_);
      return true;
    case kNull:
      *out = v8::Null(isolate_);
      return true;
    case kTrue:
    case kFalse:
      *out = v8::Boolean::New(isolate_, tag == kTrue);
      return true;
    case kInt:
      *out = v8::Integer::New(isolate_, static_cast<int32_t>(*at_++));
      return true;
    case kDouble:
      *out = v8::Number::New(isolate_, Double());
      return true;
    case kBigInt:
      return BigInt(n, out);
    case kString1:
    case kString2: {
      v8::Local<v8::String> s;
      if (!String(tag, n, false).ToLocal(&s)) return false;
      *out = s;
      return true;
    }
    case kHere:
      *out = (*held_)[Count(n)];
      return true;
    case kHereObject:
      *out = (*held_)[Count(n)];
      Remember(*out);
      return true;
    case kRef: {
      uint64_t id = Count(n);
      v8::Local<v8::Object> known;
      if (id < objects_.size()) known = objects_.At(id);
      if (known.IsEmpty()) return Fail("Unable to deserialize cloned data.");
      *out = known;
      return true;
    }
    case kObject: {
      if (tree_) return TreeObject(n, out);
      v8::Local<v8::Object> o = v8::Object::New(isolate_);
      Remember(o);
      *out = o;
      return n == 0 ? Properties(o) : Numbered(n, o);
    }
    case kShapedObject:
      return Shaped(n, out);
    case kDenseArray:
      return tree_ ? TreeArray(Count(n), out) : Array(Count(n), out);
    case kSparseArray:
      return Sparse(Count(n), out);
    case kDate:
      if (!v8::Date::New(context_, Double()).ToLocal(out)) return false;
      Remember(*out);
      return true;
    case kBoolObject:
      *out = v8::BooleanObject::New(isolate_, n != 0);
      Remember(*out);
      return true;
    case kNumberObject:
      *out = v8::NumberObject::New(isolate_, Double());
      Remember(*out);
      return true;
    case kBigIntObject:
    case kStringObject: {
      size_t id = objects_.size();
      objects_.AddUnmade();
      v8::Local<v8::Value> inner;
      v8::Local<v8::Object> wrapped;
      if (!Read(&inner) || !inner->ToObject(context_).ToLocal(&wrapped)) return false;
      objects_.Set(id, wrapped);
      *out = wrapped;
      return true;
    }
    case kRegExp: {
      size_t id = objects_.size();
      objects_.AddUnmade();
      v8::Local<v8::Value> source;
      v8::Local<v8::RegExp> re;
      if (!Read(&source)) return false;
      if (!source->IsString() || (n & ~kRegExpFlags) != 0 ||
          (n & kBothUnicode) == kBothUnicode)
        return Fail("Unable to deserialize cloned data.");
      if (!v8::RegExp::New(context_, source.As<v8::String>(),
                           static_cast<v8::RegExp::Flags>(n))
               .ToLocal(&re))
        return false;
      objects_.Set(id, re);
      *out = re;
      return true;
    }
    case kMap:
    case kSet:
      return MapOrSet(tag == kMap, out);
    case kArrayBuffer:
    case kSharedArrayBuffer:
    case kTransferredArrayBuffer:
      return Buffer(tag, n, out);
    case kError:
      return Error(n, out);
    case kWasmModule:
      return WasmModule(Count(n), out);
    case kWasmMemory:
      return WasmMemory(static_cast<uint32_t>(Count(n)), out);
    case kHostObject:
      return Host(n, out);
    case kFarString1:
    case kFarString2: {
      v8::Local<v8::String> s;
      if (!FarString(tag, Count(n)).ToLocal(&s)) return false;
      *out = s;
      return true;
    }
    case kBytes:
    case kFloats:
      return Bytes(n, tag == kFloats, out);
    default:
      return Fail("Unable to deserialize cloned data.");
  }
}

bool Builder::Host(uint32_t kind, v8::Local<v8::Value>* out) {
  size_t id = objects_.size();
  objects_.AddUnmade();
  v8::Local<v8::Object> host;
  if (delegate_ != nullptr && kind == kHostRaw) {
    if (!delegate_->ReadHost(&host)) return false;
  } else if (delegate_ != nullptr && kind == kHostView) {
    uint32_t view = *at_++ >> 8;
    uint64_t address = Word64(), length = Word64();
    at_++;
    if (!delegate_->HostView(view, address, length, &host)) return false;
  } else {
    v8::Local<v8::Value> payload;
    if (!Read(&payload)) return false;
    if (kind == kHostPacked) {
      if (!PackedHost(payload, &host)) return false;
      objects_.Set(id, host);
      *out = host;
      return true;
    }
    if (kind != kHostPort || hosts_ == nullptr || !payload->IsUint32() ||
        payload.As<v8::Uint32>()->Value() >= hosts_->size())
      return Fail("Unable to deserialize cloned data.");
    host = (*hosts_)[payload.As<v8::Uint32>()->Value()].As<v8::Object>();
  }
  objects_.Set(id, host);
  *out = host;
  return true;
}

bool Builder::PackedHost(v8::Local<v8::Value> packed, v8::Local<v8::Object>* out) {
  if (intrinsics_ != t_->intrinsics) {
    ThrowCoded(t_, context_, "Error", "ERR_MESSAGE_TARGET_CONTEXT_UNAVAILABLE",
               "A message object could not be deserialized successfully in the target vm.Context");
    return false;
  }
  const auto& hook = t_->hooks[kHookMakeHost];
  if (!packed->IsArray() || used_ == nullptr || hook.IsEmpty()) return Fail("Unable to deserialize cloned data.");
  v8::Local<v8::Value> argv[3], made;
  for (uint32_t i = 0; i < 3; i++)
    if (!packed.As<v8::Array>()->Get(context_, i).ToLocal(&argv[i])) return false;
  if (argv[2]->IsUint32()) {
    uint32_t index = argv[2].As<v8::Uint32>()->Value();
    if (index >= used_->size() || (*used_)[index]) return Fail("Unable to deserialize cloned data.");
    (*used_)[index] = true;
    argv[2] = v8::Integer::NewFromUnsigned(isolate_, handles_[index]);
  }
  if (!hook.Get(isolate_)->Call(context_, v8::Undefined(isolate_), 3, argv).ToLocal(&made)) return false;
  if (!made->IsObject()) return Fail("Unable to deserialize cloned data.");
  *out = made.As<v8::Object>();
  return true;
}

bool Builder::BigInt(uint32_t n, v8::Local<v8::Value>* out) {
  uint64_t count = Count(n);
  int sign = static_cast<int>(*at_++);
  if (count > static_cast<uint64_t>(end_ - at_) / 2) return Fail("Unable to deserialize cloned data.");
  constexpr uint64_t kFew = 8;
  uint64_t few[kFew];
  std::vector<uint64_t> many;
  if (count > kFew) many.resize(count);
  uint64_t* digits = count > kFew ? many.data() : few;
  if (count > 0) memcpy(digits, at_, count * sizeof *digits);
  at_ += count * 2;
  if (count == 1 && sign == 0) {
    *out = v8::BigInt::NewFromUnsigned(isolate_, digits[0]);
    return true;
  }
  v8::Local<v8::BigInt> b;
  if (!v8::BigInt::NewFromWords(context_, sign, static_cast<int>(count), digits).ToLocal(&b)) return false;
  *out = b;
  return true;
}

bool Builder::ReadKey(v8::Local<v8::Value>* out) {
  auto tag = static_cast<Tag>(*at_ & 0xff);
  if (tag != kString1 && tag != kString2) return Read(out);
  uint32_t n = *at_++ >> 8;
  v8::Local<v8::String> s;
  if (!String(tag, n, true).ToLocal(&s)) return false;
  *out = s;
  return true;
}

bool Builder::Define(v8::Local<v8::Object> o, v8::Local<v8::Value> key, v8::Local<v8::Value> value) {
  if (key->IsUint32()) return Put(context_, o, key.As<v8::Uint32>()->Value(), value);
  v8::Local<v8::String> name;
  if (!key->IsString() && !key->IsNumber()) return Fail("Unable to deserialize cloned data.");
  return key->ToString(context_).ToLocal(&name) && Put(context_, o, name, value);
}

bool Builder::Properties(v8::Local<v8::Object> o) {
  while ((*at_ & 0xff) != kEnd) {
    v8::Local<v8::Value> key, value;
    if (tree_ || KeyedPrimitive()) {
      v8::HandleScope scope(isolate_);
      if (!ReadKey(&key) || !Read(&value) || !Define(o, key, value)) return false;
      continue;
    }
    if (!ReadKey(&key) || !Read(&value) || !Define(o, key, value)) return false;
  }
  Count(*at_++ >> 8);
  return true;
}

// An object of a shape: its keys are read once, from the first that comes.
bool Builder::Numbered(uint32_t n, v8::Local<v8::Object> o) {
  if (n > numbered_.size()) numbered_.resize(n);
  if (numbered_[n - 1].keys.empty() && maps_ == nullptr) return FirstOfShape(n, o);
  if (numbered_[n - 1].keys.empty() && !ShapeOf(*(*maps_)[n - 1], &numbered_[n - 1])) return false;
  // The vector may move while a value is read.
  for (size_t i = 0; i < numbered_[n - 1].keys.size(); i++) {
    const Shape& shape = numbered_[n - 1];
    v8::Local<v8::Name> key = shape.keys[i];
    at_ += shape.words[i];
    if (maps_ != nullptr && (*at_ & 0xff) == kKeyed) return at_++, Properties(o);  // a getter has changed the object
    v8::Local<v8::Value> value;
    if (IsPrimitive(*at_)) {
      v8::HandleScope scope(isolate_);
      if (!Value(*at_++, &value) || !Put(context_, o, key, value)) return false;
      continue;
    }
    if (!Read(&value) || !Put(context_, o, key, value)) return false;
  }
  Count(*at_++ >> 8);
  return true;
}

// The shape of the objects of one of the walker's maps, whose keys are not on the tape.
bool Builder::ShapeOf(const FieldMap& map, Shape* shape) {
  shape->words.assign(map.fields.size(), 0);
  for (size_t i = 0; i < map.fields.size(); i++) {
    v8::Local<v8::String> key;
    if (!KeyOf(map, i).ToLocal(&key)) return false;
    shape->keys.push_back(key);
  }
  return true;
}

bool Builder::FirstOfShape(uint32_t n, v8::Local<v8::Object> o) {
  Shape shape;
  while ((*at_ & 0xff) != kEnd) {
    const uint32_t* start = at_;
    v8::Local<v8::Value> key, value;
    if (!ReadKey(&key)) return false;
    if (!key->IsString()) return Fail("Unable to deserialize cloned data.");
    shape.keys.push_back(key.As<v8::String>());
    shape.words.push_back(static_cast<uint32_t>(at_ - start));
    if (!Read(&value) || !Put(context_, o, shape.keys.back(), value)) return false;
  }
  Count(*at_++ >> 8);
  numbered_[n - 1] = std::move(shape);
  return true;
}

// Whether the key that comes next has a primitive value.
bool Builder::KeyedPrimitive() const {
  uint32_t tag = *at_ & 0xff, n = *at_ >> 8;
  if ((tag != kString1 && tag != kString2) || n == kLongCount) return false;
  const uint32_t* value = at_ + WordsOfString(*at_);
  return value < end_ && IsPrimitive(*value);
}

bool Builder::DefineShape() {
  uint32_t count = *at_++;
  Shape shape;
  shape.keys.reserve(count);
  for (uint32_t i = 0; i < count; i++) {
    v8::Local<v8::Value> key;
    v8::Local<v8::String> name;
    if (!ReadKey(&key) || !key->ToString(context_).ToLocal(&name)) return false;
    shape.keys.push_back(name);
  }
  shapes_.push_back(std::move(shape));
  return true;
}

bool Builder::Shaped(uint32_t id, v8::Local<v8::Value>* out) {
  if (id >= shapes_.size()) return Fail("Unable to deserialize cloned data.");
  v8::Local<v8::Object> o = v8::Object::New(isolate_);
  Remember(o);
  *out = o;
  size_t count = shapes_[id].keys.size();
  for (size_t i = 0; i < count; i++) {
    v8::Local<v8::Value> value;
    if (IsPrimitive(*at_)) {
      v8::HandleScope scope(isolate_);
      if (!Read(&value) || !Put(context_, o, shapes_[id].keys[i], value)) return false;
      continue;
    }
    if (!Read(&value) || !Put(context_, o, shapes_[id].keys[i], value)) return false;
  }
  return true;
}

// A run of numbers that stand in the tape one after another.
bool Builder::Run(v8::Local<v8::Array> a, bool doubles, uint64_t run, uint32_t index) {
  for (uint64_t k = 0; k < run; k++, index++) {
    v8::HandleScope scope(isolate_);
    v8::Local<v8::Value> v;
    if (doubles)
      v = v8::Number::New(isolate_, Double());
    else
      v = v8::Integer::New(isolate_, static_cast<int32_t>(*at_++));
    if (!Put(context_, a, index, v)) return false;
  }
  return true;
}

bool Builder::Array(uint64_t length, v8::Local<v8::Value>* out) {
  // A dense array has a token for each element, so its length is bounded by the tape's, if all of
  // that is here.
  if ((delegate_ == nullptr && length > static_cast<uint64_t>(end_ - at_) * 2) || length > std::numeric_limits<uint32_t>::max())
    return Fail("Unable to deserialize cloned data.");
  bool failed = false;
  v8::Local<v8::Array> numbers;
  if (const Made made = Numbers(length, &numbers); made != Made::kNo) {
    if (made == Made::kFailed) return false;
    Remember(numbers);
    *out = numbers;
    return Properties(numbers);
  }
  if (PrimitiveArray(length, out, &failed)) return Properties(out->As<v8::Array>());
  if (failed) return false;
  // V8 cannot fail to make room for all elements at once, only to grow.
  bool preallocate = length <= kMaxPreallocated;
  v8::Local<v8::Array> a = v8::Array::New(isolate_, preallocate ? static_cast<int>(length) : 0);
  Remember(a);
  *out = a;
  uint64_t holes = 0;
  for (uint64_t i = 0; i < length;) {
    auto tag = static_cast<Tag>(*at_ & 0xff);
    auto index = static_cast<uint32_t>(i);
    if (tag == kHole) {
      at_++, i++, holes++;
      continue;
    }
    if (tag == kPad) {
      at_++;
      continue;
    }
    if (tag == kDoubleRun || tag == kIntRun) {
      uint64_t run = Count(*at_++ >> 8);
      if (!Run(a, tag == kDoubleRun, run, index)) return false;
      i += run;
      continue;
    }
    v8::Local<v8::Value> value;
    if (IsPrimitive(*at_)) {
      v8::HandleScope scope(isolate_);
      if (!Read(&value) || !Put(context_, a, index, value)) return false;
    } else if (!Read(&value) || !Put(context_, a, index, value)) {
      return false;
    }
    i++;
  }
  if (!preallocate && holes > 0 && !SetLength(a, length)) return false;
  return Properties(a);
}

// An array of primitives alone: V8 makes it at once, packed and of the elements' kind. False, with
// nothing read, when it is not one; failed: an exception is pending.
bool Builder::PrimitiveArray(uint64_t length, v8::Local<v8::Value>* out, bool* failed) {
  if (length == 0 || length > kMaxPreallocated) return false;
  const uint32_t* start = at_;
  v8::EscapableHandleScope scope(isolate_);
  std::vector<v8::Local<v8::Value>> elements(length);
  for (uint64_t i = 0; i < length;) {
    uint32_t token = *at_, tag = token & 0xff;
    if (tag == kPad) {
      at_++;
      continue;
    }
    if (tag == kIntRun || tag == kDoubleRun) {
      at_++;
      uint64_t run = std::min(Count(token >> 8), length - i);
      for (; run > 0; run--, i++) {
        if (tag == kIntRun)
          elements[i] = v8::Integer::New(isolate_, static_cast<int32_t>(*at_++));
        else
          elements[i] = v8::Number::New(isolate_, Double());
      }
      continue;
    }
    if (!IsPrimitive(token) || tag == kHole) {
      at_ = start;
      return false;
    }
    at_++;
    if (!Value(token, &elements[i++])) {
      *failed = true;
      return false;
    }
  }
  *out = scope.Escape(v8::Array::New(isolate_, elements.data(), length));
  Remember(*out);
  return true;
}

bool Builder::SetLength(v8::Local<v8::Array> a, uint64_t length) {
  return a->Set(context_, Key(isolate_, "length"),
                v8::Number::New(isolate_, static_cast<double>(length)))
      .FromMaybe(false);
}

// Whether a sparse array may be given memory for all its elements, as V8 does it when an array is made
// longer: a message of a few bytes has not paid for that.
bool Builder::HasRoom(uint64_t length) {
  if (length <= kMaxFreeRoom) return true;
  sparse_room_ += length;
  return sparse_room_ <= static_cast<uint64_t>(end_ - base_);
}

// Whether a store to a hole stays in the array: nothing that it inherits from has elements.
bool Builder::NothingBehind(v8::Local<v8::Object> o) {
  v8::Local<v8::Value> next = o->GetPrototype();
  for (; next->IsObject(); next = next.As<v8::Object>()->GetPrototype()) {
    auto behind = next.As<v8::Object>();
    if (!IsPlain(behind) && !IsAsPlain(behind) && !behind->IsArray()) return false;
    if (RoomForElements(behind) != 0) return false;
  }
  return true;
}

// Writes numbers that the tape has in runs and singly to the elements of a new array.
Builder::Wrote Builder::WriteNumbers(uint64_t length, v8::Local<v8::Array> a) {
  const bool doubles = AreDoubles(ElementsKindOf(a));
  uint8_t* to = ElementsOf(a);
  for (uint64_t i = 0; i < length;) {
    const uint32_t token = *at_++, tag = token & 0xff;
    if (tag == kPad) continue;
    const bool integers = tag == kIntRun || tag == kInt;
    if (!integers && tag != kDoubleRun && tag != kDouble) return Wrote::kNotNumbers;
    uint64_t run = 1;
    if (tag == kIntRun || tag == kDoubleRun) run = std::min(Count(token >> 8), length - i);
    if (!doubles && !integers) return Wrote::kNotSmis;
    to = !doubles ? Smis(at_, run, to) : integers ? IntegersAsDoubles(at_, run, to) : Doubles(at_, run, to);
    if (to == nullptr) return Wrote::kNotSmis;
    at_ += integers ? run : run * 2;
    i += run;
  }
  return Wrote::kAll;
}

// An array of numbers alone, written where V8 has them, and of a kind that may have holes, as V8 makes it
// (docs/decisions/0013). kNo, with nothing read, when it is another, or a small one.
Builder::Made Builder::Numbers(uint64_t length, v8::Local<v8::Array>* out) {
  constexpr uint64_t kWorthIt = 8;
  if (length < kWorthIt || length > kMaxPreallocated || !(context_ == t_->context)) return Made::kNo;
  if (length > static_cast<uint64_t>(end_ - at_)) return Made::kNo;
  const uint32_t* start = at_;
  while ((*at_ & 0xff) == kPad) at_++;
  const uint32_t tag = *at_ & 0xff;
  at_ = start;
  bool doubles = tag == kDoubleRun || tag == kDouble;
  if (!doubles && tag != kIntRun && tag != kInt) return Made::kNo;
  for (;;) {
    v8::EscapableHandleScope scope(isolate_);
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Array> a = t_->molds.Numbers(t_, context_, static_cast<uint32_t>(length), doubles);
    if (try_catch.HasTerminated()) try_catch.ReThrow();
    if (a.IsEmpty()) return Stopping(t_) ? Made::kFailed : Made::kNo;
    const Wrote wrote = WriteNumbers(length, a);
    if (wrote == Wrote::kAll) {
      *out = scope.Escape(a);
      return Made::kYes;
    }
    at_ = start;
    if (wrote == Wrote::kNotNumbers) return Made::kNo;
    doubles = true;
  }
}

// A sparse array with all its elements, which is what an array is for V8 that once had holes. kNo, with nothing
// read: it is another, or must be made the slow way.
Builder::Made Builder::FullArray(uint64_t length, v8::Local<v8::Array>* out) {
  if (length == 0 || length > kMaxPreallocated || length > static_cast<uint64_t>(end_ - at_) * 2) return Made::kNo;
  Made numbers = Numbers(length, out);
  if (numbers != Made::kNo) return numbers;
  constexpr uint64_t kWorthIt = 8;
  if (length < kWorthIt || !(context_ == t_->context) || !NothingBehind(*out)) return Made::kNo;
  const uint32_t* start = at_;
  v8::EscapableHandleScope scope(isolate_);
  const size_t base = values_.size(), end = base + length;
  while (values_.size() < end) {
    if (PadOrRun(end)) continue;
    const uint32_t token = *at_, tag = token & 0xff;
    if (tree_ && IsMapped(token)) {
      bool made;
      if (!MakeRow(end, &made)) return Made::kFailed;
      if (made) continue;
    }
    v8::Local<v8::Value> value;
    const bool primitive = IsPrimitive(token);
    if (tag == kKeyed || tag == kEnd || (!tree_ && !primitive)) {
      if (tree_ && values_.size() > base) break;  // what is there cannot be read again
      at_ = start;
      values_.resize(base);
      return Made::kNo;
    }
    if (primitive ? (at_++, !Value(token, &value)) : !Read(&value)) return Made::kFailed;
    values_.push_back(value);
  }
  const size_t count = values_.size() - base;
  v8::Local<v8::Value> from = v8::Array::New(isolate_, values_.data() + base, count), made;
  values_.resize(base);
  v8::Local<v8::Function> holey = t_->factories.Holey(isolate_, context_);
  v8::TryCatch try_catch(isolate_);
  if (holey.IsEmpty() || !holey->Call(context_, v8::Undefined(isolate_), 1, &from).ToLocal(&made)) {
    if (try_catch.HasCaught()) try_catch.ReThrow();
    return Made::kFailed;
  }
  v8::Local<v8::Array> a = made.As<v8::Array>();
  if (count < length && !SetLength(a, length)) return Made::kFailed;
  *out = scope.Escape(a);
  return Made::kYes;
}

// Reads elements without keys one by one.
bool Builder::FullElements(uint64_t length, v8::Local<v8::Array> a, uint64_t* read) {
  for (*read = 0; *read < length;) {
    const uint32_t token = *at_, tag = token & 0xff;
    if (tag == kKeyed || tag == kEnd) return true;
    auto index = static_cast<uint32_t>(*read);
    if (tag == kPad) {
      at_++;
      continue;
    }
    if (tag == kIntRun || tag == kDoubleRun) {
      at_++;
      uint64_t run = Count(token >> 8);
      if (!Run(a, tag == kDoubleRun, run, index)) return false;
      *read += run;
      continue;
    }
    v8::Local<v8::Value> value;
    if (IsPrimitive(token)) {
      v8::HandleScope scope(isolate_);
      if (!Read(&value) || !Put(context_, a, index, value)) return false;
    } else if (!Read(&value) || !Put(context_, a, index, value)) {
      return false;
    }
    ++*read;
  }
  return true;
}

bool Builder::Sparse(uint64_t length, v8::Local<v8::Value>* out) {
  v8::Local<v8::Array> a = v8::Array::New(isolate_, 0);
  const bool full = (*at_ & 0xff) == kElements;
  if (full) at_++;
  const Made made = full ? FullArray(length, &a) : Made::kNo;
  if (made == Made::kFailed || Stopping(t_)) return false;
  Remember(a);
  *out = a;
  if (made == Made::kNo) {
    // So long an array has a table of its elements, and keeps it until that is full enough.
    if (!HasRoom(length) && !SetLength(a, std::numeric_limits<uint32_t>::max())) return false;
    uint64_t read = 0;
    if (!SetLength(a, length) || (full && !FullElements(length, a, &read))) return false;
  }
  if (full && (*at_ & 0xff) == kKeyed) at_++;
  return Properties(a);
}

bool Builder::MapOrSet(bool map, v8::Local<v8::Value>* out) {
  constexpr size_t kWorthIt = 8;
  v8::Local<v8::Map> m;
  v8::Local<v8::Set> s;
  if (map)
    *out = m = v8::Map::New(isolate_);
  else
    *out = s = v8::Set::New(isolate_);
  Remember(*out);
  const size_t base = values_.size();
  while ((*at_ & 0xff) != kEnd) {
    v8::Local<v8::Value> value;
    if (IsPrimitive(*at_) ? !Value(*at_++, &value) : !Read(&value)) return false;
    values_.push_back(value);
  }
  Count(*at_++ >> 8);
  const size_t count = values_.size() - base;
  const auto& method = t_->intrinsics[map ? kMapSet : kSetAdd];
  bool ok = true;
  if (count >= kWorthIt && context_ == t_->context && !method.IsEmpty()) {
    v8::Local<v8::Array> list = v8::Array::New(isolate_, values_.data() + base, count);
    ok = map ? t_->molds.FillMap(isolate_, context_, method, m, list)
             : t_->molds.FillSet(isolate_, context_, method, s, list);
  } else {
    for (size_t i = base; ok && i < values_.size(); i += map ? 2 : 1)
      ok = map ? !m->Set(context_, values_[i], values_[i + 1]).IsEmpty() : !s->Add(context_, values_[i]).IsEmpty();
  }
  values_.resize(base);
  return ok;
}

bool Builder::Buffer(Tag tag, uint32_t n, v8::Local<v8::Value>* out) {
  if (tag == kArrayBuffer) {
    uint64_t length = Word64(), max_length = Word64();
    v8::Local<v8::ArrayBuffer> b;
    if (n == 1) {
      const uint32_t* bytes = at_;
      if (length > static_cast<uint64_t>(end_ - at_) * 4) return Fail("Unable to deserialize cloned data.");
      at_ += (length + 3) / 4;
      if (!NewBuffer(bytes, length, max_length, &b)) return false;
      Remember(b);
      *out = b;
      return true;
    }
    auto* data = reinterpret_cast<const void*>(Word64());
    uint32_t store = *at_++;
    if (store != 0 && stores_ != nullptr && store <= stores_->size()) {
      auto memory = Adopt(isolate_, t_->account, (*stores_)[store - 1].store);
      if (memory == nullptr) return NoRoomForBuffer();
      b = v8::ArrayBuffer::New(isolate_, std::move(memory));
    } else {
      if (!NewBuffer(data, length, max_length, &b)) return false;
    }
    Remember(b);
    *out = b;
    return true;
  }
  if (delegate_ != nullptr) {
    v8::Local<v8::Object> b;
    if (tag == kTransferredArrayBuffer) b = delegate_->Transferred(Count(n));
    if (b.IsEmpty()) return Fail("Unable to deserialize cloned data.");
    Remember(b);
    *out = b;
    return true;
  }
  uint64_t index = Count(n) + (tag == kSharedArrayBuffer ? transferred_ : 0);
  if (stores_ == nullptr || index >= stores_->size())
    return Fail("Unable to deserialize cloned data.");
  auto backing = (*stores_)[index].store;
  if (!backing || backing->IsShared() != (tag == kSharedArrayBuffer))
    return Fail("Unable to deserialize cloned data.");
  if (backing->IsShared()) {
    *out = v8::SharedArrayBuffer::New(isolate_, std::move(backing));
  } else {
    backing = Adopt(isolate_, t_->account, std::move(backing));
    if (backing == nullptr) return NoRoomForBuffer();
    *out = v8::ArrayBuffer::New(isolate_, std::move(backing));
  }
  Remember(*out);
  return true;
}

uint64_t ElementSize(uint32_t kind) {
  switch (kind) {
    case 'w': case 'W': return 2;
    case 'd': case 'D': case 'f': return 4;
    case 'F': case 'q': case 'Q': return 8;
    default: return 1;
  }
}

namespace {

template <typename B>
v8::Local<v8::Value> ViewOn(uint32_t kind, v8::Local<B> b, size_t offset, size_t length) {
  switch (kind) {
    case 'B': return v8::Uint8Array::New(b, offset, length);
    case 'b': return v8::Int8Array::New(b, offset, length);
    case 'C': return v8::Uint8ClampedArray::New(b, offset, length);
    case 'w': return v8::Int16Array::New(b, offset, length / 2);
    case 'W': return v8::Uint16Array::New(b, offset, length / 2);
    case 'd': return v8::Int32Array::New(b, offset, length / 4);
    case 'D': return v8::Uint32Array::New(b, offset, length / 4);
    case 'f': return v8::Float32Array::New(b, offset, length / 4);
    case 'F': return v8::Float64Array::New(b, offset, length / 8);
    case 'q': return v8::BigInt64Array::New(b, offset, length / 8);
    case 'Q': return v8::BigUint64Array::New(b, offset, length / 8);
    default: return v8::DataView::New(b, offset, length);
  }
}

}  // namespace

v8::Local<v8::Value> Builder::NewView(uint32_t kind, v8::Local<v8::Value> buffer, size_t offset,
                                      size_t length) {
  if (buffer->IsSharedArrayBuffer())
    return ViewOn(kind, buffer.As<v8::SharedArrayBuffer>(), offset, length);
  return ViewOn(kind, buffer.As<v8::ArrayBuffer>(), offset, length);
}

bool Builder::View(uint32_t kind, v8::Local<v8::Value> buffer, v8::Local<v8::Value>* out) {
  uint64_t offset = Word64(), length = Word64();
  uint32_t flags = *at_++;
  size_t size;
  if (buffer->IsArrayBuffer())
    size = buffer.As<v8::ArrayBuffer>()->ByteLength();
  else if (buffer->IsSharedArrayBuffer())
    size = buffer.As<v8::SharedArrayBuffer>()->GetBackingStore()->ByteLength();
  else
    return Fail("Unable to deserialize cloned data.");
  if (offset > size || length > size - offset) return Fail("Unable to deserialize cloned data.");
  // A growable SharedArrayBuffer's views have no flag of their own.
  bool tracks = (flags & kViewTracks) != 0, resizable = (flags & kViewResizable) != 0;
  if (buffer->IsSharedArrayBuffer()) resizable = Resizable(t_, context_, buffer.As<v8::Object>());
  if (tracks && !resizable) return Fail("Unable to deserialize cloned data.");
  if (resizable) return ResizableView(kind, buffer, offset, length, tracks, out);
  *out = NewView(kind, buffer, offset, length);
  Remember(*out);
  return true;
}

// The view of a buffer that was resized since it was made: where a rest is left behind the last element, the
// constructor throws. The rest goes, and comes back.
bool Builder::ConstructOverRest(Intrinsic constructor, v8::Local<v8::Value>* argv, size_t rest,
                                v8::Local<v8::Object>* out) {
  const std::shared_ptr<v8::BackingStore> store = argv[0].As<v8::ArrayBuffer>()->GetBackingStore();
  const size_t length = store->ByteLength();
  uint8_t* const end = static_cast<uint8_t*>(store->Data()) + length;
  if (intrinsics_[kBufferResize].IsEmpty()) return Fail("Unable to deserialize cloned data.");
  const auto resize = [&](size_t to) {
    v8::Local<v8::Value> arg = v8::Number::New(isolate_, static_cast<double>(to));
    return !intrinsics_[kBufferResize].Get(isolate_)->Call(context_, argv[0], 1, &arg).IsEmpty();
  };
  uint8_t kept[8];
  memcpy(kept, end - rest, rest);
  if (!resize(length - rest) || !Construct(constructor, 2, argv, out) || !resize(length)) return false;
  memcpy(end - rest, kept, rest);
  return true;
}

// A view on what can be resized: the API makes one that V8's own functions choke on, its constructor not.
bool Builder::ResizableView(uint32_t kind, v8::Local<v8::Value> buffer, uint64_t offset, uint64_t length,
                            bool tracks, v8::Local<v8::Value>* out) {
  double count = static_cast<double>(length / ElementSize(kind));
  v8::Local<v8::Value> argv[] = {buffer, v8::Number::New(isolate_, static_cast<double>(offset)),
                                 v8::Number::New(isolate_, count)};
  int argc = tracks ? 2 : 3;  // without a length it tracks the buffer's
  v8::Local<v8::Object> made;
  for (size_t i = 0; i < sizeof kViewTypes / sizeof kViewTypes[0]; i++) {
    if (static_cast<uint32_t>(kViewTypes[i].kind) != kind) continue;
    const auto constructor = static_cast<Intrinsic>(kFirstView + i);
    const size_t rest = tracks && buffer->IsArrayBuffer()
                            ? buffer.As<v8::ArrayBuffer>()->GetBackingStore()->ByteLength() % ElementSize(kind)
                            : 0;
    if (rest == 0 ? !Construct(constructor, argc, argv, &made)
                  : !ConstructOverRest(constructor, argv, rest, &made))
      return false;
    *out = made;
    Remember(made);
    return true;
  }
  return Fail("Unable to deserialize cloned data.");
}

namespace {

// Takes Error.stackTraceLimit away while an error is made that brings its own stack: V8 would capture
// one, and write it out (Error.prepareStackTrace, the program's) when the other takes its place.
class NoStackLimit {
 public:
  NoStackLimit(v8::Isolate* isolate, v8::Local<v8::Context> context,
               const v8::Global<v8::Function>& constructor)
      : context_(context) {
    if (constructor.IsEmpty()) return;
    error_ = constructor.Get(isolate);
    key_ = Key(isolate, "stackTraceLimit");
    // What is no number is no limit already, and an accessor is the program's.
    if (!error_->HasRealNamedProperty(context, key_).FromMaybe(false) ||
        error_->HasRealNamedCallbackProperty(context, key_).FromMaybe(true) ||
        !error_->Get(context, key_).ToLocal(&limit_) || !limit_->IsNumber())
      return;
    hidden_ = error_->Set(context, key_, v8::Undefined(isolate)).FromMaybe(false);
  }
  ~NoStackLimit() {
    if (hidden_) error_->Set(context_, key_, limit_).FromMaybe(false);
  }

 private:
  v8::Local<v8::Context> context_;
  v8::Local<v8::Function> error_;
  v8::Local<v8::String> key_;
  v8::Local<v8::Value> limit_;
  bool hidden_ = false;
};

}  // namespace

bool Builder::NewError(uint32_t prototype, v8::Local<v8::Value> message, v8::Local<v8::Object>* out) {
  NoStackLimit no_limit(isolate_, context_, intrinsics_[kErrorConstructor]);
  v8::Local<v8::String> text = message.As<v8::String>();
  switch (prototype) {
    case 'E': return Construct(kEvalErrorConstructor, 1, &message, out);
    case 'U': return Construct(kURIErrorConstructor, 1, &message, out);
    case 'R': *out = v8::Exception::RangeError(text).As<v8::Object>(); break;
    case 'F': *out = v8::Exception::ReferenceError(text).As<v8::Object>(); break;
    case 'S': *out = v8::Exception::SyntaxError(text).As<v8::Object>(); break;
    case 'T': *out = v8::Exception::TypeError(text).As<v8::Object>(); break;
    default: *out = v8::Exception::Error(text).As<v8::Object>();
  }
  return true;
}

bool Builder::Error(uint32_t prototype, v8::Local<v8::Value>* out) {
  const uint32_t flags = *at_++;
  const bool ours = context_ == t_->context && (flags & 3) == 3;
  size_t id = objects_.size();
  objects_.AddUnmade();
  v8::Local<v8::Value> message = v8::String::Empty(isolate_);
  if ((flags & 1) && !Read(&message)) return false;
  if (!message->IsString()) return Fail("Unable to deserialize cloned data.");
  v8::Local<v8::Object> e;
  if (ours) e = t_->molds.Error(isolate_, prototype, flags);
  if (!e.IsEmpty()) {
    objects_.Set(id, e);
    *out = e;
    return ErrorOf(e, flags, message);
  }
  if (!NewError(prototype, message, &e)) return false;
  objects_.Set(id, e);
  *out = e;
  if (!NewErrorWith(e, flags)) return false;
  return !ours || t_->molds.KeepError(isolate_, context_, prototype, flags, e);
}

// Fills a copy of an error with the same flags.
bool Builder::ErrorOf(v8::Local<v8::Object> e, uint32_t flags, v8::Local<v8::Value> message) {
  v8::Local<v8::Value> stack, cause;
  const bool stack_last = (flags & 8) != 0;
  if (!stack_last && !Read(&stack)) return false;
  if ((flags & 4) && !Read(&cause)) return false;
  return (!stack_last || Read(&stack)) && t_->molds.FillError(isolate_, context_, e, message, stack, cause);
}

// Gives an error what it has beside its message.
bool Builder::NewErrorWith(v8::Local<v8::Object> e, uint32_t flags) {
  const ErrorNames& names = t_->molds.error_names(isolate_);
  v8::Local<v8::String> stack = names.stack.Get(isolate_);
  if (!(flags & 1) && !e->Delete(context_, names.message.Get(isolate_)).FromMaybe(false)) return false;
  if (!(flags & 2) &&
      !e->DefineOwnProperty(context_, stack, v8::Undefined(isolate_), v8::DontEnum).FromMaybe(false))
    return false;
  bool stack_last = (flags & 8) != 0;
  if ((flags & 2) && !stack_last && !ErrorField(e, stack)) return false;
  if ((flags & 4) && !ErrorField(e, names.cause.Get(isolate_))) return false;
  return !stack_last || ErrorField(e, stack);
}

// Reads a field and defines it.
bool Builder::ErrorField(v8::Local<v8::Object> e, v8::Local<v8::String> name) {
  v8::Local<v8::Value> value;
  return Read(&value) && e->DefineOwnProperty(context_, name, value, v8::DontEnum).FromMaybe(false);
}

bool Builder::Bytes(uint32_t n, bool floats, v8::Local<v8::Value>* out) {
  uint64_t count = Count(n);
  uint64_t size = floats ? count * 8 : count;
  if (count > v8::TypedArray::kMaxLength) {
    ThrowRangeError(isolate_, "Invalid typed array length");
    return false;
  }
  v8::Local<v8::ArrayBuffer> b;
  if (!NewBuffer(at_, size, kFixedLength, &b)) return false;
  at_ += (size + 3) / 4;
  if (floats)
    *out = v8::Float64Array::New(b, 0, count);
  else
    *out = v8::Uint8Array::New(b, 0, count);
  return true;
}

}  // namespace heddle
