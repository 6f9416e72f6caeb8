// V8's Platform: worker tasks go to v8go's default platform, foreground tasks to the loop of the
// isolate they are for.
//
// Contract: a ForegroundRunner is shared between its thread and V8's background threads. Its queue is
// guarded by its mutex; tasks run on the isolate's own thread only, taken out under the lock and run
// outside of it. Posting wakes the thread through its waker, after the lock is released.
#ifndef HEDDLE_ENGINE_PLATFORM_H_
#define HEDDLE_ENGINE_PLATFORM_H_

#include <deque>
#include <memory>
#include <mutex>
#include <queue>
#include <vector>

#include "engine.h"
#include "libplatform/libplatform.h"
#include "v8-platform.h"

namespace heddle {

class ForegroundRunner final : public v8::TaskRunner {
 public:
  ~ForegroundRunner() override;

  void PostTask(std::unique_ptr<v8::Task> task) override;
  void PostNonNestableTask(std::unique_ptr<v8::Task> task) override;
  void PostDelayedTask(std::unique_ptr<v8::Task> task, double seconds) override;
  void PostNonNestableDelayedTask(std::unique_ptr<v8::Task> task, double seconds) override;
  void PostIdleTask(std::unique_ptr<v8::IdleTask> task) override;
  bool IdleTasksEnabled() override { return false; }
  bool NonNestableTasksEnabled() const override { return true; }
  bool NonNestableDelayedTasksEnabled() const override { return true; }

  // Any thread; nullptr detaches. Takes a reference of its own.
  void SetWaker(hd_waker* waker);
  // Own thread. The next task that is due, or null.
  std::unique_ptr<v8::Task> Next();
  bool HasDue();
  // Own thread, at the end: drops all tasks and refuses more.
  void Close();

 private:
  struct Delayed {
    double due;
    uint64_t order;
    std::unique_ptr<v8::Task> task;
  };

  void Post(std::unique_ptr<v8::Task> task);

  std::mutex mutex_;
  std::deque<std::unique_ptr<v8::Task>> tasks_;  // guarded by mutex_
  std::vector<Delayed> delayed_;                 // guarded by mutex_
  hd_waker* waker_ = nullptr;                    // guarded by mutex_, one reference held
  bool closed_ = false;                          // guarded by mutex_
};

// The runner of an isolate, made at the first question. Any thread.
std::shared_ptr<ForegroundRunner> RunnerOf(v8::Isolate* isolate);
// A new isolate stands at this address: whatever runner was known for it belonged to another.
void RenewRunner(v8::Isolate* isolate);
// Forgets a runner, unless the address has a new one already. V8 must be done with the isolate.
void DropRunner(v8::Isolate* isolate, const std::shared_ptr<ForegroundRunner>& runner);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_PLATFORM_H_
