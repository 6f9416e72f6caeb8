console.log('SyntaxError', ['bad.ts:2', 'let b = = 2;', '        ^']);
