#include "molds.h"

#include <cstring>

#include "factories.h"
#include "internals.h"
#include "thread.h"

namespace heddle {

namespace {

constexpr char kErrorLetters[] = "EFRSTU";
// Any number that is no lastIndex by chance.
constexpr int32_t kMark = 0x2a55;

}  // namespace

v8::Local<v8::RegExp> Molds::RegExp(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                    v8::Local<v8::RegExp> from) {
  if (regexp_.IsEmpty()) {
    v8::Local<v8::RegExp> made;
    v8::Local<v8::String> key = Key(isolate, "lastIndex");
    if (!v8::RegExp::New(context, v8::String::Empty(isolate), v8::RegExp::kNone).ToLocal(&made) ||
        !made->Set(context, key, v8::Integer::New(isolate, kMark)).FromMaybe(false))
      return {};
    regexp_.Reset(isolate, made);
    if (SmiFieldOf(AddressOf(made), layout::kLastIndex) == kMark) last_index_ = layout::kLastIndex;
  }
  if (last_index_ == 0 || MapOf(from) != MapOf(regexp_.Get(isolate))) return {};
  v8::Local<v8::RegExp> made = from->Clone().As<v8::RegExp>();
  if (v8::internal::Internals::ReadRawField<uint32_t>(AddressOf(made), last_index_) != 0 &&
      !made->Set(context, Key(isolate, "lastIndex"), v8::Integer::New(isolate, 0)).FromMaybe(false))
    return {};
  return made;
}

int Molds::Place(uint32_t prototype) {
  const char* letter = prototype == 0 ? nullptr : strchr(kErrorLetters, static_cast<int>(prototype));
  return letter == nullptr ? 0 : static_cast<int>(letter - kErrorLetters) + 1;
}

v8::Local<v8::Object> Molds::Error(v8::Isolate* isolate, uint32_t prototype, uint32_t flags) {
  const v8::Global<v8::Object>& mold = errors_[Place(prototype)][flags & (kFlags - 1)];
  if (mold.IsEmpty()) return {};
  return mold.Get(isolate)->Clone();
}

bool Molds::KeepError(v8::Isolate* isolate, v8::Local<v8::Context> context, uint32_t prototype, uint32_t flags,
                      v8::Local<v8::Object> error) {
  constexpr uint32_t kCause = 4;
  v8::Local<v8::Object> mold = error->Clone();
  v8::Local<v8::Value> text = v8::String::Empty(isolate), cause;
  if (flags & kCause) cause = v8::Undefined(isolate);
  if (!FillError(isolate, context, mold, text, text, cause)) return false;
  errors_[Place(prototype)][flags & (kFlags - 1)].Reset(isolate, mold);
  return true;
}

// The properties are the error's own and hold data: nobody's code runs.
bool Molds::FillError(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Object> error,
                      v8::Local<v8::Value> message, v8::Local<v8::Value> stack, v8::Local<v8::Value> cause) {
  auto& fill = cause.IsEmpty() ? fill_ : fill_with_cause_;
  if (fill.IsEmpty()) {
    v8::Local<v8::Function> made = Evaluate(
        isolate, context,
        cause.IsEmpty() ? "(e,m,s)=>{e.message=m;e.stack=s}" : "(e,m,s,c)=>{e.message=m;e.stack=s;e.cause=c}");
    if (made.IsEmpty()) return false;
    fill.Reset(isolate, made);
  }
  v8::Local<v8::Value> argv[] = {error, message, stack, cause};
  return !fill.Get(isolate)->Call(context, v8::Undefined(isolate), cause.IsEmpty() ? 3 : 4, argv).IsEmpty();
}

v8::Local<v8::Array> Molds::Numbers(Thread* t, v8::Local<v8::Context> context, uint32_t length, bool doubles) {
  v8::Isolate* isolate = t->isolate;
  if (!HasHeapFor(t, uint64_t{length} * (doubles ? sizeof(double) : layout::kTagged))) return {};
  v8::Local<v8::Array> made;
  if (!doubles) {
    made = v8::Array::New(isolate, static_cast<int>(length));
    if (ElementsKindOf(made) != kHoley || RoomForElements(made) < length) return {};
    return made;
  }
  if (set_length_.IsEmpty()) {
    v8::Local<v8::Function> function = Evaluate(isolate, context, "(a,n)=>{a.length=n}");
    if (function.IsEmpty()) return {};
    set_length_.Reset(isolate, function);
  }
  if (!HasArrayMaps(isolate, context)) return {};
  // V8 would learn from what becomes of an array that a literal has made, and make others otherwise.
  made = arrays_[kPackedDoubles].Get(isolate)->Clone().As<v8::Array>();
  v8::Local<v8::Value> argv[] = {made, v8::Integer::NewFromUnsigned(isolate, length)};
  if (set_length_.Get(isolate)->Call(context, v8::Undefined(isolate), 2, argv).IsEmpty()) return {};
  if (ElementsKindOf(made) != kHoleyDoubles || RoomForElements(made) < length) return {};
  return made;
}

v8::Local<v8::Array> Molds::CopyNumbers(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Array> from) {
  v8::Isolate* isolate = t->isolate;
  const ElementsKind kind = ElementsKindOf(from);
  const size_t size = AreDoubles(kind) ? sizeof(double) : layout::kTagged;
  const uint32_t length = from->Length();
  // What it has room for is copied, too: no more than V8 gives an array that grows.
  constexpr uint32_t kMoreRoom = 16;
  if (RoomForElements(from) > uint64_t{length} + length / 2 + kMoreRoom || !HasArrayMaps(isolate, context) ||
      MapOf(from) != MapOf(arrays_[kind].Get(isolate)) || !HasHeapFor(t, RoomForElements(from) * size))
    return {};
  v8::Local<v8::Array> made = from->Clone().As<v8::Array>();
  if (!IsPacked(kind)) return made;
  if (!MakeHoley(isolate, context, made) || ElementsKindOf(made) != kind + 1 || RoomForElements(made) < length)
    return {};
  memcpy(ElementsOf(made), ElementsOf(from), size);
  return made;
}

bool Molds::HasArrayMaps(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  if (!arrays_[kHoleyDoubles].IsEmpty()) return true;
  v8::Local<v8::Function> make = Evaluate(isolate, context, "(k)=>[[0,1],[0,,1],,,[0.5,1.5],[0.5,,1.5]][k]");
  if (make.IsEmpty()) return false;
  for (const ElementsKind kind : {kPackedSmis, kHoleySmis, kPackedDoubles, kHoleyDoubles}) {
    v8::Local<v8::Value> k = v8::Integer::New(isolate, kind), made;
    v8::TryCatch try_catch(isolate);
    if (!make->Call(context, v8::Undefined(isolate), 1, &k).ToLocal(&made)) {
      if (try_catch.HasTerminated()) try_catch.ReThrow();
      return false;
    }
    if (ElementsKindOf(made.As<v8::Array>()) != kind) return false;
    arrays_[kind].Reset(isolate, made.As<v8::Array>());
  }
  return true;
}

// V8 takes an array for one with holes once there has been one: the first element is one now.
bool Molds::MakeHoley(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Local<v8::Array> a) {
  if (drop_first_.IsEmpty()) {
    v8::Local<v8::Function> function = Evaluate(isolate, context, "(a)=>{delete a[0]}");
    if (function.IsEmpty()) return false;
    drop_first_.Reset(isolate, function);
  }
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> argument = a;
  if (!drop_first_.Get(isolate)->Call(context, v8::Undefined(isolate), 1, &argument).IsEmpty()) return true;
  if (try_catch.HasTerminated()) try_catch.ReThrow();
  return false;
}

uint32_t Molds::FindHole(v8::Isolate* isolate) {
  v8::HandleScope scope(isolate);
  hole_ = WordAt(ElementsOf(v8::Array::New(isolate, 1)), 0);
  return hole_;
}

// The method is found on an object of ours, and so is no other that a program may have put in its place.
bool Molds::Fill(v8::Isolate* isolate, v8::Local<v8::Context> context, const char* source,
                 const v8::Global<v8::Function>& method, v8::Global<v8::Function>* fill, v8::Local<v8::Object> target,
                 v8::Local<v8::Array> list) {
  if (fill->IsEmpty()) {
    v8::Local<v8::Function> make = Evaluate(isolate, context, source);
    v8::Local<v8::Value> argument = method.Get(isolate), made;
    if (make.IsEmpty() || !make->Call(context, v8::Undefined(isolate), 1, &argument).ToLocal(&made)) return false;
    fill->Reset(isolate, made.As<v8::Function>());
  }
  v8::Local<v8::Value> argument = list;
  return !fill->Get(isolate)->Call(context, target, 1, &argument).IsEmpty();
}

bool Molds::FillMap(v8::Isolate* isolate, v8::Local<v8::Context> context, const v8::Global<v8::Function>& set,
                    v8::Local<v8::Map> map, v8::Local<v8::Array> list) {
  return Fill(isolate, context,
              "(set)=>({__proto__:{__proto__:null,set},"
              "fill(list){for(let i=0;i<list.length;i+=2)super.set(list[i],list[i+1])}}).fill",
              set, &fill_map_, map, list);
}

bool Molds::FillSet(v8::Isolate* isolate, v8::Local<v8::Context> context, const v8::Global<v8::Function>& add,
                    v8::Local<v8::Set> set, v8::Local<v8::Array> list) {
  return Fill(isolate, context,
              "(add)=>({__proto__:{__proto__:null,add},fill(list){for(let i=0;i<list.length;i++)super.add(list[i])}}).fill",
              add, &fill_set_, set, list);
}

const ErrorNames& Molds::error_names(v8::Isolate* isolate) {
  if (names_.stack.IsEmpty()) {
    names_.stack.Set(isolate, Key(isolate, "stack"));
    names_.message.Set(isolate, Key(isolate, "message"));
    names_.cause.Set(isolate, Key(isolate, "cause"));
    names_.name.Set(isolate, Key(isolate, "name"));
  }
  return names_;
}

void Molds::Clear() {
  regexp_.Reset();
  for (auto& prototype : errors_)
    for (auto& mold : prototype) mold.Reset();
  fill_.Reset();
  fill_with_cause_.Reset();
  set_length_.Reset();
  for (auto& array : arrays_) array.Reset();
  drop_first_.Reset();
  fill_map_.Reset();
  fill_set_.Reset();
}

}  // namespace heddle
