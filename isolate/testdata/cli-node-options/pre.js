globalThis.pre = true;
