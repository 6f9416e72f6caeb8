// Writing and using the start-up snapshot.
//
// Contract: a process either writes one (hd_startup_write: no other isolate, then or later) or uses one, from
// its first isolate on, for all of them, v8go's own among them, because they share V8's read-only space. The
// bytes that hd_startup_use gets stay as they are for the life of the process.
//
// The bytes: Header, the sources that V8's blob refers to, the blob. V8's default context in it is bare; ours is the
// first of the others.
#include "startup.h"

#include "archive.h"
#include "libplatform/libplatform.h"
#include "sources.h"
#include "v8-snapshot.h"

// The library has these constructors with StartupData* where the header says const StartupData*.
extern "C" void _ZN2v815SnapshotCreatorC1EPKlPNS_11StartupDataE(void*, const intptr_t*, v8::StartupData*);
extern "C" void _ZN2v815SnapshotCreatorC1EPKlPKNS_11StartupDataE(void* self, const intptr_t* refs,
                                                                  const v8::StartupData* blob) {
  _ZN2v815SnapshotCreatorC1EPKlPNS_11StartupDataE(self, refs, const_cast<v8::StartupData*>(blob));
}

namespace heddle {

namespace {

// What a thread holds after the built-ins have loaded, by its place in V8's list of extra data; -1: nothing.
struct Header {
  uint64_t sources;  // their size in bytes
  int32_t boot, bindings;
  int32_t hooks[kHookCount];
  // Of the isolate, because templates and private symbols belong to no context.
  int32_t arrow_key, uncloneable_key, host_template, module_template;
};

v8::StartupData* blob;  // set once, before the first isolate
Header header;

// The two directions of Header. Each calls in the order in which V8 numbers the data.
template <typename Visitor>
void VisitContextData(Thread* t, Header* h, Visitor&& visit) {
  visit(&t->boot, &h->boot);
  visit(&t->bindings, &h->bindings);
  for (int i = 0; i < kHookCount; i++) visit(&t->hooks[i], &h->hooks[i]);
}

template <typename Visitor>
void VisitIsolateData(Thread* t, Header* h, Visitor&& visit) {
  visit(&t->arrow_key, &h->arrow_key);
  visit(&t->uncloneable_key, &h->uncloneable_key);
  visit(&t->host_template, &h->host_template);
  visit(&t->module_template, &h->module_template);
}

// Loads the built-ins in a context of creator's isolate and adds both to the blob.
bool AddBuiltins(v8::SnapshotCreator* creator, Thread* t, Header* h) {
  v8::Isolate* isolate = t->isolate;
  v8::HandleScope scope(isolate);
  creator->SetDefaultContext(v8::Context::New(isolate));
  // v8go makes its contexts with an empty template, which programs can tell from none.
  v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, v8::ObjectTemplate::New(isolate));
  t->context.Reset(isolate, context);
  {
    v8::Context::Scope context_scope(context);
    if (!LoadBuiltins(t, context)) return false;
    v8::TryCatch caught(isolate);
    v8::Local<v8::Value> ignored;
    if (!Member(context, t->boot.Get(isolate), "preload").As<v8::Function>()
             ->Call(context, v8::Undefined(isolate), 0, nullptr)
             .ToLocal(&ignored)) {
      KeepError(t, context, caught);
      return false;
    }
    isolate->PerformMicrotaskCheckpoint();
  }
  const auto add = [isolate](auto* kept, int32_t* index, auto&& data) {
    *index = kept->IsEmpty() ? -1 : static_cast<int32_t>(data(kept->Get(isolate)));
    kept->Reset();
  };
  VisitContextData(t, h, [&](auto* kept, int32_t* index) {
    add(kept, index, [&](auto value) { return creator->AddData(context, value); });
  });
  VisitIsolateData(t, h, [&](auto* kept, int32_t* index) {
    add(kept, index, [&](auto value) { return creator->AddData(value); });
  });
  creator->AddContext(context);
  t->context.Reset();
  t->builtins.Reset();
  return true;
}

}  // namespace

