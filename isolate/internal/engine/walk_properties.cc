// The walker on properties and elements, in V8's order and in V8's choice of dense and sparse.
//
// Getters may do anything to what is being walked. What has been collected (keys, a length) stays; what
// is gone by its turn is left out, or is a hole.
#include <cmath>

#include "internals.h"
#include "v8-fast-api-calls.h"
#include "walk.h"

namespace heddle {

namespace {

// The int32 that d is; -0 is none.
bool ToInt32(double d, int32_t* out) {
  if (!(d >= -2147483648.0 && d <= 2147483647.0)) return false;
  *out = static_cast<int32_t>(d);
  return *out == d && (*out != 0 || !std::signbit(d));
}

}  // namespace

// V8 writes what it keeps as a Smi as an integer and all else as a double. Where its Smis are of 32 bits,
// as in node, those between 2^30 and 2^31 are among them.
void Walker::Number(v8::Local<v8::Value> v) {
  int32_t i;
  double d = v.As<v8::Number>()->Value();
  if (!ToInt32(d, &i) || (FitsSmi(i) && mode_ == WalkMode::kMessage)) {
    Token(kDouble);
    return Double(d);
  }
  Token(kInt);
  tape_->push_back(static_cast<uint32_t>(i));
}

Walker::Found Walker::Stash(v8::Local<v8::Value> value) {
  stash_.Reset(isolate_, value);
  return Found::kStashed;
}

// Objects need a handle for as long as the walk lasts; all else is read and written in a scope of its
// own, so that a million numbers do not keep a million handles, and the heap numbers behind them, alive.
bool Walker::WriteFound(Found found) {
  if (found != Found::kStashed) return found != Found::kFailed;
  return Write(stash_.Get(isolate_));
}

Walker::Found Walker::Property(v8::Local<v8::Object> o, v8::Local<v8::Array> names, uint32_t i,
                               const Sure& sure) {
  v8::HandleScope scope(isolate_);
  v8::Local<v8::Value> key, value;
  if (!names->Get(context_, i).ToLocal(&key)) return Found::kFailed;
  bool named = key->IsName();
  uint32_t index = named ? 0 : key.As<v8::Uint32>()->Value();
  if (named ? !(sure.names && MapOf(o) == sure.map) : !sure.indices) {
    v8::Maybe<bool> has = named ? o->HasOwnProperty(context_, key.As<v8::Name>())
                                : o->HasOwnProperty(context_, index);
    if (has.IsNothing()) return Found::kFailed;
    if (!has.FromJust()) return Found::kNothing;
  }
  if (!(named ? o->Get(context_, key) : o->Get(context_, index)).ToLocal(&value))
    return Found::kFailed;
  if (!Write(key)) return Found::kFailed;
  if (value->IsObject()) return Stash(value);
  return Write(value) ? Found::kWritten : Found::kFailed;
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
  if (count == 0) return true;
  Sure sure;
  sure.names = HasFastProperties(isolate_, o);
  sure.indices = IsFast(ElementsKindOf(o));
  sure.map = MapOf(o);
  for (uint32_t i = 0; i < count; i++) {
    Found found = Property(o, names, i, sure);
    if (found == Found::kStashed) sure.indices = false;
    if (!WriteFound(found)) return false;
    if (found != Found::kNothing) ++*written;
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

// sure: there is an element, and it is the array's own.
Walker::Found Walker::Element(v8::Local<v8::Array> a, uint32_t i, bool sure) {
  v8::HandleScope scope(isolate_);
  v8::Local<v8::Value> value;
  if (!sure) {
    v8::Maybe<bool> has = a->HasRealIndexedProperty(context_, i);
    if (has.IsNothing()) return Found::kFailed;
    if (!has.FromJust()) return Found::kNothing;
  }
  if (!a->Get(context_, i).ToLocal(&value)) return Found::kFailed;
  if (value->IsObject()) return Stash(value);
  return Write(value) ? Found::kWritten : Found::kFailed;
}

bool Walker::Elements(v8::Local<v8::Array> a, uint32_t length) {
  uint32_t packed = IsPacked(ElementsKindOf(a)) ? length : 0;  // so many elements are surely there
  for (uint32_t i = 0; i < length; i++) {
    Found found = Element(a, i, i < packed);
    if (found == Found::kNothing)
      Token(kHole);
    else if (!WriteFound(found))
      return false;
    // Only an object can have changed the array.
    if (found == Found::kStashed) packed = IsPacked(ElementsKindOf(a)) ? a->Length() : 0;
  }
  return true;
}

// Numbers alone V8 hands out all at once, unless the program has changed how arrays iterate.
bool Walker::Integers(v8::Local<v8::Array> a, uint32_t length) {
  if (!Room(uint64_t{length} + 4)) return false;
  Token(kIntRun, length);
  size_t at = tape_->size();
  tape_->resize(at + length);
  auto* out = reinterpret_cast<int32_t*>(tape_->data() + at);
  if (v8::TryToCopyAndConvertArrayToCppBuffer<v8::CTypeInfoBuilder<int32_t>::Build().GetId()>(
          a, out, length))
    return true;
  for (uint32_t i = 0; i < length; i++) {
    v8::HandleScope scope(isolate_);
    v8::Local<v8::Value> value;
    if (!a->Get(context_, i).ToLocal(&value)) return false;
    out[i] = SmiOf(value);
  }
  return true;
}

bool Walker::Doubles(v8::Local<v8::Array> a, uint32_t length) {
  if (!Room(uint64_t{length} * 2 + 8)) return false;
  size_t start = tape_->size(), header = length < kLongCount ? 1 : 3;
  if ((start + header) % 2 != 0) Token(kPad);
  Token(kDoubleRun, length);
  size_t at = tape_->size();
  tape_->resize(at + size_t{length} * 2);
  auto* doubles = reinterpret_cast<double*>(tape_->data() + at);
  if (!v8::TryToCopyAndConvertArrayToCppBuffer<v8::CTypeInfoBuilder<double>::Build().GetId()>(
          a, doubles, length)) {
    for (uint32_t i = 0; i < length; i++) {
      v8::HandleScope scope(isolate_);
      v8::Local<v8::Value> value;
      if (!a->Get(context_, i).ToLocal(&value)) return false;
      doubles[i] = value->IsNumber() ? value.As<v8::Number>()->Value() : 0;
    }
  }
  if (t_->v8_arrays || !SmisInNode(doubles, length)) return true;
  // Written over from the front: an integer takes no more room than the double that it was.
  uint32_t* run = tape_->data() + start;
  *run++ = kIntRun | (header == 1 ? length : kLongCount) << 8;
  if (header == 3) *run++ = length, *run++ = 0;
  for (uint32_t i = 0; i < length; i++) {
    double d;
    memcpy(&d, tape_->data() + at + size_t{i} * 2, sizeof d);
    *run++ = static_cast<uint32_t>(static_cast<int32_t>(d));
  }
  tape_->resize(start + header + length);
  return true;
}

// Whether node would keep these as Smis: they are integers, and not because of what has been among them
// before, but because one has more bits than this V8's Smis.
bool Walker::SmisInNode(const double* numbers, uint32_t count) {
  bool wide = false;
  for (uint32_t i = 0; i < count; i++) {
    int32_t integer;
    if (!ToInt32(numbers[i], &integer)) return false;
    wide = wide || !FitsSmi(integer);
  }
  return wide;
}

// V8 writes every array that has ever had holes as a sparse one. Where nobody sees the bytes, those
// with few holes are written as the others: by far the quicker way, here and for the receiver.
bool Walker::MostlyThere(v8::Local<v8::Array> a, uint32_t length) {
  constexpr uint32_t kSamples = 32;
  uint32_t step = length / kSamples + 1, there = 0, samples = 0;
  for (uint32_t i = 0; i < length; i += step, samples++)
    if (a->HasRealIndexedProperty(context_, i).FromMaybe(false)) there++;
  return there * 2 > samples;
}

bool Walker::Array(v8::Local<v8::Array> a) {
  if (mode_ == WalkMode::kOperation) return OperationArray(a);
  Remember(a);
  uint32_t length = a->Length();
  uint64_t written = 0;
  ElementsKind kind = ElementsKindOf(a);
  bool seen = delegate_ != nullptr || t_->v8_arrays;  // the bytes
  bool dense = IsPacked(kind) || (!seen && IsFast(kind) && MostlyThere(a, length));
  Token(dense ? kDenseArray : kSparseArray, length);
  bool ok = !dense || length == 0       ? true
            : kind == kPackedSmis       ? Integers(a, length)
            : kind == kPackedDoubles    ? Doubles(a, length)
                                        : Elements(a, length);
  if (!ok || !Properties(a, dense, &written)) return false;
  Token(kEnd, written);
  return true;
}

// Holes are undefined here, and what an array has beside its elements is left out.
bool Walker::OperationArray(v8::Local<v8::Array> a) {
  uint32_t length = a->Length();
  Token(kDenseArray, length);
  for (uint32_t i = 0; i < length; i++)
    if (!WriteFound(Element(a, i, true))) return false;
  Token(kEnd, 0);
  return true;
}

}  // namespace heddle
