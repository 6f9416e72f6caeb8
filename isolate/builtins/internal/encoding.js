'use strict';

// TextEncoder and TextDecoder. UTF-8 and UTF-16 are decoded by the engine, Latin-1 as Buffer does
// it, and the older encodings by operations (bindings/encoding.go).

const binding = internalBinding('buffer');
const { isAnyArrayBuffer } = internalBinding('types');
const { codes } = require('internal/errors');
const { isUint8Array } = require('internal/buffer');
const { validateString } = require('internal/validators');

const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');

/** Texts up to this length are encoded by way of memory that is there already. */
const SHORT = 80;
/** Room for a short text; made at first use. */
let scratch;

function encodeShort(text) {
  scratch ??= new Uint8Array(new ArrayBuffer(3 * SHORT));
  return scratch.slice(0, binding.utf8Write(scratch, text, 0, scratch.length));
}

/** Strings to UTF-8. */
class TextEncoder {
  /** Counts of encodeInto(), made at first use. */
  #counts;

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#counts in value)) {
      throw new codes.ERR_INVALID_THIS('TextEncoder');
    }
  }

  get encoding() {
    TextEncoder.#check(this);
    return 'utf-8';
  }

  /**
   * @param {string} [input='']
   * @returns {Uint8Array}
   */
  encode(input = '') {
    TextEncoder.#check(this);
    input = `${input}`;
    if (input.length <= SHORT) return encodeShort(input);
    const bytes = new Uint8Array(binding.byteLengthUtf8(input));
    if (bytes.length > 0) binding.utf8Write(bytes, input, 0, bytes.length);
    return bytes;
  }

  /**
   * Encodes as much as fits.
   * @param {string} src
   * @param {Uint8Array} dest
   * @returns {{read: number, written: number}} UTF-16 code units and bytes
   */
  encodeInto(src, dest) {
    TextEncoder.#check(this);
    validateString(src, 'src');
    if (!isUint8Array(dest)) throw new codes.ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    this.#counts ??= new Uint32Array(2);
    const counts = this.#counts;
    counts[0] = counts[1] = 0;
    binding.encodeInto(src, dest, counts);
    return { read: counts[0], written: counts[1] };
  }

  [inspectSymbol](depth, options) {
    TextEncoder.#check(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[TextEncoder]', 'special');
    return require('internal/util/inspect').inspect({ encoding: this.encoding }, options);
  }
}

/** What the labels of the Encoding Standard name: the encoding, then its other labels. */
const LABELS = [
  'utf-8 unicode-1-1-utf-8 utf8 unicode11utf8 unicode20utf8 x-unicode20utf8',
  'utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16',
  'utf-16be unicodefffe',
  'windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 ' +
    'iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252',
  'ibm866 866 cp866 csibm866',
  'iso-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2',
  'iso-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3',
  'iso-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4',
  'iso-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988',
  'iso-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i ' +
    'iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987',
  'iso-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 ' +
    'iso_8859-7:1987 sun_eu_greek',
  'iso-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 ' +
    'iso_8859-8:1988 visual',
  'iso-8859-8-i csiso88598i logical',
  'iso-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6',
  'iso-8859-13 iso8859-13 iso885913',
  'iso-8859-14 iso8859-14 iso885914',
  'iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9',
  'koi8-r cskoi8r koi koi8 koi8_r',
  'koi8-u koi8-ru',
  'macintosh csmacintosh mac x-mac-roman',
  'windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620',
  'windows-1250 cp1250 x-cp1250',
  'windows-1251 cp1251 x-cp1251',
  'windows-1253 cp1253 x-cp1253',
  'windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 ' +
    'latin5 x-cp1254',
  'windows-1255 cp1255 x-cp1255',
  'windows-1256 cp1256 x-cp1256',
  'windows-1257 cp1257 x-cp1257',
  'windows-1258 cp1258 x-cp1258',
  'x-mac-cyrillic x-mac-ukrainian',
  'gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk',
  'gb18030',
  'big5 big5-hkscs cn-big5 csbig5 x-x-big5',
  'euc-jp cseucpkdfmtjapanese x-euc-jp',
  'iso-2022-jp csiso2022jp',
  'shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis',
  'euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949',
];

