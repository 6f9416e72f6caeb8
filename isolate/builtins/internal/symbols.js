'use strict';
// Symbols that several built-ins share. What node keeps as private symbols of the engine are
// plain symbols here.

// V8 10.9 has neither of these two: they are node's, and boot puts them on Symbol.
const SymbolDispose = Symbol.for('nodejs.dispose');
const SymbolAsyncDispose = Symbol.for('nodejs.asyncDispose');

module.exports = {
  SymbolDispose,
  SymbolAsyncDispose,

  // Marks an error made by internal/errors: its stack starts with "Name [CODE]: message".
  kIsNodeError: Symbol('kIsNodeError'),

  // util
  customInspectSymbol: Symbol.for('nodejs.util.inspect.custom'),
  customPromisifySymbol: Symbol.for('nodejs.util.promisify.custom'),
  kCustomPromisifyArgsSymbol: Symbol('customPromisifyArgs'),

  // Errors: what the engine or a worker adds to one before it is printed.
  arrow_message_private_symbol: Symbol('node:arrowMessage'),
  decorated_private_symbol: Symbol('node:decorated'),

  // Promise hooks and async ids
  async_id_symbol: Symbol('async_id_symbol'),
  trigger_async_id_symbol: Symbol('trigger_async_id_symbol'),
  owner_symbol: Symbol('owner_symbol'),

  // Messaging
  messaging_clone_symbol: Symbol('messaging_clone_symbol'),
  messaging_deserialize_symbol: Symbol('messaging_deserialize_symbol'),
  messaging_transfer_symbol: Symbol('messaging_transfer_symbol'),
  messaging_transfer_list_symbol: Symbol('messaging_transfer_list_symbol'),
  transfer_mode_symbol: Symbol('node:transfer_mode'),
  untransferable_object_symbol: Symbol('node:untransferableObject'),
  uncloneable_object_symbol: Symbol('node:uncloneableObject'),
  oninit: Symbol('oninit'),
  onmessage: Symbol('onmessage'),
  handle_onclose: Symbol('handle_onclose'),
  no_message_symbol: Symbol('no_message_symbol'),

  // vm and modules
  vm_dynamic_import_default_internal: Symbol('vm_dynamic_import_default_internal'),
  vm_dynamic_import_main_context_default: Symbol('vm_dynamic_import_main_context_default'),
  vm_dynamic_import_missing_flag: Symbol('vm_dynamic_import_missing_flag'),
  vm_dynamic_import_no_callback: Symbol('vm_dynamic_import_no_callback'),
};
