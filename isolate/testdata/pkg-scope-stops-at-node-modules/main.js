import a from 'dep';
console.log(a);
