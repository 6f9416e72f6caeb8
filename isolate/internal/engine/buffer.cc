// internalBinding('buffer'): strings to bytes and back, and what else is done to bytes in bulk.
//
// The functions. A `view` is any ArrayBufferView; where "bytes" stands, an ArrayBuffer or
// SharedArrayBuffer too. Positions are clamped, never checked: internal/buffer checks, and nothing
// given here can read or write outside of a view (a detached one has no bytes). None of them throws.
//
//   utf8Slice, latin1Slice, asciiSlice, ucs2Slice, hexSlice, base64Slice, base64urlSlice
//       (view, start, end) -> string, or undefined when it would be longer than a string can be
//   utf8Write, latin1Write, ucs2Write, hexWrite, base64Write
//       (view, string, offset, length) -> bytes written; never a part of a character
//   byteLengthUtf8(string) -> bytes
//   encodeInto(string, view, result: Uint32Array(2)) -> result is [code units read, bytes written]
//   decodeUtf8(bytes, start, end, keepBOM, fatal), decodeUtf16le(bytes, start, end, fatal)
//       -> string with U+FFFD for what is malformed; false when that is fatal; undefined: too long
//   compare(view, view) -> -1, 0, 1;  compareRange(a, aStart, aEnd, b, bStart, bEnd)
//   copy(source, target, targetStart, sourceStart, count): the ranges may overlap
//   fill(view, pattern: view, start, end)
//   indexOfByte(view, byte, start, forward) -> index or -1; start counts from the end if negative
//   indexOf(view, needle: view, start, forward, step: 1 or 2) -> as above; step 2 finds UTF-16 code
//       units at even distances only
//   swap16(view), swap32(view), swap64(view)
//   isUtf8(bytes), isAscii(bytes) -> boolean
//   atob(string) -> string; -1 invalid character, -2 wrong length.  btoa(string) -> string or -1
#include <algorithm>
#include <memory>
#include <new>

#include "bind.h"
#include "codec.h"

namespace heddle {
namespace {

using v8::FunctionCallbackInfo;
using v8::Isolate;
using v8::Local;
using v8::String;
using v8::Value;

using Info = FunctionCallbackInfo<Value>;

constexpr int kRaw = String::NO_NULL_TERMINATION;
// Strings are taken in pieces of this many code units, by way of the stack.
constexpr int kChunk = 4096;

// The memory of a view or an ArrayBuffer. Small typed arrays live on V8's heap, where memory may
// move: to read one, its bytes are copied here; to write, it gets a buffer of its own.
class Bytes {
 public:
  enum Use { kRead, kWrite };

  Bytes(Local<Value> value, Use use) {
    if (value->IsArrayBufferView()) {
      FromView(value.As<v8::ArrayBufferView>(), use);
    } else if (value->IsArrayBuffer()) {
      data_ = static_cast<uint8_t*>(value.As<v8::ArrayBuffer>()->Data());
      size_ = value.As<v8::ArrayBuffer>()->ByteLength();
    } else if (value->IsSharedArrayBuffer()) {
      data_ = static_cast<uint8_t*>(value.As<v8::SharedArrayBuffer>()->Data());
      size_ = value.As<v8::SharedArrayBuffer>()->ByteLength();
    }
    if (data_ == nullptr) {
      data_ = small_;
      size_ = 0;
    }
  }
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;

  uint8_t* data() const { return data_; }
  size_t size() const { return size_; }

 private:
  void FromView(Local<v8::ArrayBufferView> view, Use use) {
    const size_t size = view->ByteLength();
    if (use == kRead && size <= sizeof small_ && !view->HasBuffer()) {
      size_ = view->CopyContents(small_, sizeof small_);
      data_ = small_;
      return;
    }
    Local<v8::ArrayBuffer> buffer = view->Buffer();  // a SharedArrayBuffer too, in spite of its type
    const size_t offset = view->ByteOffset(), whole = buffer->ByteLength();
    auto* data = static_cast<uint8_t*>(buffer->Data());
    if (data == nullptr || offset > whole) return;  // detached, or a resizable buffer has shrunk
    data_ = data + offset;
    size_ = std::min(size, whole - offset);
  }

