'use strict';
// What util.inspect can be told, its colours, and the state of one inspection.

const { validateObject } = require('internal/validators');

/** The options of util.inspect as they are when nobody gives any. */
const defaults = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

const optionNames = Object.keys(defaults);

function colour(open, close) {
  return [open, close];
}

// Foreground and background colours end with these two.
const fg = 39;
const bg = 49;

/** SGR codes by name: [on, off]. */
const colors = {
  __proto__: null,
  reset: colour(0, 0),
  bold: colour(1, 22),
  dim: colour(2, 22),
  italic: colour(3, 23),
  underline: colour(4, 24),
  blink: colour(5, 25),
  inverse: colour(7, 27),
  hidden: colour(8, 28),
  strikethrough: colour(9, 29),
  doubleunderline: colour(21, 24),
  black: colour(30, fg),
  red: colour(31, fg),
  green: colour(32, fg),
  yellow: colour(33, fg),
  blue: colour(34, fg),
  magenta: colour(35, fg),
  cyan: colour(36, fg),
  white: colour(37, fg),
  bgBlack: colour(40, bg),
  bgRed: colour(41, bg),
  bgGreen: colour(42, bg),
  bgYellow: colour(43, bg),
  bgBlue: colour(44, bg),
  bgMagenta: colour(45, bg),
  bgCyan: colour(46, bg),
  bgWhite: colour(47, bg),
  framed: colour(51, 54),
  overlined: colour(53, 55),
  gray: colour(90, fg),
  redBright: colour(91, fg),
  greenBright: colour(92, fg),
  yellowBright: colour(93, fg),
  blueBright: colour(94, fg),
  magentaBright: colour(95, fg),
  cyanBright: colour(96, fg),
  whiteBright: colour(97, fg),
  bgGray: colour(100, bg),
  bgRedBright: colour(101, bg),
  bgGreenBright: colour(102, bg),
  bgYellowBright: colour(103, bg),
  bgBlueBright: colour(104, bg),
  bgMagentaBright: colour(105, bg),
  bgCyanBright: colour(106, bg),
  bgWhiteBright: colour(107, bg),
};

// Other spellings, which for..in does not show.
const aliases = {
  grey: 'gray',
  bgGrey: 'bgGray',
  blackBright: 'gray',
  bgBlackBright: 'bgGray',
  faint: 'dim',
  crossedout: 'strikethrough',
  strikeThrough: 'strikethrough',
  crossedOut: 'strikethrough',
  conceal: 'hidden',
  swapColors: 'inverse',
  swapcolors: 'inverse',
  doubleUnderline: 'doubleunderline',
};

for (const [alias, name] of Object.entries(aliases)) {
  Object.defineProperty(colors, alias, {
    __proto__: null,
    get() { return this[name]; },
    set(value) { this[name] = value; },
    configurable: true,
    enumerable: false,
  });
}

/** The colour of each kind of value. Kinds that are not here (name, module) stay plain. */
const styles = {
  __proto__: null,
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
};

function stylizeWithColor(text, kind) {
  const name = styles[kind];
  if (name === undefined) return text;
  const sgr = colors[name];
  return sgr === undefined ? text : `\u001b[${sgr[0]}m${text}\u001b[${sgr[1]}m`;
}

function stylizeNoColor(text) {
  return text;
}

/** One inspection: the options, and where it stands. */
class Inspection {
  constructor() {
    // The first of these are what a custom inspect function gets to see.
    Object.assign(this, defaults);
    this.stylize = stylizeNoColor;
    this.userOptions = undefined;
    this.seen = [];
    this.circular = undefined;
    this.indentation = 0;
    this.currentDepth = 0;
    this.written = {};
  }

  /** Takes over the options that a caller gave. */
  use(options) {
    for (const key of Object.keys(options)) {
      if (Object.hasOwn(defaults, key) || key === 'stylize') this[key] = options[key];
      else if (this.userOptions === undefined) this.userOptions = options;
    }
  }

  /** Fixes what follows from the options. */
  settle() {
    if (this.colors && this.stylize === stylizeNoColor) this.stylize = stylizeWithColor;
    if (this.maxArrayLength === null) this.maxArrayLength = Infinity;
    if (this.maxStringLength === null) this.maxStringLength = Infinity;
    return this;
  }

  /** Whether what lies `level` deep is too deep to be shown. */
  tooDeep(level) {
    return this.depth !== null && level > this.depth;
  }

  /** The options as a custom inspect function sees them. */
  optionsFor(foreign) {
    const options = { stylize: this.stylize };
    for (const name of optionNames) options[name] = this[name];
    Object.assign(options, this.userOptions);
    if (!foreign) return options;
    // For an object of another realm: nothing of ours to take hold of.
    Object.setPrototypeOf(options, null);
    for (const key of Object.keys(options)) {
      const value = options[key];
      if ((typeof value === 'object' || typeof value === 'function') && value !== null) delete options[key];
    }
    options.stylize = Object.setPrototypeOf((value, kind) => {
      let styled;
      try {
        styled = `${this.stylize(value, kind)}`;
      } catch {
        // What was to be styled stays plain.
      }
      return typeof styled === 'string' ? styled : value;
    }, null);
    return options;
  }
}

/** util.inspect.defaultOptions = {...} changes the defaults of every inspection that follows. */
function setDefaults(options) {
  validateObject(options, 'options');
  return Object.assign(defaults, options);
}

module.exports = { Inspection, colors, defaults, setDefaults, styles, stylizeNoColor, stylizeWithColor };
