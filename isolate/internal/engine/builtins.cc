// Compiling the built-in modules, with V8's code cache shared between the threads of the process.
//
// Contract: sources are set once before the first thread and live as long as the process. The cache is
// guarded by its mutex; its bytes, once stored, are never changed or freed.
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "_cgo_export.h"
#include "thread.h"

namespace heddle {

namespace {

struct Source {
  const char* data;
  size_t length;
};

std::unordered_map<std::string, Source>& Sources() {
  static auto* sources = new std::unordered_map<std::string, Source>;
  return *sources;
}

struct Cache {
  std::mutex mutex;
  std::unordered_map<std::string, std::unique_ptr<v8::ScriptCompiler::CachedData>> data;
};

Cache& CodeCache() {
  static Cache* cache = new Cache;
  return *cache;
}

// A view of the shared bytes that V8 may own and delete.
v8::ScriptCompiler::CachedData* CachedFor(const std::string& id) {
  Cache& cache = CodeCache();
  std::lock_guard<std::mutex> lock(cache.mutex);
  auto it = cache.data.find(id);
  if (it == cache.data.end()) return nullptr;
  return new v8::ScriptCompiler::CachedData(it->second->data, it->second->length,
                                            v8::ScriptCompiler::CachedData::BufferNotOwned);
}

v8::MaybeLocal<v8::String> SourceText(v8::Isolate* isolate, const Source& source) {
  for (size_t i = 0; i < source.length; i++)
    if (static_cast<unsigned char>(source.data[i]) >= 0x80)
      return v8::String::NewFromUtf8(isolate, source.data, v8::NewStringType::kNormal,
                                     static_cast<int>(source.length));
  return v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(source.data),
                                    v8::NewStringType::kNormal, static_cast<int>(source.length));
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
  uint32_t i = 0;
  for (const auto& entry : Sources()) Put(context, list, i++, Str(isolate, entry.first));
  info.GetReturnValue().Set(list);
}

void Has(const v8::FunctionCallbackInfo<v8::Value>& info) {
  std::string id = Text(info.GetIsolate(), info[0]);
  info.GetReturnValue().Set(Sources().count(id) != 0);
}

}  // namespace

v8::MaybeLocal<v8::Function> CompileBuiltin(Thread* t, v8::Local<v8::Context> context,
                                            const std::string& id, bool remember) {
  v8::Isolate* isolate = t->isolate;
  auto it = Sources().find(id);
  if (it == Sources().end()) {
    ThrowError(isolate, ("no built-in module named " + id).c_str());
    return {};
  }
  v8::Local<v8::String> text;
  if (!SourceText(isolate, it->second).ToLocal(&text)) return {};
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
  if (remember) Put(context, t->builtins.Get(isolate), Str(isolate, id), fn);
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

void hd_set_builtins(const hd_builtin* list, size_t count) {
  auto& sources = Sources();
  sources.clear();
  for (size_t i = 0; i < count; i++) sources[list[i].id] = {list[i].source, list[i].length};
}

void hd_cache_builtins(hd_thread* t) {
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
    {
      std::lock_guard<std::mutex> lock(cache.mutex);
      if (cache.data.count(name) != 0) continue;
    }
    std::unique_ptr<v8::ScriptCompiler::CachedData> data(
        v8::ScriptCompiler::CreateCodeCacheForFunction(fn.As<v8::Function>()));
    if (!data) continue;
    std::lock_guard<std::mutex> lock(cache.mutex);
    cache.data.emplace(std::move(name), std::move(data));
  }
}

}  // extern "C"