  uint8_t* data_ = nullptr;
  size_t size_ = 0;
  uint8_t small_[64];
};

// A position argument: a number, clamped to 0 and max.
size_t Position(Local<Value> value, size_t max) {
  if (!value->IsNumber()) return 0;
  const double number = value.As<v8::Number>()->Value();
  if (!(number > 0)) return 0;
  return number < static_cast<double>(max) ? static_cast<size_t>(number) : max;
}

// The part of a view that arguments i and i + 1 (start, end) name.
struct Range {
  Range(const Bytes& bytes, const Info& info, int i) {
    const size_t start = Position(info[i], bytes.size());
    const size_t end = Position(info[i + 1], bytes.size());
    data = bytes.data() + start;
    size = end > start ? end - start : 0;
  }
  const uint8_t* data;
  size_t size;
};

// Memory for a string on its way: on the stack when it is short.
template <typename Char>
class Scratch {
 public:
  explicit Scratch(size_t count) {
    if (count <= sizeof fixed_ / sizeof(Char)) {
      data_ = fixed_;
    } else {
      heap_.reset(new (std::nothrow) Char[count]);
      data_ = heap_.get();
    }
  }
  Char* data() const { return data_; }  // null: there is no memory

 private:
  Char fixed_[2048 / sizeof(Char)];
  std::unique_ptr<Char[]> heap_;
  Char* data_;
};

void ReturnOneByte(const Info& info, const uint8_t* data, size_t size) {
  if (size > static_cast<size_t>(String::kMaxLength)) return;
  if (size == 0) return info.GetReturnValue().SetEmptyString();
  Local<String> string;
  if (String::NewFromOneByte(info.GetIsolate(), data, v8::NewStringType::kNormal, static_cast<int>(size))
          .ToLocal(&string)) {
    info.GetReturnValue().Set(string);
  }
}

void ReturnTwoByte(const Info& info, const uint16_t* data, size_t size) {
  if (size > static_cast<size_t>(String::kMaxLength)) return;
  if (size == 0) return info.GetReturnValue().SetEmptyString();
  Local<String> string;
  if (String::NewFromTwoByte(info.GetIsolate(), data, v8::NewStringType::kNormal, static_cast<int>(size))
          .ToLocal(&string)) {
    info.GetReturnValue().Set(string);
  }
}

void ReturnUtf8(const Info& info, const uint8_t* data, size_t size) {
  if (codec::IsAscii(data, size)) return ReturnOneByte(info, data, size);
  if (size > static_cast<size_t>(String::kMaxLength)) return;
  Local<String> string;
  if (String::NewFromUtf8(info.GetIsolate(), reinterpret_cast<const char*>(data),
                          v8::NewStringType::kNormal, static_cast<int>(size))
          .ToLocal(&string)) {
    info.GetReturnValue().Set(string);
  }
}

// --- Bytes to strings -----------------------------------------------------------------------------

void Utf8Slice(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  ReturnUtf8(info, range.data, range.size);
}

void Latin1Slice(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  ReturnOneByte(info, range.data, range.size);
}

void AsciiSlice(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  if (codec::IsAscii(range.data, range.size)) return ReturnOneByte(info, range.data, range.size);
  if (range.size > static_cast<size_t>(String::kMaxLength)) return;
  Scratch<uint8_t> out(range.size);
  if (out.data() == nullptr) return;
  for (size_t i = 0; i < range.size; i++) out.data()[i] = range.data[i] & 0x7f;
  ReturnOneByte(info, out.data(), range.size);
}

// Gives 16-bit units at an address that may be odd.
const uint16_t* Aligned(const uint8_t* data, size_t units, const Scratch<uint16_t>& scratch) {
  memcpy(scratch.data(), data, units * 2);
  return scratch.data();
}

bool IsAligned(const uint8_t* data) { return (reinterpret_cast<uintptr_t>(data) & 1) == 0; }

void Ucs2Slice(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  const size_t units = range.size / 2;
  if (units > static_cast<size_t>(String::kMaxLength)) return;
  if (IsAligned(range.data)) return ReturnTwoByte(info, reinterpret_cast<const uint16_t*>(range.data), units);
  Scratch<uint16_t> scratch(units);
  if (scratch.data() != nullptr) ReturnTwoByte(info, Aligned(range.data, units, scratch), units);
}

void HexSlice(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  if (range.size > static_cast<size_t>(String::kMaxLength) / 2) return;
  Scratch<uint8_t> out(range.size * 2);
  if (out.data() == nullptr) return;
  codec::HexEncode(range.data, range.size, out.data());
  ReturnOneByte(info, out.data(), range.size * 2);
}

void ReturnBase64(const Info& info, const uint8_t* data, size_t size, const char* alphabet, bool padded) {
  const size_t length = codec::Base64Length(size, padded);
  if (length > static_cast<size_t>(String::kMaxLength)) return;
  Scratch<uint8_t> out(length);
  if (out.data() == nullptr) return;
  codec::Base64Encode(data, size, alphabet, padded, out.data());
  ReturnOneByte(info, out.data(), length);
}

void Base64Slice(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  ReturnBase64(info, range.data, range.size, codec::kBase64.standard, true);
}

void Base64UrlSlice(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  ReturnBase64(info, range.data, range.size, codec::kBase64.url, false);
}

// --- Strings to bytes -----------------------------------------------------------------------------

// Hands a string's code units to `put` in pieces, as bytes when the string has no wider ones. put
// gives how many it took; the walk ends when it took less. A piece never ends inside of a surrogate
// pair, and holds a multiple of 4 units unless it is the last.
template <typename Put>
void ForEachChunk(Isolate* isolate, Local<String> string, Put&& put) {
  const int length = string->Length();
  if (string->IsOneByte()) {
    uint8_t chunk[kChunk];
    for (int at = 0; at < length;) {
      const int count = std::min(kChunk, length - at);
      string->WriteOneByte(isolate, chunk, at, count, kRaw);
      if (put(chunk, static_cast<size_t>(count)) < static_cast<size_t>(count)) return;
      at += count;
    }
    return;
  }
  uint16_t chunk[kChunk];
  for (int at = 0; at < length;) {
    int count = std::min(kChunk, length - at);
    string->Write(isolate, chunk, at, count, kRaw);
    if (at + count < length && (chunk[count - 1] & 0xfc00) == 0xd800) count--;
    if (put(chunk, static_cast<size_t>(count)) < static_cast<size_t>(count)) return;
    at += count;
  }
}

// The target of a write: argument 0 from offset (argument 2), at most length (argument 3) bytes.
struct Target {
  explicit Target(const Info& info) : bytes(info[0], Bytes::kWrite) {
    const size_t offset = Position(info[2], bytes.size());
    data = bytes.data() + offset;
    size = Position(info[3], bytes.size() - offset);
  }
  Bytes bytes;
  uint8_t* data;
  size_t size;
};

void Utf8Write(const Info& info) {
  if (!info[1]->IsString()) return;
  Target target(info);
  codec::Utf8Encoder encoder(target.data, target.size);
  ForEachChunk(info.GetIsolate(), info[1].As<String>(),
               [&](const auto* units, size_t count) { return encoder.Put(units, count); });
  info.GetReturnValue().Set(static_cast<double>(encoder.written()));
}

void Latin1Write(const Info& info) {
  if (!info[1]->IsString()) return;
  Target target(info);
  Local<String> string = info[1].As<String>();
  const size_t count = std::min(target.size, static_cast<size_t>(string->Length()));
  if (count > 0) string->WriteOneByte(info.GetIsolate(), target.data, 0, static_cast<int>(count), kRaw);
  info.GetReturnValue().Set(static_cast<double>(count));
}

void Ucs2Write(const Info& info) {
  if (!info[1]->IsString()) return;
  Target target(info);
  Local<String> string = info[1].As<String>();
  Isolate* isolate = info.GetIsolate();
  const int count = static_cast<int>(std::min(target.size / 2, static_cast<size_t>(string->Length())));
  info.GetReturnValue().Set(count * 2.0);
  if (count == 0) return;
  if (IsAligned(target.data)) {
    string->Write(isolate, reinterpret_cast<uint16_t*>(target.data), 0, count, kRaw);
    return;
  }
  uint16_t chunk[kChunk];
  for (int at = 0; at < count; at += kChunk) {
    const int part = std::min(kChunk, count - at);
    string->Write(isolate, chunk, at, part, kRaw);
    memcpy(target.data + static_cast<size_t>(at) * 2, chunk, static_cast<size_t>(part) * 2);
  }
}

void HexWrite(const Info& info) {
  if (!info[1]->IsString()) return;
  Target target(info);
  size_t written = 0;
  // Pieces hold an even number of digits: a surrogate, which could shorten one, ends the decoding.
  ForEachChunk(info.GetIsolate(), info[1].As<String>(), [&](const auto* digits, size_t count) {
    const size_t pairs = std::min(count / 2, target.size - written);
    const size_t done = codec::HexDecode(digits, pairs, target.data + written);
    written += done;
    return done < count / 2 ? 0 : count;
  });
  info.GetReturnValue().Set(static_cast<double>(written));
}

void Base64Write(const Info& info) {
  if (!info[1]->IsString()) return;
  Target target(info);
  codec::Base64Decoder decoder(target.data, target.size);
  ForEachChunk(info.GetIsolate(), info[1].As<String>(), [&](const auto* text, size_t count) {
    return decoder.Put(text, count) ? count : 0;
  });
  info.GetReturnValue().Set(static_cast<double>(decoder.written()));
}

void ByteLengthUtf8(const Info& info) {
  if (!info[0]->IsString()) return;
  info.GetReturnValue().Set(info[0].As<String>()->Utf8Length(info.GetIsolate()));
}

void EncodeInto(const Info& info) {
  if (!info[0]->IsString()) return;
  Bytes target(info[1], Bytes::kWrite);
  Bytes result(info[2], Bytes::kWrite);
  if (result.size() < 2 * sizeof(uint32_t)) return;
  codec::Utf8Encoder encoder(target.data(), target.size());
  size_t read = 0;
  ForEachChunk(info.GetIsolate(), info[0].As<String>(), [&](const auto* units, size_t count) {
    const size_t taken = encoder.Put(units, count);
    read += taken;
    return taken;
  });
  const uint32_t counts[] = {static_cast<uint32_t>(read), static_cast<uint32_t>(encoder.written())};
  memcpy(result.data(), counts, sizeof counts);
}

// --- TextDecoder ----------------------------------------------------------------------------------

void DecodeUtf8(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  const bool keep_bom = info[3]->IsTrue(), fatal = info[4]->IsTrue();
  if (fatal && !codec::IsUtf8(range.data, range.size)) return info.GetReturnValue().Set(false);
  if (!keep_bom && range.size >= 3 && memcmp(range.data, "\xef\xbb\xbf", 3) == 0) {
    range.data += 3;
    range.size -= 3;
  }
  ReturnUtf8(info, range.data, range.size);
}

// Whether the unit at `data` is one that opens a surrogate pair.
bool IsLead(const uint8_t* data) { return (data[1] & 0xfc) == 0xd8; }

void DecodeUtf16le(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  Range range(bytes, info, 1);
  const bool fatal = info[3]->IsTrue();
  const bool odd = range.size % 2 != 0;
  if (fatal && odd) return info.GetReturnValue().Set(false);
  const size_t units = range.size / 2;
  if (units >= static_cast<size_t>(String::kMaxLength)) return;
  Scratch<uint16_t> scratch(units + 1);
  uint16_t* out = scratch.data();
  if (out == nullptr) return;
  memcpy(out, range.data, units * 2);
  for (size_t i = 0; i < units; i++) {
    if ((out[i] & 0xf800) != 0xd800) continue;
    if (out[i] < 0xdc00 && i + 1 < units && (out[i + 1] & 0xfc00) == 0xdc00) {
      i++;
      continue;
    }
    if (fatal) return info.GetReturnValue().Set(false);
    out[i] = 0xfffd;
  }
  // A last byte alone is malformed too; with a lone lead surrogate before it, they are one.
  const bool swallowed = odd && units > 0 && IsLead(range.data + units * 2 - 2);
  if (odd && !swallowed) out[units] = 0xfffd;
  ReturnTwoByte(info, out, units + (odd && !swallowed ? 1 : 0));
}

// --- Comparing, copying, filling ------------------------------------------------------------------

int32_t Compare(const uint8_t* a, size_t a_size, const uint8_t* b, size_t b_size) {
  const size_t common = std::min(a_size, b_size);
  const int order = common == 0 ? 0 : memcmp(a, b, common);
  if (order != 0) return order < 0 ? -1 : 1;
  return a_size == b_size ? 0 : a_size < b_size ? -1 : 1;
}

void CompareAll(const Info& info) {
  Bytes a(info[0], Bytes::kRead), b(info[1], Bytes::kRead);
  info.GetReturnValue().Set(Compare(a.data(), a.size(), b.data(), b.size()));
}

void CompareRange(const Info& info) {
  Bytes a(info[0], Bytes::kRead), b(info[3], Bytes::kRead);
  Range x(a, info, 1), y(b, info, 4);
  info.GetReturnValue().Set(Compare(x.data, x.size, y.data, y.size));
}

void Copy(const Info& info) {
  Bytes source(info[0], Bytes::kRead), target(info[1], Bytes::kWrite);
  const size_t to = Position(info[2], target.size()), from = Position(info[3], source.size());
  const size_t count = Position(info[4], std::min(target.size() - to, source.size() - from));
  memmove(target.data() + to, source.data() + from, count);
}

void Fill(const Info& info) {
  Bytes bytes(info[0], Bytes::kWrite), pattern(info[1], Bytes::kRead);
  const size_t start = Position(info[2], bytes.size()), end = Position(info[3], bytes.size());
  if (start >= end || pattern.size() == 0) return;
  uint8_t* out = bytes.data() + start;
  const size_t size = end - start;
  size_t done = std::min(size, pattern.size());
  memmove(out, pattern.data(), done);  // the pattern may be a part of what is filled
  while (done < size) {
    const size_t part = std::min(done, size - done);
    memcpy(out + done, out, part);
    done += part;
  }
}

template <typename Word, Word (*Turn)(Word)>
void Swap(const Info& info) {
  Bytes bytes(info[0], Bytes::kWrite);
  for (size_t i = 0; i + sizeof(Word) <= bytes.size(); i += sizeof(Word)) {
    Word word;
    memcpy(&word, bytes.data() + i, sizeof word);
    word = Turn(word);
    memcpy(bytes.data() + i, &word, sizeof word);
  }
}

uint16_t Turn16(uint16_t word) { return __builtin_bswap16(word); }
uint32_t Turn32(uint32_t word) { return __builtin_bswap32(word); }
uint64_t Turn64(uint64_t word) { return __builtin_bswap64(word); }

// --- Searching ------------------------------------------------------------------------------------

// Where a search begins. `last` is the last place where a match could stand, -1 when there is none.
// Gives -1 when no place is left.
int64_t SearchStart(Local<Value> value, int64_t size, int64_t last, bool forward) {
  double start = value->IsNumber() ? value.As<v8::Number>()->Value() : 0;
  if (!(start > -9e15)) start = -9e15;
  if (start > 9e15) start = 9e15;
  int64_t at = static_cast<int64_t>(start);
  if (at < 0) at += size;
  if (at < 0) {
    if (!forward) return -1;
    at = 0;
  }
  if (at <= last) return at;
  return forward ? -1 : last;
}

void IndexOfByte(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  const int byte = static_cast<int>(Position(info[1], 255));
  const bool forward = info[3]->IsTrue();
  const auto size = static_cast<int64_t>(bytes.size());
  const int64_t start = SearchStart(info[2], size, size - 1, forward);
  if (start < 0) return info.GetReturnValue().Set(-1);
  const void* found = forward ? memchr(bytes.data() + start, byte, static_cast<size_t>(size - start))
                              : memrchr(bytes.data(), byte, static_cast<size_t>(start + 1));
  const double index = found == nullptr ? -1 : static_cast<double>(static_cast<const uint8_t*>(found) - bytes.data());
  info.GetReturnValue().Set(index);
}

// memmem, but fast where the needle's first byte is rare: after some false starts, it is not.
const uint8_t* Find(const uint8_t* data, size_t size, const uint8_t* needle, size_t length) {
  for (int tries = 0; tries < 64; tries++) {
    if (size < length) return nullptr;
    const void* first = memchr(data, needle[0], size - length + 1);
    if (first == nullptr) return nullptr;
    const auto* at = static_cast<const uint8_t*>(first);
    if (memcmp(at, needle, length) == 0) return at;
    size -= static_cast<size_t>(at + 1 - data);
    data = at + 1;
  }
  return static_cast<const uint8_t*>(memmem(data, size, needle, length));
}

// First match at or after `start`, at a multiple of step.
int64_t FindForward(const uint8_t* data, size_t size, const uint8_t* needle, size_t length, size_t start, size_t step) {
  while (start + length <= size) {
    const uint8_t* found = Find(data + start, size - start, needle, length);
    if (found == nullptr) return -1;
    const auto index = static_cast<size_t>(found - data);
    if (index % step == 0) return static_cast<int64_t>(index);
    start = index + 1;
  }
  return -1;
}

// Last match at or before `start`, at a multiple of step.
int64_t FindBackward(const uint8_t* data, const uint8_t* needle, size_t length, size_t start, size_t step) {
  while (true) {
    const void* found = memrchr(data, needle[0], start + 1);
    if (found == nullptr) return -1;
    const auto index = static_cast<size_t>(static_cast<const uint8_t*>(found) - data);
    if (index % step == 0 && memcmp(data + index, needle, length) == 0) return static_cast<int64_t>(index);
    if (index == 0) return -1;
    start = index - 1;
  }
}

void IndexOf(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead), needle(info[1], Bytes::kRead);
  const bool forward = info[3]->IsTrue();
  const size_t step = Position(info[4], 2) == 2 ? 2 : 1;
  const auto size = static_cast<int64_t>(bytes.size());
  if (needle.size() == 0) {
    // An empty needle is everywhere, the end included.
    const int64_t start = SearchStart(info[2], size, size, true);
    return info.GetReturnValue().Set(static_cast<double>(start < 0 ? size : start));
  }
  const size_t whole = bytes.size() / step * step, length = needle.size() / step * step;
  const int64_t last = static_cast<int64_t>(whole) - static_cast<int64_t>(length);
  int64_t start = length == 0 || last < 0 ? -1 : SearchStart(info[2], size, last, forward);
  if (start < 0) return info.GetReturnValue().Set(-1);
  start -= start % static_cast<int64_t>(step);
  const auto from = static_cast<size_t>(start);
  const int64_t found = forward ? FindForward(bytes.data(), whole, needle.data(), length, from, step)
                                : FindBackward(bytes.data(), needle.data(), length, from, step);
  info.GetReturnValue().Set(static_cast<double>(found));
}

// --- Checks, atob, btoa ---------------------------------------------------------------------------

void IsUtf8(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  info.GetReturnValue().Set(codec::IsUtf8(bytes.data(), bytes.size()));
}

void IsAscii(const Info& info) {
  Bytes bytes(info[0], Bytes::kRead);
  info.GetReturnValue().Set(codec::IsAscii(bytes.data(), bytes.size()));
}

// What HTML's forgiving decoder makes of a text: its digits, compacted in place, or what is wrong.
enum Forgiving { kFine, kInvalidCharacter = -1, kWrongLength = -2 };

Forgiving CheckForgiving(uint8_t* text, size_t* size) {
  size_t digits = 0, pads = 0;
  for (size_t i = 0; i < *size; i++) {
    const int8_t value = codec::kBase64.strict[text[i]];
    if (value == codec::kBase64Space) continue;
    if (value == codec::kBase64Pad) {
      pads++;
    } else if (value < 0 || pads > 0) {
      return kInvalidCharacter;
    } else {
      text[digits++] = text[i];
    }
  }
  *size = digits;
  if (pads > 2) return kInvalidCharacter;
  if (digits % 4 == 1) return kWrongLength;
  return pads > 0 && (digits + pads) % 4 != 0 ? kInvalidCharacter : kFine;
}

void Atob(const Info& info) {
  if (!info[0]->IsString()) return;
  Local<String> string = info[0].As<String>();
  if (!string->ContainsOnlyOneByte()) return info.GetReturnValue().Set(kInvalidCharacter);
  size_t size = static_cast<size_t>(string->Length());
  Scratch<uint8_t> text(size);
  if (text.data() == nullptr) return;
  string->WriteOneByte(info.GetIsolate(), text.data(), 0, static_cast<int>(size), kRaw);
  const Forgiving state = CheckForgiving(text.data(), &size);
  if (state != kFine) return info.GetReturnValue().Set(state);
  // Decoding in place: the bytes never overtake the digits they come from.
  codec::Base64Decoder decoder(text.data(), size);
  decoder.Put(text.data(), size);
  ReturnOneByte(info, text.data(), decoder.written());
}

void Btoa(const Info& info) {
  if (!info[0]->IsString()) return;
  Local<String> string = info[0].As<String>();
  if (!string->ContainsOnlyOneByte()) return info.GetReturnValue().Set(kInvalidCharacter);
  const size_t size = static_cast<size_t>(string->Length());
  Scratch<uint8_t> text(size);
  if (text.data() == nullptr) return;
  string->WriteOneByte(info.GetIsolate(), text.data(), 0, static_cast<int>(size), kRaw);
  ReturnBase64(info, text.data(), size, codec::kBase64.standard, true);
}

}  // namespace

