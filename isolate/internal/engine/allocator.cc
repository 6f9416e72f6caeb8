// The memory of ArrayBuffers.
//
// V8's own allocator keeps every ArrayBuffer in its sandbox, in one tree of regions under one lock, and
// moves the end of the accessible memory with system calls: microseconds for a small buffer, and the
// collector pays them again. So small ones (up to kLargest) are cut here from slabs of one size class
// each, as malloc does it; the chunks that slabs are cut from, and larger buffers, come from V8's allocator.
// What has been freed of those up to 1 MiB is kept for the next ones, up to a bound (PagePool).
//
// Large copies, which messages carry, live shortly and are written at once: most of their cost is the
// kernel's, page by page. So more of their memory is kept, and it comes in huge pages where it fills some.
//
// Threads: any thread allocates, V8's background threads free. Each class has its own lock. One allocator
// serves all isolates and is never destroyed: a backing store may outlive its isolate.
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <mutex>
#include <vector>

#include "thread.h"

namespace {

constexpr size_t kSlabBytes = 64u << 10;  // a power of two: a block finds its slab by its address
constexpr size_t kChunkSlabs = 16;
constexpr size_t kUnit = 16;  // the alignment, and the step between the smallest classes
constexpr size_t kLargest = 8u << 10;
constexpr int kClasses = 32;

struct Block {
  Block* next;
};

// Stands at the start of its memory. Guarded by the lock of its class.
struct alignas(64) Slab {
  Slab* next;
  Slab* previous;
  Block* freed;
  uint32_t block_bytes;
  uint32_t capacity;
  uint32_t carved;  // blocks that were ever handed out; the rest has not been touched
  uint32_t used;

  bool Full() const { return used == capacity; }
};

struct SizeClass {
  std::mutex lock;
  Slab* roomy = nullptr;  // the slabs with a block to give

  void Link(Slab* slab) {
    slab->previous = nullptr;
    slab->next = roomy;
    if (roomy != nullptr) roomy->previous = slab;
    roomy = slab;
  }

  void Unlink(Slab* slab) {
    (slab->previous != nullptr ? slab->previous->next : roomy) = slab->next;
    if (slab->next != nullptr) slab->next->previous = slab->previous;
  }
};

// Classes are 1 to 8 units, then four to each doubling: at most a fifth of a block is lost.
struct Fit {
  int index;
  size_t bytes;
};

Fit FitOf(size_t length) {
  const size_t units = length <= kUnit ? 1 : (length + kUnit - 1) / kUnit;
  if (units <= 8) return {static_cast<int>(units) - 1, units * kUnit};
  const int shift = 64 - __builtin_clzll(units - 1) - 3;
  const size_t quarter = ((units - 1) >> shift) + 1;  // 5 to 8
  return {8 + (shift - 1) * 4 + static_cast<int>(quarter) - 5, (quarter << shift) * kUnit};
}

constexpr size_t kPage = 4u << 10;

constexpr size_t WholePages(size_t length) { return (length + kPage - 1) & ~(kPage - 1); }

// Memory of buffers of some pages, kept by their number.
class PagePool {
 public:
  static constexpr size_t kLargest = 1u << 20;

  explicit PagePool(v8::ArrayBuffer::Allocator* inner) : inner_(inner) {}

  void* Take(size_t length, bool zeroed) {
    const size_t size = WholePages(length);
    if (!zeroed || length <= kMostZeroed)
      if (void* kept = TakeKept(size / kPage)) return zeroed ? memset(kept, 0, length) : kept;
    void* fresh = zeroed ? inner_->Allocate(size) : inner_->AllocateUninitialized(size);
    if (fresh != nullptr) return fresh;
    Drop(0);
    return zeroed ? inner_->Allocate(size) : inner_->AllocateUninitialized(size);
  }

  void Give(void* data, size_t length) {
    const size_t pages = WholePages(length) / kPage;
    {
      std::lock_guard<std::mutex> guard(lock_);
      kept_[pages].push_back(data);
      kept_pages_ += pages;
    }
    Drop(kMostPages);
  }

 private:
  static constexpr size_t kMostPages = (8u << 20) / kPage;
  // More is had from the kernel sooner, which zeroes what is touched.
  static constexpr size_t kMostZeroed = 256u << 10;

