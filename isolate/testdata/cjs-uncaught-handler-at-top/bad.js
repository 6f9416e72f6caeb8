throw new Error('from a required file');
