globalThis.order.push('more');
