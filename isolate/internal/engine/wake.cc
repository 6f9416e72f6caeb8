// Parking and waking of a thread: one atomic exchange to post, a system call only when it sleeps. What is likely
// to come soon is waited for awake (spin.h).
#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <atomic>

#include "engine.h"
#include "spin.h"

struct hd_waker {
  alignas(64) std::atomic<uint32_t> word{HD_RUNNING};
  std::atomic<uint32_t> refs{1};
  std::atomic<int64_t> roused_ns{0};  // when it was woken last
  alignas(64) heddle::Spin spin;  // the thread's that parks
};

namespace {

// Go's scheduler sleeps for 3 microseconds before it takes a fresh goroutine from the thread that made it.
// With the kernel's usual slack that is over 50, and each asynchronous operation pays it. A thread inherits
// its slack, so it is set before Go makes threads.
constexpr unsigned long kSlackNanoseconds = 1000;
__attribute__((constructor)) void SharpenSleeps() { prctl(PR_SET_TIMERSLACK, kSlackNanoseconds); }

__attribute__((constructor)) void CountProcessors() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) heddle::processors = CPU_COUNT(&set);
}

// Who takes the word from HD_PARKED to something else counts the thread among those awake.
void Sleep(hd_waker* w, int64_t timeout_ns, int64_t began_ns) {
  heddle::threads_awake.fetch_sub(1, std::memory_order_relaxed);
  uint32_t expected = HD_RUNNING;
  if (!w->word.compare_exchange_strong(expected, HD_PARKED)) {
    heddle::threads_awake.fetch_add(1, std::memory_order_relaxed);
    return;
  }
  timespec deadline;
  timespec* until = nullptr;
  if (timeout_ns > 0) {
    int64_t ns = began_ns % 1000000000 + timeout_ns % 1000000000;
    deadline.tv_sec = began_ns / 1000000000 + timeout_ns / 1000000000 + ns / 1000000000;
    deadline.tv_nsec = ns % 1000000000;
    until = &deadline;
  }
  while (w->word.load(std::memory_order_acquire) == HD_PARKED) {
    long r = syscall(SYS_futex, &w->word, FUTEX_WAIT_BITSET_PRIVATE, HD_PARKED, until, nullptr, FUTEX_BITSET_MATCH_ANY);
    if (r == 0) heddle::NoteWakeUp(heddle::ClockNs() - w->roused_ns.load(std::memory_order_relaxed));
    if (r != -1 || errno != ETIMEDOUT) continue;
    expected = HD_PARKED;
    if (w->word.compare_exchange_strong(expected, HD_RUNNING))
      heddle::threads_awake.fetch_add(1, std::memory_order_relaxed);
    return;
  }
}

}  // namespace

namespace heddle {

int processors = 1;
std::atomic<int> threads_awake{0};
std::atomic<int64_t> wake_up_ns{0};

}  // namespace heddle

extern "C" {

hd_waker* hd_waker_new(void) { return new hd_waker; }

int32_t* hd_threads_awake(void) { return reinterpret_cast<int32_t*>(&heddle::threads_awake); }

uint32_t* hd_waker_word(hd_waker* w) { return reinterpret_cast<uint32_t*>(&w->word); }

void hd_waker_ref(hd_waker* w) { w->refs.fetch_add(1, std::memory_order_relaxed); }

void hd_waker_unref(hd_waker* w) {
  if (w->refs.fetch_sub(1, std::memory_order_acq_rel) == 1) delete w;
}

void hd_wake(hd_waker* w) {
  if (w->word.exchange(HD_NOTIFIED, std::memory_order_acq_rel) == HD_PARKED) hd_rouse(w);
}

void hd_rouse(hd_waker* w) {
  heddle::threads_awake.fetch_add(1, std::memory_order_relaxed);
  w->roused_ns.store(heddle::ClockNs(), std::memory_order_relaxed);
  syscall(SYS_futex, &w->word, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

void hd_park(hd_waker* w, int64_t timeout_ns) {
  if (timeout_ns == 0 || w->word.load(std::memory_order_acquire) != HD_RUNNING) {
    w->word.store(HD_RUNNING, std::memory_order_release);
    return;
  }
  const int64_t began = heddle::ClockNs();
  if (!w->spin.Until(timeout_ns < 0 ? INT64_MAX : timeout_ns,
                     [w] { return w->word.load(std::memory_order_acquire) != HD_RUNNING; }))
    Sleep(w, timeout_ns, began);
  w->spin.Waited(began);
  w->word.store(HD_RUNNING, std::memory_order_release);
}

}  // extern "C"
