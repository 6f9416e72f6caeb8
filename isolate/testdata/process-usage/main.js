// Memory, processor time and resources.
console.log(Object.keys(process.memoryUsage()), process.memoryUsage().heapUsed > 0, process.memoryUsage.rss() > 1e6);
console.log(Object.keys(process.cpuUsage()), process.cpuUsage(process.cpuUsage()).user >= 0);
console.log(Object.keys(process.resourceUsage()), process.resourceUsage().maxRSS > 0);
console.log(process.uptime() > 0, process.uptime() < 60, process.availableMemory() > 0, typeof process.constrainedMemory());
for (const bad of [1, 'x', {}, { user: 1 }, { user: 1, system: -1 }, { user: 'a', system: 1 }, { user: 1, system: Infinity }, []]) {
  try { process.cpuUsage(bad); } catch (err) { console.log(err.name, err.code, err.message); }
}
