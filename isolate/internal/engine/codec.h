// Bytes and characters, without V8: UTF-8, hex and base64. Used by buffer.cc.
//
// Everything here works on memory that the caller keeps alive and sized; nothing allocates.
#ifndef HEDDLE_ENGINE_CODEC_H_
#define HEDDLE_ENGINE_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace heddle {
namespace codec {

// How many bytes at the start are below 128.
inline size_t AsciiPrefix(const uint8_t* data, size_t size) {
  size_t i = 0;
  for (; i + 32 <= size; i += 32) {
    uint64_t w[4];
    memcpy(w, data + i, 32);
    if ((w[0] | w[1] | w[2] | w[3]) & 0x8080808080808080ull) break;
  }
  while (i < size && data[i] < 0x80) i++;
  return i;
}

inline bool IsAscii(const uint8_t* data, size_t size) { return AsciiPrefix(data, size) == size; }

inline bool IsContinuation(uint8_t byte) { return (byte & 0xc0) == 0x80; }

// The smallest and largest second byte that may follow a lead byte: no overlong forms, no
// surrogates, nothing above U+10FFFF.
inline uint8_t LowestSecond(uint8_t lead) { return lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80; }
inline uint8_t HighestSecond(uint8_t lead) { return lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf; }

// Bytes of the sequence that a lead byte opens; 0 when it opens none.
inline size_t SequenceLength(uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if ((lead & 0xf0) == 0xe0) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

inline bool IsUtf8(const uint8_t* data, size_t size) {
  size_t i = 0;
  while (true) {
    i += AsciiPrefix(data + i, size - i);
    if (i == size) return true;
    const uint8_t lead = data[i];
    const size_t length = SequenceLength(lead);
    if (length == 0 || length > size - i) return false;
    if (data[i + 1] < LowestSecond(lead) || data[i + 1] > HighestSecond(lead)) return false;
    for (size_t k = 2; k < length; k++) {
      if (!IsContinuation(data[i + k])) return false;
    }
    i += length;
  }
}

// Turns characters into UTF-8, as many whole ones as fit.
class Utf8Encoder {
 public:
  Utf8Encoder(uint8_t* out, size_t capacity) : out_(out), end_(out + capacity), start_(out) {}

  // Both give how many characters (code units) they took; fewer than size when it is full.
  size_t Put(const uint8_t* latin1, size_t size) {
    size_t i = 0;
    while (i < size) {
      const size_t room = static_cast<size_t>(end_ - out_);
      size_t ascii = AsciiPrefix(latin1 + i, size - i < room ? size - i : room);
      memcpy(out_, latin1 + i, ascii);
      out_ += ascii;
      i += ascii;
      if (i == size || latin1[i] < 0x80 || end_ - out_ < 2) return i;
      *out_++ = static_cast<uint8_t>(0xc0 | latin1[i] >> 6);
      *out_++ = static_cast<uint8_t>(0x80 | (latin1[i] & 0x3f));
      i++;
    }
    return i;
  }

  size_t Put(const uint16_t* units, size_t size) {
    size_t i = 0;
    while (i < size) {
      uint32_t c = units[i];
      size_t taken = 1;
      if ((c & 0xf800) == 0xd800) {
        if (c < 0xdc00 && i + 1 < size && (units[i + 1] & 0xfc00) == 0xdc00) {
          c = 0x10000 + ((c - 0xd800) << 10) + (units[i + 1] - 0xdc00u);
          taken = 2;
        } else {
          c = 0xfffd;
        }
      }
      if (!PutCodePoint(c)) return i;
      i += taken;
    }
    return i;
  }

  size_t written() const { return static_cast<size_t>(out_ - start_); }

 private:
  bool PutCodePoint(uint32_t c) {
    const size_t need = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (static_cast<size_t>(end_ - out_) < need) return false;
    switch (need) {
      case 1:
        *out_++ = static_cast<uint8_t>(c);
        return true;
      case 2:
        *out_++ = static_cast<uint8_t>(0xc0 | c >> 6);
        break;
      case 3:
        *out_++ = static_cast<uint8_t>(0xe0 | c >> 12);
        *out_++ = static_cast<uint8_t>(0x80 | (c >> 6 & 0x3f));
        break;
      default:
        *out_++ = static_cast<uint8_t>(0xf0 | c >> 18);
        *out_++ = static_cast<uint8_t>(0x80 | (c >> 12 & 0x3f));
        *out_++ = static_cast<uint8_t>(0x80 | (c >> 6 & 0x3f));
    }
    *out_++ = static_cast<uint8_t>(0x80 | (c & 0x3f));
    return true;
  }

  uint8_t* out_;
  uint8_t* const end_;
  uint8_t* const start_;
};

// --- hex ------------------------------------------------------------------------------------------

struct HexTables {
  uint16_t pair[256];   // the two digits of a byte, in memory order
  int8_t value[256];    // of a digit, or -1
};

constexpr HexTables MakeHexTables() {
  HexTables t{};
  const char* digits = "0123456789abcdef";
  for (int i = 0; i < 256; i++) {
    // The machines we run on are little-endian: the first digit is the low byte.
    t.pair[i] = static_cast<uint16_t>(digits[i >> 4] | digits[i & 15] << 8);
    t.value[i] = -1;
  }
  for (int i = 0; i < 10; i++) t.value['0' + i] = static_cast<int8_t>(i);
  for (int i = 0; i < 6; i++) {
    t.value['a' + i] = static_cast<int8_t>(10 + i);
    t.value['A' + i] = static_cast<int8_t>(10 + i);
  }
  return t;
}
inline constexpr HexTables kHex = MakeHexTables();

// Writes 2 * size digits.
inline void HexEncode(const uint8_t* data, size_t size, uint8_t* out) {
  for (size_t i = 0; i < size; i++) memcpy(out + 2 * i, &kHex.pair[data[i]], 2);
}

// Decodes pairs of digits until one is none; gives the number of bytes. Of a wide character, as in
// Node, the low byte counts.
template <typename Char>
size_t HexDecode(const Char* digits, size_t pairs, uint8_t* out) {
  for (size_t i = 0; i < pairs; i++) {
    const Char a = digits[2 * i], b = digits[2 * i + 1];
    const int high = kHex.value[a & 0xff], low = kHex.value[b & 0xff];
    if ((high | low) < 0) return i;
    out[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return pairs;
}

// --- base64 ---------------------------------------------------------------------------------------

enum : int8_t { kBase64Bad = -1, kBase64Pad = -2, kBase64Space = -3 };

struct Base64Tables {
  char standard[64];
  char url[64];
  int8_t loose[256];   // either alphabet
  int8_t strict[256];  // the standard one, with HTML's white space
};

constexpr Base64Tables MakeBase64Tables() {
  Base64Tables t{};
  for (int i = 0; i < 256; i++) t.loose[i] = t.strict[i] = kBase64Bad;
  for (int i = 0; i < 62; i++) {
    const char c = static_cast<char>(i < 26 ? 'A' + i : i < 52 ? 'a' + i - 26 : '0' + i - 52);
    t.standard[i] = t.url[i] = c;
    t.loose[static_cast<uint8_t>(c)] = t.strict[static_cast<uint8_t>(c)] = static_cast<int8_t>(i);
  }
  t.standard[62] = '+';
  t.standard[63] = '/';
  t.url[62] = '-';
  t.url[63] = '_';
  t.loose['+'] = t.loose['-'] = t.strict['+'] = 62;
  t.loose['/'] = t.loose['_'] = t.strict['/'] = 63;
  t.loose['='] = t.strict['='] = kBase64Pad;
  for (char c : {' ', '\t', '\n', '\f', '\r'}) t.strict[static_cast<uint8_t>(c)] = kBase64Space;
  return t;
}
inline constexpr Base64Tables kBase64 = MakeBase64Tables();

inline size_t Base64Length(size_t size, bool padded) {
  return padded ? (size + 2) / 3 * 4 : size / 3 * 4 + (size % 3 == 0 ? 0 : size % 3 + 1);
}

// Writes Base64Length(size, padded) characters.
inline void Base64Encode(const uint8_t* data, size_t size, const char* alphabet, bool padded, uint8_t* out) {
  size_t i = 0;
  for (; i + 3 <= size; i += 3, out += 4) {
    const uint32_t bits = static_cast<uint32_t>(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
    out[0] = static_cast<uint8_t>(alphabet[bits >> 18]);
    out[1] = static_cast<uint8_t>(alphabet[bits >> 12 & 63]);
    out[2] = static_cast<uint8_t>(alphabet[bits >> 6 & 63]);
    out[3] = static_cast<uint8_t>(alphabet[bits & 63]);
  }
  const size_t left = size - i;
  if (left == 0) return;
  const uint32_t bits = static_cast<uint32_t>(data[i] << 16 | (left == 2 ? data[i + 1] << 8 : 0));
  *out++ = static_cast<uint8_t>(alphabet[bits >> 18]);
  *out++ = static_cast<uint8_t>(alphabet[bits >> 12 & 63]);
  if (left == 2) *out++ = static_cast<uint8_t>(alphabet[bits >> 6 & 63]);
  if (!padded) return;
  *out++ = '=';
  if (left == 1) *out++ = '=';
}

// Decodes base64 that comes in pieces. The loose form (Buffer's) skips what is no digit and ends at
// the first "=".
class Base64Decoder {
 public:
  Base64Decoder(uint8_t* out, size_t capacity) : out_(out), end_(out + capacity), start_(out) {}

  // False when there is nothing more to do: the end was met, or there is no room.
  template <typename Char>
  bool Put(const Char* text, size_t size) {
    size_t i = 0;
    while (i < size) {
      if (count_ == 0) {
        while (i + 4 <= size && end_ - out_ >= 3) {
          const int a = Value(text[i]), b = Value(text[i + 1]), c = Value(text[i + 2]), d = Value(text[i + 3]);
          if ((a | b | c | d) < 0) break;
          const uint32_t bits = static_cast<uint32_t>(a << 18 | b << 12 | c << 6 | d);
          out_[0] = static_cast<uint8_t>(bits >> 16);
          out_[1] = static_cast<uint8_t>(bits >> 8);
          out_[2] = static_cast<uint8_t>(bits);
          out_ += 3;
          i += 4;
        }
        if (i == size) return true;
      }
      const int value = Value(text[i++]);
      if (value == kBase64Pad) return false;
      if (value >= 0 && !PutDigit(static_cast<uint32_t>(value))) return false;
    }
    return true;
  }

  size_t written() const { return static_cast<size_t>(out_ - start_); }

 private:
  // Of a wide character, as in Node, the low byte counts.
  template <typename Char>
  static int Value(Char c) {
    return kBase64.loose[c & 0xff];
  }

  // Every digit but the first of four completes a byte.
  bool PutDigit(uint32_t value) {
    bits_ = bits_ << 6 | value;
    count_ = (count_ + 1) & 3;
    if (count_ == 1) return true;
    if (out_ == end_) return false;
    *out_++ = static_cast<uint8_t>(bits_ >> (count_ == 0 ? 0 : 8 - 2 * count_));
    return true;
  }

  uint8_t* out_;
  uint8_t* const end_;
  uint8_t* const start_;
  uint32_t bits_ = 0;
  uint32_t count_ = 0;
};

}  // namespace codec
}  // namespace heddle

#endif  // HEDDLE_ENGINE_CODEC_H_
