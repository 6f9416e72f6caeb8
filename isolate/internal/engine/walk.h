// The walker: a JavaScript value graph to a tape.
#ifndef HEDDLE_ENGINE_WALK_H_
#define HEDDLE_ENGINE_WALK_H_

#include <memory>
#include <unordered_map>
#include <vector>

#include "objects.h"
#include "tape.h"
#include "thread.h"

namespace heddle {

enum class WalkMode {
  kOperation,  // arguments of an operation: views by reference, no identity, functions are undefined
  kMessage,    // structured clone
};

// What a walk asks of v8.Serializer, whose methods a program may override. All run JavaScript; false
// when an exception is pending.
class WalkDelegate {
 public:
  virtual ~WalkDelegate() = default;
  // Typed arrays and DataViews are host objects too.
  virtual bool ViewsAreHosts() const = 0;
  // Writes what stands for a host object on the tape, up to an End.
  virtual bool WriteHost(v8::Local<v8::Object> o) = 0;
  virtual bool SharedId(v8::Local<v8::SharedArrayBuffer> b, uint32_t* id) = 0;
  // Throws an error with this message.
  virtual void ThrowCloneError(v8::Local<v8::String> message) = 0;
};

class Walker {
 public:
  Walker(Thread* t, v8::Local<v8::Context> context, WalkMode mode, Tape* tape);
  ~Walker();
  Walker(const Walker&) = delete;
  Walker& operator=(const Walker&) = delete;

  // False when an exception is pending (a DataCloneError, a RangeError for depth, or a getter's own), or
  // the thread is to end.
  bool Write(v8::Local<v8::Value> value);

  // What a message may transfer: an ArrayBuffer or host object found among these becomes an index.
  void SetTransfer(const std::vector<v8::Local<v8::ArrayBuffer>>* buffers,
                   const std::vector<v8::Local<v8::Object>>* hosts);
  // Instead of the message's own rules. ids: what stands on the tape for the buffers of SetTransfer.
  void SetDelegate(WalkDelegate* delegate, const std::vector<uint32_t>* ids) {
    delegate_ = delegate;
    transfer_ids_ = ids;
  }
  void SetContext(v8::Local<v8::Context> context) { context_ = context; }
  ObjectTable& objects() { return objects_; }
  // With a delegate: the handles of all objects outlive the walk, until UseHashes.
  void SetPlaced() { placed_ = objects_.size() == 0; }
  void UseHashes();
  // Where a walk stands: what Undo goes back to.
  struct Mark {
    size_t words, objects, copies, viewed;
  };
  Mark Here() const { return {tape_->size(), objects_.size(), copies_.size(), viewed_.size()}; }
  void Undo(const Mark& mark);
  // For a walker that lives on: an object that it had in hand last is not to be kept alive by it.
  void DropStash() { stash_.Reset(); }
  // Forgets the objects with this id and higher ones.
  void Forget(size_t from);
  void Token(Tag tag, uint64_t n = 0) {
    if (n < kLongCount) return tape_->push_back(tag | static_cast<uint32_t>(n) << 8);
    tape_->push_back(tag | kLongCount << 8);
    Word64(n);
  }
  void Word64(uint64_t v) {
    tape_->push_back(static_cast<uint32_t>(v));
    tape_->push_back(static_cast<uint32_t>(v >> 32));
  }
  // Whether the tape may have so many words more; if not, an exception is pending.
  bool Room(uint64_t words) { return tape_->size() + words <= kMaxWords || TooBig(); }
  // Throws that culprit cannot be cloned.
  bool Fail(v8::Local<v8::Value> culprit);
  // Throws that there is no room.
  bool TooBig();
  // Keeps a copy of memory as long as the walker lives or until FreeMemory. Null: there is no memory.
  const uint8_t* Copy(const void* data, size_t length);
  // Keeps memory itself, likewise.
  void Hold(std::shared_ptr<v8::BackingStore> store) { viewed_.push_back(std::move(store)); }
  // What the tape names by address is not needed any more.
  void FreeMemory();
  // With a delegate: this value's memory needs no copy, because it is read before the program runs again.
  void SetDirect(bool direct) { direct_ = direct; }

  // Copies large ArrayBuffers into stores that the receiver adopts. The tape names them by their place
  // among the message's stores, which begin with those of SetTransfer.
  void AdoptLarge() { adopt_ = true; }
  // Host objects of the transfer list that move, with what packHost has made of them.
  void SetMoved(const std::vector<v8::Local<v8::Object>>* moved, const std::vector<v8::Local<v8::Value>>* packed) {
    moved_ = moved;
    packed_ = packed;
  }
  // The tape is for a builder of this thread, in this context: what does not change is named on it, not copied,
  // and some objects are made at once. Until Wired, that builder reads it, and no Serializer.
  void SetHere() { here_ = context_ == t_->context; }
  bool here() const { return here_; }
  // No object was referred to.
  bool IsTree() const { return !refs_; }
  // An object is referred to inside of itself which no message can have so, as V8 has it.
  bool Refused() const { return refused_; }
  // The bytes of small ArrayBuffers are to stand on the tape, and large ones that are adopted like those that move.
  void PreferAlone() { alone_ = true; }
  // The tape names no memory by its address.
  bool IsAlone() const { return !addresses_; }
  // What kHere and kHereObject name.
  const std::vector<v8::Local<v8::Value>>& held() const { return held_; }
  // The field maps of the objects with a number on the tape, by that less 1.
  const std::vector<std::shared_ptr<const FieldMap>>& maps() const { return maps_; }
  // The handles of Go's objects that the host objects met stand for.
  std::vector<uint32_t> handles() const;
  // Those stores.
  const std::vector<std::shared_ptr<v8::BackingStore>>& adopted() const { return adopted_; }
  // The memory that the tape names by address is good as long as the walker lives, or until FreeMemory.
  // What the program could change, detach or resize before it is read was copied when it was met.

