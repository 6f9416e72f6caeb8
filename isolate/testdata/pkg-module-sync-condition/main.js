console.log(require('p'), require('p/order'));
import('p').then((n) => console.log(n.default));
