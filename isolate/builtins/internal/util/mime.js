'use strict';
// util.MIMEType and util.MIMEParams, as the MIME Sniffing Standard parses and writes them.

const { codes } = require('internal/errors');

const notToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const notQuotedText = /[^\t\u0020-\u007e\u0080-\u00ff]/;
const startSpace = /^[\r\n\t ]+/;
const endSpace = /[\r\n\t ]+$/;

function isToken(text) {
  return text !== '' && !notToken.test(text);
}

function asciiLower(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function checkedToken(production, text) {
  if (!isToken(text)) throw new codes.ERR_INVALID_MIME_SYNTAX(production, text, text.search(notToken));
  return text;
}

/** Type and subtype in lower case, and what follows them. */
function splitEssence(input) {
  const text = input.replace(startSpace, '');
  const slash = text.indexOf('/');
  const type = slash === -1 ? text : text.slice(0, slash);
  if (slash === -1 || !isToken(type)) {
    throw new codes.ERR_INVALID_MIME_SYNTAX('type', input, type.search(notToken));
  }
  const rest = text.slice(slash + 1);
  const semicolon = rest.indexOf(';');
  const subtype = (semicolon === -1 ? rest : rest.slice(0, semicolon)).replace(endSpace, '');
  if (!isToken(subtype)) throw new codes.ERR_INVALID_MIME_SYNTAX('subtype', input, subtype.search(notToken));
  return [asciiLower(type), asciiLower(subtype), semicolon === -1 ? '' : rest.slice(semicolon + 1)];
}

/** A quoted value from its opening quote on: [value, where it ended]. */
function readQuoted(text, at) {
  let value = '';
  let i = at + 1;
  for (; i < text.length && text[i] !== '"'; i++) {
    if (text[i] === '\\' && i + 1 < text.length) i++;
    value += text[i];
  }
  return [value, i + 1];
}

function endOfParameter(text, at) {
  const semicolon = text.indexOf(';', at);
  return semicolon === -1 ? text.length : semicolon;
}

function addParameter(data, name, value) {
  if (isToken(name) && !notQuotedText.test(value) && !data.has(name)) data.set(name, value);
}

/** What cannot be read is left out: a bad parameter spoils nothing but itself. */
function parseParameters(text, data) {
  for (let at = 0; at < text.length;) {
    const end = endOfParameter(text, at);
    const equals = text.indexOf('=', at);
    if (equals === -1 || equals > end) {
      at = end + 1;
      continue;
    }
    const name = asciiLower(text.slice(at, equals).replace(startSpace, ''));
    if (text[equals + 1] === '"') {
      const [value, after] = readQuoted(text, equals + 1);
      addParameter(data, name, value);
      at = endOfParameter(text, after) + 1;
    } else {
      const value = text.slice(equals + 1, end).replace(endSpace, '');
      if (value !== '') addParameter(data, name, value);
      at = end + 1;
    }
  }
}

function writeValue(value) {
  if (isToken(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

let parse;

/** The parameters of a MIME type, in order. */
class MIMEParams {
  #data = new Map();
  // Parsed when somebody looks.
  #text = '';

  static {
    parse = (params, text) => {
      params.#text = text;
    };
  }

  get #parameters() {
    if (this.#text !== '') {
      parseParameters(this.#text, this.#data);
      this.#text = '';
    }
    return this.#data;
  }

  delete(name) {
    this.#parameters.delete(name);
  }

  get(name) {
    return this.#parameters.get(name) ?? null;
  }

  has(name) {
    return this.#parameters.has(name);
  }

  set(name, value) {
    const parameters = this.#parameters;
    name = checkedToken('parameter name', `${name}`);
    value = `${value}`;
    const wrong = value.search(notQuotedText);
    if (wrong !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX('parameter value', value, wrong);
    parameters.set(name, value);
  }

  *entries() {
    yield* this.#parameters.entries();
  }

  *keys() {
    yield* this.#parameters.keys();
  }

  *values() {
    yield* this.#parameters.values();
  }

  toString() {
    return [...this.#parameters].map(([name, value]) => `${name}=${writeValue(value)}`).join(';');
  }

  toJSON() {
    return this.toString();
  }
}

Object.defineProperty(MIMEParams.prototype, Symbol.iterator, {
  __proto__: null, value: MIMEParams.prototype.entries, writable: true, enumerable: false, configurable: true,
});

/** A MIME type: `new MIMEType('text/html;charset=utf-8')`. */
class MIMEType {
  #type;
  #subtype;
  #params = new MIMEParams();

  /** @param {string} input */
  constructor(input) {
    const [type, subtype, rest] = splitEssence(`${input}`);
    this.#type = type;
    this.#subtype = subtype;
    parse(this.#params, rest);
  }

  get type() {
    return this.#type;
  }

  set type(value) {
    this.#type = asciiLower(checkedToken('type', `${value}`));
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    this.#subtype = asciiLower(checkedToken('subtype', `${value}`));
  }

  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#params;
  }

  toString() {
    const params = this.#params.toString();
    return params === '' ? this.essence : `${this.essence};${params}`;
  }

  toJSON() {
    return this.toString();
  }
}

module.exports = { MIMEParams, MIMEType };