  // Stores of SharedArrayBuffers and WebAssembly modules met, in the order of their indices.
  const std::vector<hd_store>& shared() const { return shared_; }
  // Operations: the stores behind the views on the tape.
  const std::vector<std::shared_ptr<v8::BackingStore>>& viewed() const { return viewed_; }

 private:
  // The tape is grown without a way to fail, so it ends well before memory does: 2 GiB.
  static constexpr uint64_t kMaxWords = 1u << 29;

  void Double(double d);
  void Number(double d);
  void Integer(int32_t i);
  uint32_t* Simple(v8::internal::Address value, uint32_t* to);
  bool Held(v8::internal::Address value);
  bool Characters(v8::internal::Address string, int type);
  void Here(Tag tag, v8::Local<v8::Value> value);
  void Ref(uint32_t id);
  const FieldMap* FieldsOf(v8::Local<v8::Object> o, std::shared_ptr<const FieldMap>* keep);
  bool String(v8::Local<v8::String> s);
  bool Lasting(v8::Local<v8::String> s);
  bool BigInt(v8::Local<v8::BigInt> b);
  bool Digits(v8::internal::Address bigint);
  bool OtherObject(v8::Local<v8::Object> o, int type);
  bool Date(v8::Local<v8::Object> o);
  bool RegExp(v8::Local<v8::Object> o);
  bool Object(v8::Local<v8::Object> o);
  bool OperationObject(v8::Local<v8::Object> o);
  bool PlainObject(v8::Local<v8::Object> o);
  bool Environment(v8::Local<v8::Object> env);
  bool Fields(v8::Local<v8::Object> o, const FieldMap& map, size_t at, uint64_t* written);
  bool Changed(v8::Local<v8::Object> o, const FieldMap& map, size_t from, uint64_t* written);
  bool Names(v8::Local<v8::Object> o, bool skip_indices, v8::Local<v8::Array>* names);
  bool Properties(v8::Local<v8::Object> o, bool skip_indices, uint64_t* written);
  enum class Found { kFailed, kWritten, kNothing, kStashed };
  bool WriteFound(Found found);
  Found Stash(v8::Local<v8::Value> value);
  // Which keys, once collected, are sure to be an object's own still.
  struct Sure {
    bool names = false;  // as long as its map is this one
    bool indices = false;
    v8::internal::Address map = 0;
  };
  bool Named(v8::Local<v8::Object> o, v8::Local<v8::Array> names, Sure sure, uint64_t* written);
  Found Property(v8::Local<v8::Object> o, v8::Local<v8::Array> names, uint32_t i, const Sure& sure);
  Found Element(v8::Local<v8::Array> a, uint32_t i, bool sure);
  enum class Spot { kThere, kHole, kAsk };
  Spot Look(v8::Local<v8::Array> a, uint32_t i, v8::internal::Address* value);
  bool IsThere(v8::Local<v8::Array> a, uint32_t i);
  std::vector<bool> There(v8::Local<v8::Array> a, uint32_t length);
  bool MostlyThere(v8::Local<v8::Array> a, uint32_t length);
  static const uint8_t* DoublesOf(v8::Local<v8::Array> a);
  bool Array(v8::Local<v8::Array> a);
  bool Sparse(v8::Local<v8::Array> a, uint64_t* written);
  bool SparseDoubles(v8::Local<v8::Array> a, uint32_t room, uint64_t* written);
  bool Full(v8::Local<v8::Array> a, uint32_t length, uint64_t* written);
  uint32_t Plain(v8::Local<v8::Array> a, uint32_t from, uint32_t length);
  bool FullDoubles(v8::Local<v8::Array> a, uint32_t length);
  bool KeyedElements(v8::Local<v8::Array> a, const std::vector<uint32_t>& keys, size_t from, uint64_t* written);
  bool OperationArray(v8::Local<v8::Array> a);
  bool Elements(v8::Local<v8::Array> a, uint32_t length, const std::vector<bool>& there);
  bool Integers(v8::Local<v8::Array> a, uint32_t length);
  bool Doubles(v8::Local<v8::Array> a, uint32_t length);
  static bool SmisInNode(const double* numbers, uint32_t count);
  bool MapOrSet(v8::Local<v8::Value> v);
  bool Buffer(v8::Local<v8::ArrayBuffer> b);
  bool BytesHere(v8::Local<v8::ArrayBuffer> b, const void* data, size_t length, uint64_t max_length);
  bool AdoptBytes(const void* data, size_t length, uint64_t* address);
  bool MaxLength(v8::Local<v8::ArrayBuffer> b, uint64_t* out);
  bool Shared(v8::Local<v8::SharedArrayBuffer> b);
  bool Ask(Intrinsic getter, v8::Local<v8::Object> o, v8::Local<v8::Value>* out);
  bool View(v8::Local<v8::ArrayBufferView> v);
  bool ViewRef(v8::Local<v8::Value> v);
  bool OwnData(v8::Local<v8::Object> o, v8::Local<v8::String> key, v8::Local<v8::Value>* out);
  uint32_t ErrorPrototype(v8::Local<v8::String> name);
  bool Error(v8::Local<v8::Object> e);
  bool WasmModule(v8::Local<v8::Object> o);
  bool WasmMemory(v8::Local<v8::Object> o);
  bool Host(v8::Local<v8::Object> o);
  bool IsUncloneable(v8::Local<v8::Object> o);
  bool PackedHost(v8::Local<v8::Object> o, v8::Local<v8::Value> packed);
  bool FailText(const char* text);
  bool FitsWire(v8::Local<v8::Object> o, uint64_t bytes);
  bool TooDeep();
  bool Known(v8::Local<v8::Object> o, uint32_t* id);
  uint32_t Remember(v8::Local<v8::Object> o);

