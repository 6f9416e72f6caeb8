// The texts of the built-ins, one copy for all threads of the process.
#ifndef HEDDLE_ENGINE_SOURCES_H_
#define HEDDLE_ENGINE_SOURCES_H_

#include <string>
#include <string_view>
#include <vector>

#include "v8.h"

namespace heddle {

// A text that V8's strings point to and that is never freed.
class Source final : public v8::String::ExternalOneByteStringResource {
 public:
  const char* data() const override { return text.data(); }
  size_t length() const override { return text.size(); }
  void Dispose() override {}

  std::string id;
  std::string_view text;
};

// A module's text as a string of V8; empty when there is no such module, or no memory. Any thread.
v8::MaybeLocal<v8::String> SourceText(v8::Isolate* isolate, const std::string& id);
bool HasSource(const std::string& id);

// The start-up snapshot refers to texts by their place in the list of external references.
void AddSourceReferences(std::vector<intptr_t>* refs);
// The texts in use that a snapshot may refer to, and back again, before the first isolate: bytes stays as it is.
std::string SaveSources();
void UseSources(std::string_view bytes);

}  // namespace heddle

#endif  // HEDDLE_ENGINE_SOURCES_H_
