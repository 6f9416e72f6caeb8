// What one JavaScript thread owns in C++. See engine.h for who may call what.
#ifndef HEDDLE_ENGINE_THREAD_H_
#define HEDDLE_ENGINE_THREAD_H_

#include <atomic>
#include <cstring>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "account.h"
#include "bind.h"
#include "engine.h"
#include "factories.h"
#include "fields.h"
#include "molds.h"
#include "platform.h"
#include "tape.h"
#include "v8.h"

// Counted reference that Go holds as a plain pointer: to memory, or to a compiled module.
struct hd_store {
  std::shared_ptr<v8::BackingStore> store;
  std::shared_ptr<v8::CompiledWasmModule> module = nullptr;

  // Each of them, for the stress tests.
  struct Counted {
    Counted() { alive.fetch_add(1, std::memory_order_relaxed); }
    Counted(const Counted&) : Counted() {}
    Counted& operator=(const Counted&) = default;
    ~Counted() { alive.fetch_sub(1, std::memory_order_relaxed); }
    static inline std::atomic<int64_t> alive{0};
  };
  Counted counted = {};
};

namespace heddle {

// The allocator of all isolates; what it does not cut itself comes from inner (allocator.cc).
v8::ArrayBuffer::Allocator* BufferAllocator(v8::ArrayBuffer::Allocator* inner);
// A backing store with a copy of these bytes, null for want of memory. Any thread may let go of it, also
// after the isolate's end.
std::shared_ptr<v8::BackingStore> NewCopy(const void* data, size_t length);
// The same, to be written before a program sees it: it holds what another buffer has left.
std::shared_ptr<v8::BackingStore> NewStore(size_t length);

// Functions that JavaScript hands to the engine while it boots. The first ones are hd_call's.
enum Hook {
  kHookStart = HD_HOOK_START,
  kHookBeforeExit = HD_HOOK_BEFORE_EXIT,
  kHookExit = HD_HOOK_EXIT,
  kHookEvent = HD_HOOK_EVENT,
  kHookRunTimers,
  kHookRunImmediates,
  kHookRunTicks,
  kHookUncaught,
  kHookMakeError,
  kHookDataCloneError,
  kHookRejection,
  kHookPrepareStackTrace,
  kHookPromiseInit,  // these four in the order of setPromiseHooks
  kHookPromiseBefore,
  kHookPromiseAfter,
  kHookPromiseSettled,
  kHookImportDynamic,
  kHookImportMeta,
  kHookDeliver,
  kHookDeliverMade,  // (id, make, ...values): make makes the message of them
  kHookPortClosed,
  kHookMakePort,
  kHookPackHost,   // these three: see transferable.js
  kHookMakeHost,
  kHookHostMoved,
  kHookWriteHostObject,  // these six in the order of setDefaults (serdes.cc)
  kHookWriteUint32,
  kHookWriteRawBytes,
  kHookReadHostObject,
  kHookReadUint32,
  kHookReadRawBytes,
  kHookCollections,  // observeCollections (collections.cc)
  kHookCount
};

struct CollectionWatch;
struct Contexts;
struct KeptCode;
struct ModuleWrap;
class Wrapped;

// What the engine needs of JavaScript's globals, taken before a program can replace them.
enum Intrinsic {
  kArrayBufferConstructor,
  kErrorConstructor,
  kEvalErrorConstructor,
  kURIErrorConstructor,
  kMapSet,
  kSetAdd,
  kBufferResize,
  // Getters that V8's API lacks or, for what can be resized, gets wrong.
  kTypedArrayByteLength,
  kDataViewByteLength,
  kBufferResizable,
  kBufferMaxByteLength,
  kBufferGrowable,
  kFirstView,  // from here on the constructors of kViewTypes (walk.h)
  kIntrinsicCount = kFirstView + 12
};

// A call of a Blocking or Stream operation that has not completed.
struct Pending {
  v8::Global<v8::Function> callback;
  v8::Global<v8::Value> frame;  // continuation data at the call
};

// The memory of lists that walkers and builders have used, empty, for the next ones.
struct Scratch {
  std::vector<uint32_t> keys;
  std::vector<const uint32_t*> places;
  std::vector<v8::Local<v8::Value>> values;
  std::vector<v8::Local<v8::Object>> objects;
  std::vector<std::shared_ptr<const FieldMap>> maps;
};

// Gives a list's memory back to the thread, unless it is much, or less than what is there.
template <class T>
void GiveBack(std::vector<T>* list, std::vector<T>* kept) {
  constexpr size_t kMostBytes = 64 << 10;
  list->clear();
  if (list->capacity() > kept->capacity() && list->capacity() * sizeof(T) <= kMostBytes) list->swap(*kept);
}

}  // namespace heddle

