// Heap statistics, snapshots and interrupts.
#include <cstring>

#include "_cgo_export.h"
#include "thread.h"
#include "v8-profiler.h"

namespace heddle {

namespace {

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

void CollectGarbage(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetIsolate()->LowMemoryNotification();
}

struct Interrupt {
  uintptr_t go, token;
};

void RunInterrupt(v8::Isolate*, void* data) {
  std::unique_ptr<Interrupt> interrupt(static_cast<Interrupt*>(data));
  heddleInterrupt(interrupt->go, interrupt->token);
}

}  // namespace

void BindHeap(Binder& b) { b.Fn("collectGarbage", CollectGarbage); }

}  // namespace heddle

extern "C" {

void hd_heap(hd_thread* t, hd_heap_statistics* out) {
  v8::HeapStatistics s;
  t->isolate->GetHeapStatistics(&s);
  *out = hd_heap_statistics{};
  out->total = s.total_heap_size();
  out->executable = s.total_heap_size_executable();
  out->physical = s.total_physical_size();
  out->available = s.total_available_size();
  out->used = s.used_heap_size();
  out->limit = s.heap_size_limit();
  out->malloced = s.malloced_memory();
  out->peak_malloced = s.peak_malloced_memory();
  out->external = s.external_memory();
  out->native_contexts = s.number_of_native_contexts();
  out->detached_contexts = s.number_of_detached_contexts();
  out->handles_total = s.total_global_handles_size();
  out->handles_used = s.used_global_handles_size();
}

int hd_snapshot(hd_thread* t, int internals, int numbers, uintptr_t sink) {
  v8::HandleScope scope(t->isolate);
  const v8::HeapSnapshot* snapshot =
      t->isolate->GetHeapProfiler()->TakeHeapSnapshot(nullptr, nullptr, internals == 0, numbers != 0);
  if (snapshot == nullptr) {
    t->last_error = "V8 took no snapshot";
    return HD_FAILED;
  }
  heddle::ChunkStream stream(sink);
  snapshot->Serialize(&stream, v8::HeapSnapshot::kJSON);
  const_cast<v8::HeapSnapshot*>(snapshot)->Delete();
  return HD_OK;
}

void hd_interrupt(hd_thread* t, uintptr_t token) {
  t->isolate->RequestInterrupt(heddle::RunInterrupt, new heddle::Interrupt{t->go, token});
}

}  // extern "C"
