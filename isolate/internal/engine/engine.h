// The C ABI between Go and the engine. Plain structs, no exceptions, one owner for each pointer.
//
// Threads and owners
//   hd_thread   belongs to the OS thread that called hd_thread_new; every function that takes one must
//               be called there, hd_interrupt excepted, which any thread may call while the Go side
//               holds its lock that keeps the thread alive (engine.go).
//   hd_shared   lives as long as its hd_thread; read and written by that OS thread only, but for
//               terminated.
//   hd_waker    counted references; hd_wake from any thread, hd_park from one thread at a time.
//   hd_store    a counted reference to a backing store or a compiled module; any thread; its holder frees it, once.
//   hd_spare    an isolate with its context that nobody has entered: made by one thread, adopted by another or freed.
//   hd_snapshot taken and freed by its hd_thread's OS thread, written by any one thread in between.
//   tapes       owned by whoever wrote them, valid for the call they are passed to (docs/WIRE-FORMAT.md).
#ifndef HEDDLE_ENGINE_H_
#define HEDDLE_ENGINE_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct hd_thread hd_thread;
typedef struct hd_waker hd_waker;
typedef struct hd_store hd_store;
typedef struct hd_snapshot hd_snapshot;
typedef struct hd_spare hd_spare;

// What became of a message: heddlePost, heddlePostFlat. Below 0: an error.
enum { HD_DROPPED = 0, HD_SENT, HD_TARGET_LOST };

// What heddleCallPort does with a port: lets messages wake the thread (on), lets it keep the loop alive, both, closes
// it; makes a channel, of which it gives the first port's number, and the second has the next.
enum { HD_PORT_START = 0, HD_PORT_REF, HD_PORT_LISTEN, HD_PORT_CLOSE, HD_PORT_CHANNEL };

// How a call into JavaScript ended.
enum {
  HD_OK = 0,
  HD_STOP = 1,    // process.exit, a fatal error or terminate: no more JavaScript on this thread
  HD_FAILED = 2,  // the call could not be made; hd_last_error says why
};

// What the loop and JavaScript tell each other without a call.
typedef struct {
  int64_t now_ms;          // loop time, set by the loop at each turn
  int64_t origin_ns;       // CLOCK_MONOTONIC when the loop time was 0
  int64_t loop_start_ns;   // CLOCK_MONOTONIC when the loop began to turn, 0: not yet
  int64_t idle_ns;         // what the loop has been parked since
  int32_t exit_code;       // valid once exiting is set
  uint32_t exiting;
  uint32_t out_of_memory;
  uint32_t terminated;     // set from any thread, atomically, before V8 is told to terminate
} hd_shared;

typedef struct {
  uint64_t max_old_bytes;   // 0: V8's default
  uint64_t max_young_bytes;
  uint64_t code_range_bytes;
  uint64_t stack_bytes;     // usable stack of the thread
  uint64_t max_buffer_bytes;  // of ArrayBuffers; 0: no bound
  int32_t near_limit_snapshots;  // how often heddleNearHeapLimit is called before the thread is out of memory
} hd_limits;

typedef struct {
  const uint32_t* words;
  size_t count;
} hd_tape;

// A message as it crosses. stores holds first the transferred ones, then the shared ones, among which are
// compiled modules of WebAssembly. The large
// ArrayBuffers of a message that are cloned stand among the former: their copies are.
typedef struct {
  const uint32_t* words;
  size_t count;
  hd_store** stores;
  size_t transferred;
  size_t shared;
  const uint32_t* ports;
  size_t nports;
  const uint32_t* handles;  // of Go's objects that host objects in the message stand for
  size_t nhandles;
  int tree;   // nothing in it is referred to
  int alone;  // of one that leaves: words tell all of it, but for what stands beside them; no address is among them
} hd_message;

// ---- process ----

