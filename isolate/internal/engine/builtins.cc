// Compiling the built-in modules, with V8's code cache shared between the threads of the process.
//
// Contract: the cache is guarded by its mutex; bytes that a thread may have been given are never changed or freed.
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "_cgo_export.h"
#include "archive.h"
#include "sources.h"
#include "thread.h"

namespace heddle {

namespace {

struct Cache {
  std::mutex mutex;
  std::unordered_map<std::string, std::string_view> data;  // these guarded by mutex
  std::string_view saved;                                  // of another process, not in data yet

  // With the lock: data, whole. Most programs need nothing of what was saved, so it is looked through when asked for.
  std::unordered_map<std::string, std::string_view>& All() {
    std::string id;
    std::string_view bytes;
    while (TakePiece(&saved, &id, &bytes)) data.emplace(id, bytes);
    saved = {};
    return data;
  }
};

Cache& CodeCache() {
  static Cache* cache = new Cache;
  return *cache;
}

// A view of the shared bytes that V8 may own and delete.
v8::ScriptCompiler::CachedData* CachedFor(const std::string& id) {
  Cache& cache = CodeCache();
  std::lock_guard<std::mutex> lock(cache.mutex);
  auto it = cache.All().find(id);
  if (it == cache.data.end()) return nullptr;
  return new v8::ScriptCompiler::CachedData(reinterpret_cast<const uint8_t*>(it->second.data()),
                                            static_cast<int>(it->second.size()),
                                            v8::ScriptCompiler::CachedData::BufferNotOwned);
}

void Compile(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  std::string id = Text(isolate, info[0]);
  v8::Local<v8::Function> fn;
  if (CompileBuiltin(t, t->context.Get(isolate), id).ToLocal(&fn)) info.GetReturnValue().Set(fn);
}

void Ids(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> list = v8::Array::New(isolate);
  size_t length = 0;
  std::unique_ptr<char, decltype(&free)> ids(heddleSourceIds(&length), free);
  uint32_t i = 0;
  for (const char *id = ids.get(), *end = id + length; id < end; id += strlen(id) + 1)
    Put(context, list, i++, Str(isolate, id));
  info.GetReturnValue().Set(list);
}

void Has(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(HasSource(Text(info.GetIsolate(), info[0])));
}

}  // namespace

v8::MaybeLocal<v8::Function> CompileBuiltin(Thread* t, v8::Local<v8::Context> context,
                                            const std::string& id, bool remember) {
  v8::Isolate* isolate = t->isolate;
  v8::Local<v8::String> text;
  if (!SourceText(isolate, id).ToLocal(&text)) {
    ThrowError(isolate, ("no built-in module named " + id).c_str());
    return {};
  }
  bool is_loader = id == "internal/bootstrap/loader";
  v8::Local<v8::String> loader_params[] = {Key(isolate, "internalBinding")};
  v8::Local<v8::String> params[] = {Key(isolate, "exports"), Key(isolate, "require"),
                                    Key(isolate, "module"), Key(isolate, "process"),
                                    Key(isolate, "internalBinding")};
  v8::ScriptOrigin origin(isolate, Str(isolate, "node:" + id));
  v8::ScriptCompiler::CachedData* cached = CachedFor(id);
  v8::ScriptCompiler::Source source(text, origin, cached);
  v8::Local<v8::Function> fn;
  if (!v8::ScriptCompiler::CompileFunction(
           context, &source, is_loader ? 1 : 5, is_loader ? loader_params : params, 0, nullptr,
           cached != nullptr ? v8::ScriptCompiler::kConsumeCodeCache
                             : v8::ScriptCompiler::kNoCompileOptions)
           .ToLocal(&fn))
    return {};
  if (remember && !t->builtins.IsEmpty()) Put(context, t->builtins.Get(isolate), Str(isolate, id), fn);
  return fn;
}

void BindBuiltins(Binder& b) {
  b.Fn("compile", Compile);
  b.Fn("ids", Ids);
  b.Fn("has", Has);
}

}  // namespace heddle

using namespace heddle;

extern "C" {

void hd_cache_builtins(hd_thread* t, int anew) {
  v8::Isolate* isolate = t->isolate;
  v8::HandleScope scope(isolate);
  v8::Local<v8::Context> context = t->context.Get(isolate);
  v8::Local<v8::Object> loaded = t->builtins.Get(isolate);
  v8::Local<v8::Array> ids;
  if (!loaded->GetOwnPropertyNames(context).ToLocal(&ids)) return;
  Cache& cache = CodeCache();
  for (uint32_t i = 0; i < ids->Length(); i++) {
    v8::Local<v8::Value> id, fn;
    if (!ids->Get(context, i).ToLocal(&id) || !loaded->Get(context, id).ToLocal(&fn)) return;
    std::string name = Text(isolate, id);
    if (!anew) {
      std::lock_guard<std::mutex> lock(cache.mutex);
      if (cache.All().count(name) != 0) continue;
    }
    std::unique_ptr<v8::ScriptCompiler::CachedData> data(
        v8::ScriptCompiler::CreateCodeCacheForFunction(fn.As<v8::Function>()));
    if (!data) continue;
    auto size = static_cast<size_t>(data->length);
    std::lock_guard<std::mutex> lock(cache.mutex);
    std::string_view& kept = cache.All()[name];
    if (kept.size() >= size) continue;
    auto* bytes = static_cast<char*>(malloc(size));
    memcpy(bytes, data->data, size);
    kept = {bytes, size};
  }
}

void hd_caches_save(char** out, size_t* length) {
  Cache& cache = CodeCache();
  std::lock_guard<std::mutex> lock(cache.mutex);
  auto& kept = cache.All();
  std::string all;
  for (const auto& [id, bytes] : std::map<std::string, std::string_view>(kept.begin(), kept.end()))
    AppendPiece(id, bytes, &all);
  GiveCopy(all, out, length);
}

void hd_caches_use(const char* data, size_t length) {
  Cache& cache = CodeCache();
  std::lock_guard<std::mutex> lock(cache.mutex);
  cache.saved = {data, length};
}

}  // extern "C"
