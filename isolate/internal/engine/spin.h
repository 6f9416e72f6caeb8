// How a thread waits before it sleeps (docs/decisions/0012).
#ifndef HEDDLE_ENGINE_SPIN_H_
#define HEDDLE_ENGINE_SPIN_H_

#include <sched.h>
#include <stdint.h>

#include <atomic>

#include "clock.h"

namespace heddle {

// Tells the processor that the loop around it waits.
inline void Relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

// The processors of the process, and the JavaScript threads that do not sleep: when there are more of these, whoever
// waits without sleeping takes a processor from one that has something to do.
extern int processors;
extern std::atomic<int> threads_awake;

// How long it takes lately until a thread that is woken runs, in nanoseconds: 3 us where it runs on the processor of who
// woke it, over 50 us where another one, of a virtual machine, has to be interrupted.
extern std::atomic<int64_t> wake_up_ns;

// A thread has run after so many nanoseconds. Less counts for more: what is longer was spent waiting for a processor,
// too. Any thread; of two at once one may be lost.
inline void NoteWakeUp(int64_t took_ns) {
  constexpr int64_t kMostNs = 100000;
  const int64_t known = wake_up_ns.load(std::memory_order_relaxed);
  if (took_ns > kMostNs) took_ns = kMostNs;
  wake_up_ns.store(known + (took_ns - known) / (took_ns < known ? 4 : 8), std::memory_order_relaxed);
}

// What one thread has learned of its waits at one place. Only that thread uses it.
class Spin {
 public:
  // Waits for done() without sleeping when that is likely to be enough, for limit_ns at most; false: sleep.
  template <class Done>
  bool Until(int64_t limit_ns, Done done) {
    if (!Worthwhile()) {
      if (!Crowded()) return false;
      // The others have their turn, the one waited for among them: often that is all a sleep is needed for.
      sched_yield();
      return done();
    }
    bool shared = false;
    const int64_t most_ns = Limit();
    bool caught = Watch(limit_ns < most_ns ? limit_ns : most_ns, done, &shared);
    Learn(caught && !shared);
    return caught;
  }
  // How long the wait was that began at began_ns, sleep and all.
  void Waited(int64_t began_ns) { short_ = ClockNs() - began_ns < 3 * Limit(); }

 private:
  // A sleep and a wake-up cost about as much CPU time; so a spin that was for nothing costs no more than twice. It must
  // outlast the wake-up of who is to answer, or two that answer each other never meet awake.
  static constexpr int64_t kLimitNs = 20000;
  static int64_t Limit() {
    const int64_t wake_up = wake_up_ns.load(std::memory_order_relaxed) * 3 / 2;
    return wake_up < kLimitNs ? kLimitNs : wake_up;
  }
  // After so long without the processor another thread has had it.
  static constexpr int64_t kGoneNs = 5000;
  static constexpr int64_t kYieldNs = 4000, kSwitchNs = 2000;
  static constexpr uint32_t kMaxPause = 31;

  static bool Crowded() { return threads_awake.load(std::memory_order_relaxed) > processors; }

  bool Worthwhile() {
    if (!short_ || processors == 1) return false;
    if (pause_ == 0) return true;
    pause_--;
    return false;
  }

  void Learn(bool caught) {
    if (caught) {
      backoff_ /= 2;
      return;
    }
    pause_ = backoff_;
    backoff_ = backoff_ * 2 + 1 < kMaxPause ? backoff_ * 2 + 1 : kMaxPause;
  }

  // shared: the one waited for came by on this very processor, where a sleep would have been cheaper.
  template <class Done>
  static bool Watch(int64_t limit_ns, Done done, bool* shared) {
    const int64_t began = ClockNs();
    int64_t seen = began, yielded = began;
    bool caught = false;
    for (;;) {
      for (int i = 0; i < 8 && !caught; i++) {
        caught = done();
        Relax();
      }
      int64_t now = ClockNs();
      if (caught) {
        *shared = now - seen > kSwitchNs;
        break;
      }
      if (now - seen > kGoneNs || now - began > limit_ns) break;
      seen = now;
      if (now - yielded < kYieldNs && !Crowded()) continue;
      sched_yield();
      yielded = now;
    }
    return caught;
  }

  bool short_ = false;
  uint32_t pause_ = 0, backoff_ = 0;
};

}  // namespace heddle

#endif  // HEDDLE_ENGINE_SPIN_H_