// Before the first isolate: V8's flags for what we rely on, the default stack size of new OS threads.
void hd_process_flags(void);
// Sets flags of V8; unknown[i] becomes 1 for those it does not know.
void hd_apply_v8_flags(char** flags, size_t count, int* unknown);
// Checks that the library behind the headers is the one this code was written for. NULL when it is.
const char* hd_self_test(void);
const char* hd_v8_version(void);
// The operation table: for each its binding and its name, a zero after each, and its bindings.OpKind.
void hd_set_ops(const char* names, size_t length, const uint8_t* kinds, size_t count);
// The start-up snapshot (startup.cc). What tells one build of the engine from another: 64 bits of the names of
// the functions that the snapshot refers to.
uint64_t hd_startup_fingerprint(void);
// Makes every isolate of the process from what hd_startup_write of the same build has written in another process;
// before the first one. data stays as it is for good.
void hd_startup_use(const char* data, size_t length);
// Loads the built-ins and gives the snapshot, which the caller frees, or says why not. The process makes no other
// isolate, before or after. go answers the operations that the built-ins call as they load.
const char* hd_startup_write(uintptr_t go, char** out, size_t* length);
// Compiles nothing new: keeps V8's code cache of the built-ins that t has loaded, for later threads. anew: also of
// those that have one, if t's holds more.
void hd_cache_builtins(hd_thread* t, int anew);
// What is kept, for another process of the same build; the caller frees it.
void hd_caches_save(char** out, size_t* length);
// Takes what hd_caches_save gave; data stays as it is for good.
void hd_caches_use(const char* data, size_t length);

// ---- thread ----

// A spare, in three steps on one OS thread: before v8go makes the isolate, which V8's defaults limit; after that,
// before v8go makes the context; after that. go is told of V8's failure.
hd_spare* hd_spare_begin(uintptr_t go);
void hd_spare_isolate(hd_spare* s);
void hd_spare_end(hd_spare* s);
// Of one that nobody has adopted, before v8go disposes of its isolate.
void hd_spare_free(hd_spare* s);
// What the next isolate made on this OS thread gets, and whom V8's failure to make it is told.
void hd_prepare(uintptr_t go, const hd_limits* limits);
// Adopts the isolate that v8go has just made on this OS thread, or spare and frees it; enters the isolate until
// hd_thread_leave.
hd_thread* hd_thread_new(uintptr_t go, hd_waker* waker, const hd_limits* limits, hd_spare* spare);
hd_shared* hd_thread_shared(hd_thread* t);
// Four words: immediates waiting, nextTick queue not empty, rejections to process, which JavaScript sets; and
// how many uncaught errors were handled.
// Valid from the end of hd_thread_boot to hd_thread_leave.
uint32_t* hd_thread_state(hd_thread* t);
// Adopts the context that v8go has just made on this OS thread and runs the bootstrap in it.
int hd_thread_boot(hd_thread* t);
const char* hd_last_error(hd_thread* t);
// Frees what t holds in the isolate and leaves it; v8go may then dispose of it. hd_thread_free frees t.
void hd_thread_leave(hd_thread* t);
void hd_thread_free(hd_thread* t);

// ---- calls into JavaScript, each with its ticks and microtasks ----

enum { HD_HOOK_START = 0, HD_HOOK_BEFORE_EXIT, HD_HOOK_EXIT, HD_HOOK_EVENT, HD_HOOK_COUNT_GO };
int hd_call(hd_thread* t, int hook, const uint32_t* words, size_t count, double* result);
// *next: 0 none left, > 0 the next expiry in loop time, < 0 the same but nothing ref'd.
int hd_run_timers(hd_thread* t, double* next);
int hd_run_immediates(hd_thread* t);
int hd_run_tasks(hd_thread* t, int* ran);
int hd_has_tasks(hd_thread* t);
// Completes request id, or emits on it when not last: value is a tape of the callback's arguments after
// the error, or of one plain error object when is_error. Empty and last: forgets the request in silence.
int hd_complete(hd_thread* t, uint32_t id, const uint32_t* words, size_t count, int is_error,
                int last);
// Delivers a message to the port with that id and takes over its stores; ports and handles are
// ids of this thread's new ones. is_error: words hold the error that JavaScript gets as 'messageerror'.
int hd_deliver(hd_thread* t, uint32_t port, const uint32_t* words, size_t count, hd_store** stores,
               size_t transferred, size_t shared, const uint32_t* ports, size_t nports,
               const uint32_t* handles, size_t nhandles, int tree, int is_error);
