console.log('a.mts', 'b.ts');
