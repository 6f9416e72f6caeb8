'use strict';
// How many colours a terminal has, guessed from the environment.

const kNone = 1;
const k16 = 4;
const k256 = 8;
const kTrue = 24;

// Names of terminals, in lower case, that tell their depth.
const kTerms = {
  __proto__: null,
  'eterm': k16,
  'cons25': k16,
  'console': k16,
  'cygwin': k16,
  'dtterm': k16,
  'gnome': k16,
  'hurd': k16,
  'jfbterm': k16,
  'konsole': k16,
  'kterm': k16,
  'mlterm': k16,
  'mosh': kTrue,
  'putty': k16,
  'rxvt-unicode-24bit': kTrue,
  'st': k16,
  'terminator': kTrue,
};

// What a terminal's name contains when it has colours.
const kColorful = [/ansi/, /color/, /linux/, /^con[0-9]*x[0-9]/, /^rxvt/, /^screen/, /^xterm/, /^vt100/];

// Continuous integration services whose logs show 256 colours.
const kServices = ['APPVEYOR', 'BUILDKITE', 'CIRCLECI', 'DRONE', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TRAVIS'];

let warned = false;

function warnIgnored(env) {
  if (warned) return;
  const name = ['NODE_DISABLE_COLORS', 'NO_COLOR'].find((key) => env[key] !== undefined);
  if (name === undefined) return;
  warned = true;
  process.emitWarning(`The '${name}' env is ignored due to the 'FORCE_COLOR' env being set.`, 'Warning');
}

function forcedDepth(env) {
  switch (env.FORCE_COLOR) {
    case '':
    case '1':
    case 'true':
      warnIgnored(env);
      return k16;
    case '2':
      warnIgnored(env);
      return k256;
    case '3':
      warnIgnored(env);
      return kTrue;
    default:
      return kNone;
  }
}

function depthOfProgram(env) {
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
      return !env.TERM_PROGRAM_VERSION || /^[0-2]\./.test(env.TERM_PROGRAM_VERSION) ? k256 : kTrue;
    case 'HyperTerm':
    case 'MacTerm':
      return kTrue;
    case 'Apple_Terminal':
      return k256;
    default:
      return 0;
  }
}

function depthOfTerm(term) {
  if (/^xterm-256/.test(term)) return k256;
  const name = term.toLowerCase();
  if (kTerms[name] !== undefined) return kTerms[name];
  return kColorful.some((pattern) => pattern.test(name)) ? k16 : 0;
}

/**
 * The depth in bits: 1, 4, 8 or 24.
 * @param {object} [env] instead of process.env
 * @returns {number}
 */
function getColorDepth(env = process.env) {
  if (env.FORCE_COLOR !== undefined) return forcedDepth(env);
  if (env.NODE_DISABLE_COLORS !== undefined || env.NO_COLOR !== undefined || env.TERM === 'dumb') return kNone;
  if (env.TMUX) return k256;
  if (env.CI) {
    const known = kServices.some((name) => name in env) || env.CI_NAME === 'codeship';
    return known ? k256 : kNone;
  }
  if ('TEAMCITY_VERSION' in env) {
    return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? k16 : kNone;
  }
  const byProgram = depthOfProgram(env);
  if (byProgram !== 0) return byProgram;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return kTrue;
  const byTerm = env.TERM ? depthOfTerm(env.TERM) : 0;
  if (byTerm !== 0) return byTerm;
  return env.COLORTERM ? k16 : kNone;
}

/**
 * Whether there are at least `count` colours (16 when left out).
 * @param {number|object} [count]
 * @param {object} [env]
 * @returns {boolean}
 */
function hasColors(count, env) {
  if (env === undefined &&
      (count === undefined || (typeof count === 'object' && count !== null))) {
    env = count;
    count = 16;
  } else {
    require('internal/validators').validateInteger(count, 'count', 2);
  }
  return count <= 2 ** getColorDepth(env);
}

module.exports = { getColorDepth, hasColors };
