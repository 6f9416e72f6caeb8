console.log('main', globalThis.list);
