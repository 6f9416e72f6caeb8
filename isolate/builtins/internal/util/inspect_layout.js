'use strict';
// How the pieces of an inspected value are put on lines: all on one, one a line, or long arrays
// in columns.

const { getStringWidth } = require('internal/util/inspect_strings');

// What the entries of a value are, for the layout and for how keys are written.
const kObject = 0;
const kArray = 1; // elements and, with keys, what else the array carries
const kArrayExtra = 2;

// eslint-disable-next-line no-control-regex
const colourCode = /\u001b\[\d\d?m/g;

function lengthOnScreen(state, text) {
  return state.colors ? text.replace(colourCode, '').length : text.length;
}

/** Whether the entries, with separators and `start` columns before them, stay within a line. */
function fitsOnLine(state, output, start, base) {
  let total = output.length + start;
  if (total + output.length > state.breakLength) return false;
  for (const entry of output) {
    total += lengthOnScreen(state, entry);
    if (total > state.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

function areNumbers(value, count) {
  if (value === undefined) return false;
  for (let i = 0; i < count; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

/** How many columns look best: about 2.5 times as wide as high, at most 15. */
function columnCount(state, count, cell, total) {
  const bias = Math.sqrt(cell - total / count);
  const biased = Math.max(cell - 3 - bias, 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * biased * count) / biased),
    Math.floor((state.breakLength - state.indentation) / cell),
    state.compact * 4,
    15,
  );
}

/** Puts short entries of a long array side by side: the rows. */
function groupInColumns(state, output, value) {
  // The last entry says how many were left out, and gets a line of its own.
  const hasMore = state.maxArrayLength < output.length;
  const separator = 2;
  const count = hasMore ? output.length - 1 : output.length;
  const widths = new Array(count);
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    const width = getStringWidth(output[i], state.colors);
    widths[i] = width;
    total += width + separator;
    if (width > widest) widest = width;
  }
  const cell = widest + separator;
  const worthwhile = total / cell > 5 || widest <= 6;
  if (cell * 3 + state.indentation >= state.breakLength || !worthwhile) return output;

  const columns = columnCount(state, output.length, cell, total);
  if (columns <= 1) return output;
  const columnWidths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) width = Math.max(width, widths[i]);
    columnWidths.push(width + separator);
  }

  const padStart = areNumbers(value, output.length);
  const rows = [];
  for (let start = 0; start < count; start += columns) {
    const end = Math.min(start + columns, count);
    let row = '';
    for (let i = start; i < end - 1; i++) {
      const padding = ' '.repeat(columnWidths[i - start] - widths[i] - separator);
      row += padStart ? `${padding}${output[i]}, ` : `${output[i]}, ${padding}`;
    }
    const last = end - 1;
    if (padStart) row += ' '.repeat(columnWidths[last - start] - separator - widths[last]);
    rows.push(row + output[last]);
  }
  if (hasMore) rows.push(output[count]);
  return rows;
}

/**
 * The text of a value from its entries.
 * @param {object} state the inspection
 * @param {string[]} output the entries
 * @param {string} base what stands before the opening brace
 * @param {[string, string]} braces
 * @param {number} kind
 * @param {number} level how deep the value lies
 * @param {unknown} [value] the array, for numbers to be aligned right
 */
function layOut(state, output, base, braces, kind, level, value) {
  if (state.compact === true) return layOutCompact(state, output, base, braces);

  const lead = base ? `${base} ` : '';
  if (typeof state.compact === 'number' && state.compact >= 1) {
    const entries = output.length;
    if (kind === kArray && entries > 6) output = groupInColumns(state, output, value);
    // The innermost `compact` levels may share a line.
    if (state.currentDepth - level < state.compact && entries === output.length) {
      const start = output.length + state.indentation + braces[0].length + base.length + 10;
      if (fitsOnLine(state, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${lead}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const indentation = `\n${' '.repeat(state.indentation)}`;
  return `${lead}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

/** The layout of old: everything on a line while it fits, the first entry after the brace. */
function layOutCompact(state, output, base, braces) {
  if (fitsOnLine(state, output, 0, base)) {
    return `${braces[0]}${base ? ` ${base}` : ''} ${output.join(', ')} ${braces[1]}`;
  }
  const indentation = `\n${' '.repeat(state.indentation)}`;
  const start = base === '' && braces[0].length === 1 ? ' ' : `${base ? ` ${base}` : ''}\n${indentation.slice(1)}  `;
  return `${braces[0]}${start}${output.join(`,${indentation}  `)} ${braces[1]}`;
}

module.exports = { kArray, kArrayExtra, kObject, layOut };
