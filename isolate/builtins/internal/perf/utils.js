'use strict';
// The clock of performance: milliseconds since the process began, the same in all threads.

const { preciseNow } = internalBinding('loop');

let ageAtStart; // ms that the process was old when the clock of this thread's loop began
let origin;

function begin() {
  ({ timeOrigin: origin, ageAtStart } = require('internal/bootstrap/realm').options());
}

/** @returns {number} performance.now() */
function now() {
  if (ageAtStart === undefined) begin();
  return ageAtStart + preciseNow();
}

/** @returns {number} performance.timeOrigin: ms since 1970 at which now() was 0 */
function timeOrigin() {
  if (ageAtStart === undefined) begin();
  return origin;
}

/**
 * @param {number} ms on the clock of the thread's loop
 * @returns {number} on the clock of now()
 */
function fromLoopTime(ms) {
  if (ageAtStart === undefined) begin();
  return ageAtStart + ms;
}

module.exports = { now, timeOrigin, fromLoopTime };