struct hd_thread {
  v8::Isolate* isolate = nullptr;
  uintptr_t go = 0;
  hd_shared shared = {};
  uint32_t* state = no_state;        // what JavaScript and the loop share: see GetState in loop.cc
  uint32_t no_state[4] = {0, 0, 0, 0};
  std::shared_ptr<v8::BackingStore> state_store;
  v8::Global<v8::ArrayBuffer> state_buffer;
  hd_waker* waker = nullptr;
  v8::Locker* locker = nullptr;
  std::shared_ptr<heddle::Account> account;  // of its ArrayBuffers; null: they are not bounded
  uintptr_t stack_limit = 0;
  uint64_t young_bytes = 48 << 20;   // the limit of the young generation; V8's default
  v8::Global<v8::Context> context;
  v8::Global<v8::Function> hooks[heddle::kHookCount];
  v8::Global<v8::Function> intrinsics[heddle::kIntrinsicCount];
  v8::Global<v8::Function> bindings;  // internalBinding
  v8::Global<v8::Function> boot;     // what the loader gave
  v8::Global<v8::Object> builtins;   // id -> compiled wrapper function
  v8::Global<v8::Private> arrow_key; // on errors: where they were thrown
  v8::Global<v8::Object> environment;  // process.env, a Proxy that is cloned as a plain object
  v8::Global<v8::Private> uncloneable_key; // on what markAsUncloneable has marked; empty until then
  v8::Global<v8::FunctionTemplate> host_template;
  v8::Global<v8::FunctionTemplate> module_template;
  v8::Global<v8::FunctionTemplate> serializer_template, deserializer_template;
  v8::Global<v8::Object> buffer_prototype;
  std::unordered_set<heddle::Wrapped*> wrapped;
  v8::Global<v8::Function> default_serializer, default_deserializer;
  v8::Global<v8::Object> spare_serializer, spare_deserializer;  // of v8.serialize and v8.deserialize, for the next
  std::vector<uint32_t> dead_readers;  // ids of Go's readers whose v8.Deserializer is gone
  v8::Global<v8::Value> uncaught_error;
  v8::Global<v8::Message> uncaught_message;
  std::shared_ptr<heddle::ForegroundRunner> runner;
  heddle::Tape tape;                 // arguments of the operation being called
  int incoming = 0;                  // messages that are being built: ports and host objects run JavaScript
  heddle::Tape clone_tape;           // of the last structuredClone, for the next one
  uint64_t walks = 0;                // how many walkers there have been
  std::unordered_map<uint32_t, heddle::Pending> pending;
  uint32_t next_request = 1;
  std::vector<heddle::ModuleWrap*> modules;
  std::unordered_multimap<int, heddle::ModuleWrap*> modules_by_hash;
  heddle::CollectionWatch* collection_watch = nullptr;  // made at the first question
  int near_limit_snapshots = 0;      // how many NearHeapLimit has yet to ask for
  bool near_limit_set = false, in_near_limit = false;
  heddle::Contexts* contexts = nullptr;  // made at the first use of node:vm
  heddle::KeptCode* kept_code = nullptr;  // null: modules are compiled without a code cache
  std::string last_error;
  bool in_uncaught = false;
  v8::Global<v8::Private> frame_key; // on promises that wait for a thenable: see promises.cc
  v8::Global<v8::Promise> resolving;
  v8::Global<v8::Value> resolving_frame;
  int thenables = 0;
  heddle::FieldMaps field_maps;
  heddle::Factories factories;
  std::vector<uint32_t> flat_keys;   // of the flat object that is read: its keys
  heddle::Scratch scratch;
  heddle::Molds molds;
  uint32_t collections = 0;          // how often V8 may have moved its objects
  bool v8_arrays = false;            // messages have arrays as this V8 writes them: for tests
  bool promise_frames = false;       // see promises.cc
  bool frame_lent = false;
};

