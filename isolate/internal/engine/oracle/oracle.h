// V8's own serializer and deserializer as a C ABI, for tests. Every function is called on the OS thread of
// an hd_thread and works in its context. Values are named by the expression that gives them.
#ifndef HEDDLE_ENGINE_ORACLE_H_
#define HEDDLE_ENGINE_ORACLE_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What a call gave: bytes, or the text of the exception it threw. hd_oracle_free frees both.
typedef struct {
  uint8_t* data;
  size_t size;
  char* error;
} hd_oracle_result;

void hd_oracle_free(hd_oracle_result* r);

// Evaluates a script of ASCII characters; data is its value as a string, in UTF-8.
void hd_oracle_eval(const char* source, size_t length, hd_oracle_result* out);

// Whether scripts that are evaluated from now on clone values through Go, with arrays as V8 writes them, which is how
// it begins, or without.
void hd_oracle_through_go(int yes);

// Writes the value of global variable `value` with a header. These global arrays have the rest: transfer
// the buffers to transfer, shared the SharedArrayBuffers and modules by id (new ones are appended), hosts the host
// objects by index. A host object is written as kind 1 and its index, as the walker does.
void hd_oracle_write(hd_oracle_result* out);

// Reads a message into global variable `read`; incoming has the transferred buffers by id. Bytes after the
// value do not matter to V8; *left tells how many there are.
void hd_oracle_read(const uint8_t* data, size_t size, size_t* left, hd_oracle_result* out);

#ifdef __cplusplus
}
#endif

#endif  // HEDDLE_ENGINE_ORACLE_H_
