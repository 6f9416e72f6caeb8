console.log(require('p'));
import('p').then((n) => console.log(n.default));
