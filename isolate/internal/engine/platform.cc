#include "platform.h"

#include <algorithm>
#include <unordered_map>

#include "clock.h"
#include "v8.h"

namespace heddle {

namespace {

double Seconds() { return static_cast<double>(ClockNs()) * 1e-9; }

struct Runners {
  std::mutex mutex;
  std::unordered_map<v8::Isolate*, std::shared_ptr<ForegroundRunner>> map;  // guarded by mutex
};

Runners& AllRunners() {
  static Runners* runners = new Runners;  // outlives V8's threads
  return *runners;
}

// Everything but foreground tasks is the default platform's, which v8go owns.
class HeddlePlatform final : public v8::Platform {
 public:
  explicit HeddlePlatform(v8::Platform* inner) : inner_(inner) {}

  v8::PageAllocator* GetPageAllocator() override { return inner_->GetPageAllocator(); }
  v8::ZoneBackingAllocator* GetZoneBackingAllocator() override {
    return inner_->GetZoneBackingAllocator();
  }
  void OnCriticalMemoryPressure() override { inner_->OnCriticalMemoryPressure(); }
  int NumberOfWorkerThreads() override { return inner_->NumberOfWorkerThreads(); }
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate* isolate) override {
    return RunnerOf(isolate);
  }
  void CallOnWorkerThread(std::unique_ptr<v8::Task> task) override {
    inner_->CallOnWorkerThread(std::move(task));
  }
  void CallBlockingTaskOnWorkerThread(std::unique_ptr<v8::Task> task) override {
    inner_->CallBlockingTaskOnWorkerThread(std::move(task));
  }
  void CallLowPriorityTaskOnWorkerThread(std::unique_ptr<v8::Task> task) override {
    inner_->CallLowPriorityTaskOnWorkerThread(std::move(task));
  }
  void CallDelayedOnWorkerThread(std::unique_ptr<v8::Task> task, double seconds) override {
    inner_->CallDelayedOnWorkerThread(std::move(task), seconds);
  }
  std::unique_ptr<v8::JobHandle> PostJob(v8::TaskPriority priority,
                                         std::unique_ptr<v8::JobTask> task) override {
    return inner_->PostJob(priority, std::move(task));
  }
  std::unique_ptr<v8::JobHandle> CreateJob(v8::TaskPriority priority,
                                           std::unique_ptr<v8::JobTask> task) override {
    return inner_->CreateJob(priority, std::move(task));
  }
  double MonotonicallyIncreasingTime() override { return inner_->MonotonicallyIncreasingTime(); }
  double CurrentClockTimeMillis() override { return inner_->CurrentClockTimeMillis(); }
  StackTracePrinter GetStackTracePrinter() override { return inner_->GetStackTracePrinter(); }
  v8::TracingController* GetTracingController() override { return inner_->GetTracingController(); }

 private:
  v8::Platform* inner_;
};

}  // namespace

std::shared_ptr<ForegroundRunner> RunnerOf(v8::Isolate* isolate) {
  Runners& all = AllRunners();
  std::lock_guard<std::mutex> lock(all.mutex);
  std::shared_ptr<ForegroundRunner>& runner = all.map[isolate];
  if (!runner) runner = std::make_shared<ForegroundRunner>();
  return runner;
}

void RenewRunner(v8::Isolate* isolate) {
  Runners& all = AllRunners();
  auto runner = std::make_shared<ForegroundRunner>();
  std::lock_guard<std::mutex> lock(all.mutex);
  all.map[isolate].swap(runner);  // the old one goes after the lock
}

void DropRunner(v8::Isolate* isolate, const std::shared_ptr<ForegroundRunner>& runner) {
  Runners& all = AllRunners();
  std::lock_guard<std::mutex> lock(all.mutex);
  auto it = all.map.find(isolate);
  if (it != all.map.end() && it->second == runner) all.map.erase(it);
}

ForegroundRunner::~ForegroundRunner() {
  if (waker_ != nullptr) hd_waker_unref(waker_);
}

void ForegroundRunner::SetWaker(hd_waker* waker) {
  if (waker != nullptr) hd_waker_ref(waker);
  hd_waker* old;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    old = waker_;
    waker_ = waker;
  }
  if (old != nullptr) hd_waker_unref(old);
}

void ForegroundRunner::Post(std::unique_ptr<v8::Task> task) {
  hd_waker* waker;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (closed_) return;
    tasks_.push_back(std::move(task));
    waker = waker_;
    if (waker != nullptr) hd_waker_ref(waker);
  }
  if (waker == nullptr) return;
  hd_wake(waker);
  hd_waker_unref(waker);
}

void ForegroundRunner::PostTask(std::unique_ptr<v8::Task> task) { Post(std::move(task)); }
void ForegroundRunner::PostNonNestableTask(std::unique_ptr<v8::Task> task) {
  Post(std::move(task));
}

// Delayed foreground tasks are V8's own housekeeping (memory reducer, incremental marking): they run
// at the first turn after they are due and never keep a parked thread from sleeping.
void ForegroundRunner::PostDelayedTask(std::unique_ptr<v8::Task> task, double seconds) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (closed_) return;
  delayed_.push_back(Delayed{Seconds() + seconds, 0, std::move(task)});
}

void ForegroundRunner::PostNonNestableDelayedTask(std::unique_ptr<v8::Task> task,
                                                  double seconds) {
  PostDelayedTask(std::move(task), seconds);
}

void ForegroundRunner::PostIdleTask(std::unique_ptr<v8::IdleTask>) {}

std::unique_ptr<v8::Task> ForegroundRunner::Next() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (!tasks_.empty()) {
    std::unique_ptr<v8::Task> task = std::move(tasks_.front());
    tasks_.pop_front();
    return task;
  }
  if (delayed_.empty()) return nullptr;
  double now = Seconds();
  for (auto it = delayed_.begin(); it != delayed_.end(); ++it) {
    if (it->due > now) continue;
    std::unique_ptr<v8::Task> task = std::move(it->task);
    delayed_.erase(it);
    return task;
  }
  return nullptr;
}

bool ForegroundRunner::HasDue() {
  std::lock_guard<std::mutex> lock(mutex_);
  return !tasks_.empty();
}

void ForegroundRunner::Close() {
  std::deque<std::unique_ptr<v8::Task>> tasks;
  std::vector<Delayed> delayed;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    tasks.swap(tasks_);
    delayed.swap(delayed_);
  }
  SetWaker(nullptr);
}

}  // namespace heddle

// v8go's call of V8::InitializePlatform is linked to this one (engine.go, -Wl,--wrap).
extern "C" {
void __real__ZN2v82V818InitializePlatformEPNS_8PlatformE(v8::Platform* platform);
void __wrap__ZN2v82V818InitializePlatformEPNS_8PlatformE(v8::Platform* platform) {
  __real__ZN2v82V818InitializePlatformEPNS_8PlatformE(new heddle::HeddlePlatform(platform));
}
}
