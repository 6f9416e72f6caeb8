const { performance } = require('perf_hooks');
console.log(performance.eventLoopUtilization());
setTimeout(() => {
  const first = performance.eventLoopUtilization();
  console.log(first.idle > 20, first.active >= 0, first.utilization > 0 && first.utilization < 0.7);
  const end = Date.now() + 50;
  while (Date.now() < end);
  const busy = performance.eventLoopUtilization(first);
  console.log(busy.idle, busy.active > 45, busy.utilization);
  const later = performance.eventLoopUtilization();
  const between = performance.eventLoopUtilization(later, first);
  console.log(between.idle === later.idle - first.idle, between.active === later.active - first.active);
}, 40);
