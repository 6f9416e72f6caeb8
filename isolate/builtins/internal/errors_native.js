'use strict';
// Coded errors of the engine's side: plain errors with a `code`, without the code in the stack's
// first line. Grouped by class; $1, $2 ... stand for the arguments.

module.exports = {
  __proto__: null,
  Error: {
    __proto__: null,
    ERR_BUFFER_CONTEXT_NOT_AVAILABLE: 'Buffer is not available for the current Context',
    ERR_CLOSED_MESSAGE_PORT: 'Cannot send data on closed MessagePort',
    ERR_CRYPTO_INITIALIZATION_FAILED: 'Initialization failed',
    ERR_DLOPEN_DISABLED: 'Cannot load native addon because loading addons is disabled.',
    ERR_DLOPEN_FAILED: '$1',
    ERR_EXECUTION_ENVIRONMENT_NOT_AVAILABLE: 'Context not associated with Node.js environment',
    ERR_MEMORY_ALLOCATION_FAILED: 'Failed to allocate memory',
    ERR_MESSAGE_TARGET_CONTEXT_UNAVAILABLE: 'A message object could not be deserialized successfully in the target vm.Context',
    ERR_MISSING_PLATFORM_FOR_WORKER: 'The V8 platform used by this instance of Node does not support creating Workers',
    ERR_NON_CONTEXT_AWARE_DISABLED: 'Loading non context-aware native addons has been disabled',
    ERR_SCRIPT_EXECUTION_INTERRUPTED: 'Script execution was interrupted by `SIGINT`',
    ERR_SCRIPT_EXECUTION_TIMEOUT: 'Script execution timed out after $1ms',
    ERR_STRING_TOO_LONG: 'Cannot create a string longer than 0x1fffffe8 characters',
  },
  TypeError: {
    __proto__: null,
    ERR_CONSTRUCT_CALL_INVALID: 'Constructor cannot be called',
    ERR_CONSTRUCT_CALL_REQUIRED: 'Class constructor $1 cannot be invoked without `new`',
    ERR_INVALID_TRANSFER_OBJECT: 'Found invalid object in transferList',
    ERR_MISSING_PASSPHRASE: 'Passphrase required for encrypted key',
    ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST: 'Object that needs transfer was found in message but not listed in transferList',
    ERR_TRANSFERRING_EXTERNALIZED_SHAREDARRAYBUFFER: 'Cannot serialize externalized SharedArrayBuffer',
  },
  RangeError: {
    __proto__: null,
    ERR_OUT_OF_MEMORY: 'Array buffer allocation failed',
  },
};