bool HasStartup() { return blob != nullptr; }

uint64_t StartupIdentity() {
  if (blob == nullptr) return 0;
  uint32_t checksum;  // V8's own, of all of it, behind the numbers of contexts and of what may be hashed anew
  memcpy(&checksum, blob->data + 2 * sizeof checksum, sizeof checksum);
  return static_cast<uint64_t>(blob->raw_size) << 32 | checksum;
}

void UseStartup(v8::Isolate::CreateParams* params) {
  params->snapshot_blob = blob;
  params->external_references = ExternalReferences().list.data();
}

v8::MaybeLocal<v8::Context> StartupContext(v8::Isolate* isolate, v8::ExtensionConfiguration* extensions,
                                           v8::MaybeLocal<v8::Value> global, v8::MicrotaskQueue* queue) {
  return v8::Context::FromSnapshot(isolate, 0, v8::DeserializeInternalFieldsCallback(), extensions, global, queue);
}

bool TakeStartup(Thread* t, v8::Local<v8::Context> context) {
  v8::Isolate* isolate = t->isolate;
  bool all = true;
  const auto take = [&](auto* kept, const int32_t* index, auto* from) {
    using T = std::remove_pointer_t<decltype(*kept->Get(isolate))>;
    v8::Local<T> data;
    if (*index < 0) return;
    if (from->template GetDataFromSnapshotOnce<T>(static_cast<size_t>(*index)).ToLocal(&data))
      kept->Reset(isolate, data);
    else
      all = false;
  };
  VisitContextData(t, &header, [&](auto* kept, const int32_t* index) { take(kept, index, *context); });
  VisitIsolateData(t, &header, [&](auto* kept, const int32_t* index) { take(kept, index, isolate); });
  // The callback behind this hook is the isolate's, which no snapshot holds.
  if (!t->hooks[kHookPrepareStackTrace].IsEmpty())
    SetHook(t, kHookPrepareStackTrace, t->hooks[kHookPrepareStackTrace].Get(isolate));
  return all;
}

}  // namespace heddle

using namespace heddle;

extern "C" {

uint64_t hd_startup_fingerprint(void) { return ExternalReferences().fingerprint; }

void hd_startup_use(const char* data, size_t length) {
  if (length <= sizeof header || blob != nullptr) return;
  memcpy(&header, data, sizeof header);
  data += sizeof header;
  length -= sizeof header;
  if (header.sources > length) return;
  UseSources({data, header.sources});
  blob = new v8::StartupData{data + header.sources, static_cast<int>(length - header.sources)};
}

const char* hd_startup_write(uintptr_t go, char** out, size_t* length) {
  static std::string problem;
  v8::V8::InitializePlatform(v8::platform::NewDefaultPlatform().release());  // v8go does it with its first isolate
  v8::V8::Initialize();
  v8::SnapshotCreator creator(ExternalReferences().list.data());
  auto* t = new hd_thread;
  t->isolate = creator.GetIsolate();
  t->go = go;
  t->isolate->SetData(kThreadSlot, t);
  t->runner = RunnerOf(t->isolate);
  t->isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  Header h;
  if (!AddBuiltins(&creator, t, &h)) {
    problem = t->last_error;
    return problem.c_str();  // the process ends soon: creator and t are left as they are
  }
  v8::StartupData made = creator.CreateBlob(v8::SnapshotCreator::FunctionCodeHandling::kKeep);
  if (made.data == nullptr) return "V8 could not write the start-up snapshot";
  std::string sources = SaveSources();
  h.sources = sources.size();
  std::string all(reinterpret_cast<const char*>(&h), sizeof h);
  all.append(sources).append(made.data, static_cast<size_t>(made.raw_size));
  GiveCopy(all, out, length);
  delete[] made.data;
  t->isolate->SetData(kThreadSlot, nullptr);
  return nullptr;
}

}  // extern "C"
