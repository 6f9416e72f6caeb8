// Atomics.wait: V8 keeps those who wait in a list of its own, under a lock that the process has one of. What is
// likely to come soon is waited for before that (spin.h). To the program it is as if it had called a little later:
// a value that has changed meanwhile gives 'not-equal', and Atomics.notify does not count the thread yet.
#include <math.h>
#include <v8.h>

#include <atomic>

#include "spin.h"

namespace heddle {

namespace {

// Waits of the thread, at whatever place in memory.
thread_local Spin waits;

using Buffer = v8::Local<v8::SharedArrayBuffer>;

template <class T, class Wait>
uintptr_t SpinThenWait(int mode, Buffer buffer, size_t at, T value, double timeout_ms, Wait wait) {
  constexpr int kSync = 0;
  if (mode != kSync || !buffer->IsSharedArrayBuffer() || !(timeout_ms > 0)) return wait();
  const auto* word = reinterpret_cast<const std::atomic<T>*>(static_cast<uint8_t*>(buffer->Data()) + at);
  const auto changed = [word, value] { return word->load(std::memory_order_seq_cst) != value; };
  if (changed()) return wait();
  const int64_t began = ClockNs();
  waits.Until(timeout_ms < 1 ? static_cast<int64_t>(timeout_ms * 1e6) : INT64_MAX, changed);
  threads_awake.fetch_sub(1, std::memory_order_relaxed);
  const uintptr_t result = wait();
  threads_awake.fetch_add(1, std::memory_order_relaxed);
  waits.Waited(began);
  return result;
}

}  // namespace

}  // namespace heddle

// The arguments: the isolate, how to wait, a handle on the buffer, the place in bytes, the value, milliseconds.
extern "C" {

uintptr_t
__real__ZN2v88internal14FutexEmulation8WaitJs32EPNS0_7IsolateENS1_8WaitModeENS0_6HandleINS0_13JSArrayBufferEEEmid(
    v8::Isolate*, int, heddle::Buffer, size_t, int32_t, double);
uintptr_t
__wrap__ZN2v88internal14FutexEmulation8WaitJs32EPNS0_7IsolateENS1_8WaitModeENS0_6HandleINS0_13JSArrayBufferEEEmid(
    v8::Isolate* isolate, int mode, heddle::Buffer buffer, size_t at, int32_t value, double timeout_ms) {
  return heddle::SpinThenWait(mode, buffer, at, value, timeout_ms, [=] {
    return __real__ZN2v88internal14FutexEmulation8WaitJs32EPNS0_7IsolateENS1_8WaitModeENS0_6HandleINS0_13JSArrayBufferEEEmid(
        isolate, mode, buffer, at, value, timeout_ms);
  });
}

uintptr_t
__real__ZN2v88internal14FutexEmulation8WaitJs64EPNS0_7IsolateENS1_8WaitModeENS0_6HandleINS0_13JSArrayBufferEEEmld(
    v8::Isolate*, int, heddle::Buffer, size_t, int64_t, double);
uintptr_t
__wrap__ZN2v88internal14FutexEmulation8WaitJs64EPNS0_7IsolateENS1_8WaitModeENS0_6HandleINS0_13JSArrayBufferEEEmld(
    v8::Isolate* isolate, int mode, heddle::Buffer buffer, size_t at, int64_t value, double timeout_ms) {
  return heddle::SpinThenWait(mode, buffer, at, value, timeout_ms, [=] {
    return __real__ZN2v88internal14FutexEmulation8WaitJs64EPNS0_7IsolateENS1_8WaitModeENS0_6HandleINS0_13JSArrayBufferEEEmld(
        isolate, mode, buffer, at, value, timeout_ms);
  });
}

}  // extern "C"