let labels;

/**
 * The encoding that a label names.
 * @param {string} label
 * @returns {string | undefined}
 */
function getEncodingFromLabel(label) {
  if (label === 'utf-8' || label === 'utf8') return 'utf-8';
  if (labels === undefined) {
    labels = new Map();
    for (const line of LABELS) {
      const names = line.split(' ');
      for (const name of names) labels.set(name, names[0]);
    }
  }
  return labels.get(label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase());
}

function viewOf(input) {
  return ArrayBuffer.isView(input) ?
    new Uint8Array(input.buffer, input.byteOffset, input.byteLength) : new Uint8Array(input);
}

function joined(first, second) {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** How many bytes at the end begin a UTF-8 character that may still be completed. */
function utf8Tail(bytes) {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back];
    if ((byte & 0xc0) === 0x80) continue;
    if (byte < 0xc2 || byte > 0xf4) return 0;
    const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (back >= size) return 0;
    if (back === 1) return 1;
    const second = bytes[length - back + 1];
    const lowest = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    const highest = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    return second < lowest || second > highest ? 0 : back;
  }
  return 0;
}

/** The same for UTF-16: half a unit, half a pair. */
function utf16Tail(bytes, bigEndian) {
  const odd = bytes.length % 2;
  const last = bytes.length - odd;
  const lead = last >= 2 && (bytes[bigEndian ? last - 2 : last - 1] & 0xfc) === 0xd8;
  return odd + (lead ? 2 : 0);
}

/** Each of these decodes the first `end` bytes for one kind of encoding. */
const decoders = {
  utf8(decoder, bytes, end, keepBOM) {
    return binding.decodeUtf8(bytes, 0, end, keepBOM, decoder.fatal);
  },

  utf16(decoder, bytes, end, keepBOM) {
    if (decoder.bigEndian) {
      bytes = bytes.slice(0, end);
      binding.swap16(bytes);
    }
    const text = binding.decodeUtf16le(bytes, 0, end, decoder.fatal);
    return !keepBOM && typeof text === 'string' && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  },

  // Node decodes windows-1252 as Latin-1 (0x80 is U+0080), unless it comes as a stream.
  windows1252(decoder, bytes, end) {
    if (!decoder.streaming) return binding.latin1Slice(bytes, 0, end);
    return internalBinding('encoding').decode('windows-1252', bytes, decoder.fatal);
  },
};

/** Closes the Go decoders of TextDecoders that were given up in the middle of a stream. */
let registry;

/** Decodes a piece of an encoding that is an operation's. */
function decodeOlder(decoder, bytes, last) {
  const operations = internalBinding('encoding');
  if (decoder.handle === 0) {
    if (last) return operations.decode(decoder.encoding, bytes, decoder.fatal);
    decoder.handle = operations.open(decoder.encoding);
    registry ??= new FinalizationRegistry((handle) => operations.close(handle));
    registry.register(decoder, decoder.handle, decoder);
  }
  const text = operations.push(decoder.handle, bytes, last, decoder.fatal);
  if (last || text === false) {
    decoder.handle = 0;
    registry.unregister(decoder);
  }
  return text;
}

/** Decodes a piece and keeps what of it belongs to the next one. */
function decodePiece(state, bytes, last) {
  if (state.pending !== undefined) bytes = joined(state.pending, bytes);
  const held = last ? 0 : state.tail(bytes, state.bigEndian);
  const end = bytes.length - held;
  const keepBOM = state.ignoreBOM || state.begun;
  state.pending = held > 0 ? bytes.slice(end) : undefined;
  state.begun = !last && (state.begun || end > 0);
  state.streaming ||= !last;
  const text = state.decode(state, bytes, end, keepBOM);
  state.streaming = !last;
  return text;
}

/** The parts of a decoder's state that its encoding decides. */
function kindOf(encoding) {
  switch (encoding) {
    case 'utf-8': return { decode: decoders.utf8, tail: utf8Tail };
    case 'utf-16le': return { decode: decoders.utf16, tail: utf16Tail };
    case 'utf-16be': return { decode: decoders.utf16, tail: utf16Tail, bigEndian: true };
    case 'windows-1252': return { decode: decoders.windows1252, tail: () => 0 };
    default: return { older: true };
  }
}

