// The builder: a tape to a JavaScript value graph.
#ifndef HEDDLE_ENGINE_BUILD_H_
#define HEDDLE_ENGINE_BUILD_H_

#include <vector>

#include "objects.h"
#include "tape.h"
#include "thread.h"

namespace heddle {

// What a build asks of v8.Deserializer. False when an exception is pending.
class BuildDelegate {
 public:
  virtual ~BuildDelegate() = default;
  // Makes the host object that the tape has come to, then feeds the builder with what follows it.
  virtual bool ReadHost(v8::Local<v8::Object>* out) = 0;
  // Makes a view of length bytes of the memory at address.
  virtual bool HostView(uint32_t kind, uint64_t address, uint64_t length,
                        v8::Local<v8::Object>* out) = 0;
  // The buffer with this transfer id; empty when there is none.
  virtual v8::Local<v8::Object> Transferred(uint64_t id) = 0;
};

// An array of up to so many elements gets its memory at once.
constexpr uint64_t kMaxPreallocated = 1u << 20;

// Reads a tape that our own Go code wrote and that is therefore well formed; what a peer's bytes can
// bring (depth, sizes V8 refuses) is checked all the same.
class Builder {
 public:
  Builder(Thread* t, v8::Local<v8::Context> context, const uint32_t* words, size_t count);
  ~Builder();
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  bool AtEnd() const { return at_ >= end_; }
  // False when an exception is pending, or the thread is to end.
  bool Read(v8::Local<v8::Value>* out);

  // For a builder that lives on: the next tape to read, in the current scope.
  void Begin(v8::Local<v8::Context> context, const uint32_t* words, size_t count);
  // The same tape, which has grown and may have moved.
  void Feed(const uint32_t* words, size_t count);
  // Reads another tape while one is being read; ids run through.
  bool ReadNested(const uint32_t* words, size_t count, v8::Local<v8::Value>* out);
  // A buffer with a copy of length bytes at data, null: of zeros. max_length: kFixedLength for one that
  // cannot be resized.
  bool NewBuffer(const void* data, uint64_t length, uint64_t max_length,
                 v8::Local<v8::ArrayBuffer>* out);
  // For another context than the thread's: that one's intrinsics. Only what V8 knows and ports can live there.
  void SetIntrinsics(const v8::Global<v8::Function>* intrinsics) { intrinsics_ = intrinsics; }
  void SetDelegate(BuildDelegate* delegate) { delegate_ = delegate; }
  ObjectTable& objects() { return objects_; }

  // What came with a message.
  void SetTransferred(const std::vector<hd_store>* stores,
                      size_t transferred, const std::vector<v8::Local<v8::Value>>* hosts) {
    stores_ = stores;
    transferred_ = transferred;
    hosts_ = hosts;
  }

  // The handles that came with it; used[i] becomes true for those that the value has.
  void SetHandles(const uint32_t* handles, std::vector<bool>* used) {
    handles_ = handles;
    used_ = used;
  }

  // For a tape of this thread's own walker (Walker::SetHere): what that holds.
  void SetHere(const std::vector<v8::Local<v8::Value>>* held, const std::vector<std::shared_ptr<const FieldMap>>* maps) {
    held_ = held;
    maps_ = maps;
  }

  // Nothing on the tape refers to an object: none need be remembered, and each may be made when all that is
  // in it is there (tree.cc).
  void SetTree(bool tree) {
    tree_ = tree;
    factories_ = tree && context_ == t_->context;
  }

  // A view of the buffer, which has that many bytes at offset. length is in bytes.
  static v8::Local<v8::Value> NewView(uint32_t kind, v8::Local<v8::Value> buffer, size_t offset,
                                      size_t length);

 private:
  struct Shape {
    std::vector<v8::Local<v8::Name>> keys;
    std::vector<uint32_t> words;  // of each key on the tape, for shapes that have a number
  };

  // A shape that has a number, in a tree.
  struct TreeShape {
    uint32_t uses = 0;
    const v8::Global<v8::Function>* factory = nullptr;
    std::vector<uint32_t> words;  // of each key on the tape
  };

