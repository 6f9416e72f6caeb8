'use strict';
// The process object: an EventEmitter with all of Node's properties. What it
// does stands in the neighbours (methods, credentials, env, signals, stdio ...);
// here it is put together. Loading this file gives process everything that is
// the same in all threads, `boot` the rest.

const { EventEmitter } = require('internal/events');
const { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } = require('internal/errors').codes;
const methods = require('internal/process/methods');
const { exit, reallyExit, defineExitCode } = require('internal/process/exit');
const { nextTick, runNextTicks } = require('internal/process/task_queues');
const { emitWarning } = require('internal/process/warning');
const fatal = require('internal/process/fatal');
const { rawDebug } = require('internal/process/raw');

// The class that process seems to be an instance of; it cannot be called.
const processPrototype = Object.getPrototypeOf(process);
function ProcessClass() { throw new TypeError('Illegal constructor'); }
Object.defineProperty(ProcessClass, 'name', { __proto__: null, value: 'process', configurable: true });
ProcessClass.prototype = processPrototype;
Object.defineProperty(processPrototype, 'constructor', {
  __proto__: null, value: ProcessClass, writable: true, enumerable: false, configurable: true,
});
Object.setPrototypeOf(processPrototype, EventEmitter.prototype);

function readonly(name, value, enumerable = true) {
  Object.defineProperty(process, name, {
    __proto__: null, value, writable: false, enumerable, configurable: true,
  });
}

function lazy(name, get) {
  Object.defineProperty(process, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get,
    set(value) {
      Object.defineProperty(process, name, {
        __proto__: null, value, writable: true, enumerable: true, configurable: true,
      });
    },
  });
}

function getterOnly(name, get) {
  Object.defineProperty(process, name, {
    __proto__: null, configurable: true, enumerable: true, get,
  });
}

/* The same in all threads */

function defineFixed() {
  Object.assign(process, {
    _rawDebug: rawDebug,
    moduleLoadList: [],
    binding: methods.binding,
    _linkedBinding: methods._linkedBinding,
  });
  EventEmitter.call(process);
  Object.assign(process, { domain: null, _exiting: false });
  defineExitCode();
  Object.assign(process, {
    dlopen: methods.dlopen,
    uptime: methods.uptime,
    _getActiveRequests: methods._getActiveRequests,
    _getActiveHandles: methods._getActiveHandles,
    getActiveResourcesInfo: methods.getActiveResourcesInfo,
    reallyExit,
    _kill: methods._kill,
    loadEnvFile: methods.loadEnvFile,
    cpuUsage: methods.cpuUsage,
    resourceUsage: methods.resourceUsage,
    memoryUsage: methods.memoryUsage,
    constrainedMemory: methods.constrainedMemory,
    availableMemory: methods.availableMemory,
    kill: methods.kill,
    exit,
    hrtime: methods.hrtime,
    openStdin: methods.openStdin,
    getuid: methods.getuid,
    geteuid: methods.geteuid,
    getgid: methods.getgid,
    getegid: methods.getegid,
    getgroups: methods.getgroups,
  });
  lazy('allowedNodeEnvironmentFlags', () => require('internal/process/env_flags').getFlags());
  Object.assign(process, {
    assert: methods.assert,
    _fatalException: (err, fromPromise) => fatal.handleUncaught(err, fromPromise),
    setUncaughtExceptionCaptureCallback: fatal.setUncaughtExceptionCaptureCallback,
    hasUncaughtExceptionCaptureCallback: fatal.hasUncaughtExceptionCaptureCallback,
    emitWarning,
    nextTick,
    _tickCallback: runNextTicks,
  });
  getterOnly('sourceMapsEnabled', () => methods.sourceMapsEnabled());
  Object.assign(process, {
    setSourceMapsEnabled: methods.setSourceMapsEnabled,
    getBuiltinModule: methods.getBuiltinModule,
  });
  for (const name of ['stdout', 'stdin', 'stderr']) {
    getterOnly(name, () => require('internal/process/stdio').get(name));
  }
  Object.assign(process, {
    abort: methods.abort,
    umask: methods.umask,
    chdir: methods.chdir,
    cwd: methods.cwd,
    initgroups: methods.initgroups,
    setgroups: methods.setgroups,
    setegid: methods.setegid,
    seteuid: methods.seteuid,
    setgid: methods.setgid,
    setuid: methods.setuid,
  });
  Object.defineProperty(process, Symbol.toStringTag, {
    __proto__: null, value: 'process', writable: true, enumerable: false, configurable: false,
  });
  // The one name that is the same everywhere, and what packages test for Node.
  readonly('release', Object.freeze({ name: 'node', lts: 'Hydrogen' }));
}

/* Of this thread */

