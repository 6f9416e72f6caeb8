#include "account.h"

#include <algorithm>
#include <atomic>

#include "thread.h"
#include "v8-wasm.h"

namespace heddle {

bool Account::HasRoom(uint64_t bytes) {
  std::lock_guard<std::mutex> guard(lock_);
  return used_ <= limit_ && bytes <= limit_ - used_;
}

uint64_t Account::Charge(void* data, uint64_t bytes, std::shared_ptr<v8::BackingStore> original) {
  Entry entry{bytes, 0, std::move(original)};  // then the one before, let go of after the lock
  std::lock_guard<std::mutex> guard(lock_);
  entry.number = ++last_;
  std::swap(entries_[data], entry);
  used_ += bytes - entry.bytes;
  return last_;
}

void Account::End(void* data, uint64_t number) {
  Entry entry;  // let go of after the lock
  std::lock_guard<std::mutex> guard(lock_);
  auto it = entries_.find(data);
  if (it == entries_.end() || (number != kAny && it->second.number != number)) return;
  used_ -= it->second.bytes;
  entry = std::move(it->second);
  entries_.erase(it);
}

std::shared_ptr<v8::BackingStore> Account::Original(std::shared_ptr<v8::BackingStore> store) {
  std::lock_guard<std::mutex> guard(lock_);
  auto it = entries_.find(store->Data());
  return it == entries_.end() || it->second.original == nullptr ? store : it->second.original;
}

namespace {

class Accounted final : public v8::ArrayBuffer::Allocator {
 public:
  Accounted(v8::ArrayBuffer::Allocator* inner, std::shared_ptr<Account> account)
      : inner_(inner), account_(std::move(account)) {}

  void* Allocate(size_t length) override { return Charged(length, &v8::ArrayBuffer::Allocator::Allocate); }
  void* AllocateUninitialized(size_t length) override {
    return Charged(length, &v8::ArrayBuffer::Allocator::AllocateUninitialized);
  }
  // What was transferred away has no charge any more.
  void Free(void* data, size_t length) override {
    account_->Release(data);
    inner_->Free(data, length);
  }

 private:
  static constexpr size_t kLargestInHeap = 64;  // of V8's typed arrays, in bytes

  // V8 collects garbage and asks again when it gets nothing, and then throws a RangeError. What it needs when a
  // small typed array is asked for its buffer it must get; the limit of the heap, where such a buffer takes more
  // than its memory, bounds these.
  void* Charged(size_t length, void* (v8::ArrayBuffer::Allocator::*allocate)(size_t)) {
    if (length > kLargestInHeap && !account_->HasRoom(length)) return nullptr;
    void* data = (inner_->*allocate)(length);
    if (data != nullptr) account_->Charge(data, length);
    return data;
  }

  v8::ArrayBuffer::Allocator* const inner_;
  const std::shared_ptr<Account> account_;
};

struct Adopted {
  std::shared_ptr<Account> account;
  std::shared_ptr<v8::BackingStore> original;
  uint64_t number;
};

void LetGo(void* data, size_t, void* adopted) {
  std::unique_ptr<Adopted> a(static_cast<Adopted*>(adopted));
  a->account->Discharge(data, a->number);
}

// Stores of memory that can be resized, and who is charged for them. One lock, taken before an account's.
struct Resizables {
  std::atomic<size_t> count{0};
  std::mutex lock;
  std::unordered_map<v8::BackingStore*, std::pair<std::shared_ptr<Account>, uint64_t>> charges;
};

Resizables& AllResizables() {
  static auto* all = new Resizables;  // outlives V8's threads
  return *all;
}

std::shared_ptr<Account> AccountOf(v8::Isolate* isolate) {
  Thread* t = ThreadOf(isolate);
  return t != nullptr ? t->account : nullptr;
}

bool HasRoomFor(v8::Isolate* isolate, const std::shared_ptr<Account>& account, uint64_t bytes) {
  if (account == nullptr || account->HasRoom(bytes)) return true;
  isolate->LowMemoryNotification();
  return account->HasRoom(bytes);
}

// Whoever has the store grow last is charged for all of it.
void ChargeResizable(const std::shared_ptr<Account>& account, v8::BackingStore* store, uint64_t bytes) {
  Resizables& all = AllResizables();
  std::lock_guard<std::mutex> guard(all.lock);
  auto& [charged, number] = all.charges[store];
  if (charged != nullptr) charged->Discharge(store, number);
  charged = account;
  number = account->Charge(store, bytes);
  all.count.store(all.charges.size(), std::memory_order_release);
}

void ForgetResizable(v8::BackingStore* store) {
  Resizables& all = AllResizables();
  if (all.count.load(std::memory_order_acquire) == 0) return;
  std::lock_guard<std::mutex> guard(all.lock);
  auto it = all.charges.find(store);
  if (it == all.charges.end()) return;
  it->second.first->Discharge(store, it->second.second);
  all.charges.erase(it);
  all.count.store(all.charges.size(), std::memory_order_release);
}

// Resizes where there is room. V8's results: 0 success, 1 failure.
template <typename Resize>
int Resized(v8::BackingStore* store, v8::Isolate* isolate, size_t length, Resize resize) {
  const auto account = AccountOf(isolate);
  const size_t now = store->ByteLength();
  if (length > now && !HasRoomFor(isolate, account, length - now)) return 1;
  const int result = resize(store, isolate, length);
  if (result == 0 && account != nullptr) ChargeResizable(account, store, length);
  return result;
}

}  // namespace

std::shared_ptr<v8::ArrayBuffer::Allocator> AccountedAllocator(v8::ArrayBuffer::Allocator* inner,
                                                               std::shared_ptr<Account> account) {
  return std::make_shared<Accounted>(inner, std::move(account));
}

std::shared_ptr<v8::BackingStore> Adopt(v8::Isolate* isolate, const std::shared_ptr<Account>& account,
                                        std::shared_ptr<v8::BackingStore> store) {
  if (account == nullptr || store == nullptr || store->IsShared() || store->Data() == nullptr) return store;
  const size_t length = store->ByteLength();
  if (!HasRoomFor(isolate, account, length)) return nullptr;
  void* data = store->Data();
  const uint64_t number = account->Charge(data, length, store);
  return v8::ArrayBuffer::NewBackingStore(data, length, LetGo, new Adopted{account, std::move(store), number});
}

}  // namespace heddle

