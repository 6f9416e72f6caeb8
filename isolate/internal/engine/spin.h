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

// What one thread has learned of its waits at one place. Only that thread uses it.
class Spin {
 public:
  // Waits for done() without sleeping when that is likely to be enough, for limit_ns at most; false: sleep.
  template <class Done>
  bool Until(int64_t limit_ns, Done done) {
    if (!Worthwhile()) return false;
    bool shared = false;
    bool caught = Watch(limit_ns < kLimitNs ? limit_ns : kLimitNs, done, &shared);
    Learn(caught && !shared);
    return caught;
  }
  // How long the wait was that began at began_ns, sleep and all.
  void Waited(int64_t began_ns) { short_ = ClockNs() - began_ns < kShortNs; }

 private:
  // A sleep and a wake-up cost about as much CPU time; so a spin that was for nothing costs no more than twice.
  static constexpr int64_t kLimitNs = 20000;
  // What a spin could have caught, with the wake-up that it had to wait for.
  static constexpr int64_t kShortNs = 60000;
  // After so long without the processor another thread has had it.
  static constexpr int64_t kGoneNs = 5000;
  static constexpr int64_t kYieldNs = 4000, kSwitchNs = 2000;
  static constexpr uint32_t kMaxPause = 255;

  static bool MayGoOn() { return threads_awake.load(std::memory_order_relaxed) <= processors; }

  bool Worthwhile() {
    if (!short_ || processors == 1 || !MayGoOn()) return false;
    if (pause_ == 0) return true;
    pause_--;
    return false;
  }

  void Learn(bool caught) {
    if (caught) {
      backoff_ -= (backoff_ + 3) / 4;
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
      if (now - seen > kGoneNs || now - began > limit_ns || !MayGoOn()) break;
      seen = now;
      if (now - yielded < kYieldNs) continue;
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
