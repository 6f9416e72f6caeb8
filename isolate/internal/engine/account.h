// The memory of a thread's ArrayBuffers, where maxArrayBufferMb bounds it.
//
// Counted are the bytes of buffers that the thread has made, those that can be resized included, the copies
// that came with messages, and the memory that was transferred to it: until it is freed, or transferred
// away. SharedArrayBuffers, and WebAssembly's memory, count where they were made or last grown.
//
// Threads: the owner charges; whoever frees memory discharges. One lock, a leaf. The account outlives its
// isolate: the allocator and the backing stores hold it.
#ifndef HEDDLE_ENGINE_ACCOUNT_H_
#define HEDDLE_ENGINE_ACCOUNT_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "v8.h"

namespace heddle {

class Account {
 public:
  explicit Account(uint64_t limit) : limit_(limit) {}

  // Whether so many bytes may be added. Owner only: it alone adds.
  bool HasRoom(uint64_t bytes);
  // Charges memory, in the place of a charge that is on it, and gives a number for Discharge. original: what a
  // store of Adopt stands for.
  uint64_t Charge(void* data, uint64_t bytes, std::shared_ptr<v8::BackingStore> original = nullptr);
  // Ends that charge, unless it has ended; any thread.
  void Discharge(void* data, uint64_t number) { End(data, number); }
  // Ends whatever charge is on the memory: it is freed, or goes to another thread. Any thread.
  void Release(void* data) { End(data, kAny); }
  // The store behind one that Adopt has made; any other itself.
  std::shared_ptr<v8::BackingStore> Original(std::shared_ptr<v8::BackingStore> store);

 private:
  struct Entry {
    uint64_t bytes, number;
    std::shared_ptr<v8::BackingStore> original;
  };

  static constexpr uint64_t kAny = 0;  // no charge has this number
  void End(void* data, uint64_t number);

  const uint64_t limit_;
  std::mutex lock_;  // guards the fields below
  uint64_t used_ = 0, last_ = 0;
  std::unordered_map<void*, Entry> entries_;
};

// An allocator that charges what it gives; inner outlives it.
std::shared_ptr<v8::ArrayBuffer::Allocator> AccountedAllocator(v8::ArrayBuffer::Allocator* inner,
                                                               std::shared_ptr<Account> account);
// A store for the owner's buffers that charges memory which was made elsewhere; store itself where there is no
// account. Null when there is no room, also after a collection.
std::shared_ptr<v8::BackingStore> Adopt(v8::Isolate* isolate, const std::shared_ptr<Account>& account,
                                        std::shared_ptr<v8::BackingStore> store);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_ACCOUNT_H_
