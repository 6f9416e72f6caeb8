#include "fields.h"

#include "tape.h"

namespace heddle {

namespace {

using v8::internal::Address;
using v8::internal::Internals;

// The third word of bits of a map.
struct Bits3 {
  explicit Bits3(Address map) : bits(Internals::ReadRawField<uint32_t>(map, layout::kBits3)) {}
  uint32_t own_descriptors() const { return bits >> 10 & 0x3ff; }
  bool is_prototype() const { return (bits >> 20 & 1) != 0; }
  bool is_dictionary() const { return (bits >> 21 & 1) != 0; }
  uint32_t bits;
};

// What a descriptor says of its property.
struct Details {
  explicit Details(int32_t smi) : bits(static_cast<uint32_t>(smi)) {}
  bool is_accessor() const { return (bits & 1) != 0; }
  bool is_enumerable() const { return (bits >> 2 & 2) == 0; }
  bool is_in_descriptor() const { return (bits >> 5 & 1) != 0; }
  uint32_t field() const { return bits >> 19 & 0x3ff; }
  uint32_t bits;
};

// The token of a key as the walker writes it.
void AppendKey(v8::Isolate* isolate, Address key, std::vector<uint32_t>* out) {
  v8::HandleScope scope(isolate);
  auto s = HandleOf(isolate, key).As<v8::String>();
  auto length = static_cast<uint32_t>(s->Length());
  size_t at = out->size() + 1;
  if (s->IsOneByte()) {
    out->push_back(kString1 | length << 8);
    out->resize(at + (length + 3) / 4);
    s->WriteOneByte(isolate, reinterpret_cast<uint8_t*>(out->data() + at), 0, static_cast<int>(length),
                    v8::String::NO_NULL_TERMINATION);
    return;
  }
  out->push_back(kString2 | length << 8);
  out->resize(at + (length + 1) / 2);
  s->Write(isolate, reinterpret_cast<uint16_t*>(out->data() + at), 0, static_cast<int>(length),
           v8::String::NO_NULL_TERMINATION);
}

// Keys that are longer are left to the walker's own care.
constexpr int32_t kLongestKey = 1 << 10;

// Null when the objects of the map must be asked. Keys are interned, hence flat: V8 allocates nothing here.
std::shared_ptr<FieldMap> Describe(v8::Isolate* isolate, Address map) {
  Bits3 bits(map);
  if (bits.is_prototype() || bits.is_dictionary()) return nullptr;
  int start = Internals::ReadRawField<uint8_t>(map, layout::kFieldsStart);
  int inside = Internals::ReadRawField<uint8_t>(map, layout::kSizeInWords) - start;
  Address descriptors = FieldOf(map, layout::kDescriptors);
  auto out = std::make_shared<FieldMap>();
  for (uint32_t i = 0; i < bits.own_descriptors(); i++) {
    int at = layout::kDescriptorsStart + static_cast<int>(i) * layout::kDescriptor;
    Address key = FieldOf(descriptors, at + layout::kKey);
    Details details(SmiFieldOf(descriptors, at + layout::kDetails));
    if (Internals::GetInstanceType(key) >= Internals::kFirstNonstringType || !details.is_enumerable()) continue;
    if (details.is_accessor() || details.is_in_descriptor() || SmiFieldOf(key, layout::kStringLength) > kLongestKey)
      return nullptr;
    auto index = static_cast<int>(details.field());
    bool in_object = index < inside;
    int offset = in_object ? (start + index) * layout::kTagged
                           : layout::kListStart + (index - inside) * layout::kTagged;
    auto words = static_cast<uint32_t>(out->keys.size());
    AppendKey(isolate, key, &out->keys);
    out->fields.push_back({offset, in_object, words, static_cast<uint32_t>(out->keys.size()) - words});
    out->words.push_back(out->fields.back().key_words);
  }
  out->literal = !out->words.empty() && out->words.size() <= kMostFactoryKeys && AreLiteral(out->keys);
  return out;
}

}  // namespace

const std::shared_ptr<const FieldMap>& FieldMaps::Of(v8::Isolate* isolate, v8::Local<v8::Object> o) {
  Address map = MapOf(o);
  auto low = static_cast<uint32_t>(map);
  Entry& entry = entries_[(low >> 3 ^ low >> 10) & (kEntries - 1)];
  if (entry.map != low) {
    std::shared_ptr<FieldMap> fields = Describe(isolate, map);
    if (fields != nullptr) fields->serial = ++described_;
    entry.fields = std::move(fields);
    entry.map = low;
  }
  return entry.fields;
}

void FieldMaps::Forget() {
  generation_++;
  for (Entry& entry : entries_) entry = Entry();
}

OwnedBy OwnField(v8::Isolate* isolate, v8::Local<v8::Object> o, Address name, v8::Local<v8::Value>* out) {
  const Address map = MapOf(o), object = AddressOf(o);
  Bits3 bits(map);
  if (bits.is_dictionary()) return OwnedBy::kAsk;
  Address descriptors = FieldOf(map, layout::kDescriptors);
  for (uint32_t i = 0; i < bits.own_descriptors(); i++) {
    int at = layout::kDescriptorsStart + static_cast<int>(i) * layout::kDescriptor;
    if (FieldOf(descriptors, at + layout::kKey) != name) continue;
    Details details(SmiFieldOf(descriptors, at + layout::kDetails));
    if (details.is_accessor()) return OwnedBy::kNobody;
    if (details.is_in_descriptor()) return OwnedBy::kAsk;
    const int start = Internals::ReadRawField<uint8_t>(map, layout::kFieldsStart);
    const int inside = Internals::ReadRawField<uint8_t>(map, layout::kSizeInWords) - start;
    const auto index = static_cast<int>(details.field());
    Address value = index < inside ? FieldOf(object, (start + index) * layout::kTagged)
                                   : FieldOf(FieldOf(object, layout::kProperties),
                                             layout::kListStart + (index - inside) * layout::kTagged);
    // A field of doubles has a number that changes in its place.
    if (Internals::HasHeapObjectTag(value) && Internals::GetInstanceType(value) == kHeapNumberInstance)
      return OwnedBy::kAsk;
    *out = HandleOf(isolate, value);
    return OwnedBy::kField;
  }
  return OwnedBy::kNobody;
}

bool HasLengthAlone(v8::Local<v8::Object> o) {
  Bits3 bits(MapOf(o));
  return !bits.is_dictionary() && bits.own_descriptors() == 1 &&
         !Details(SmiFieldOf(FieldOf(MapOf(o), layout::kDescriptors),
                             layout::kDescriptorsStart + layout::kDetails))
              .is_enumerable();
}

}  // namespace heddle