function checkOptions(options) {
  if (options === null || typeof options === 'object' || typeof options === 'function') return;
  throw new codes.ERR_INVALID_ARG_TYPE('options', 'object', options);
}

/** Node's engine side words this message on its own, a little differently from place to place. */
function badInput(encoding) {
  let text = 'The "input" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.';
  if (encoding === 'utf-8') text = text.replace('input', 'list');
  if (encoding === 'windows-1252') {
    text = 'The "input" argument must be an instance of ArrayBuffer, SharedArrayBuffer, or ArrayBufferView.';
  }
  const error = new TypeError(text);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/** Bytes to strings. */
class TextDecoder {
  #state;

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#state in value)) {
      throw new codes.ERR_INVALID_THIS('TextDecoder');
    }
  }

  constructor(encoding = 'utf-8', options = {}) {
    encoding = `${encoding}`;
    checkOptions(options);
    const name = getEncodingFromLabel(encoding);
    if (name === undefined) throw new codes.ERR_ENCODING_NOT_SUPPORTED(encoding);
    this.#state = {
      encoding: name,
      fatal: Boolean(options?.fatal),
      ignoreBOM: Boolean(options?.ignoreBOM),
      bigEndian: false,
      older: false,
      /** Bytes that belong to the next piece. */
      pending: undefined,
      /** Whether something of the present stream was decoded: no byte order mark may follow. */
      begun: false,
      /** Whether this piece, or the one before it, is a part of a stream. */
      streaming: false,
      /** Id of the operation's decoder, while a stream goes on. */
      handle: 0,
      decode: undefined,
      tail: undefined,
      ...kindOf(name),
    };
  }

  /**
   * @param {ArrayBuffer | SharedArrayBuffer | ArrayBufferView} [input]
   * @param {{stream?: boolean}} [options] stream: more is to come
   * @returns {string}
   */
  decode(input = new Uint8Array(0), options = {}) {
    TextDecoder.#check(this);
    const state = this.#state;
    // As in Node, nobody looks at odd options of the simple encodings outside of a stream.
    const simple = state.encoding === 'utf-8' || state.encoding === 'windows-1252';
    if (!simple || state.begun || state.pending !== undefined) checkOptions(options);
    if (!ArrayBuffer.isView(input) && !isAnyArrayBuffer(input)) throw badInput(state.encoding);
    const last = !options?.stream;
    // All of a text at once, the usual case, needs no view of its own: that would cost the input an ArrayBuffer.
    const whole = last && state.encoding === 'utf-8' && !state.begun && state.pending === undefined;
    const bytes = whole ? input : viewOf(input);
    const text = whole ? binding.decodeUtf8(bytes, 0, Infinity, state.ignoreBOM, state.fatal) :
      state.older ? decodeOlder(state, bytes, last) : decodePiece(state, bytes, last);
    if (typeof text === 'string') return text;
    state.pending = undefined;
    state.begun = state.streaming = false;
    if (text === undefined) throw new codes.ERR_STRING_TOO_LONG();
    throw new codes.ERR_ENCODING_INVALID_ENCODED_DATA(state.encoding, undefined);
  }

  get encoding() {
    TextDecoder.#check(this);
    return this.#state.encoding;
  }

  get fatal() {
    TextDecoder.#check(this);
    return this.#state.fatal;
  }

  get ignoreBOM() {
    TextDecoder.#check(this);
    return this.#state.ignoreBOM;
  }

  [inspectSymbol](depth, options) {
    TextDecoder.#check(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[TextDecoder]', 'special');
    const { encoding, fatal, ignoreBOM } = this.#state;
    const { inspect } = require('internal/util/inspect');
    return `${this.constructor.name} ${inspect({ encoding, fatal, ignoreBOM }, options)}`;
  }
}

for (const [Class, names] of [
  [TextEncoder, ['encoding', 'encode', 'encodeInto']],
  [TextDecoder, ['decode', 'encoding', 'fatal', 'ignoreBOM']],
]) {
  for (const name of names) Object.defineProperty(Class.prototype, name, { enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

module.exports = { TextEncoder, TextDecoder, getEncodingFromLabel };
