'use strict';
const real = process.hrtime;
process.on('warning', (w) => console.log(w.message));
for (const ms of [0, 0.0001, 0.1234, 1, 12.3456, 999.9996, 1000, 1234.5678, 60000, 61234.567, 3600000, 3723456.7]) { process.hrtime = real; console.time('t'); process.hrtime = () => [Math.floor(ms / 1000), (ms % 1000) * 1e6]; console.timeLog('t', { extra: ms }); console.timeEnd('t'); }
console.timeEnd('none'); console.timeLog('none'); console.time(); console.time(); console.countReset('none');