  void* TakeKept(size_t pages) {
    std::lock_guard<std::mutex> guard(lock_);
    if (kept_[pages].empty()) return nullptr;
    void* data = kept_[pages].back();
    kept_[pages].pop_back();
    kept_pages_ -= pages;
    return data;
  }

  // Frees until no more than this is kept, of each size in turn.
  void Drop(size_t pages) {
    for (;;) {
      void* data;
      size_t freed;
      {
        std::lock_guard<std::mutex> guard(lock_);
        if (kept_pages_ <= pages) return;
        do victim_ = victim_ % (kLargest / kPage) + 1;
        while (kept_[victim_].empty());
        data = kept_[victim_].back();
        kept_[victim_].pop_back();
        kept_pages_ -= victim_;
        freed = victim_;
      }
      inner_->Free(data, freed * kPage);
    }
  }

  v8::ArrayBuffer::Allocator* const inner_;
  std::mutex lock_;
  std::vector<void*> kept_[kLargest / kPage + 1];  // by pages
  size_t kept_pages_ = 0, victim_ = 0;
};

class SlabAllocator final : public v8::ArrayBuffer::Allocator {
 public:
  explicit SlabAllocator(v8::ArrayBuffer::Allocator* inner) : inner_(inner), pages_(inner) {}

  void* Allocate(size_t length) override {
    if (length > PagePool::kLargest) return inner_->Allocate(length);
    if (length > kLargest) return pages_.Take(length, true);
    void* data = Take(length);
    if (data != nullptr) memset(data, 0, length);
    return data;
  }

  void* AllocateUninitialized(size_t length) override {
    if (length > PagePool::kLargest) return inner_->AllocateUninitialized(length);
    return length > kLargest ? pages_.Take(length, false) : Take(length);
  }

  void Free(void* data, size_t length) override {
    if (data == nullptr) return;
    if (length > PagePool::kLargest) return inner_->Free(data, length);
    length > kLargest ? pages_.Give(data, length) : Give(data, length);
  }

 private:
  void* Take(size_t length) {
    const Fit fit = FitOf(length);
    SizeClass& c = classes_[fit.index];
    std::lock_guard<std::mutex> guard(c.lock);
    if (c.roomy == nullptr) {
      Slab* fresh = NewSlab(fit.bytes);
      if (fresh == nullptr) return nullptr;
      c.Link(fresh);
    }
    Slab* slab = c.roomy;
    void* block = slab->freed;
    if (block != nullptr) {
      slab->freed = slab->freed->next;
    } else {
      block = reinterpret_cast<char*>(slab + 1) + size_t{slab->carved++} * slab->block_bytes;
    }
    slab->used++;
    if (slab->Full()) c.Unlink(slab);
    return block;
  }

  void Give(void* data, size_t length) {
    SizeClass& c = classes_[FitOf(length).index];
    auto* slab = reinterpret_cast<Slab*>(reinterpret_cast<uintptr_t>(data) & ~(kSlabBytes - 1));
    std::lock_guard<std::mutex> guard(c.lock);
    if (slab->Full()) c.Link(slab);
    auto* block = static_cast<Block*>(data);
    block->next = slab->freed;
    slab->freed = block;
    slab->used--;
    const bool spare = c.roomy != slab || slab->next != nullptr;  // the last one stays, for the next Take
    if (slab->used != 0 || !spare) return;
    c.Unlink(slab);
    std::lock_guard<std::mutex> pool_guard(pool_lock_);
    slab->next = pool_;
    pool_ = slab;
  }

  // A slab for blocks of this size: one that another class gave up, or a part of a new chunk.
  Slab* NewSlab(size_t block_bytes) {
    Slab* slab = TakePooled();
    if (slab == nullptr) return nullptr;
    *slab = Slab{};
    slab->block_bytes = static_cast<uint32_t>(block_bytes);
    slab->capacity = static_cast<uint32_t>((kSlabBytes - sizeof(Slab)) / block_bytes);
    return slab;
  }

  Slab* TakePooled() {
    std::lock_guard<std::mutex> guard(pool_lock_);
    if (pool_ == nullptr && uncut_ == chunk_end_ && !NewChunk()) return nullptr;
    if (pool_ == nullptr) {
      auto* slab = reinterpret_cast<Slab*>(uncut_);
      uncut_ += kSlabBytes;
      return slab;
    }
    Slab* slab = pool_;
    pool_ = slab->next;
    return slab;
  }

