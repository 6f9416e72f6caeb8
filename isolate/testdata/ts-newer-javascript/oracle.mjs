console.log(['in block', 'disposed a']);
console.log('hihi');
