globalThis.early = 'imported';
