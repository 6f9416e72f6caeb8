'use strict';
// util.parseArgs: a command line into values and positionals.
//
// Arguments become tokens first; the tokens are checked (in strict mode) and stored one by one.

const { codes } = require('internal/errors');
const {
  validateArray, validateBoolean, validateBooleanArray, validateObject, validateString, validateStringArray,
  validateUnion,
} = require('internal/validators');

const { hasOwn } = Object;

function own(object, key) {
  return hasOwn(object, key) ? object[key] : undefined;
}

/** What of an option's configuration its name selects. */
function settingOf(options, name, key) {
  const option = own(options, name);
  return option === undefined ? undefined : own(option, key);
}

function defaultArguments() {
  // With a script in the options there is no file name before the arguments.
  const { argv, execArgv } = process;
  const evaluates = execArgv.some((arg) => /^(?:-e|--eval|-p|--print|-pe)(?:=|$)/.test(arg));
  return argv.slice(evaluates ? 1 : 2);
}

/** The option that `-x` is short for; itself when there is none. */
function longNameOf(short, options) {
  const entry = Object.entries(options).find(([, option]) => own(option, 'short') === short);
  return entry === undefined ? short : entry[0];
}

/** Arguments to tokens. Only which options take values is looked at. */
function tokenize(args, options, allowNegative) {
  const tokens = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === '--') {
      tokens.push({ kind: 'option-terminator', index });
      for (index++; index < args.length; index++) tokens.push({ kind: 'positional', index, value: args[index] });
    } else if (typeof arg !== 'string' || arg.length < 2 || arg[0] !== '-') {
      tokens.push({ kind: 'positional', index, value: arg });
    } else if (arg[1] === '-') {
      index += longToken(tokens, args, index, options, allowNegative);
    } else {
      index += shortTokens(tokens, args, index, options);
    }
  }
  return tokens;
}

/** How many arguments more than its own the option took. */
function pushOption(tokens, args, index, name, rawName, takesNext) {
  let value;
  let inlineValue;
  const next = args[index + 1];
  if (takesNext && next != null) {
    value = next;
    inlineValue = false;
  }
  tokens.push({ kind: 'option', name, rawName, index, value, inlineValue });
  return value === undefined ? 0 : 1;
}

function longToken(tokens, args, index, options, allowNegative) {
  const arg = args[index];
  const equals = arg.indexOf('=', 3);
  const rawName = equals === -1 ? arg : arg.slice(0, equals);
  const written = rawName.slice(2);
  if (equals === -1) {
    const name = positiveName(written, allowNegative);
    const takesNext = name === written && settingOf(options, name, 'type') === 'string';
    return pushOption(tokens, args, index, name, rawName, takesNext);
  }
  tokens.push({ kind: 'option', name: written, rawName, index, value: arg.slice(equals + 1), inlineValue: true });
  return 0;
}

/** `foo` for `no-foo`. */
function positiveName(name, allowNegative) {
  return allowNegative && name.startsWith('no-') ? name.slice(3) : name;
}

/** `-abc` is `-a -b -c`, as far as none of them takes a value: that takes what follows. */
function shortTokens(tokens, args, index, options) {
  const arg = args[index];
  for (let i = 1; i < arg.length; i++) {
    const name = longNameOf(arg[i], options);
    const rawName = `-${arg[i]}`;
    const takesValue = settingOf(options, name, 'type') === 'string';
    if (i + 1 === arg.length) return pushOption(tokens, args, index, name, rawName, takesValue);
    if (takesValue) {
      tokens.push({ kind: 'option', name, rawName, index, value: arg.slice(i + 1), inlineValue: true });
      return 0;
    }
    pushOption(tokens, args, index, name, rawName, false);
  }
  return 0;
}

function invalid(message) {
  return new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(message);
}

/** That the option exists: the name under which it does. */
function checkKnown(token, options, allowPositionals, allowNegative) {
  const written = token.rawName.startsWith('--') ? token.rawName.slice(2) : token.name;
  if (hasOwn(options, written)) return written;
  const name = positiveName(written, allowNegative);
  if (name !== written && hasOwn(options, name) && settingOf(options, name, 'type') !== 'string') return name;
  throw new codes.ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, allowPositionals);
}

