'use strict';
// performance.eventLoopUtilization: how much of its time the loop is busy.

const { preciseNow, startTime, idleTime } = internalBinding('loop');

/**
 * @returns {{start: number, idle: number}} ms: when the loop began on its own clock (-1: not yet),
 *   and how long it has been parked
 */
function eventLoopTimes() {
  return { start: startTime(), idle: idleTime() };
}

const kBefore = () => ({ idle: 0, active: 0, utilization: 0 });

function share(idle, active) {
  return { idle, active, utilization: active / (idle + active) };
}

/**
 * The utilization since the loop began; since `first`, an earlier result; or
 * between two results, the later one first.
 * @param {{idle: number, active: number}} [first]
 * @param {{idle: number, active: number}} [second]
 * @returns {{idle: number, active: number, utilization: number}}
 */
function eventLoopUtilization(first, second) {
  const start = startTime();
  if (start < 0) return kBefore();
  const idle = idleTime();
  return between({ idle, active: preciseNow() - start - idle }, first, second);
}

/**
 * @param {{idle: number, active: number}} now what a loop has come to
 * @param {object} [first]
 * @param {object} [second] as eventLoopUtilization takes them
 */
function between(now, first, second) {
  if (second) return share(first.idle - second.idle, first.active - second.active);
  if (!first) return share(now.idle, now.active);
  return share(now.idle - first.idle, now.active - first.active);
}

module.exports = { between, eventLoopTimes, eventLoopUtilization };
