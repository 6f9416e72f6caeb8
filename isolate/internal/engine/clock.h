// The clock of threads, loops and waits.
#ifndef HEDDLE_ENGINE_CLOCK_H_
#define HEDDLE_ENGINE_CLOCK_H_

#include <stdint.h>
#include <time.h>

namespace heddle {

// CLOCK_MONOTONIC in nanoseconds. Any thread.
inline int64_t ClockNs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

}  // namespace heddle

#endif  // HEDDLE_ENGINE_CLOCK_H_
