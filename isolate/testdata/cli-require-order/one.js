globalThis.list = ['one'];
