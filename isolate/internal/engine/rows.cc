// The builder on rows: objects of one of the walker's maps that follow each other in an array, as records do. Most
// are alike to the objects and short arrays in them. A call of JavaScript costs as much as what it makes, so one
// makes many of them (Batch), and what is in them.
#include <algorithm>

#include "build.h"
#include "fields.h"
#include "internals.h"

namespace heddle {

namespace {

// From so many objects of a map on, made or to be made, the function is worth it.
constexpr size_t kWorthBatch = 500;
// A row has so many objects, and values, at most.
constexpr size_t kShortest = 4, kLongest = 64, kMostValues = 1024, kMostWidth = 128;
// Arrays that are longer may be kept otherwise by V8.
constexpr uint64_t kShortArray = 7;
constexpr uint32_t kDeepest = 3;

}  // namespace

// Makes a row of the elements that come next, of which there are some up to end of values_. made: there was one; else
// nothing has been read.
bool Builder::MakeRow(size_t end, bool* made) {
  *made = false;
  const uint32_t* const start = at_;
  const FieldMap& map = *(*maps_)[(*at_ >> 8) - 1];
  const size_t base = values_.size(), left = end - base;
  if (map.rows.alike == Batch::kNot || map.factory == nullptr || left < kShortest || map.built + left < kWorthBatch)
    return true;
  v8::Local<v8::Array> row;
  size_t count = 0;
  {
    v8::EscapableHandleScope scope(isolate_);
    bool fits = true;
    if (map.rows.batch == nullptr && !FirstOfRow(map, &fits)) return false;
    const std::shared_ptr<const Batch> batch = map.rows.batch;
    if (batch == nullptr) return true;
    const size_t most = std::min({left, kLongest, kMostValues / batch->width});
    count = (values_.size() - base) / batch->width;
    while (count < most) {
      if (!ReadRow(*batch, map, &fits)) return false;
      if (!fits) break;
      count++;
    }
    if (count < most) map.rows.End(IsMapped(*at_) && (*maps_)[(*at_ >> 8) - 1].get() == &map);
    if (count < kShortest) {
      at_ = start;
      values_.resize(base);
      return true;
    }
    map.rows.made += count;
    map.built += static_cast<uint32_t>(count);
    row = v8::Array::New(isolate_, values_.data() + base, values_.size() - base);
    values_.resize(base);
    v8::Local<v8::Value> argv[] = {row, v8::Integer::New(isolate_, static_cast<int>(count))};
    if (batch->function->Get(isolate_)->Call(context_, v8::Undefined(isolate_), 2, argv).IsEmpty()) return false;
    row = scope.Escape(row);
  }
  const uint8_t* elements = ElementsOf(row);  // handles allocate nothing
  for (uint32_t i = 0; i < count; i++)
    values_.push_back(HandleOf(
        isolate_, v8::internal::Internals::DecompressTaggedAnyField(AddressOf(row), WordAt(elements, i))));
  *made = true;
  return true;
}

// Reads the values of one more object. Unless it fits nothing is read.
bool Builder::ReadRow(const Batch& batch, const FieldMap& map, bool* fits) {
  const uint32_t* const start = at_;
  const size_t base = values_.size();
  *fits = IsMapped(*at_) && (*maps_)[(*at_ >> 8) - 1].get() == &map;
  if (!*fits) return true;
  at_++;
  if (!ReadAlike(batch, fits)) return false;
  if (*fits) return true;
  at_ = start;
  values_.resize(base);
  return true;
}

bool Builder::ReadAlike(const Batch& batch, bool* fits) {
  for (const Batch::Step& step : batch.steps) {
    const uint32_t token = *at_, tag = token & 0xff;
    v8::Local<v8::Value> value;
    switch (step.kind) {
      case Batch::kValue:
        if (tag == kHere && token >> 8 != kLongCount) {
          values_.push_back((*held_)[token >> 8]);
          at_++;
          break;
        }
        *fits = tag != kKeyed;
        if (!*fits) return true;
        if (IsPrimitive(token) ? (at_++, !Value(token, &value)) : !Read(&value)) return false;
        values_.push_back(value);
        break;
      case Batch::kObject:
        *fits = IsMapped(token) && (*maps_)[(token >> 8) - 1]->serial == step.what;
        if (!*fits) return true;
        at_++;
        break;
      case Batch::kEnd:
        *fits = tag == kEnd;
        if (!*fits) return true;
        at_++;
        break;
      case Batch::kArray:
        *fits = token == (kDenseArray | static_cast<uint32_t>(step.what) << 8);
        if (!*fits) return true;
        if (!ReadShortArray(step.what, fits)) return false;
        if (!*fits) return true;
        break;
    }
  }
  return true;
}

// It fits if it has all its elements and nothing else.
bool Builder::ReadShortArray(uint64_t length, bool* fits) {
  uint64_t holes = 0;
  at_++;
  if (!Elements(length, &holes)) return false;
  *fits = holes == 0 && *at_ == kEnd;
  at_++;
  return true;
}

// Makes a batch of the object that comes next, and reads its values. Without fits nothing is read.
bool Builder::FirstOfRow(const FieldMap& map, bool* fits) {
  const uint32_t* const start = at_;
  const size_t base = values_.size();
  auto batch = std::make_shared<Batch>();
  batch->alike = map.rows.alike;
  at_++;
  if (!Survey(map, 0, batch.get(), fits)) return false;
  if (*fits) t_->factories.Complete(isolate_, context_, batch.get());
  if (batch->function != nullptr) {
    map.rows.batch = std::move(batch);
    return true;
  }
  map.rows.alike = Batch::kNot;
  at_ = start;
  values_.resize(base);
  return true;
}

bool Builder::Survey(const FieldMap& map, uint32_t depth, Batch* batch, bool* fits) {
  batch->literal += '{';
  for (const FieldMap::Field& field : map.fields) {
    const uint32_t token = *at_, tag = token & 0xff;
    *fits = tag != kKeyed && batch->width < kMostWidth;
    if (!*fits) return true;
    batch->AppendKey(map.keys.data() + field.key);
    const uint64_t length = token >> 8;
    if (IsMapped(token) && batch->alike <= Batch::kObjects && depth < kDeepest) {
      const FieldMap& inner = *(*maps_)[length - 1];
      batch->steps.push_back({Batch::kObject, inner.serial});
      at_++;
      if (!Survey(inner, depth + 1, batch, fits)) return false;
    } else if (tag == kDenseArray && batch->alike == Batch::kObjectsAndArrays && length > 0 && length <= kShortArray) {
      batch->steps.push_back({Batch::kArray, length});
      batch->AppendArray(static_cast<uint32_t>(length));
      if (!ReadShortArray(length, fits)) return false;
    } else {
      v8::Local<v8::Value> value;
      batch->steps.push_back({Batch::kValue});
      batch->AppendValue();
      if (IsPrimitive(token) ? (at_++, !Value(token, &value)) : !Read(&value)) return false;
      values_.push_back(value);
    }
    if (!*fits) return true;
  }
  *fits = (*at_ & 0xff) == kEnd;
  at_++;
  batch->literal += '}';
  batch->steps.push_back({Batch::kEnd});
  return true;
}

}  // namespace heddle
