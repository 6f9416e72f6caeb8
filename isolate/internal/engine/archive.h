// Named pieces of bytes one after another, as one process of a build leaves them to another: each is its name with a
// zero, its size in eight bytes, and the bytes.
#ifndef HEDDLE_ENGINE_ARCHIVE_H_
#define HEDDLE_ENGINE_ARCHIVE_H_

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace heddle {

inline void AppendPiece(const std::string& name, std::string_view bytes, std::string* archive) {
  const uint64_t size = bytes.size();
  archive->append(name.c_str(), name.size() + 1);
  archive->append(reinterpret_cast<const char*>(&size), sizeof size);
  archive->append(bytes);
}

// Takes the first piece off; false at the end, or when what is left is not whole.
inline bool TakePiece(std::string_view* archive, std::string* name, std::string_view* bytes) {
  const size_t length = archive->find('\0');
  uint64_t size;
  if (length == std::string_view::npos || archive->size() - length - 1 < sizeof size) return false;
  memcpy(&size, archive->data() + length + 1, sizeof size);
  const size_t start = length + 1 + sizeof size;
  if (archive->size() - start < size) return false;
  name->assign(*archive, 0, length);
  *bytes = archive->substr(start, size);
  archive->remove_prefix(start + size);
  return true;
}

// Gives the C ABI's caller a copy, which it frees.
inline void GiveCopy(std::string_view bytes, char** out, size_t* length) {
  *length = bytes.size();
  *out = static_cast<char*>(malloc(bytes.size()));
  memcpy(*out, bytes.data(), bytes.size());
}

}  // namespace heddle

#endif  // HEDDLE_ENGINE_ARCHIVE_H_
