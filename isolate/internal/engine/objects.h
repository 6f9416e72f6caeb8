// The objects of a message by their ids.
#ifndef HEDDLE_ENGINE_OBJECTS_H_
#define HEDDLE_ENGINE_OBJECTS_H_

#include <cstdint>
#include <vector>

#include "v8.h"

namespace heddle {

// A handle dies with the scope that it was made in. A walk or a build that goes on after a call has
// returned to JavaScript (v8.Serializer, v8.Deserializer) opens the table at the start of each call and
// closes it at the end: what was added moves into an array on V8's heap, and is fetched when asked for.
// Without Open the table is a vector of handles. On the isolate's thread.
class ObjectTable {
 public:
  explicit ObjectTable(v8::Isolate* isolate) : isolate_(isolate) {}

  size_t size() const { return handles_.size(); }
  // The list of handles, for who lends its memory: before the first Add and after the last use.
  std::vector<v8::Local<v8::Object>>* list() { return &handles_; }
  void Add(v8::Local<v8::Object> o) { handles_.push_back(o); }
  // Takes an id for an object that is still to be made: At gives an empty handle until Set.
  void AddUnmade() { handles_.emplace_back(); }
  void Set(size_t id, v8::Local<v8::Object> o) { handles_[id] = o; }
  v8::Local<v8::Object> At(size_t id) {
    return handles_[id].IsEmpty() && !blocks_.empty() ? Fetch(id) : handles_[id];
  }
  void Truncate(size_t size);

  // What Open returns goes to the Close of the same call; calls nest. keep is an array that lives as
  // long as the table and that no program sees. Close gives false when V8 has no memory.
  struct Call {
    size_t first;
    size_t fetched;
    v8::Local<v8::Array> keep;
  };
  Call Open(v8::Local<v8::Array> keep);
  bool Close(const Call& call);
  // Ends the outermost call and forgets all objects.
  void Abandon(const Call& call);

 private:
  // keep[slot] is an array of count objects, with ids from first on.
  struct Block {
    size_t first;
    size_t count;
    uint32_t slot;
  };
  v8::Local<v8::Object> Fetch(size_t id);

  v8::Isolate* isolate_;
  std::vector<v8::Local<v8::Object>> handles_;
  std::vector<Block> blocks_;    // ascending
  std::vector<size_t> fetched_;  // ids whose handle is one of an open call's
  v8::Local<v8::Array> keep_;
};

// The ids of the objects of a table by where they are in memory. Collections move them: collections is how
// many there have been, and when it has changed everything is looked up anew. All objects must have handles.
//
// A bit for each place that an object may have says whether one of the table is there. Most messages are trees, and
// in those that is all that is asked: the ids are gathered when one is.
class PlaceTable {
 public:
  bool Find(ObjectTable& objects, uint32_t collections, v8::Local<v8::Object> o, uint32_t* id);
  // The object with this id, the table's last.
  void Add(ObjectTable& objects, uint32_t collections, uint32_t id);
  void Clear();

 private:
  static constexpr size_t kFew = 12;  // so many are compared one by one
  static constexpr uint32_t kPlaceBits = 2, kChunkBits = 12;  // of an address: a place, and a chunk of places
  struct Chunk {
    uint32_t bits[1u << (kChunkBits - kPlaceBits - 5)];
  };
  struct Entry {
    uint32_t key;  // a chunk's number and 1, or the low half of an object's address; 0: free
    uint32_t at;   // where the chunk is, or the object's id
  };
  static Entry& At(std::vector<Entry>& entries, uint32_t key);
  static void Grow(std::vector<Entry>* entries);
  void Refill(ObjectTable& objects);
  void Mark(uint32_t place);
  uint32_t& BitsOf(uint32_t place);
  uint32_t Locate(uint32_t key);

  // Hash tables, of a power of two of entries, at most half of them taken.
  std::vector<Entry> chunk_entries_, id_entries_;
  std::vector<Chunk> chunks_;
  uint32_t last_key_ = 0, last_ = 0;  // the chunk that was asked for last
  size_t identified_ = 0;             // so many objects are among the ids
  uint32_t collections_ = 0;
};

}  // namespace heddle

#endif  // HEDDLE_ENGINE_OBJECTS_H_
