// Compiling the built-in modules, with V8's code cache shared between the threads of the process.
//
// Contract: the sources are Go's, which gives a copy of one when it is asked for it. The cache is guarded by its
// mutex; its bytes, once stored, are never changed or freed.
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "_cgo_export.h"
#include "thread.h"

namespace heddle {

namespace {

// A text that Go has allocated for us.
struct GoText {
  char* data = nullptr;
  size_t length = 0;
  ~GoText() { free(data); }
};

bool FindSource(const std::string& id, GoText* out) {
  out->data = heddleSource(const_cast<char*>(id.data()), id.size(), &out->length);
  return out->data != nullptr;
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

v8::MaybeLocal<v8::String> SourceText(v8::Isolate* isolate, const GoText& source) {
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
  GoText ids;
  ids.data = heddleSourceIds(&ids.length);
  uint32_t i = 0;
  for (const char *id = ids.data, *end = id + ids.length; id < end; id += strlen(id) + 1)
    Put(context, list, i++, Str(isolate, id));
  info.GetReturnValue().Set(list);
}

void Has(const v8::FunctionCallbackInfo<v8::Value>& info) {
  GoText source;
  info.GetReturnValue().Set(FindSource(Text(info.GetIsolate(), info[0]), &source));
}

}  // namespace

v8::MaybeLocal<v8::Function> CompileBuiltin(Thread* t, v8::Local<v8::Context> context,
                                            const std::string& id, bool remember) {
  v8::Isolate* isolate = t->isolate;
  GoText source_text;
  if (!FindSource(id, &source_text)) {
    ThrowError(isolate, ("no built-in module named " + id).c_str());
    return {};
  }
  v8::Local<v8::String> text;
  if (!SourceText(isolate, source_text).ToLocal(&text)) return {};
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
