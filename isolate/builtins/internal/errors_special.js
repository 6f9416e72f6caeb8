'use strict';
// The message texts of Node's coded errors that are computed: each entry is the function that
// returns the text (called with the error as `this`, to which it may add properties), then the
// names of the classes it can be made of, the usual one first.

// Late: internal/util/inspect needs internal/errors itself.
function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

/** `a, b, and c`; `a and b`; `a` */
function list(array, word = 'and') {
  if (array.length < 3) return array.join(` ${word} `);
  return `${array.slice(0, -1).join(', ')}, ${word} ${array[array.length - 1]}`;
}

function quoted(string) {
  return string.includes("'") ? JSON.stringify(string) : `'${string}'`;
}

/** How a message names the value it received. */
function describeType(value) {
  if (value === null || value === undefined) return `${value}`;
  switch (typeof value) {
    case 'function':
      return `function ${value.name}`;
    case 'object':
      if (value.constructor && 'name' in Object(value.constructor)) return `an instance of ${value.constructor.name}`;
      return inspect(value, { depth: -1 });
    case 'string':
      return `type string (${quoted(value.length > 28 ? `${value.slice(0, 25)}...` : value)})`;
    case 'number':
      return `type number (${Object.is(value, -0) ? '-0' : value})`;
    case 'bigint':
      return `type bigint (${value}n)`;
    default:
      return `type ${typeof value} (${String(value)})`;
  }
}

const primitiveNames = new Set([
  'string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol',
]);
const className = /^([A-Z][a-z0-9]*)+$/;

/** "of type string or an instance of Buffer, URL, or Foo": what was expected. */
function describeExpected(expected) {
  const types = [];
  const instances = [];
  const others = [];
  for (const name of Array.isArray(expected) ? expected : [expected]) {
    if (primitiveNames.has(name)) types.push(name.toLowerCase());
    else if (className.test(name)) instances.push(name);
    else others.push(name);
  }
  // Beside classes, "object" reads better as one of them.
  if (instances.length > 0 && types.includes('object')) {
    types.splice(types.indexOf('object'), 1);
    instances.push('Object');
  }
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${list(types, 'or')}`);
  if (instances.length > 0) parts.push(`an instance of ${list(instances, 'or')}`);
  if (others.length > 1) parts.push(`one of ${list(others, 'or')}`);
  if (others.length === 1) parts.push(others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`);
  return parts.join(' or ');
}

function subjectOf(name) {
  if (name.endsWith(' argument')) return `The ${name}`;
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

/** 1_000_000 */
function separateThousands(digits) {
  const sign = digits.startsWith('-') ? 1 : 0;
  let out = '';
  let end = digits.length;
  for (; end >= sign + 4; end -= 3) out = `_${digits.slice(end - 3, end)}${out}`;
  return `${digits.slice(0, end)}${out}`;
}

function describeNumber(value) {
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) return separateThousands(String(value));
  if (typeof value === 'bigint') {
    const digits = String(value);
    return `${value > 2n ** 32n || value < -(2n ** 32n) ? separateThousands(digits) : digits}n`;
  }
  return inspect(value);
}

const useImport = ' to a dynamic import() which is available in all CommonJS modules.';

function requireEsm(filename, hasEsmSyntax, parentPath = null, packageJsonPath = null) {
  const text = `require() of ES Module ${filename}${parentPath ? ` from ${parentPath}` : ''} not supported.`;
  if (!packageJsonPath) {
    return filename.endsWith('.mjs') ?
      `${text}\nInstead change the require of ${filename}${useImport}` :
      text;
  }
  const { basename } = require('internal/path').posix;
  const name = parentPath && basename(filename) === basename(parentPath) ? filename : basename(filename);
  if (hasEsmSyntax) {
    return `${text}\nInstead change the require of ${name} in ${parentPath}${useImport}`;
  }
  return `${text}\n${name} is treated as an ES module file as it is a .js file whose nearest parent package.json ` +
    'contains "type": "module" which declares all .js files in that package scope as ES modules.' +
    `\nInstead either rename ${name} to end in .cjs, change the requiring code to use dynamic import() which is ` +
    'available in all CommonJS modules, or change "type": "module" to "type": "commonjs" in ' +
    `${packageJsonPath} to treat all .js files as CommonJS (using .mjs for all ES modules instead).\n`;
}

