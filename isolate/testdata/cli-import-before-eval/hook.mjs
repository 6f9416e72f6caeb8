await null;
globalThis.hooked = 'yes';
