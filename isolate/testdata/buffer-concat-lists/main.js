'use strict';
// Buffer.concat(): totals shorter and longer than the list, and bad items.
function attempt(label, f) {
  try {
    console.log(label, f());
  } catch (err) {
    console.log(label, err.code, err.name, err.message);
  }
}

const list = [Buffer.from('ab'), new Uint8Array([1, 2]), Buffer.alloc(0)];
attempt('all', () => Buffer.concat(list));
attempt('short', () => Buffer.concat(list, 3));
attempt('long', () => Buffer.concat(list, 6));
attempt('empty', () => Buffer.concat([]));
attempt('none', () => Buffer.concat());
attempt('item', () => Buffer.concat([Buffer.from('a'), 'b']));
attempt('negative', () => Buffer.concat(list, -1));
attempt('text', () => Buffer.concat(list, '3'));
attempt('fraction', () => Buffer.concat(list, 1.5));