namespace heddle {

using Thread = hd_thread;

// Native stack that the walker and the builder keep free under them, for the C++ and JavaScript that a
// getter or V8 itself may run.
constexpr uintptr_t kStackReserve = 48 * 1024;

inline bool StackIsShort(Thread* t) {
  char here;
  return reinterpret_cast<uintptr_t>(&here) < t->stack_limit + kStackReserve;
}

// V8 asks nobody before it ends the isolate for want of memory for one large object. This does: false, and
// the thread ends, when the heap's limit leaves no room for such an object, also after a collection.
bool HasHeapFor(Thread* t, uint64_t bytes);

// Whether the thread has been told to end. V8 looks between JavaScript instructions only: the walker and
// the builder, which may work for minutes, ask themselves and then fail without an exception.
inline bool Stopping(Thread* t) {
  return __atomic_load_n(&t->shared.terminated, __ATOMIC_RELAXED) != 0 || t->shared.out_of_memory != 0;
}

constexpr uint32_t kThreadSlot = 1;  // v8go uses slot 0

inline Thread* ThreadOf(v8::Isolate* isolate) {
  return static_cast<Thread*>(isolate->GetData(kThreadSlot));
}

// A string of our own; what is too long for one becomes the empty string.
inline v8::Local<v8::String> Str(v8::Isolate* isolate, const std::string& s) {
  v8::Local<v8::String> out;
  if (s.size() > static_cast<size_t>(v8::String::kMaxLength) ||
      !v8::String::NewFromUtf8(isolate, s.data(), v8::NewStringType::kNormal,
                               static_cast<int>(s.size()))
           .ToLocal(&out))
    return v8::String::Empty(isolate);
  return out;
}

inline v8::Local<v8::String> Str(v8::Isolate* isolate, const char* s) {
  return Str(isolate, std::string(s));
}

// Symbols are interned: one string per name and thread. For names in our own sources.
inline v8::Local<v8::String> Key(v8::Isolate* isolate, const char* s) {
  return v8::String::NewFromUtf8(isolate, s, v8::NewStringType::kInternalized).ToLocalChecked();
}

// Defines a property, whatever setters the user has put on the prototypes. False when that failed:
// then V8 has an exception pending, or the thread is being terminated.
inline bool Put(v8::Local<v8::Context> context, v8::Local<v8::Object> o, v8::Local<v8::Name> key,
                v8::Local<v8::Value> value) {
  return o->CreateDataProperty(context, key, value).FromMaybe(false);
}
inline bool Put(v8::Local<v8::Context> context, v8::Local<v8::Object> o, const char* key,
                v8::Local<v8::Value> value) {
  return Put(context, o, Key(context->GetIsolate(), key), value);
}
inline bool Put(v8::Local<v8::Context> context, v8::Local<v8::Object> o, uint32_t index,
                v8::Local<v8::Value> value) {
  return o->CreateDataProperty(context, index, value).FromMaybe(false);
}

// Text of any value; empty when it has none (its toString throws).
inline std::string Text(v8::Isolate* isolate, v8::Local<v8::Value> v) {
  if (v.IsEmpty()) return {};
  v8::String::Utf8Value text(isolate, v);
  return *text != nullptr ? std::string(*text, static_cast<size_t>(text.length())) : std::string();
}

// Calls fn at the bottom of the JavaScript stack: what it throws goes to the uncaught handler, and
// the ticks and microtasks it left run after it. Gives HD_OK, also after a handled exception (*result
// is then empty), or HD_STOP.
// What happens to ticks and microtasks when fn, or one of them, has thrown: they run all the same
// (kDrain); timers and immediates run the rest of their round first (kSkipAfterError); after the main
// script the first tick that throws leaves the others to the loop (kStopAtError). So Node has it.
enum DrainPolicy { kDrain, kSkipAfterError, kStopAtError };
int CallTop(Thread* t, v8::Local<v8::Function> fn, int argc, v8::Local<v8::Value>* argv,
            v8::Local<v8::Value>* result, DrainPolicy policy = kDrain);
// Hands an exception to JavaScript's uncaught handler. HD_OK when it was handled.
int HandleUncaught(Thread* t, v8::Local<v8::Value> error, v8::Local<v8::Message> message,
                   const char* origin);
// Runs the nextTick queue and the microtasks.
int DrainTicks(Thread* t, DrainPolicy policy = kDrain);
// Throws the JavaScript error that makeFromNative makes of the plain object info.
void ThrowNative(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Value> info);
v8::Local<v8::Value> NativeError(Thread* t, v8::Local<v8::Context> context,
                                 v8::Local<v8::Value> info);
// Throws an error with one of Node's codes. base: "TypeError" and so on.
void ThrowCoded(Thread* t, v8::Local<v8::Context> context, const char* base, const char* code,
                const char* message);
// Where a message points: {resource, line, column, endColumn, sourceLine, stack}.
v8::Local<v8::Value> DescribeMessage(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                     v8::Local<v8::Message> message);
// Remembers on an error object where it was thrown, for the fatal print-out.
void Decorate(Thread* t, v8::Local<v8::Context> context, v8::Local<v8::Value> error,
              v8::Local<v8::Message> message);
// Puts the place where it was thrown before an error's stack, once, and remembers it.
void ShowPlace(Thread* t, const v8::TryCatch& caught);
// Options that come back in the dynamic import callback: a number, string or symbol that says who asks.
v8::Local<v8::PrimitiveArray> HostOptions(v8::Isolate* isolate, v8::Local<v8::Value> id);
void SetHook(Thread* t, Hook hook, v8::Local<v8::Value> value);
v8::Local<v8::Function> MakeFunction(v8::Local<v8::Context> context, v8::FunctionCallback callback,
                                     const char* name,
                                     v8::Local<v8::Value> data = v8::Local<v8::Value>());
void InstallInternalBinding(Thread* t, v8::Local<v8::Context> context);
// What a start-up snapshot refers to: by their place in the list, whose last is a zero. fingerprint is of the names
// of the functions in it.
struct References {
  std::vector<intptr_t> list;
  uint64_t fingerprint;
};
const References& ExternalReferences();
// Runs the loader, which leaves t->boot. False, with t->last_error, when that failed.
bool LoadBuiltins(Thread* t, v8::Local<v8::Context> context);
// Makes t->last_error of what was caught.
void KeepError(Thread* t, v8::Local<v8::Context> context, const v8::TryCatch& caught);
// A property, undefined when there is none.
v8::Local<v8::Value> Member(v8::Local<v8::Context> context, v8::Local<v8::Value> o, const char* name);
void InstallModuleCallbacks(Thread* t);
void FreeModules(Thread* t);
void FreeWrapped(Thread* t);
void FreeContexts(Thread* t);
void FreeCollectionWatch(Thread* t);
void BindCollections(Binder& b);
// An array of them.
v8::Local<v8::Array> Numbers(v8::Isolate* isolate, const std::vector<double>& numbers);
v8::MaybeLocal<v8::Function> CompileBuiltin(Thread* t, v8::Local<v8::Context> context,
                                            const std::string& id, bool remember = true);
// Takes what the engine needs of a context's globals.
void TakeIntrinsics(v8::Isolate* isolate, v8::Local<v8::Context> context, v8::Global<v8::Function>* out);
bool StopRequested(Thread* t);
// Ends the JavaScript that called, at once: not one more statement of it is executed. Not to be called
// inside of a TryCatch, which would take the termination for its own.
void StopHere(v8::Isolate* isolate);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_THREAD_H_
