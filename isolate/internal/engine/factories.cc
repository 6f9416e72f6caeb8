#include "factories.h"

#include <cstdio>
#include <cstring>
#include <set>

#include "tape.h"

namespace heddle {

namespace {

void AppendUnit(std::string* source, uint32_t unit) {
  if ((unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || unit == '_') {
    source->push_back(static_cast<char>(unit));
    return;
  }
  char escape[8];
  snprintf(escape, sizeof escape, "\\u%04x", unit);
  source->append(escape);
}

// Appends a key as a literal.
void AppendLiteral(std::string* source, const uint32_t* key) {
  const uint32_t length = *key >> 8;
  const bool narrow = (*key & 0xff) == kString1;
  const auto* bytes = reinterpret_cast<const uint8_t*>(key + 1);
  source->push_back('"');
  for (uint32_t i = 0; i < length; i++)
    AppendUnit(source, narrow ? bytes[i] : static_cast<uint32_t>(bytes[2 * i] | bytes[2 * i + 1] << 8));
  source->push_back('"');
}

// (function(v0,v1){return{"a":v0,"b":v1}})
std::string SourceOf(const std::vector<uint32_t>& keys) {
  std::string parameters, properties;
  int count = 0;
  for (size_t at = 0; at < keys.size(); count++) {
    const std::string name = "v" + std::to_string(count);
    if (count > 0) parameters += ',', properties += ',';
    parameters += name;
    AppendLiteral(&properties, keys.data() + at);
    at += WordsOfString(keys[at]);
    properties += ':' + name;
  }
  return "(function(" + parameters + "){return{" + properties + "}})";
}

}  // namespace

bool AreLiteral(const std::vector<uint32_t>& keys) {
  std::set<std::vector<uint32_t>> met;
  for (size_t at = 0; at < keys.size(); at += WordsOfString(keys[at])) {
    const uint32_t length = keys[at] >> 8;
    const auto* first = reinterpret_cast<const char*>(keys.data() + at + 1);
    if (length > 0 && *first >= '0' && *first <= '9') return false;
    if (length == strlen("__proto__") && *first == '_') return false;
    const auto begin = keys.begin() + static_cast<ptrdiff_t>(at);
    if (!met.emplace(begin, begin + static_cast<ptrdiff_t>(WordsOfString(keys[at]))).second) return false;
  }
  return true;
}

v8::Local<v8::Function> Evaluate(v8::Isolate* isolate, v8::Local<v8::Context> context, const std::string& text) {
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::String> source;
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> made;
  if (v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(text.data()), v8::NewStringType::kNormal,
                                 static_cast<int>(text.size()))
          .ToLocal(&source) &&
      v8::Script::Compile(context, source).ToLocal(&script) && script->Run(context).ToLocal(&made) &&
      made->IsFunction())
    return made.As<v8::Function>();
  if (try_catch.HasTerminated()) try_catch.ReThrow();
  return {};
}

const v8::Global<v8::Function>* Factories::Of(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                              const std::vector<uint32_t>& keys) {
  const std::string id(reinterpret_cast<const char*>(keys.data()), keys.size() * sizeof(uint32_t));
  auto known = made_.find(id);
  return known != made_.end() ? &known->second : Make(isolate, context, id, SourceOf(keys));
}

const v8::Global<v8::Function>* Factories::Make(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                                const std::string& id, const std::string& source) {
  if (made_.size() >= kMost) return nullptr;
  v8::HandleScope scope(isolate);
  v8::Local<v8::Function> made = Evaluate(isolate, context, source);
  if (made.IsEmpty()) return nullptr;
  return &made_.emplace(id, v8::Global<v8::Function>(isolate, made)).first->second;
}

void Batch::AppendKey(const uint32_t* key) {
  if (literal.back() != '{') literal += ',';
  AppendLiteral(&literal, key);
  literal += ':';
}

void Batch::AppendValue() { literal += "v[k+" + std::to_string(width++) + ']'; }

// An array whose literal has a string is made for anything, as the API makes arrays.
void Batch::AppendArray(uint32_t count) {
  const size_t first = width++;
  literal += "(a=[\"\"";
  for (uint32_t i = 1; i < count; i++) {
    literal += ',';
    AppendValue();
  }
  literal += "],a[0]=v[k+" + std::to_string(first) + "],a)";
}

void Rows::End(bool misfit) {
  constexpr uint64_t kFreeEnds = 8, kWorthRow = 6;
  if (++ends < kFreeEnds + made / kWorthRow) return;
  alike = misfit ? alike + 1 : static_cast<int>(Batch::kNot);
  batch.reset();
  made = ends = 0;
}

// The elements of v are its own, and are there: no prototype is asked.
void Factories::Complete(v8::Isolate* isolate, v8::Local<v8::Context> context, Batch* batch) {
  const std::string source = "(function(v,n){let a;for(let i=0,k=0;i<n;i++,k+=" + std::to_string(batch->width) +
                             ")v[i]=" + batch->literal + "})";
  batch->literal.clear();
  auto known = made_.find(source);
  batch->function = known != made_.end() ? &known->second : Make(isolate, context, source, source);
}

const v8::Global<v8::Function>* Factories::OfFew(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                                 uint64_t hash, const std::vector<uint32_t>& keys) {
  Met& met = met_[hash >> 32 & (kMet - 1)];
  if (met.hash != hash || met.keys != keys) met = {hash, keys};
  if (met.factory == nullptr && ++met.uses == kWorthFactory && AreLiteral(keys))
    met.factory = Of(isolate, context, keys);
  return met.factory;
}

v8::Local<v8::Function> Factories::Holey(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  if (holey_.IsEmpty())
    holey_.Reset(isolate, Evaluate(isolate, context,
                                   "(from)=>{const to=[];to.length=from.length;"
                                   "for(let i=0;i<from.length;i++)to[i]=from[i];return to}"));
  return holey_.Get(isolate);
}

void Factories::Clear() {
  for (Met& met : met_) met = Met();
  made_.clear();
  holey_.Reset();
}

}  // namespace heddle
