'use strict';
// The loops that are timed. Each benchmark has its own, compiled from a text of its own, so that V8's feedback of the
// call inside stays that of one function: a loop that is shared would call the second benchmark's slower than the first's.

const TEXTS = {
  // The last result leaves the loop, so that nothing of what makes it can be optimised away.
  sync: `return function loop(fn, data, ctx, n) {
  let last;
  for (let i = 0; i < n; i++) last = fn(data, ctx);
  return last;
}`,
  async: `return async function loop(fn, data, ctx, n) {
  let last;
  for (let i = 0; i < n; i++) last = await fn(data, ctx);
  return last;
}`,
};

let made = 0;

/**
 * @param {boolean} isAsync
 * @returns {(fn: Function, data: any, ctx: object, n: number) => any} runs fn n times; async: gives a promise
 */
function makeLoop(isAsync) {
  // Equal texts would share the compiled function.
  return new Function(`// loop ${made++}\n${isAsync ? TEXTS.async : TEXTS.sync}`)();
}

module.exports = { makeLoop };
