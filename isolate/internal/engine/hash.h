// FNV-1a, 64 bits: tells builds apart, hides nothing.
#ifndef HEDDLE_ENGINE_HASH_H_
#define HEDDLE_ENGINE_HASH_H_

#include <cstddef>
#include <cstdint>

namespace heddle {

constexpr uint64_t kNoBytes = 14695981039346656037u;  // the hash of nothing

inline uint64_t HashOn(uint64_t hash, const void* data, size_t length) {
  auto* bytes = static_cast<const uint8_t*>(data);
  for (size_t i = 0; i < length; i++) hash = (hash ^ bytes[i]) * 1099511628211u;
  return hash;
}

}  // namespace heddle

#endif  // HEDDLE_ENGINE_HASH_H_