/** An option as messages name it: `-f, --foo`. */
function nameInMessage(name, options) {
  const short = settingOf(options, name, 'short');
  return `${short ? `-${short}, ` : ''}--${name}`;
}

function checkValue(token, name, options) {
  const type = settingOf(options, name, 'type');
  if (type === 'string' && typeof token.value !== 'string') {
    throw invalid(`Option '${nameInMessage(name, options)} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value != null) {
    throw invalid(`Option '${nameInMessage(name, options)}' does not take an argument`);
  }
  if (token.inlineValue || token.value === undefined || token.value.length < 2 || token.value[0] !== '-') return;
  const example = token.rawName.startsWith('--') ?
    `'${token.rawName}=-XYZ'` : `'--${name}=-XYZ' or '${token.rawName}-XYZ'`;
  throw invalid(`Option '${token.rawName}' argument is ambiguous.
Did you forget to specify the option argument for '${token.rawName}'?
To specify an option argument starting with a dash use ${example}.`);
}

function store(values, token, options) {
  const { name } = token;
  if (name === '__proto__') return;
  const isNegated = token.rawName === `--no-${name}`;
  const value = token.value ?? !isNegated;
  if (!settingOf(options, name, 'multiple')) values[name] = value;
  else if (hasOwn(values, name)) values[name].push(value);
  else values[name] = [value];
}

function validateDefault(name, option, type) {
  const value = option.default;
  if (value === undefined) return;
  const path = `options.${name}.default`;
  if (option.multiple) (type === 'string' ? validateStringArray : validateBooleanArray)(value, path);
  else (type === 'string' ? validateString : validateBoolean)(value, path);
}

function validateOption(name, option) {
  validateObject(option, `options.${name}`);
  const type = own(option, 'type');
  validateUnion(type, `options.${name}.type`, ['string', 'boolean']);
  if (hasOwn(option, 'short')) {
    validateString(option.short, `options.${name}.short`);
    if (option.short.length !== 1) {
      throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}.short`, option.short, 'must be a single character');
    }
  }
  if (hasOwn(option, 'multiple')) validateBoolean(option.multiple, `options.${name}.multiple`);
  if (hasOwn(option, 'default')) validateDefault(name, option, type);
}

/**
 * @param {{args?: string[], options?: object, strict?: boolean, allowPositionals?: boolean,
 *          allowNegative?: boolean, tokens?: boolean}} [config]
 * @returns {{values: object, positionals: string[], tokens?: object[]}}
 */
function parseArgs(config = {}) {
  const args = own(config, 'args') ?? defaultArguments();
  const strict = own(config, 'strict') ?? true;
  const allowPositionals = own(config, 'allowPositionals') ?? !strict;
  const wantsTokens = own(config, 'tokens') ?? false;
  const options = own(config, 'options') ?? { __proto__: null };
  const allowNegative = own(config, 'allowNegative') ?? false;
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(wantsTokens, 'tokens');
  validateBoolean(allowNegative, 'allowNegative');
  validateObject(options, 'options');
  for (const [name, option] of Object.entries(options)) validateOption(name, option);

  const tokens = tokenize(args, options, allowNegative);
  const result = { values: { __proto__: null }, positionals: [] };
  if (wantsTokens) result.tokens = tokens;
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (strict) {
        checkValue(token, checkKnown(token, options, allowPositionals, allowNegative), options);
      }
      store(result.values, token, options);
    } else if (token.kind === 'positional') {
      if (!allowPositionals) throw new codes.ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      result.positionals.push(token.value);
    }
  }

  for (const [name, option] of Object.entries(options)) {
    if (name === '__proto__' || own(option, 'default') === undefined || hasOwn(result.values, name)) continue;
    result.values[name] = option.default;
  }
  return result;
}

Object.defineProperty(parseArgs, 'length', { __proto__: null, value: 0, configurable: true });

module.exports = { parseArgs };
