// Timers fire by deadline, equal ones of a duration in the order of their start.
const log = [];
setTimeout(() => log.push('40'), 40);
setTimeout(() => log.push('10 a'), 10);
setTimeout(() => log.push('25'), 25);
setTimeout(() => log.push('10 b'), 10);
setTimeout(() => log.push('1'), 1);
setTimeout(() => log.push('0'), 0);
setTimeout(() => console.log(log.join()), 80);
