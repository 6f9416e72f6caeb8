'use strict';
// console.table: rows and columns from any value, and the frame around them.

const { inspect } = require('internal/util/inspect');
const { getStringWidth } = require('internal/util/inspect_strings');
const types = require('internal/util/types');
const { previewEntries } = internalBinding('util');

const kIndex = '(index)';
const kIteration = '(iteration index)';
const kKey = 'Key';
const kValues = 'Values';

function row(cells, widths) {
  const padded = cells.map((cell, i) => ` ${cell}${' '.repeat(widths[i] - getStringWidth(cell))} `);
  return `│${padded.join('│')}│`;
}

/** The table as text. @param {string[]} head @param {string[][]} columns */
function render(head, columns) {
  const height = Math.max(0, ...columns.map((column) => column.length));
  const rows = Array.from({ length: height }, (_, i) => columns.map((column) => column[i] ?? ''));
  const widths = head.map((title, i) => {
    return Math.max(getStringWidth(title), ...rows.map((cells) => getStringWidth(cells[i])));
  });
  const lines = widths.map((width) => '─'.repeat(width + 2));
  return [
    `┌${lines.join('┬')}┐`,
    row(head, widths),
    `├${lines.join('┼')}┤`,
    ...rows.map((cells) => row(cells, widths)),
    `└${lines.join('┴')}┘`,
  ].join('\n');
}

function indexes(length) {
  return Array.from({ length }, (_, i) => `${i}`);
}

function isPrimitive(value) {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function pairsTable(entries, show) {
  const keys = [];
  const values = [];
  for (let i = 0; i < entries.length; i += 2) {
    keys.push(show(entries[i]));
    values.push(show(entries[i + 1]));
  }
  return render([kIteration, kKey, kValues], [indexes(keys.length), keys, values]);
}

function listTable(entries, show) {
  const values = entries.map(show);
  return render([kIteration, kValues], [indexes(values.length), values]);
}

function iterableTable(data, show) {
  if (types.isMap(data)) return pairsTable([...Map.prototype.entries.call(data)].flat(), show);
  if (types.isSet(data)) return listTable([...Set.prototype.values.call(data)], show);
  if (!types.isMapIterator(data) && !types.isSetIterator(data)) return undefined;
  const [entries, isKeyValue] = previewEntries(data, true);
  return types.isMapIterator(data) && isKeyValue ? pairsTable(entries, show) : listTable(entries, show);
}

function objectTable(data, properties, show) {
  const rowKeys = Object.keys(data);
  // A plain object: index-like columns come first, in order.
  const columns = { __proto__: null };
  const values = [];
  for (const [i, key] of rowKeys.entries()) {
    const item = data[key];
    const primitive = isPrimitive(item);
    if (primitive && properties === undefined) {
      values[i] = show(item);
      continue;
    }
    for (const name of properties ?? Object.keys(item)) {
      columns[name] ??= [];
      columns[name][i] = primitive || !Object.hasOwn(item, name) ? '' : show(item[name]);
    }
  }
  const head = [kIndex, ...Object.keys(columns)];
  const cells = [rowKeys, ...Object.values(columns)];
  if (values.length > 0) {
    head.push(kValues);
    cells.push(values);
  }
  return render(head, cells.map((column) => Array.from(column)));
}

/**
 * @param {object} data
 * @param {string[]|undefined} properties the columns wanted
 * @param {object} options for util.inspect
 * @returns {string}
 */
function formatTable(data, properties, options) {
  const show = (value) => inspect(value, {
    // Three members are shown, more only by their class.
    depth: !isPrimitive(value) && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0,
    maxArrayLength: 3,
    breakLength: Infinity,
    ...options,
  });
  return iterableTable(data, show) ?? objectTable(data, properties, show);
}

module.exports = { formatTable };
