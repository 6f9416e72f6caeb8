// Parking and waking of a thread: one atomic exchange to post, a system call only when it sleeps.
#include <errno.h>
#include <linux/futex.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <atomic>

#include "engine.h"

struct hd_waker {
  std::atomic<uint32_t> word{0};  // 0 running, 1 parked, 2 notified
  std::atomic<uint32_t> refs{1};
};

namespace {
constexpr uint32_t kRunning = 0, kParked = 1, kNotified = 2;

// Go's scheduler sleeps for 3 microseconds before it takes a fresh goroutine from the thread that made it.
// With the kernel's usual slack that is over 50, and each asynchronous operation pays it. A thread inherits
// its slack, so it is set before Go makes threads.
constexpr unsigned long kSlackNanoseconds = 1000;
__attribute__((constructor)) void SharpenSleeps() { prctl(PR_SET_TIMERSLACK, kSlackNanoseconds); }
}  // namespace

extern "C" {

hd_waker* hd_waker_new(void) { return new hd_waker; }

void hd_waker_ref(hd_waker* w) { w->refs.fetch_add(1, std::memory_order_relaxed); }

void hd_waker_unref(hd_waker* w) {
  if (w->refs.fetch_sub(1, std::memory_order_acq_rel) == 1) delete w;
}

void hd_wake(hd_waker* w) {
  if (w->word.exchange(kNotified, std::memory_order_acq_rel) != kParked) return;
  syscall(SYS_futex, &w->word, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

void hd_park(hd_waker* w, int64_t timeout_ns) {
  uint32_t expected = kRunning;
  if (timeout_ns == 0 || !w->word.compare_exchange_strong(expected, kParked)) {
    w->word.store(kRunning, std::memory_order_release);
    return;
  }
  timespec deadline;
  timespec* until = nullptr;
  if (timeout_ns > 0) {
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    int64_t ns = deadline.tv_nsec + timeout_ns % 1000000000;
    deadline.tv_sec += timeout_ns / 1000000000 + ns / 1000000000;
    deadline.tv_nsec = ns % 1000000000;
    until = &deadline;
  }
  while (w->word.load(std::memory_order_acquire) == kParked) {
    long r = syscall(SYS_futex, &w->word, FUTEX_WAIT_BITSET_PRIVATE, kParked, until, nullptr,
                     FUTEX_BITSET_MATCH_ANY);
    if (r == -1 && errno == ETIMEDOUT) break;
  }
  w->word.store(kRunning, std::memory_order_release);
}

}  // extern "C"
