// Heap statistics and interrupts.
#include <cstring>

#include "_cgo_export.h"
#include "thread.h"

namespace heddle {

namespace {

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

// Smaller objects V8 makes room for step by step, and tells NearHeapLimit.
constexpr uint64_t kLargeObject = 1 << 20;

// V8's limit counts the young generation, where no large object goes in the end.
static bool FitsHeap(Thread* t, uint64_t bytes) {
  v8::HeapStatistics s;
  t->isolate->GetHeapStatistics(&s);
  return s.used_heap_size() + bytes + t->young_bytes <= s.heap_size_limit();
}

bool HasHeapFor(Thread* t, uint64_t bytes) {
  if (bytes < kLargeObject || FitsHeap(t, bytes)) return true;
  t->isolate->LowMemoryNotification();
  if (FitsHeap(t, bytes)) return true;
  t->shared.out_of_memory = 1;
  t->isolate->TerminateExecution();
  return false;
}

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

void hd_interrupt(hd_thread* t, uintptr_t token) {
  t->isolate->RequestInterrupt(heddle::RunInterrupt, new heddle::Interrupt{t->go, token});
}

}  // extern "C"
