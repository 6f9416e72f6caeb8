// How a thread waits before it sleeps (docs/decisions/0012).
#ifndef HEDDLE_ENGINE_SPIN_H_
#define HEDDLE_ENGINE_SPIN_H_

#include <sched.h>
#include <stdint.h>
#include <time.h>

namespace heddle {

inline int64_t ClockNs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

// What one thread has learned of its waits at one place. Only that thread uses it.
class Spin {
 public:
  // Waits for done() without sleeping when that is likely to be enough, for limit_ns at most; false: sleep.
  template <class Done>
  bool Until(int64_t limit_ns, Done done) {
    if (!Worthwhile()) return false;
    bool caught = Enter() && Watch(limit_ns < kLimitNs ? limit_ns : kLimitNs, done);
    Learn(caught);
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
  static constexpr int64_t kYieldNs = 4000;
  static constexpr uint32_t kMaxPause = 255;

  bool Worthwhile() {
    if (pause_ == 0) return short_;
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

  // One processor is left to those who are waited for.
  static bool Enter();
  static void Leave();

  template <class Done>
  static bool Watch(int64_t limit_ns, Done done) {
    const int64_t began = ClockNs();
    int64_t seen = began, yielded = began;
    bool caught = false;
    for (;;) {
      for (int i = 0; i < 8 && !caught; i++) {
        caught = done();
        __builtin_ia32_pause();
      }
      if (caught) break;
      int64_t now = ClockNs();
      if (now - seen > kGoneNs || now - began > limit_ns) break;
      seen = now;
      if (now - yielded < kYieldNs) continue;
      sched_yield();
      yielded = now;
    }
    Leave();
    return caught;
  }

  bool short_ = false;
  uint32_t pause_ = 0, backoff_ = 0;
};

}  // namespace heddle

#endif  // HEDDLE_ENGINE_SPIN_H_
