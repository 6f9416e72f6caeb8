await null;
globalThis.order = ['pre'];