  bool NewChunk() {
    constexpr size_t kBytes = kChunkSlabs * kSlabBytes;
    void* data = inner_->AllocateUninitialized(kBytes);
    if (data == nullptr) return false;
    const uintptr_t start = reinterpret_cast<uintptr_t>(data), mask = kSlabBytes - 1;
    uncut_ = (start + mask) & ~mask;
    chunk_end_ = (start + kBytes) & ~mask;
    return true;
  }

  v8::ArrayBuffer::Allocator* const inner_;
  PagePool pages_;
  SizeClass classes_[kClasses];
  std::mutex pool_lock_;  // taken after the lock of a class
  Slab* pool_ = nullptr;  // given up by their class
  uintptr_t uncut_ = 0, chunk_end_ = 0;
};

// The memory of large copies, whole pages at a time.
class CopyMemory {
 public:
  explicit CopyMemory(v8::ArrayBuffer::Allocator* allocator) : allocator_(allocator) {}

  void* Take(size_t length) {
    if (length < kSmallest) return allocator_->AllocateUninitialized(length);
    const size_t size = WholePages(length);
    if (void* kept = TakeKept(size)) return kept;
    void* fresh = allocator_->AllocateUninitialized(size);
    if (fresh == nullptr) {
      DropKept(0);
      fresh = allocator_->AllocateUninitialized(size);
    }
    if (fresh != nullptr && size >= 2 * kHugePage) AskForHugePages(fresh, size);
    return fresh;
  }

  void Give(void* data, size_t length) {
    if (length < kSmallest) return allocator_->Free(data, length);
    const size_t size = WholePages(length);
    if (size > kKept) return allocator_->Free(data, size);
    DropKept(kKept - size);
    std::lock_guard<std::mutex> guard(lock_);
    kept_.push_back({data, size});
    kept_bytes_ += size;
  }

 private:
  struct Memory {
    void* data;
    size_t size;
  };

  static constexpr size_t kSmallest = PagePool::kLargest + 1;  // below, the allocator itself is quick enough
  static constexpr size_t kHugePage = 2u << 20;
  static constexpr size_t kKept = 64u << 20;  // at most; so much glibc's malloc would keep, too

  // Only advice: what the kernel has to say to it does not matter.
  static void AskForHugePages(void* data, size_t size) {
    const uintptr_t start = (reinterpret_cast<uintptr_t>(data) + kPage - 1) & ~(kPage - 1);
    madvise(reinterpret_cast<void*>(start), size - kPage, MADV_HUGEPAGE);
  }

  void* TakeKept(size_t size) {
    std::lock_guard<std::mutex> guard(lock_);
    for (auto it = kept_.rbegin(); it != kept_.rend(); ++it) {
      if (it->size != size) continue;
      void* data = it->data;
      kept_.erase(std::next(it).base());
      kept_bytes_ -= size;
      return data;
    }
    return nullptr;
  }

  // Frees the oldest until no more than this is kept.
  void DropKept(size_t bytes) {
    for (;;) {
      Memory oldest;
      {
        std::lock_guard<std::mutex> guard(lock_);
        if (kept_bytes_ <= bytes || kept_.empty()) return;
        oldest = kept_.front();
        kept_.pop_front();
        kept_bytes_ -= oldest.size;
      }
      allocator_->Free(oldest.data, oldest.size);
    }
  }

  v8::ArrayBuffer::Allocator* const allocator_;
  std::mutex lock_;
  std::deque<Memory> kept_;  // the oldest first
  size_t kept_bytes_ = 0;
};

CopyMemory* copy_memory;  // set before the first isolate is there

}  // namespace

v8::ArrayBuffer::Allocator* heddle::BufferAllocator(v8::ArrayBuffer::Allocator* inner) {
  static auto* allocator = [inner] {
    auto* made = new SlabAllocator(inner);
    copy_memory = new CopyMemory(made);
    return made;
  }();
  return allocator;
}

std::shared_ptr<v8::BackingStore> heddle::NewStore(size_t length) {
  void* memory = copy_memory->Take(length);
  if (memory == nullptr) return nullptr;
  return v8::ArrayBuffer::NewBackingStore(
      memory, length, [](void* data, size_t size, void*) { copy_memory->Give(data, size); }, nullptr);
}

std::shared_ptr<v8::BackingStore> heddle::NewCopy(const void* data, size_t length) {
  std::shared_ptr<v8::BackingStore> store = NewStore(length);
  if (store != nullptr) memcpy(store->Data(), data, length);
  return store;
}