  Thread* t_;
  v8::Isolate* isolate_;
  v8::Local<v8::Context> context_;
  WalkMode mode_;
  Tape* tape_;
  bool here_ = false, refs_ = false, alone_ = false, addresses_ = false;
  std::vector<v8::Local<v8::Value>> held_;
  uint64_t walk_ = ++t_->walks;
  std::vector<std::shared_ptr<const FieldMap>> maps_;
  std::unordered_multimap<int, uint32_t> ids_;  // identity hash -> id, for a walk that outlives its handles
  PlaceTable places_;                           // all others
  ObjectTable objects_;
  std::vector<hd_store> shared_;
  std::vector<std::shared_ptr<v8::BackingStore>> viewed_;
  bool adopt_ = false;
  std::vector<std::shared_ptr<v8::BackingStore>> adopted_;
  std::vector<std::unique_ptr<uint8_t[]>> copies_;
  uint8_t* spare_ = nullptr;  // what is left of the last block of copies_
  size_t spare_bytes_ = 0;
  v8::Global<v8::Value> stash_;  // an object on its way out of the handle scope it was read in
  uint64_t values_ = 0;
  uint32_t depth_ = 0;  // operations only
  WalkDelegate* delegate_ = nullptr;
  bool direct_ = false;
  bool placed_ = false;
  std::vector<uint64_t> unfinished_;  // the ids of errors and host objects that are being written
  bool refused_ = false;
  const std::vector<uint32_t>* transfer_ids_ = nullptr;
  const std::vector<v8::Local<v8::ArrayBuffer>>* transfer_buffers_ = nullptr;
  const std::vector<v8::Local<v8::Object>>* transfer_hosts_ = nullptr;
  const std::vector<v8::Local<v8::Object>>* moved_ = nullptr;
  const std::vector<v8::Local<v8::Value>>* packed_ = nullptr;
  struct Handle {
    uint32_t object, handle;
  };
  std::vector<Handle> handles_;
};

// What JavaScript's packHost says of a host object that is no port: undefined (it cannot be sent) or an
// array. False when an exception is pending.
bool PackHost(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Object> o, bool transfer,
              v8::Local<v8::Value>* out);

// How many bytes a view has now. V8's own ByteLength does not know of those that track a resizable
// buffer (0), nor of those that the buffer has left outside. tracks: it is one of the former.
size_t ViewLength(Thread* t, v8::Local<v8::ArrayBufferView> view, bool* tracks);

// Whether an ArrayBuffer or SharedArrayBuffer can change its size; true when V8 has no stack left to tell.
bool Resizable(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Object> buffer);

// Bytes of an element of a view of this kind.
uint64_t ElementSize(uint32_t kind);

// The kinds of views, and the names of their constructors.
constexpr struct {
  char kind;
  const char* name;
} kViewTypes[] = {{'B', "Uint8Array"},       {'b', "Int8Array"},     {'C', "Uint8ClampedArray"},
                  {'w', "Int16Array"},       {'W', "Uint16Array"},   {'d', "Int32Array"},
                  {'D', "Uint32Array"},      {'f', "Float32Array"},  {'F', "Float64Array"},
                  {'q', "BigInt64Array"},    {'Q', "BigUint64Array"}, {'?', "DataView"}};

constexpr uint64_t kFixedLength = ~0ull;  // the tape's largest length of what cannot be resized
constexpr uint32_t kViewTracks = 1, kViewResizable = 2;  // flags of a view on the tape, V8's own

// V8's wire subtag of a view.
uint32_t ViewKind(v8::Local<v8::ArrayBufferView> view);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_WALK_H_
