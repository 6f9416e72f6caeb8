console.log(require('dual'), require('dual/order'), require('dual/addons'));
import('dual').then((n) => console.log(n.default));
import('dual/order').then((n) => console.log(n.default));
