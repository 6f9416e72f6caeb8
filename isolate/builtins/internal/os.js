'use strict';
// node:os: what the machine and the user are.

const {
  uvErrmapGet,
  codes: { ERR_SYSTEM_ERROR },
} = require('internal/errors');
const { validateInt32 } = require('internal/validators');
const binding = internalBinding('os');

// A failed call as Node throws it: with the call's name and the error's in one text.
function systemError(errno, syscall) {
  const [code, message] = uvErrmapGet(errno) ?? ['UNKNOWN', 'unknown error'];
  return new ERR_SYSTEM_ERROR({ errno, code, message, syscall });
}

let uname; // [type, release, version, machine]: they do not change

function unameField(index) {
  uname ??= binding.uname();
  return uname[index];
}

/** @returns {string} 'x64', 'arm64' ... */
function arch() {
  return process.arch;
}

/** @returns {string} 'linux' */
function platform() {
  return process.platform;
}

/** @returns {string} 'Linux' */
function getOSType() {
  return unameField(0);
}

/** @returns {string} the kernel's release */
function getOSRelease() {
  return unameField(1);
}

/** @returns {string} the kernel's version */
function getOSVersion() {
  return unameField(2);
}

/** @returns {string} 'x86_64' ... */
function getMachine() {
  return unameField(3);
}

/** @returns {'LE'|'BE'} */
function endianness() {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';
}

/** @returns {number} how many threads a program should use */
function getAvailableParallelism() {
  return binding.availableParallelism();
}

/** @returns {object[]} model, speed in MHz and times in ms of each core */
function cpus() {
  return binding.cpus();
}

/** @returns {number} bytes */
function getFreeMem() {
  return binding.freemem();
}

/** @returns {number} bytes */
function getTotalMem() {
  return binding.totalmem();
}

/** @returns {[number, number, number]} over 1, 5 and 15 minutes */
function loadavg() {
  return binding.loadavg();
}

/** @returns {string} the user's folder */
function homedir() {
  return binding.homedir();
}

/** @returns {string} */
function hostname() {
  return binding.hostname();
}

/** @returns {number} seconds since the machine has started */
function uptime() {
  return binding.uptime();
}

/** @returns {string} the folder for temporary files, without a slash at its end */
function tmpdir() {
  const { TMPDIR, TMP, TEMP } = process.env;
  const path = TMPDIR || TMP || TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** @returns {Record<string, object[]>} addresses by the name of the interface */
function networkInterfaces() {
  const result = {};
  for (const row of binding.networkInterfaces()) {
    const [name, address, netmask, family, mac, internal, scopeid, prefix] = row;
    const entry = { address, netmask, family, mac, internal, cidr: `${address}/${prefix}` };
    if (family === 'IPv6') entry.scopeid = scopeid;
    (result[name] ??= []).push(entry);
  }
  return result;
}

/**
 * @param {{encoding?: string}} [options] 'buffer' gives Buffers
 * @returns {{uid: number, gid: number, username: string, homedir: string, shell: string|null}}
 */
function userInfo(options) {
  const encoding = typeof options === 'object' && options !== null ? options.encoding : undefined;
  const [uid, gid, username, home, shell] = binding.userInfo();
  const convert = textConverter(encoding);
  return {
    __proto__: null,
    uid,
    gid,
    username: convert(username),
    homedir: convert(home),
    shell: shell === null ? null : convert(shell),
  };
}

function textConverter(encoding) {
  if (encoding === undefined || encoding === 'utf8') return (text) => text;
  const { Buffer } = require('internal/buffer');
  if (encoding === 'buffer') return (text) => Buffer.from(text);
  if (!Buffer.isEncoding(encoding)) return (text) => text;
  return (text) => Buffer.from(text).toString(encoding);
}

/**
 * @param {number} [pid] 0 is this process
 * @returns {number} from -20, the highest, to 19
 */
function getPriority(pid) {
  if (pid === undefined) pid = 0;
  else validateInt32(pid, 'pid');
  const result = binding.getPriority(pid);
  if (typeof result === 'number') throw systemError(result, 'uv_os_getpriority');
  return result[0];
}

/**
 * setPriority([pid, ]priority)
 * @param {number} pid 0 is this process
 * @param {number} priority from -20, the highest, to 19
 */
function setPriority(pid, priority) {
  if (priority === undefined) {
    priority = pid;
    pid = 0;
  }
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  const err = binding.setPriority(pid, priority);
  if (err !== 0) throw systemError(err, 'uv_os_setpriority');
}

// `${os.hostname}` is the value: these functions turn into what they return.
for (const fn of [
  arch, getAvailableParallelism, endianness, getFreeMem, homedir, hostname, platform, getOSRelease,
  tmpdir, getTotalMem, getOSType, uptime, getOSVersion, getMachine,
]) {
  fn[Symbol.toPrimitive] = () => fn();
}

let constants;

/** @returns {object} os.constants */
function getConstants() {
  if (constants !== undefined) return constants;
  const { dlopen, errno, priority, signals } = require('internal/system_constants');
  const bare = (table) => ({ __proto__: null, ...table });
  constants = {
    __proto__: null,
    UV_UDP_REUSEADDR: 4,
    dlopen: bare(dlopen),
    errno: bare(errno),
    signals: bare(signals),
    priority: bare(priority),
  };
  return constants;
}

module.exports = {
  arch,
  availableParallelism: getAvailableParallelism,
  cpus,
  endianness,
  freemem: getFreeMem,
  getPriority,
  homedir,
  hostname,
  loadavg,
  networkInterfaces,
  platform,
  release: getOSRelease,
  setPriority,
  tmpdir,
  totalmem: getTotalMem,
  type: getOSType,
  userInfo,
  uptime,
  version: getOSVersion,
  machine: getMachine,
  getConstants,
};
