globalThis.list.push('two');