// The same for a flat value (flat.h), with which nothing else comes.
int hd_deliver_flat(hd_thread* t, uint32_t port, const uint32_t* words, size_t count);
int hd_port_closed(hd_thread* t, uint32_t port);

// ---- watched runs (watchdog.go) ----

// Why a watch has cut its run short. OUTER: somebody else has.
enum { HD_WATCH_QUIET = 0, HD_WATCH_TIMEOUT, HD_WATCH_SIGINT, HD_WATCH_OUTER };

// ---- the code cache of the program's modules (kept_code.cc) ----

// What V8 is about to compile.
typedef struct {
  uint64_t version;     // of what can read the code
  const char* kind;
  size_t kind_length;
  const char* name;
  size_t name_length;
  const uint8_t* code;  // Latin-1, or UTF-16 when wide
  size_t bytes;
  int wide;
} hd_text;

typedef struct { uint8_t bytes[32]; } hd_text_key;

// FOUND: its code is there. COMPILE: it is not. MAKE: nor is it, and it is to be made as soon as V8 has compiled the
// text.
enum { HD_CODE_COMPILE = 0, HD_CODE_FOUND, HD_CODE_MAKE };

// From now on texts of that many characters and more are looked up (heddleFindCode) before they are compiled.
void hd_code_look_up(hd_thread* t, uint32_t shortest);
// Makes code of what t has compiled (heddleKeepCode).
void hd_code_make(hd_thread* t);

// ---- backing stores ----
void hd_store_free(hd_store* s);
// One more reference, with a holder of its own.
hd_store* hd_store_share(hd_store* s);
int64_t hd_store_count(void);  // of those alive in the process; any thread
void* hd_store_data(hd_store* s, size_t* length);

// ---- wakers ----
// What a waker's word says of the thread. It is HD_RUNNING too while the thread waits without sleeping.
enum { HD_RUNNING = 0, HD_PARKED, HD_NOTIFIED };
hd_waker* hd_waker_new(void);
// How many JavaScript threads do not sleep; an atomic.
int32_t* hd_threads_awake(void);
// The word, an atomic and a futex. To wake: exchange it for HD_NOTIFIED, and when that gives HD_PARKED, hd_rouse.
uint32_t* hd_waker_word(hd_waker* w);
void hd_rouse(hd_waker* w);
void hd_waker_ref(hd_waker* w);
void hd_waker_unref(hd_waker* w);
void hd_wake(hd_waker* w);
// Waits until woken or until timeout_ns has passed (< 0: no limit). A wake that came before ends it at once.
void hd_park(hd_waker* w, int64_t timeout_ns);

// ---- heap ----
typedef struct {
  uint64_t total, executable, physical, available, used, limit, malloced, peak_malloced, external;
  uint64_t native_contexts, detached_contexts, handles_total, handles_used;
} hd_heap_statistics;
void hd_heap(hd_thread* t, hd_heap_statistics* out);
// What a snapshot holds besides the program's objects: V8's own, the values of numbers. LAST: it is taken also of
// a thread that is being terminated.
enum { HD_SNAPSHOT_INTERNALS = 1, HD_SNAPSHOT_NUMBERS = 2, HD_SNAPSHOT_LAST = 4 };
// Takes one on t's own thread. heddleSnapshotProgress(watcher, done, total) is told on the way, unless watcher is
// 0, and stops it by giving 0. NULL when it was stopped, or t terminated.
hd_snapshot* hd_snapshot_take(hd_thread* t, int flags, uintptr_t watcher);
// Writes it through heddleSnapshotChunk(sink, data, length); stops when that gives 0. Any thread, one at a time.
void hd_snapshot_write(hd_snapshot* s, uintptr_t sink);
// On the thread that took it, when nobody writes it any more.
void hd_snapshot_free(hd_snapshot* s);
// Runs heddleInterrupt(go, token) on t's own thread soon, between two JavaScript instructions. Any thread.
void hd_interrupt(hd_thread* t, uintptr_t token);

#ifdef __cplusplus
}
#endif

#endif  // HEDDLE_ENGINE_H_