// Memory that can grow does not come from the allocator: V8's own functions, linked to these (engine.go,
// -Wl,--wrap). The classes behind the pointers are V8's internal ones; an isolate is the API's.
extern "C" {

constexpr uint64_t kWasmPage = 64 << 10;

using StoreResult = std::unique_ptr<v8::BackingStore>;
StoreResult
__real__ZN2v88internal12BackingStore35TryAllocateAndPartiallyCommitMemoryEPNS0_7IsolateEmmmmmNS0_14WasmMemoryFlagENS0_10SharedFlagE(
    v8::Isolate*, size_t, size_t, size_t, size_t, size_t, int, int);
StoreResult
__wrap__ZN2v88internal12BackingStore35TryAllocateAndPartiallyCommitMemoryEPNS0_7IsolateEmmmmmNS0_14WasmMemoryFlagENS0_10SharedFlagE(
    v8::Isolate* isolate, size_t length, size_t max_length, size_t page, size_t initial, size_t maximum, int wasm,
    int shared) {
  const auto account = heddle::AccountOf(isolate);
  if (!heddle::HasRoomFor(isolate, account, length)) return nullptr;
  StoreResult made =
      __real__ZN2v88internal12BackingStore35TryAllocateAndPartiallyCommitMemoryEPNS0_7IsolateEmmmmmNS0_14WasmMemoryFlagENS0_10SharedFlagE(
          isolate, length, max_length, page, initial, maximum, wasm, shared);
  if (made != nullptr && account != nullptr) heddle::ChargeResizable(account, made.get(), length);
  return made;
}

StoreResult
__real__ZN2v88internal12BackingStore18AllocateWasmMemoryEPNS0_7IsolateEmmNS0_14WasmMemoryFlagENS0_10SharedFlagE(
    v8::Isolate*, size_t, size_t, int, int);
StoreResult
__wrap__ZN2v88internal12BackingStore18AllocateWasmMemoryEPNS0_7IsolateEmmNS0_14WasmMemoryFlagENS0_10SharedFlagE(
    v8::Isolate* isolate, size_t initial, size_t maximum, int wasm, int shared) {
  const auto account = heddle::AccountOf(isolate);
  if (!heddle::HasRoomFor(isolate, account, initial * kWasmPage)) return nullptr;
  StoreResult made =
      __real__ZN2v88internal12BackingStore18AllocateWasmMemoryEPNS0_7IsolateEmmNS0_14WasmMemoryFlagENS0_10SharedFlagE(
          isolate, initial, maximum, wasm, shared);
  if (made != nullptr && account != nullptr) heddle::ChargeResizable(account, made.get(), initial * kWasmPage);
  return made;
}

using WasmMemory = v8::Local<v8::WasmMemoryObject>;
int __real__ZN2v88internal16WasmMemoryObject4GrowEPNS0_7IsolateENS0_6HandleIS1_EEj(v8::Isolate*, WasmMemory, uint32_t);
int __wrap__ZN2v88internal16WasmMemoryObject4GrowEPNS0_7IsolateENS0_6HandleIS1_EEj(v8::Isolate* isolate,
                                                                                 WasmMemory memory, uint32_t pages) {
  const auto account = heddle::AccountOf(isolate);
  if (!heddle::HasRoomFor(isolate, account, pages * kWasmPage)) return -1;
  const int before =
      __real__ZN2v88internal16WasmMemoryObject4GrowEPNS0_7IsolateENS0_6HandleIS1_EEj(isolate, memory, pages);
  if (before < 0 || account == nullptr) return before;
  v8::HandleScope scope(isolate);
  const auto store = memory->Buffer()->GetBackingStore();
  heddle::ChargeResizable(account, store.get(), store->ByteLength());
  return before;
}

int __real__ZN2v88internal12BackingStore13ResizeInPlaceEPNS0_7IsolateEm(v8::BackingStore*, v8::Isolate*, size_t);
int __wrap__ZN2v88internal12BackingStore13ResizeInPlaceEPNS0_7IsolateEm(v8::BackingStore* store, v8::Isolate* isolate,
                                                                       size_t length) {
  return heddle::Resized(store, isolate, length, __real__ZN2v88internal12BackingStore13ResizeInPlaceEPNS0_7IsolateEm);
}

int __real__ZN2v88internal12BackingStore11GrowInPlaceEPNS0_7IsolateEm(v8::BackingStore*, v8::Isolate*, size_t);
int __wrap__ZN2v88internal12BackingStore11GrowInPlaceEPNS0_7IsolateEm(v8::BackingStore* store, v8::Isolate* isolate,
                                                                     size_t length) {
  return heddle::Resized(store, isolate, length, __real__ZN2v88internal12BackingStore11GrowInPlaceEPNS0_7IsolateEm);
}

// Its destructor, as whoever shares a store calls it.
void __real__ZN2v88internal12BackingStoreD1Ev(v8::BackingStore*);
void __wrap__ZN2v88internal12BackingStoreD1Ev(v8::BackingStore* store) {
  heddle::ForgetResizable(store);
  __real__ZN2v88internal12BackingStoreD1Ev(store);
}

}  // extern "C"