function versionsOf(options) {
  const versions = {};
  const list = {
    node: '18.20.0',
    heddle: options.heddleVersion,
    modules: '108',
    v8: options.v8Version,
  };
  for (const name of Object.keys(list)) {
    Object.defineProperty(versions, name, {
      __proto__: null, value: list[name], writable: false, enumerable: true, configurable: true,
    });
  }
  return versions;
}

function configOf(arch) {
  return Object.freeze({
    target_defaults: Object.freeze({
      cflags: Object.freeze([]),
      default_configuration: 'Release',
      defines: Object.freeze([]),
      include_dirs: Object.freeze([]),
      libraries: Object.freeze([]),
    }),
    variables: Object.freeze({
      host_arch: arch,
      napi_build_version: '0',
      node_shared: false,
      target_arch: arch,
      v8_enable_i18n_support: 0,
      v8_enable_webassembly: 1,
    }),
  });
}

function featuresOf() {
  return {
    inspector: false,
    debug: false,
    uv: false,
    ipv6: true,
    tls_alpn: false,
    tls_sni: false,
    tls_ocsp: false,
    tls: false,
    cached_builtins: true,
    require_module: true,
  };
}

function defineIdentity(options) {
  const { arch, platform } = internalBinding('process').constants;
  readonly('version', 'v18.20.0');
  readonly('versions', versionsOf(options));
  readonly('arch', arch);
  readonly('platform', platform);
  let config;
  getterOnly('config', () => (config ??= configOf(arch)));
  Object.defineProperty(process, 'features', {
    __proto__: null, value: featuresOf(), writable: false, enumerable: true, configurable: false,
  });
}

// The executable, the script, and the script's own arguments.
function argvOf({ argv, execPath, isMainThread, program }) {
  const first = [execPath];
  if (program.stdin) first.push(...(program.filename || argv.length > 0 ? ['-'] : []));
  else if (program.filename) first.push(...scriptOf(program.filename));
  else if (!isMainThread) first.push('[worker eval]');
  return [...first, ...argv];
}

// As in Node a data: URL is no script that argv names.
const scriptOf = (filename) => (filename.startsWith('data:') ? [] : [resolveScript(filename)]);

// Without a working directory the name stays as it is: whoever runs the script reports that.
function resolveScript(filename) {
  try {
    return require('internal/path').posix.resolve(filename);
  } catch {
    return filename;
  }
}

function defineArguments(options) {
  process.argv = argvOf(options);
  process.execArgv = options.execArgv ?? [];
  process.execPath = options.execPath;
  Object.defineProperty(process, 'argv0', {
    __proto__: null,
    value: options.argv0 ?? options.execPath,
    writable: false,
    enumerable: true,
    configurable: false,
  });
  readonly('pid', options.pid);
  getterOnly('ppid', () => internalBinding('process').getppid());
  readonly('_preload_modules', options.preload ?? []);
}

function defineTitle(options) {
  let title = options.title || options.argv0 || options.execPath || '';
  Object.defineProperty(process, 'title', {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => title,
    set(value) {
      const text = `${value}`;
      if (!options.isMainThread) return; // the process has one, the main thread's
      title = text;
      internalBinding('process').setTitle(text);
    },
  });
  if (options.isMainThread && options.title) internalBinding('process').setTitle(options.title);
}

function defineDebugPort(options) {
  let port = 9229;
  Object.defineProperty(process, 'debugPort', {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => port,
    set(value) {
      if (!options.isMainThread) return;
      const number = Number(value) | 0;
      if (number !== 0 && (number < 1024 || number > 65535)) {
        throw Object.assign(new RangeError('process.debugPort must be 0 or in range 1024 to 65535'), {
          code: 'ERR_OUT_OF_RANGE',
        });
      }
      port = number;
    },
  });
}

function defineMainOnly() {
  const inspectorOnly = (name) => ({
    [name]() {
      throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`process.${name}`);
    },
  })[name];
  process._debugProcess = inspectorOnly('_debugProcess');
  process._debugEnd = inspectorOnly('_debugEnd');
  process._startProfilerIdleNotifier = () => {};
  process._stopProfilerIdleNotifier = () => {};
}

/**
 * Gives process what belongs to this thread.
 * @param {object} options argv (the script's own), program, argv0, execArgv, execPath, pid, title, isMainThread, heddleVersion,
 *   v8Version, timeOrigin, ageAtStart, ownEnv, sharedEnv
 */
function boot(options) {
  defineIdentity(options);
  defineArguments(options);
  defineTitle(options);
  defineDebugPort(options);
  process.env = require('internal/process/env').createEnv({ own: options.ownEnv, shared: options.sharedEnv });
  methods.boot(options);
  if (options.isMainThread) {
    defineMainOnly();
    require('internal/process/signals').setup();
  } else {
    require('internal/process/worker_limits').apply();
  }
}

defineFixed();

module.exports = { boot };
