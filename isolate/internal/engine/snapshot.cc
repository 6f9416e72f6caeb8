// Heap snapshots: taken on the thread whose heap it is, written from anywhere, freed on the thread again.
//
// Threads: V8 writes a snapshot from its own copy of the graph; the heap is not looked at any more, so the
// thread runs on while another one writes. What V8 keeps of a snapshot belongs to the isolate: the owner
// frees it, once nobody writes it, before hd_thread_leave.
#include <malloc.h>

#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "_cgo_export.h"
#include "thread.h"
#include "v8-profiler.h"

namespace heddle {

namespace {

// The names of V8's elements by number: "0", "1", ... V8 puts each into a table whose hash has all of them
// collide; most of a snapshot's time went there. They live as long as the snapshot that refers to them.
class DecimalNames {
 public:
  const char* Get(uint32_t index) {
    const size_t block = index / kBlock;
    if (block >= blocks_.size()) blocks_.resize(block + 1);
    if (!blocks_[block]) blocks_[block] = std::make_unique<Block>();
    char* name = blocks_[block]->names[index % kBlock];
    if (name[0] == '\0') snprintf(name, kWidth, "%u", index);
    return name;
  }

 private:
  static constexpr size_t kBlock = 4096, kWidth = 12;
  struct Block {
    char names[kBlock][kWidth] = {};
  };
  std::vector<std::unique_ptr<Block>> blocks_;
};

// Those of the snapshot that this OS thread takes.
thread_local DecimalNames* names_of_snapshot = nullptr;

class Progress final : public v8::ActivityControl {
 public:
  Progress(Thread* t, bool last, uintptr_t watcher) : t_(t), last_(last), watcher_(watcher) {}
  ControlOption ReportProgressValue(uint32_t done, uint32_t total) override {
    if (!last_ && __atomic_load_n(&t_->shared.terminated, __ATOMIC_RELAXED) != 0) return kAbort;
    return watcher_ == 0 || heddleSnapshotProgress(watcher_, done, total) ? kContinue : kAbort;
  }

 private:
  Thread* t_;
  bool last_;
  uintptr_t watcher_;
};

class ChunkStream final : public v8::OutputStream {
 public:
  explicit ChunkStream(uintptr_t sink) : sink_(sink) {}
  int GetChunkSize() override { return 256 * 1024; }
  void EndOfStream() override {}
  WriteResult WriteAsciiChunk(char* data, int size) override {
    return heddleSnapshotChunk(sink_, data, static_cast<size_t>(size)) ? kContinue : kAbort;
  }

 private:
  uintptr_t sink_;
};

}  // namespace

}  // namespace heddle

struct hd_snapshot {
  const v8::HeapSnapshot* snapshot = nullptr;
  heddle::DecimalNames names;
};

extern "C" {

const char* __real__ZN2v88internal14StringsStorage7GetNameEi(void* storage, int index);
// V8's own copies the name into the storage, which hands it out until the last snapshot is gone.
const char* __wrap__ZN2v88internal14StringsStorage7GetNameEi(void* storage, int index) {
  if (heddle::names_of_snapshot == nullptr || index < 0)
    return __real__ZN2v88internal14StringsStorage7GetNameEi(storage, index);
  return heddle::names_of_snapshot->Get(static_cast<uint32_t>(index));
}

hd_snapshot* hd_snapshot_take(hd_thread* t, int flags, uintptr_t watcher) {
  v8::HandleScope scope(t->isolate);
  auto made = std::make_unique<hd_snapshot>();
  heddle::Progress progress(t, (flags & HD_SNAPSHOT_LAST) != 0, watcher);
  // The collection that comes first may near the heap's limit, which takes a snapshot of its own.
  heddle::DecimalNames* const outer = std::exchange(heddle::names_of_snapshot, &made->names);
  made->snapshot = t->isolate->GetHeapProfiler()->TakeHeapSnapshot(
      &progress, nullptr, (flags & HD_SNAPSHOT_INTERNALS) == 0, (flags & HD_SNAPSHOT_NUMBERS) != 0);
  heddle::names_of_snapshot = outer;
  return made->snapshot != nullptr ? made.release() : nullptr;
}

void hd_snapshot_write(hd_snapshot* s, uintptr_t sink) {
  heddle::ChunkStream stream(sink);
  s->snapshot->Serialize(&stream, v8::HeapSnapshot::kJSON);
}

void hd_snapshot_free(hd_snapshot* s) {
  const_cast<v8::HeapSnapshot*>(s->snapshot)->Delete();
  delete s;
  malloc_trim(0);  // tens of megabytes in small pieces, which glibc would keep
}

}  // extern "C"