  uint64_t Count(uint32_t n);
  double Double();
  uint64_t Word64();
  v8::MaybeLocal<v8::String> String(Tag tag, uint32_t n, bool key);
  v8::MaybeLocal<v8::String> FarString(Tag tag, uint64_t length);
  bool ReadKey(v8::Local<v8::Value>* out);
  bool Value(uint32_t token, v8::Local<v8::Value>* out);
  bool Properties(v8::Local<v8::Object> o);
  bool Define(v8::Local<v8::Object> o, v8::Local<v8::Value> key, v8::Local<v8::Value> value);
  bool Numbered(uint32_t n, v8::Local<v8::Object> o);
  bool ShapeOf(const FieldMap& map, Shape* shape);
  bool FirstOfShape(uint32_t n, v8::Local<v8::Object> o);
  bool KeyedPrimitive() const;
  bool TreeObject(uint32_t n, v8::Local<v8::Value>* out);
  bool FewPrimitives(v8::Local<v8::Value>* out);
  bool TreeArray(uint64_t length, v8::Local<v8::Value>* out);
  bool Elements(uint64_t length, uint64_t* holes);
  // Takes a pad, or a run of numbers, whose values go to values_ up to end of them; false: something else comes.
  bool PadOrRun(size_t end);
  bool Gather(v8::Local<v8::Value>* out);
  // Whether an object's token is of one of the walker's maps.
  bool IsMapped(uint32_t token) const { return (token & 0xff) == kObject && token >> 8 != 0 && maps_ != nullptr; }
  bool MakeRow(size_t end, bool* made);
  bool ReadRow(const Batch& batch, const FieldMap& map, bool* fits);
  bool ReadAlike(const Batch& batch, bool* fits);
  bool ReadShortArray(uint64_t length, bool* fits);
  bool FirstOfRow(const FieldMap& map, bool* fits);
  bool Survey(const FieldMap& map, uint32_t depth, Batch* batch, bool* fits);
  bool Mapped(const FieldMap& map, v8::Local<v8::Value>* out);
  bool ComposeMapped(const FieldMap& map, size_t base, v8::Local<v8::Value>* out);
  v8::MaybeLocal<v8::String> KeyOf(const FieldMap& map, size_t i);
  bool Call(const v8::Global<v8::Function>& factory, size_t base, v8::Local<v8::Value>* out);
  bool Assemble(uint32_t n, v8::Local<v8::Value>* out);
  const v8::Global<v8::Function>* FactoryFor(uint32_t n, size_t first);
  void Learn(size_t first, TreeShape* shape);
  bool Compose(size_t first, size_t base, v8::Local<v8::Value>* out);
  bool Manufacture(const v8::Global<v8::Function>& factory, const std::vector<uint32_t>& words,
                   v8::Local<v8::Value>* out);
  bool Shaped(uint32_t shape, v8::Local<v8::Value>* out);
  bool DefineShape();
  bool Array(uint64_t length, v8::Local<v8::Value>* out);
  bool PrimitiveArray(uint64_t length, v8::Local<v8::Value>* out, bool* failed);
  bool Run(v8::Local<v8::Array> a, bool doubles, uint64_t run, uint32_t index);
  static bool NothingBehind(v8::Local<v8::Object> o);
  enum class Made { kNo, kYes, kFailed };
  Made Numbers(uint64_t length, v8::Local<v8::Array>* out);
  enum class Wrote { kAll, kNotSmis, kNotNumbers };
  Wrote WriteNumbers(uint64_t length, v8::Local<v8::Array> a);
  Made FullArray(uint64_t length, v8::Local<v8::Array>* out);
  bool FullElements(uint64_t length, v8::Local<v8::Array> a, uint64_t* read);
  bool SetLength(v8::Local<v8::Array> a, uint64_t length);
  bool HasRoom(uint64_t length);
  bool Sparse(uint64_t length, v8::Local<v8::Value>* out);
  bool MapOrSet(bool map, v8::Local<v8::Value>* out);
  bool Buffer(Tag tag, uint32_t n, v8::Local<v8::Value>* out);
  bool View(uint32_t kind, v8::Local<v8::Value> buffer, v8::Local<v8::Value>* out);
  bool ResizableView(uint32_t kind, v8::Local<v8::Value> buffer, uint64_t offset, uint64_t length,
                     bool tracks, v8::Local<v8::Value>* out);
  bool ConstructOverRest(Intrinsic constructor, v8::Local<v8::Value>* argv, size_t rest, v8::Local<v8::Object>* out);
  bool Construct(Intrinsic constructor, int argc, v8::Local<v8::Value>* argv,
                 v8::Local<v8::Object>* out);
  bool Error(uint32_t prototype, v8::Local<v8::Value>* out);
  bool WasmModule(uint64_t index, v8::Local<v8::Value>* out);
  bool WasmMemory(uint32_t pages, v8::Local<v8::Value>* out);
  bool NewError(uint32_t prototype, v8::Local<v8::Value> message, v8::Local<v8::Object>* out);
  bool ErrorOf(v8::Local<v8::Object> mold, uint32_t flags, v8::Local<v8::Value> message);
  bool NewErrorWith(v8::Local<v8::Object> e, uint32_t flags);
  bool ErrorField(v8::Local<v8::Object> e, v8::Local<v8::String> name);
  bool BigInt(uint32_t n, v8::Local<v8::Value>* out);
  bool Bytes(uint32_t n, bool floats, v8::Local<v8::Value>* out);
  bool Host(uint32_t kind, v8::Local<v8::Value>* out);
  bool PackedHost(v8::Local<v8::Value> packed, v8::Local<v8::Object>* out);
  void Remember(v8::Local<v8::Value> v) {
    if (!tree_) objects_.Add(v.As<v8::Object>());
  }
  bool Fail(const char* text);
  bool NoRoomForBuffer();

  Thread* t_;
  v8::Isolate* isolate_;
  v8::Local<v8::Context> context_;
  const uint32_t* base_;
  const uint32_t* at_;
  const uint32_t* end_;
  ObjectTable objects_;
  std::vector<Shape> shapes_;
  uint64_t sparse_room_ = 0;  // elements that sparse arrays of this tape have asked for
  std::vector<Shape> numbered_;  // by an Object's n, less 1
  bool tree_ = false;
  bool factories_ = false;  // they make objects of the thread's own context
  std::vector<TreeShape> tree_shapes_;  // likewise
  std::vector<uint32_t> few_keys_;
  std::vector<const uint32_t*> key_places_;  // of the objects that are being assembled, innermost last
  std::vector<v8::Local<v8::Value>> values_;  // of the containers of a tree that are being read, innermost last
  const std::vector<v8::Local<v8::Value>>* held_ = nullptr;
  const std::vector<std::shared_ptr<const FieldMap>>* maps_ = nullptr;
  const std::vector<hd_store>* stores_ = nullptr;
  size_t transferred_ = 0;  // the stores from here on are shared ones
  const std::vector<v8::Local<v8::Value>>* hosts_ = nullptr;
  const uint32_t* handles_ = nullptr;
  std::vector<bool>* used_ = nullptr;
  BuildDelegate* delegate_ = nullptr;
  const v8::Global<v8::Function>* intrinsics_ = t_->intrinsics;
};

}  // namespace heddle

#endif  // HEDDLE_ENGINE_BUILD_H_
