// Heap statistics and interrupts.
#include <algorithm>
#include <cstring>
#include <vector>

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

v8::Local<v8::Array> Numbers(v8::Isolate* isolate, const std::vector<double>& numbers) {
  std::vector<v8::Local<v8::Value>> values;
  for (double n : numbers) values.push_back(v8::Number::New(isolate, n));
  return v8::Array::New(isolate, values.data(), values.size());
}

namespace {

// spaceStatistics() -> [name, size, used, available, physical, ...], in bytes.
void SpaceStatistics(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  std::vector<v8::Local<v8::Value>> out;
  for (size_t i = 0; i < isolate->NumberOfHeapSpaces(); i++) {
    v8::HeapSpaceStatistics s;
    isolate->GetHeapSpaceStatistics(&s, i);
    out.push_back(Str(isolate, s.space_name()));
    for (size_t n : {s.space_size(), s.space_used_size(), s.space_available_size(), s.physical_space_size()})
      out.push_back(v8::Number::New(isolate, static_cast<double>(n)));
  }
  info.GetReturnValue().Set(v8::Array::New(isolate, out.data(), out.size()));
}

// codeStatistics() -> [code, bytecode, script sources outside of the heap, CPU profiler], in bytes.
void CodeStatistics(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::HeapCodeStatistics s;
  isolate->GetHeapCodeAndMetadataStatistics(&s);
  std::vector<double> sizes;
  for (size_t n : {s.code_and_metadata_size(), s.bytecode_and_metadata_size(), s.external_script_source_size(),
                   s.cpu_profiler_metadata_size()})
    sizes.push_back(static_cast<double>(n));
  info.GetReturnValue().Set(Numbers(isolate, sizes));
}

// snapshotNearLimit(count): so many snapshots are taken as the heap nears its limit. The first call counts.
void SnapshotNearLimit(const v8::FunctionCallbackInfo<v8::Value>& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  if (t->near_limit_set) return;
  t->near_limit_set = true;
  t->near_limit_snapshots = static_cast<int>(std::min<uint32_t>(info[0].As<v8::Uint32>()->Value(), INT32_MAX));
}

void CachedDataVersionTag(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(v8::ScriptCompiler::CachedDataVersionTag());
}

}  // namespace

void BindHeap(Binder& b) {
  b.Fn("collectGarbage", CollectGarbage);
  b.Fn("spaceStatistics", SpaceStatistics);
  b.Fn("codeStatistics", CodeStatistics);
  b.Fn("snapshotNearLimit", SnapshotNearLimit);
  b.Fn("cachedDataVersionTag", CachedDataVersionTag);
  BindCollections(b);
}

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
