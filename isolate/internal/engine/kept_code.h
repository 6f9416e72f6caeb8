// Compiling the program's modules with V8's code cache. Where code is kept is Go's business (code.go).
//
// V8 keeps with the code the name of its script, so that is a part of the key; the host's options it does not keep:
// import() in such code is answered by the name alone, which says the same for modules of the loaders.
#ifndef HEDDLE_ENGINE_KEPT_CODE_H_
#define HEDDLE_ENGINE_KEPT_CODE_H_

#include <deque>
#include <memory>
#include <string>

#include "thread.h"

namespace heddle {

// What a thread has compiled itself and that code may be made of later.
struct KeptCode {
  struct Compiled {
    hd_text_key key;
    uint64_t version;
    size_t length;  // of the text
    v8::Global<v8::Function> function;  // one of these two
    v8::Global<v8::UnboundModuleScript> module;
  };
  uint32_t shortest = 0;
  std::deque<Compiled> compiled;
  size_t held = 0, room = 0;  // the length of their texts, and how much there may be
  int collections = 0;  // full ones since compiled was empty
};

// One compilation: made before it, told of what came of it.
class CodeLookUp {
 public:
  // Looks for the code of text. kind: what else the compiled form depends on. Nothing is looked up when !wanted.
  CodeLookUp(Thread* t, v8::Local<v8::String> text, v8::Local<v8::Value> name, const std::string& kind, bool wanted);
  ~CodeLookUp();
  CodeLookUp(const CodeLookUp&) = delete;
  CodeLookUp& operator=(const CodeLookUp&) = delete;

  // What V8 is to be given, for a Source to own; null when there is none.
  v8::ScriptCompiler::CachedData* TakeCached() { return cached_.release(); }
  void Compiled(const v8::ScriptCompiler::Source& source, v8::Local<v8::Function> function);
  void Compiled(const v8::ScriptCompiler::Source& source, v8::Local<v8::Module> module);

 private:
  void Note(const v8::ScriptCompiler::Source& source, KeptCode::Compiled compiled);

  Thread* t_;
  bool on_ = false;
  bool rejected_ = false;
  int found_ = HD_CODE_COMPILE;
  uint64_t version_ = 0;
  size_t length_ = 0;
  hd_text_key key_;
  std::unique_ptr<v8::ScriptCompiler::CachedData> cached_;
};

void FreeKeptCode(Thread* t);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_KEPT_CODE_H_