void BindBuffer(Binder& b) {
  b.Fn("utf8Slice", Utf8Slice);
  b.Fn("latin1Slice", Latin1Slice);
  b.Fn("asciiSlice", AsciiSlice);
  b.Fn("ucs2Slice", Ucs2Slice);
  b.Fn("hexSlice", HexSlice);
  b.Fn("base64Slice", Base64Slice);
  b.Fn("base64urlSlice", Base64UrlSlice);
  b.Fn("utf8Write", Utf8Write);
  b.Fn("latin1Write", Latin1Write);
  b.Fn("ucs2Write", Ucs2Write);
  b.Fn("hexWrite", HexWrite);
  b.Fn("base64Write", Base64Write);
  b.Fn("byteLengthUtf8", ByteLengthUtf8);
  b.Fn("encodeInto", EncodeInto);
  b.Fn("decodeUtf8", DecodeUtf8);
  b.Fn("decodeUtf16le", DecodeUtf16le);
  b.Fn("compare", CompareAll);
  b.Fn("compareRange", CompareRange);
  b.Fn("copy", Copy);
  b.Fn("fill", Fill);
  b.Fn("indexOfByte", IndexOfByte);
  b.Fn("indexOf", IndexOf);
  b.Fn("swap16", Swap<uint16_t, Turn16>);
  b.Fn("swap32", Swap<uint32_t, Turn32>);
  b.Fn("swap64", Swap<uint64_t, Turn64>);
  b.Fn("isUtf8", IsUtf8);
  b.Fn("isAscii", IsAscii);
  b.Fn("atob", Atob);
  b.Fn("btoa", Btoa);
}

}  // namespace heddle
