// refresh() puts a deadline off, and starts a timer again that has fired.
const order = [];
const late = setTimeout(() => order.push('refreshed'), 30);
setTimeout(() => { order.push('20'); late.refresh(); }, 20);
setTimeout(() => order.push('40'), 40);
let again = 0;
const once = setTimeout(() => { if (again++ < 2) once.refresh(); }, 5);
const cleared = setTimeout(() => order.push('cleared'), 5);
clearTimeout(cleared);
console.log(cleared.refresh() === cleared);
setTimeout(() => console.log(order.join(), again), 120);
