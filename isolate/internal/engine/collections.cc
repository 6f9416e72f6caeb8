// What a program hears of V8's collections: PerformanceObserver's 'gc' entries and v8.GCProfiler.
//
// The callbacks run on the thread, in the middle of a collection: they note, and touch no object. What they
// have noted JavaScript takes later, from a task of the loop.
#include "clock.h"
#include "thread.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// What GCProfiler shows of a heap, in the order of internal/gc_profiler.
using Figures = std::vector<double>;

Figures FiguresOf(v8::Isolate* isolate) {
  v8::HeapStatistics s;
  isolate->GetHeapStatistics(&s);
  Figures out;
  for (size_t n : {s.total_heap_size(), s.total_heap_size_executable(), s.total_physical_size(),
                   s.total_available_size(), s.total_global_handles_size(), s.used_global_handles_size(),
                   s.used_heap_size(), s.heap_size_limit(), s.malloced_memory(), s.external_memory(),
                   s.peak_malloced_memory()})
    out.push_back(static_cast<double>(n));
  for (size_t i = 0; i < isolate->NumberOfHeapSpaces(); i++) {
    v8::HeapSpaceStatistics space;
    isolate->GetHeapSpaceStatistics(&space, i);
    for (size_t n : {space.space_size(), space.space_used_size(), space.space_available_size(),
                     space.physical_space_size()})
      out.push_back(static_cast<double>(n));
  }
  return out;
}

struct Collection {
  int type, flags;
  int64_t began, took;  // ns
  Figures before, after;  // while somebody profiles
};

}  // namespace

struct CollectionWatch {
  bool listening = false;
  bool observed = false;
  bool told = false;  // a task is on its way
  std::vector<Collection> entries;
  std::unordered_map<uint32_t, std::vector<Collection>> profiles;
  uint32_t next_profile = 1;
  Collection now = {};  // the one under way
};

namespace {

// Runs on the loop: JavaScript takes the entries.
class Tell final : public v8::Task {
 public:
  explicit Tell(Thread* t) : t_(t) {}
  void Run() override {
    t_->collection_watch->told = false;
    const auto& hook = t_->hooks[kHookCollections];
    if (hook.IsEmpty()) return;
    hook.Get(t_->isolate)
        ->Call(t_->context.Get(t_->isolate), v8::Undefined(t_->isolate), 0, nullptr)
        .IsEmpty();
  }

 private:
  Thread* t_;
};

void Begins(v8::Isolate* isolate, v8::GCType type, v8::GCCallbackFlags, void* data) {
  CollectionWatch& watch = *static_cast<Thread*>(data)->collection_watch;
  watch.now = {type, v8::kNoGCCallbackFlags, 0, 0, {}, {}};
  if (!watch.profiles.empty()) watch.now.before = FiguresOf(isolate);
  watch.now.began = ClockNs();
}

void Ends(v8::Isolate* isolate, v8::GCType type, v8::GCCallbackFlags flags, void* data) {
  auto* t = static_cast<Thread*>(data);
  CollectionWatch& watch = *t->collection_watch;
  if (watch.now.began == 0 || watch.now.type != type) return;
  watch.now.took = ClockNs() - watch.now.began;
  watch.now.flags = flags;  // V8 tells them only here
  if (!watch.profiles.empty()) watch.now.after = FiguresOf(isolate);
  for (auto& profile : watch.profiles) profile.second.push_back(watch.now);
  if (watch.observed) {
    watch.entries.push_back(watch.now);
    if (!watch.told) t->runner->PostTask(std::make_unique<Tell>(t));
    watch.told = true;
  }
  watch.now.began = 0;
}

// The callbacks are there while somebody listens. V8 does not survive the removal of one that is not there.
void Listen(Thread* t, bool wanted) {
  CollectionWatch& watch = *t->collection_watch;
  if (wanted == watch.listening) return;
  watch.listening = wanted;
  if (wanted) {
    t->isolate->AddGCPrologueCallback(Begins, t);
    t->isolate->AddGCEpilogueCallback(Ends, t);
  } else {
    t->isolate->RemoveGCPrologueCallback(Begins, t);
    t->isolate->RemoveGCEpilogueCallback(Ends, t);
  }
}

void Listen(Thread* t) {
  const CollectionWatch& watch = *t->collection_watch;
  Listen(t, watch.observed || !watch.profiles.empty());
}

CollectionWatch& WatchOf(Thread* t) {
  if (t->collection_watch == nullptr) t->collection_watch = new CollectionWatch;
  return *t->collection_watch;
}

// observeCollections(fn): fn is called when takeCollections has something; undefined ends it.
void ObserveCollections(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  CollectionWatch& watch = WatchOf(t);
  watch.observed = info[0]->IsFunction();
  if (!watch.observed) watch.entries.clear();
  SetHook(t, kHookCollections, info[0]);
  Listen(t);
}

// takeCollections() -> [type, flags, began, took, ...], the times in ms, began as preciseNow has it.
void TakeCollections(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  CollectionWatch& watch = WatchOf(t);
  std::vector<double> flat;
  for (const Collection& c : watch.entries) {
    const double began = static_cast<double>(c.began - t->shared.origin_ns) / 1e6;
    for (double n : {double(c.type), double(c.flags), began, static_cast<double>(c.took) / 1e6}) flat.push_back(n);
  }
  watch.entries.clear();
  info.GetReturnValue().Set(Numbers(info.GetIsolate(), flat));
}

// startProfile() -> its number.
void StartProfile(const Info& info) {
  Thread* t = ThreadOf(info.GetIsolate());
  CollectionWatch& watch = WatchOf(t);
  watch.profiles[watch.next_profile];
  info.GetReturnValue().Set(watch.next_profile++);
  Listen(t);
}

// stopProfile(number) -> [type, took, before, after, ...], took in ns; undefined for one that has ended.
void StopProfile(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  CollectionWatch& watch = WatchOf(t);
  auto it = watch.profiles.find(info[0].As<v8::Uint32>()->Value());
  if (it == watch.profiles.end()) return;
  const std::vector<Collection> taken = std::move(it->second);
  watch.profiles.erase(it);
  Listen(t);
  std::vector<v8::Local<v8::Value>> out;
  for (const Collection& c : taken) {
    if (c.before.empty()) continue;  // it began in the middle of this one
    out.push_back(v8::Integer::New(isolate, c.type));
    out.push_back(v8::Number::New(isolate, static_cast<double>(c.took)));
    out.push_back(Numbers(isolate, c.before));
    out.push_back(Numbers(isolate, c.after));
  }
  info.GetReturnValue().Set(v8::Array::New(isolate, out.data(), out.size()));
}

}  // namespace

void BindCollections(Binder& b) {
  b.Fn("observeCollections", ObserveCollections);
  b.Fn("takeCollections", TakeCollections);
  b.Fn("startProfile", StartProfile);
  b.Fn("stopProfile", StopProfile);
}

void FreeCollectionWatch(Thread* t) {
  if (t->collection_watch == nullptr) return;
  Listen(t, false);
  delete t->collection_watch;
  t->collection_watch = nullptr;
}

}  // namespace heddle
