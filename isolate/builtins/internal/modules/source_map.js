'use strict';
// The class SourceMap of node:module: a source map, version 3, that can be asked for places.

const { validateObject } = require('internal/validators');

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** Reads the numbers of one segment, as far as they are base64 digits. */
function readSegment(text) {
  const numbers = [];
  let shift = 0;
  let number = 0;
  for (const digit of text) {
    const value = values.get(digit);
    if (value === undefined) break;
    number += (value & 31) * 2 ** shift;
    shift += 5;
    if (value & 32) continue;
    numbers.push(number % 2 === 1 ? -(number - 1) / 2 : number / 2);
    shift = 0;
    number = 0;
  }
  return numbers;
}

/**
 * Adds what one map says, moved to where its section begins.
 * @param {object[]} entries
 * @param {object} map
 * @param {number} startLine
 * @param {number} startColumn of the first line
 */
function addMappings(entries, { mappings, sources, names }, startLine, startColumn) {
  if (sources.length === 0 && mappings === '') return; // a map without sources throws here, as in node
  let source = 0;
  let originalLine = 0;
  let originalColumn = 0;
  let nameIndex = 0;
  for (const [i, line] of mappings.split(';').entries()) {
    let column = i === 0 ? startColumn : 0;
    for (const segment of line === '' ? [] : line.split(',')) {
      const { 0: moved = 0, 1: sourceMoved, 2: lineMoved, 3: columnMoved, 4: nameMoved, length } = readSegment(segment);
      column += moved;
      const entry = { line: startLine + i, column, source: undefined, originalLine: undefined, originalColumn: undefined, name: undefined };
      if (length >= 4) {
        entry.source = sources[source += sourceMoved];
        entry.originalLine = originalLine += lineMoved;
        entry.originalColumn = originalColumn += columnMoved;
      }
      if (length >= 5) entry.name = names?.[nameIndex += nameMoved];
      entries.push(entry);
    }
  }
}

function readEntries(payload) {
  const entries = [];
  if (payload.sections === undefined) {
    addMappings(entries, payload, 0, 0);
  } else {
    for (const { offset, map } of payload.sections) addMappings(entries, map, offset.line, offset.column);
  }
  return entries.sort((a, b) => a.line - b.line || a.column - b.column);
}

class SourceMap {
  #payload;
  #lineLengths;
  #entries;

  /**
   * @param {object} payload the map as parsed from JSON
   * @param {{lineLengths?: number[]}} [options]
   */
  constructor(payload) {
    validateObject(payload, 'payload');
    this.#payload = structuredCopy(payload);
    this.#lineLengths = arguments[1]?.lineLengths?.slice();
    this.#entries = readEntries(this.#payload);
  }

  /** The map's content. */
  get payload() {
    return structuredCopy(this.#payload);
  }

  /** Lengths of the generated lines, when they were given. */
  get lineLengths() {
    return this.#lineLengths?.slice();
  }

  /**
   * The mapping at or before a generated place, both counted from 0; {} when there is none.
   * @param {number} lineOffset
   * @param {number} columnOffset
   * @returns {object}
   */
  findEntry(lineOffset, columnOffset) {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { line, column } = this.#entries[middle];
      if (line < lineOffset || (line === lineOffset && column <= columnOffset)) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return {};
    const { line, column, source, originalLine, originalColumn, name } = this.#entries[low - 1];
    return { generatedLine: line, generatedColumn: column, originalSource: source, originalLine, originalColumn, name };
  }

  /**
   * The source place of a place in a stack trace, both counted from 1; {} when there is none.
   * @param {number} lineNumber
   * @param {number} columnNumber
   * @returns {object}
   */
  findOrigin(lineNumber, columnNumber) {
    const entry = this.findEntry(lineNumber - 1, columnNumber - 1);
    if (entry.originalSource === undefined || entry.originalLine === undefined) return {};
    return {
      name: entry.name,
      fileName: entry.originalSource,
      lineNumber: lineNumber - entry.generatedLine + entry.originalLine,
      columnNumber: columnNumber - entry.generatedColumn + entry.originalColumn,
    };
  }
}

function structuredCopy(payload) {
  if (payload.sections !== undefined) {
    return { ...payload, sections: payload.sections.map((s) => ({ ...s, map: structuredCopy(s.map) })) };
  }
  const copy = { ...payload };
  for (const key of ['sources', 'names', 'sourcesContent']) {
    if (Array.isArray(copy[key])) copy[key] = copy[key].slice();
  }
  return copy;
}

module.exports = { SourceMap };
