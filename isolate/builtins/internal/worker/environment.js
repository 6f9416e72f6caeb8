'use strict';
// setEnvironmentData and getEnvironmentData: what every new Worker gets a copy of.

let data = new Map();

/**
 * @param {any} key
 * @param {any} [value] undefined removes the key
 */
function setEnvironmentData(key, value) {
  if (value === undefined) data.delete(key);
  else data.set(key, value);
}

/**
 * @param {any} key
 * @returns {any}
 */
function getEnvironmentData(key) {
  return data.get(key);
}

/** @returns {Map<any, any>|undefined} all of it, for a new Worker; undefined when there is none */
const environmentData = () => (data.size === 0 ? undefined : data);

/**
 * In a Worker, while it boots: what its parent had.
 * @param {Map<any, any>} map
 */
function inherit(map) {
  data = map;
}

module.exports = { environmentData, getEnvironmentData, inherit, setEnvironmentData };
