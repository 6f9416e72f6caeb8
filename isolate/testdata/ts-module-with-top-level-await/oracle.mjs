console.log('x', 'function', 'string', 'undefined');