function packageTarget(folder, key, target, isImport = false, base = undefined) {
  const relative = typeof target === 'string' && !isImport && target.length > 0 && !target.startsWith('./');
  const shown = JSON.stringify(target);
  const what = key === '.' ?
    `Invalid "exports" main target ${shown} defined in` :
    `Invalid "${isImport ? 'imports' : 'exports'}" target ${shown} defined for '${key}' in`;
  return `${what} the package config ${folder}package.json${from(base)}` +
    `${relative ? '; targets must start with "./"' : ''}`;
}

function from(base) {
  return base ? ` imported from ${base}` : '';
}

function missingArgs(...names) {
  const [first, ...rest] = names.map((name) => {
    return Array.isArray(name) ? name.map((one) => `"${one}"`).join(' or ') : `"${name}"`;
  });
  return `The ${list([first, ...rest])} argument${rest.length > 0 ? 's' : ''} must be specified`;
}

const messages = {
  __proto__: null,

  ERR_ACCESS_DENIED: [function(message, permission = '', resource = '') {
    this.permission = permission;
    this.resource = resource;
    return message;
  }, 'Error'],
  ERR_BUFFER_OUT_OF_BOUNDS: [(name) => {
    return name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds';
  }, 'RangeError'],
  ERR_ENCODING_INVALID_ENCODED_DATA: [function(encoding, errno) {
    this.errno = errno;
    return `The encoded data was not valid for encoding ${encoding}`;
  }, 'TypeError'],
  ERR_FALSY_VALUE_REJECTION: [function(reason) {
    this.reason = reason;
    return 'Promise was rejected with falsy value';
  }, 'Error'],
  ERR_HTTP2_INVALID_SETTING_VALUE: [function(name, actual, ...limits) {
    this.actual = actual;
    if (limits.length > 0) [this.min, this.max] = limits;
    return `Invalid value for setting "${name}": ${actual}`;
  }, 'TypeError', 'RangeError'],
  ERR_HTTP2_STREAM_CANCEL: [function(error) {
    const text = 'The pending stream has been canceled';
    if (error) this.cause = error;
    return typeof error?.message === 'string' ? `${text} (caused by: ${error.message})` : text;
  }, 'Error'],
  ERR_INSPECTOR_COMMAND: [(code, message) => `Inspector error ${Number(code)}: ${message}`, 'Error'],
  ERR_INTERNAL_ASSERTION: [(message) => {
    const suffix = 'This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n' +
      'Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n';
    return message === undefined ? suffix : `${message}\n${suffix}`;
  }, 'Error'],
  ERR_INVALID_ADDRESS_FAMILY: [function(family, host, port) {
    this.host = host;
    this.port = port;
    return `Invalid address family: ${family} ${host}:${port}`;
  }, 'RangeError'],
  ERR_INVALID_ARG_TYPE: [(name, expected, actual) => {
    return `${subjectOf(name)} must be ${describeExpected(expected)}. Received ${describeType(actual)}`;
  }, 'TypeError'],
  ERR_INVALID_ARG_VALUE: [(name, value, reason = 'is invalid') => {
    const shown = inspect(value);
    return `The ${`${name}`.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. ` +
      `Received ${shown.length > 128 ? `${shown.slice(0, 128)}...` : shown}`;
  }, 'TypeError', 'RangeError'],
  ERR_INVALID_CHAR: [(name, field) => {
    return `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
  }, 'TypeError'],
  ERR_INVALID_MIME_SYNTAX: [(production, text, index) => {
    return `The MIME syntax for a ${production} in "${text}" is invalid${index === -1 ? '' : ` at ${index}`}`;
  }, 'TypeError'],
  ERR_INVALID_MODULE_SPECIFIER: [(request, reason, base) => {
    return `Invalid module "${request}" ${reason}${from(base)}`;
  }, 'TypeError'],
  ERR_INVALID_PACKAGE_CONFIG: [(path, base, message) => {
    return `Invalid package config ${path}${base ? ` while importing ${base}` : ''}${message ? `. ${message}` : ''}`;
  }, 'Error'],
  ERR_INVALID_PACKAGE_TARGET: [packageTarget, 'Error'],
  ERR_INVALID_RETURN_PROPERTY: [(input, name, property, value) => {
    return `Expected a valid ${input} to be returned for the "${property}" from the "${name}" hook ` +
      `but got ${describeType(value)}.`;
  }, 'TypeError'],
  ERR_INVALID_RETURN_PROPERTY_VALUE: [(input, name, property, value) => {
    return `Expected ${input} to be returned for the "${property}" from the "${name}" hook ` +
      `but got ${describeType(value)}.`;
  }, 'TypeError'],
  ERR_INVALID_RETURN_VALUE: [(input, name, value) => {
    return `Expected ${input} to be returned from the "${name}" function but got ${describeType(value)}.`;
  }, 'TypeError', 'RangeError'],
  ERR_INVALID_STATE: [(text) => `Invalid state: ${text}`, 'Error', 'TypeError', 'RangeError'],
  ERR_INVALID_URL: [function(input, base) {
    this.input = input;
    if (base != null) this.base = base;
    return 'Invalid URL';
  }, 'TypeError'],
  ERR_INVALID_URL_SCHEME: [(expected) => {
    const schemes = Array.isArray(expected) ? expected : [expected];
    return `The URL must be ${schemes.length > 1 ? 'one of' : 'of'} scheme ${list(schemes, 'or')}`;
  }, 'TypeError'],
  ERR_MISSING_ARGS: [missingArgs, 'TypeError'],
  ERR_MODULE_NOT_FOUND: [function(path, base, exactUrl) {
    if (exactUrl) this.url = `${exactUrl}`;
    return `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`;
  }, 'Error'],
  ERR_OPERATION_FAILED: [(text) => `Operation failed: ${text}`, 'Error', 'TypeError'],
  ERR_OUT_OF_RANGE: [(name, range, value, replaceSubject = false) => {
    const subject = replaceSubject ? name : `The value of "${name}" is out of range.`;
    return `${subject} It must be ${range}. Received ${describeNumber(value)}`;
  }, 'RangeError'],
  ERR_PACKAGE_IMPORT_NOT_DEFINED: [(specifier, folder, base) => {
    return `Package import specifier "${specifier}" is not defined` +
      `${folder ? ` in package ${folder}package.json` : ''}${from(base)}`;
  }, 'TypeError'],
  ERR_PACKAGE_PATH_NOT_EXPORTED: [(folder, subpath, base) => {
    if (subpath === '.') return `No "exports" main defined in ${folder}package.json${from(base)}`;
    return `Package subpath '${subpath}' is not defined by "exports" in ${folder}package.json${from(base)}`;
  }, 'Error'],
  ERR_PARSE_ARGS_UNKNOWN_OPTION: [(option, allowPositionals) => {
    const hint = `. To specify a positional argument starting with a '-', place it at the end of the ` +
      `command after '--', as in '-- "${option}"`;
    return `Unknown option '${option}'${allowPositionals ? hint : ''}`;
  }, 'TypeError'],
  ERR_PERFORMANCE_INVALID_TIMESTAMP: [(value) => `${Number(value)} is not a valid timestamp`, 'TypeError'],
  ERR_REQUIRE_ASYNC_MODULE: [(filename, parent) => {
    let text = 'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
      'To see where the top-level await comes from, use --experimental-print-required-tla.';
    if (parent) text += `\n  From ${parent} `;
    if (filename) text += `\n  Requiring ${filename} `;
    return text;
  }, 'Error'],
  ERR_REQUIRE_ESM: [requireEsm, 'Error'],
  ERR_SOCKET_BAD_PORT: [(name, port, allowZero = true) => {
    return `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${describeType(port)}.`;
  }, 'RangeError'],
  ERR_TEST_FAILURE: [function(error, failureType) {
    this.failureType = failureType;
    this.cause = error;
    return typeof error?.message === 'string' ? error.message : inspect(error).replace(/^'|'$/g, '');
  }, 'Error'],
  ERR_TLS_ALPN_CALLBACK_INVALID_RESULT: [(value, protocols) => {
    return `ALPN callback returned a value (${value}) that did not match any of the client's offered ` +
      `protocols (${protocols.join(', ')})`;
  }, 'TypeError'],
  ERR_TLS_CERT_ALTNAME_INVALID: [function(reason, host, cert) {
    this.reason = reason;
    this.host = host;
    this.cert = cert;
    return `Hostname/IP does not match certificate's altnames: ${reason}`;
  }, 'Error'],
  ERR_UNHANDLED_ERROR: [(error) => {
    return error === undefined ? 'Unhandled error.' : `Unhandled error. (${error})`;
  }, 'Error'],
  ERR_UNSUPPORTED_DIR_IMPORT: [function(path, base, exactUrl) {
    this.url = exactUrl;
    return `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
  }, 'Error'],
  ERR_UNSUPPORTED_ESM_URL_SCHEME: [(url, supported) => {
    return `Only URLs with a scheme in: ${list(supported)} are supported by the default ESM loader. ` +
      `Received protocol '${url.protocol}'`;
  }, 'Error'],
  ERR_VM_MODULE_LINK_FAILURE: [function(message, cause) {
    this.cause = cause;
    return message;
  }, 'Error'],
  ERR_WORKER_INVALID_EXEC_ARGV: [(errors, name = 'invalid execArgv flags') => {
    return `Initiated Worker with ${name}: ${errors.join(', ')}`;
  }, 'Error'],
  ERR_WORKER_PATH: [(filename) => {
    let hint = '';
    if (filename.startsWith('file://')) hint = 'Wrap file:// URLs with `new URL`. ';
    else if (filename.startsWith('data:text/javascript')) hint = 'Wrap data: URLs with `new URL`. ';
    return 'The worker script or module filename must be an absolute path or a relative path starting with ' +
      `'./' or '../'. ${hint}Received "${filename}"`;
  }, 'TypeError'],
};

// What a system error's message starts with.
const systemPrefixes = {
  __proto__: null,
  ERR_FS_CP_DIR_TO_NON_DIR: 'Cannot overwrite non-directory with directory',
  ERR_FS_CP_EEXIST: 'Target already exists',
  ERR_FS_CP_EINVAL: 'Invalid src or dest',
  ERR_FS_CP_FIFO_PIPE: 'Cannot copy a FIFO pipe',
  ERR_FS_CP_NON_DIR_TO_DIR: 'Cannot overwrite directory with non-directory',
  ERR_FS_CP_SOCKET: 'Cannot copy a socket file',
  ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: 'Cannot overwrite symlink in subdirectory of self',
  ERR_FS_CP_UNKNOWN: 'Cannot copy an unknown file type',
  ERR_FS_EISDIR: 'Path is a directory',
  ERR_SOCKET_BUFFER_SIZE: 'Could not get or set buffer size',
  ERR_SYSTEM_ERROR: 'A system error occurred',
  ERR_TTY_INIT_FAILED: 'TTY initialization failed',
};

module.exports = { describeType, list, messages, separateThousands, systemPrefixes };
