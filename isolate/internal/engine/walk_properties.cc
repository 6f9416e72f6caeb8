// The walker on properties and elements, in V8's order and in V8's choice of dense and sparse.
//
// Getters may do anything to what is being walked. What has been collected (keys, a length) stays; what
// is gone by its turn is left out, or is a hole.
//
// Most objects and arrays are read where V8 keeps them (fields.h, internals.h), with no handle for what is
// no object; the rest, and whatever has changed on the way, through V8's API.
#include <algorithm>
#include <cmath>

#include "internals.h"
#include "walk.h"

namespace heddle {

using v8::internal::Address;
using v8::internal::Internals;

namespace {

// Beyond so much each value is looked at for whether there is room: a quarter of what a tape may have.
constexpr size_t kMaxTextWords = 1u << 27;
// What Walker::Simple writes is no longer.
constexpr size_t kSimpleWords = 3;
// A clone's copy of an array of so many numbers is made when it is met.
constexpr uint32_t kWorthCopy = 64;

// The int32 that d is; -0 is none.
bool ToInt32(double d, int32_t* out) {
  if (!(d >= -2147483648.0 && d <= 2147483647.0)) return false;
  *out = static_cast<int32_t>(d);
  return *out == d && (*out != 0 || !std::signbit(d));
}

}  // namespace

// V8 writes what it keeps as a Smi as an integer and all else as a double. Where its Smis are of 32 bits,
// as in node, those between 2^30 and 2^31 are among them.
void Walker::Number(double d) {
  int32_t i;
  if (!ToInt32(d, &i) || (FitsSmi(i) && mode_ == WalkMode::kMessage)) {
    Token(kDouble);
    return Double(d);
  }
  Integer(i);
}

void Walker::Integer(int32_t i) {
  Token(kInt);
  tape_->push_back(static_cast<uint32_t>(i));
}

// Writes what a field or an element of a message holds, if that has few words, of which there must be room for
// kSimpleWords; null: it has not, and nothing is written. Nothing runs, and V8 allocates nothing.
inline uint32_t* Walker::Simple(Address value, uint32_t* to) {
  if (!Internals::HasHeapObjectTag(value)) {
    to[0] = kInt;
    to[1] = static_cast<uint32_t>(Internals::SmiValue(value));
    return to + 2;
  }
  const int type = Internals::GetInstanceType(value);
  if (type < Internals::kFirstNonstringType || type == kBigIntInstance) {
    const bool sliced = type < Internals::kFirstNonstringType && (type & kRepresentationMask) == kSlicedString;
    if (!here_ || sliced || held_.size() >= kLongCount) return nullptr;
    to[0] = kHere | static_cast<uint32_t>(held_.size()) << 8;
    held_.push_back(HandleOf(isolate_, value));
    return to + 1;
  }
  if (type == kHeapNumberInstance) {
    const auto d = Internals::ReadRawField<double>(value, layout::kNumber);
    int32_t i;
    if (ToInt32(d, &i) && !FitsSmi(i)) {
      to[0] = kInt;
      to[1] = static_cast<uint32_t>(i);
      return to + 2;
    }
    to[0] = kDouble;
    memcpy(to + 1, &d, sizeof d);
    return to + 3;
  }
  if (type != Internals::kOddballType) return nullptr;
  switch (Internals::GetOddballKind(value)) {
    case Internals::kUndefinedOddballKind: to[0] = kUndefined; break;
    case Internals::kNullOddballKind: to[0] = kNull; break;
    case kTrueOddball: to[0] = kTrue; break;
    case kFalseOddball: to[0] = kFalse; break;
    default: return nullptr;
  }
  return to + 1;
}

// Writes what a field or an element holds.
bool Walker::Held(Address value) {
  if (Stopping(t_) || !Room(16)) return false;
  if (!Internals::HasHeapObjectTag(value)) return Integer(Internals::SmiValue(value)), true;
  int type = Internals::GetInstanceType(value);
  if (mode_ == WalkMode::kMessage && (type == Internals::kJSObjectType || type == t_->molds.array_type))
    return Object(HandleOf(isolate_, value).As<v8::Object>());
  if (here_ && (type == kBigIntInstance || (type < Internals::kFirstNonstringType &&
                                            (type & kRepresentationMask) != kSlicedString)))
    return Here(kHere, HandleOf(isolate_, value)), true;
  if (type < Internals::kFirstNonstringType && Characters(value, type)) return true;
  if (type == kBigIntInstance) return Digits(value);
  if (type == kHeapNumberInstance) return Number(Internals::ReadRawField<double>(value, layout::kNumber)), true;
  if (type == Internals::kOddballType) {
    switch (Internals::GetOddballKind(value)) {
      case Internals::kUndefinedOddballKind: return Token(kUndefined), true;
      case Internals::kNullOddballKind: return Token(kNull), true;
      case kTrueOddball: return Token(kTrue), true;
      case kFalseOddball: return Token(kFalse), true;
    }
  }
  if (type > kBigIntInstance) return Write(HandleOf(isolate_, value));  // the handle is for the walk's whole length
  v8::HandleScope scope(isolate_);
  return Write(HandleOf(isolate_, value));
}

// Copies a short string's characters from where they are, if they are in the string itself.
bool Walker::Characters(Address string, int type) {
  constexpr uint32_t kLong = 1 << 14;
  int kind = type & Internals::kStringRepresentationAndEncodingMask;
  auto length = Internals::ReadRawField<uint32_t>(string, layout::kStringLength);
  if ((kind != kSequentialOneByte && kind != kSequentialTwoByte) || length > kLong) return false;
  bool wide = kind == kSequentialTwoByte;
  size_t bytes = wide ? size_t{length} * 2 : length, at = tape_->size() + 1;
  Token(wide ? kString2 : kString1, length);
  tape_->resize(at + (bytes + 3) / 4);
  (*tape_)[tape_->size() - 1] &= bytes == 0 ? ~0u : 0;
  memcpy(tape_->data() + at, reinterpret_cast<const char*>(string) - v8::internal::kHeapObjectTag + layout::kCharacters,
         bytes);
  return true;
}

// The field map of an object, null when there is none. maps_ keeps those of this walk, keep one that is too many.
const FieldMap* Walker::FieldsOf(v8::Local<v8::Object> o, std::shared_ptr<const FieldMap>* keep) {
  constexpr size_t kMostMaps = 4096;
  const std::shared_ptr<const FieldMap>& found = t_->field_maps.Of(isolate_, o);
  const FieldMap* map = found.get();
  if (map == nullptr || map->walk == walk_) return map;
  if (maps_.size() == kMostMaps) {
    *keep = found;
    return map;
  }
  maps_.push_back(found);
  map->walk = walk_;
  map->number = static_cast<uint32_t>(maps_.size());
  return map;
}

// The properties of an object whose places are known. at: where its token is, which gets the map's number. In a clone
// that stands for the keys, too.
bool Walker::Fields(v8::Local<v8::Object> o, const FieldMap& map, size_t at, uint64_t* written) {
  const Address before = MapOf(o);
  const uint32_t generation = t_->field_maps.generation();
  const size_t count = map.fields.size();
  const bool numbered = map.literal && map.walk == walk_, keyed = !(here_ && numbered);
  if (!keyed) (*tape_)[at] |= map.number << 8;
  for (size_t i = 0; i < count; i++) {
    const uint64_t most = (keyed ? map.keys.size() : 0) + (count - i) * kSimpleWords;
    if (Stopping(t_) || !Room(most)) return false;
    uint32_t* to = tape_->Behind(most);
    for (const Address object = AddressOf(o); i < count; i++) {
      const FieldMap::Field& f = map.fields[i];
      if (keyed) to = std::copy_n(map.keys.data() + f.key, f.key_words, to);
      uint32_t* const after = Simple(map.Read(object, f), to);
      if (after == nullptr) break;
      to = after;
    }
    tape_->Extend(to);
    if (i == count) break;
    if (!Held(map.Read(AddressOf(o), map.fields[i]))) return false;
    if (i + 1 == count || (MapOf(o) == before && t_->field_maps.generation() == generation)) continue;
    *written += i + 1;
    if (!keyed) Token(kKeyed);
    return Changed(o, map, i + 1, written);
  }
  *written += count;
  if (keyed && numbered && map.walk == walk_) (*tape_)[at] |= map.number << 8;
  return true;
}

// The rest of them, once a getter has changed the object.
bool Walker::Changed(v8::Local<v8::Object> o, const FieldMap& map, size_t from, uint64_t* written) {
  std::vector<v8::Local<v8::Value>> names;
  for (size_t i = from; i < map.fields.size(); i++) {
    const uint32_t* key = map.keys.data() + map.fields[i].key;
    v8::Local<v8::String> name;
    auto length = static_cast<int>(*key >> 8);
    bool narrow = (*key & 0xff) == kString1;
    if (!(narrow ? v8::String::NewFromOneByte(isolate_, reinterpret_cast<const uint8_t*>(key + 1),
                                              v8::NewStringType::kInternalized, length)
                 : v8::String::NewFromTwoByte(isolate_, reinterpret_cast<const uint16_t*>(key + 1),
                                              v8::NewStringType::kInternalized, length))
             .ToLocal(&name))
      return false;
    names.push_back(name);
  }
  return Named(o, v8::Array::New(isolate_, names.data(), names.size()), {}, written);
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

bool Walker::Names(v8::Local<v8::Object> o, bool skip_indices, v8::Local<v8::Array>* names) {
  return o
      ->GetPropertyNames(context_, v8::KeyCollectionMode::kOwnOnly,
                         static_cast<v8::PropertyFilter>(v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS),
                         skip_indices ? v8::IndexFilter::kSkipIndices : v8::IndexFilter::kIncludeIndices,
                         v8::KeyConversionMode::kKeepNumbers)
      .ToLocal(names);
}

bool Walker::Properties(v8::Local<v8::Object> o, bool skip_indices, uint64_t* written) {
  v8::Local<v8::Array> names;
  if (!Names(o, skip_indices, &names)) return false;
  if (names->Length() == 0) return true;
  return Named(o, names, {HasFastProperties(isolate_, o), IsFast(ElementsKindOf(o)), MapOf(o)}, written);
}

bool Walker::Named(v8::Local<v8::Object> o, v8::Local<v8::Array> names, Sure sure, uint64_t* written) {
  uint32_t count = names->Length();
  for (uint32_t i = 0; i < count; i++) {
    Found found = Property(o, names, i, sure);
    if (found == Found::kStashed) sure.indices = false;
    if (!WriteFound(found)) return false;
    if (found != Found::kNothing) ++*written;
  }
  return true;
}

bool Walker::PlainObject(v8::Local<v8::Object> o) {
  const size_t at = tape_->size();
  Token(kObject);
  uint64_t written = 0;
  if (mode_ == WalkMode::kMessage) {
    Remember(o);
    std::shared_ptr<const FieldMap> keep;
    const FieldMap* map = RoomForElements(o) == 0 ? FieldsOf(o, &keep) : nullptr;
    if (map != nullptr ? !Fields(o, *map, at, &written) : !Properties(o, false, &written)) return false;
  } else if (!Properties(o, false, &written)) {
    return false;
  }
  Token(kEnd, written);
  return true;
}

// process.env is a Proxy: nothing of it is read but through its traps.
bool Walker::Environment(v8::Local<v8::Object> env) {
  Remember(env);
  Token(kObject);
  uint64_t written = 0;
  v8::Local<v8::Array> names;
  if (!Names(env, false, &names) || !Named(env, names, {}, &written)) return false;
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

// Reads an element where a fast array has it. kNothing: it is a hole; kAsk: the array has it elsewhere.
Walker::Spot Walker::Look(v8::Local<v8::Array> a, uint32_t i, Address* value) {
  ElementsKind kind = ElementsKindOf(a);
  if (!IsFast(kind) || AreDoubles(kind)) return Spot::kAsk;
  Address list = FieldOf(AddressOf(a), layout::kElements);
  if (i >= static_cast<uint32_t>(SmiFieldOf(list, layout::kListLength))) return Spot::kAsk;
  const int offset = layout::kListStart + static_cast<int>(i) * layout::kTagged;
  if (Internals::ReadRawField<uint32_t>(list, offset) == t_->molds.hole(isolate_)) return Spot::kHole;
  *value = FieldOf(list, offset);
  return Spot::kThere;
}

// there: what was there to begin with, when not all was; only that is written.
bool Walker::Elements(v8::Local<v8::Array> a, uint32_t length, const std::vector<bool>& there) {
  for (uint32_t i = 0; i < length; i++) {
    if (there.empty() && (i += Plain(a, i, length)) == length) break;
    if (!there.empty() && !there[i]) {
      Token(kHole);
      continue;
    }
    Address value;
    Spot spot = Look(a, i, &value);
    if (spot == Spot::kThere) {
      if (!Held(value)) return false;
      continue;
    }
    Found found = spot == Spot::kHole ? Found::kNothing : Element(a, i, false);
    if (found == Found::kNothing)
      Token(kHole);
    else if (!WriteFound(found))
      return false;
  }
  return true;
}

bool Walker::Integers(v8::Local<v8::Array> a, uint32_t length) {
  if (!Room(uint64_t{length} + 4)) return false;
  Token(kIntRun, length);
  size_t at = tape_->size();
  tape_->resize(at + length);
  Address list = FieldOf(AddressOf(a), layout::kElements);
  for (uint32_t i = 0; i < length; i++)
    (*tape_)[at + i] = static_cast<uint32_t>(SmiFieldOf(list, layout::kListStart + static_cast<int>(i) * layout::kTagged));
  return true;
}

// The bits of the doubles that an array keeps side by side, holes among them.
const uint8_t* Walker::DoublesOf(v8::Local<v8::Array> a) {
  return reinterpret_cast<const uint8_t*>(FieldOf(AddressOf(a), layout::kElements)) - v8::internal::kHeapObjectTag +
         layout::kListStart;
}

bool Walker::Doubles(v8::Local<v8::Array> a, uint32_t length) {
  if (!Room(uint64_t{length} * 2 + 8)) return false;
  size_t start = tape_->size(), header = length < kLongCount ? 1 : 3;
  if ((start + header) % 2 != 0) Token(kPad);
  Token(kDoubleRun, length);
  size_t at = tape_->size();
  tape_->resize(at + size_t{length} * 2);
  auto* doubles = reinterpret_cast<double*>(tape_->data() + at);
  memcpy(doubles, DoublesOf(a), size_t{length} * sizeof(double));
  if (t_->v8_arrays || here_ || !SmisInNode(doubles, length)) return true;
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

// Whether an array of a kind that may have holes has this element, of those that it has room for.
bool Walker::IsThere(v8::Local<v8::Array> a, uint32_t i) {
  Address value;
  if (!AreDoubles(ElementsKindOf(a))) return Look(a, i, &value) == Spot::kThere;
  uint64_t bits;
  memcpy(&bits, DoublesOf(a) + size_t{i} * sizeof bits, sizeof bits);
  return bits != kHoleBits;
}

// V8 writes every array that has ever had holes as a sparse one. Where nobody sees the bytes, those
// with few holes are written as the others: by far the quicker way, here and for the receiver.
bool Walker::MostlyThere(v8::Local<v8::Array> a, uint32_t length) {
  constexpr uint32_t kSamples = 32;
  uint32_t room = RoomForElements(a), step = length / kSamples + 1, there = 0, samples = 0;
  for (uint32_t i = 0; i < length; i += step, samples++)
    if (i < room && IsThere(a, i)) there++;
  return there * 2 > samples;
}

// Which of the elements of a fast array are there; nothing when all are.
std::vector<bool> Walker::There(v8::Local<v8::Array> a, uint32_t length) {
  uint32_t room = RoomForElements(a), i = 0;
  const uint32_t end = std::min(length, room);
  const uint8_t* elements = ElementsOf(a);
  if (AreDoubles(ElementsKindOf(a))) {
    uint64_t bits;
    for (; i < end; i++) {
      memcpy(&bits, elements + size_t{i} * sizeof bits, sizeof bits);
      if (bits == kHoleBits) break;
    }
  } else {
    for (const uint32_t hole = t_->molds.hole(isolate_); i < end && WordAt(elements, i) != hole;) i++;
  }
  if (i == length) return {};
  std::vector<bool> there(length, true);
  for (; i < length; i++) there[i] = i < room && IsThere(a, i);
  return there;
}

bool Walker::Array(v8::Local<v8::Array> a) {
  if (mode_ == WalkMode::kOperation) return OperationArray(a);
  Remember(a);
  uint32_t length = a->Length();
  uint64_t written = 0;
  ElementsKind kind = ElementsKindOf(a);
  bool seen = delegate_ != nullptr || t_->v8_arrays;  // the bytes
  bool packed = IsPacked(kind);
  bool dense = packed || (!seen && IsFast(kind) && HasLengthAlone(a) && MostlyThere(a, length));
  if (here_ && dense && length >= kWorthCopy && (AreSmis(kind) || AreDoubles(kind))) {
    v8::Local<v8::Array> copy = t_->molds.CopyNumbers(t_, context_, a);
    if (!copy.IsEmpty()) return Here(kHereObject, copy), true;
    if (Stopping(t_)) return false;
  }
  std::vector<bool> there;
  if (dense && !packed) there = There(a, length);
  // What V8 takes for an array with holes stays one, where that costs nothing.
  const bool full = here_ && dense && !packed && length > 0 && there.empty();
  if (full) dense = false;
  Token(dense ? kDenseArray : kSparseArray, length);
  bool numbers = length > 0 && there.empty() && (AreSmis(kind) || AreDoubles(kind));
  bool ok = full       ? Full(a, length, &written)
            : !dense   ? Sparse(a, &written)
            : !numbers ? Elements(a, length, there)
            : AreSmis(kind) ? Integers(a, length)
                            : Doubles(a, length);
  // V8 collects the names of a sparse array before it writes any element, those of a dense one after all.
  if (!ok || (packed && !HasLengthAlone(a) && !Properties(a, true, &written))) return false;
  Token(kEnd, written);
  return true;
}

// The elements that are there, each with its key, and what else the array has.
bool Walker::Sparse(v8::Local<v8::Array> a, uint64_t* written) {
  ElementsKind kind = ElementsKindOf(a);
  if (!IsFast(kind) || !HasLengthAlone(a)) return Properties(a, false, written);
  const uint32_t length = a->Length(), room = std::min(length, RoomForElements(a));
  if (room > 0 && room == length && There(a, length).empty()) return Full(a, length, written);
  if (AreDoubles(kind)) return SparseDoubles(a, room, written);
  // Nothing that is walked from here on adds to these.
  std::vector<uint32_t> keys;
  for (uint32_t i = 0; i < room; i++)
    if (IsThere(a, i)) keys.push_back(i);
  return KeyedElements(a, keys, 0, written);
}

bool Walker::KeyedElements(v8::Local<v8::Array> a, const std::vector<uint32_t>& keys, size_t from, uint64_t* written) {
  for (; from < keys.size(); from++) {
    const uint32_t i = keys[from];
    Address value;
    Spot spot = Look(a, i, &value);
    if (spot == Spot::kHole) continue;
    if (spot == Spot::kThere) {
      Integer(static_cast<int32_t>(i));
      if (!Held(value)) return false;
      ++*written;
      continue;
    }
    v8::Local<v8::Value> key = v8::Integer::NewFromUnsigned(isolate_, i);
    if (!Named(a, v8::Array::New(isolate_, &key, 1), {}, written)) return false;
  }
  return true;
}

// An array that has all its elements, as most have that once had holes: the keys are left to Go.
bool Walker::Full(v8::Local<v8::Array> a, uint32_t length, uint64_t* written) {
  ElementsKind kind = ElementsKindOf(a);
  Token(kElements);
  if (AreSmis(kind) || AreDoubles(kind)) {
    *written = length;
    return AreSmis(kind) ? Integers(a, length) : here_ ? Doubles(a, length) : FullDoubles(a, length);
  }
  for (uint32_t i = 0; i < length; i++) {
    const uint32_t copied = Plain(a, i, length);
    *written += copied;
    i += copied;
    if (i == length) break;
    Address value;
    if (Look(a, i, &value) == Spot::kThere) {
      if (!Held(value)) return false;
      ++*written;
      continue;
    }
    Token(kKeyed);  // a getter has changed the array
    std::vector<uint32_t> keys;
    for (; i < length; i++) keys.push_back(i);
    return KeyedElements(a, keys, 0, written);
  }
  return true;
}

// Writes primitives from an element on, for as long as there are any: nothing runs meanwhile. Gives their number.
uint32_t Walker::Plain(v8::Local<v8::Array> a, uint32_t from, uint32_t length) {
  if (!IsFast(ElementsKindOf(a)) || AreDoubles(ElementsKindOf(a)) || RoomForElements(a) < length || Stopping(t_)) return 0;
  const uint8_t* elements = ElementsOf(a);
  const Address near = AddressOf(a);
  uint32_t i = from;
  for (; i < length && tape_->size() < kMaxTextWords; i++) {
    const Address value = Internals::DecompressTaggedAnyField(near, WordAt(elements, i));
    if (const uint32_t* after = Simple(value, tape_->Behind(kSimpleWords))) {
      tape_->Extend(after);
      continue;
    }
    const int type = Internals::GetInstanceType(value);
    if (here_ || type >= Internals::kFirstNonstringType || !Characters(value, type)) break;
  }
  return i - from;
}

// Such a double as is an integer is a Smi for V8, once it is asked for.
bool Walker::FullDoubles(v8::Local<v8::Array> a, uint32_t length) {
  constexpr uint32_t kMostRun = kLongCount - 1;
  if (!Room(uint64_t{length} * 4 + 8)) return false;
  const uint8_t* from = DoublesOf(a);
  const size_t start = tape_->size();
  tape_->resize(start + size_t{length} * 4 + 8);
  uint32_t* const words = tape_->data();
  uint32_t* to = words + start;
  for (uint32_t i = 0; i < length;) {
    double d;
    int32_t integer;
    memcpy(&d, from + size_t{i} * sizeof d, sizeof d);
    if (ToInt32(d, &integer)) {
      *to++ = kInt;
      *to++ = static_cast<uint32_t>(integer);
      i++;
      continue;
    }
    uint32_t end = i + 1;
    for (; end < length && end - i < kMostRun; end++) {
      memcpy(&d, from + size_t{end} * sizeof d, sizeof d);
      if (ToInt32(d, &integer)) break;
    }
    const uint32_t run = end - i;
    if (run > 1 && (to - words) % 2 == 0) *to++ = kPad;
    *to++ = run > 1 ? kDoubleRun | run << 8 : static_cast<uint32_t>(kDouble);
    memcpy(to, from + size_t{i} * sizeof d, run * sizeof d);
    to += size_t{run} * 2;
    i = end;
  }
  tape_->resize(static_cast<size_t>(to - words));
  return true;
}

bool Walker::SparseDoubles(v8::Local<v8::Array> a, uint32_t room, uint64_t* written) {
  if (!Room(uint64_t{room} * 5)) return false;
  const uint8_t* at = DoublesOf(a);
  for (uint32_t i = 0; i < room; i++, at += sizeof(double)) {
    double d;
    uint64_t bits;
    memcpy(&bits, at, sizeof bits);
    if (bits == kHoleBits) continue;
    memcpy(&d, at, sizeof d);
    Integer(static_cast<int32_t>(i));
    int32_t integer;  // such a one is a Smi for V8, once it is asked for
    if (ToInt32(d, &integer))
      Integer(integer);
    else
      Number(d);
    ++*written;
  }
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
