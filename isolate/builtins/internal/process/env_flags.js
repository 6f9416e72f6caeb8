'use strict';
// process.allowedNodeEnvironmentFlags: the options that NODE_OPTIONS may hold,
// as a set that looks names up as forgivingly as the command line.

// Those that the command line knows. `!` marks those that have a --no- form.
const kFlags = [
  '--abort-on-uncaught-exception', '--conditions', '!--deprecation', '--disable-warning',
  '--disallow-code-generation-from-strings', '--expose-gc', '--huge-max-old-generation-size', '--import',
  '--input-type', '--interpreted-frames-native-stack', '--jitless', '--max-old-space-size',
  '--max-semi-space-size', '--perf-basic-prof', '--perf-basic-prof-only-functions', '--perf-prof', '--perf-prof-unwinding-info',
  '--redirect-warnings', '--require',
  '--stack-trace-limit', '!--throw-deprecation', '--title', '!--trace-deprecation', '!--trace-uncaught',
  '!--trace-warnings', '--unhandled-rejections', '!--warnings', '-C', '-r',
];

function expand() {
  const all = [];
  for (const flag of kFlags) {
    const name = flag.startsWith('!') ? flag.slice(1) : flag;
    all.push(name);
    if (name !== flag) all.push(`--no-${name.slice(2)}`);
  }
  return all.sort();
}

const kLeadingDashes = /^-+/;

/** Cannot be changed: add, delete and clear do nothing. */
class NodeEnvironmentFlagsSet extends Set {
  #bare;

  constructor(flags) {
    super();
    for (const flag of flags) super.add(flag);
    this.#bare = new Set(flags.map((flag) => flag.replace(kLeadingDashes, '')));
    Object.freeze(this);
  }

  add() {
    return this;
  }

  delete() {
    return false;
  }

  clear() {}

  /**
   * @param {string} key an option with or without dashes, with - or _ inside, with or without =value
   * @returns {boolean}
   */
  has(key) {
    if (typeof key !== 'string') return false;
    const name = key.replace(/_/g, '-').replace(/=.*$/s, '');
    if (kLeadingDashes.test(name)) return super.has(name);
    return this.#bare.has(name);
  }
}

let flags;

/** @returns {Set<string>} process.allowedNodeEnvironmentFlags */
function getFlags() {
  flags ??= new NodeEnvironmentFlagsSet(expand());
  return flags;
}

module.exports = { getFlags };
