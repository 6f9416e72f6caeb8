const { Worker, isMainThread, parentPort, workerData, threadId, SHARE_ENV, MessageChannel, resourceLimits, receiveMessageOnPort, setEnvironmentData, getEnvironmentData } = require('worker_threads');
if (isMainThread) {
  setEnvironmentData('a', { n: 1 });
  setEnvironmentData(5, [1]);
  setEnvironmentData('gone', 1);
  setEnvironmentData('gone');
  console.log(getEnvironmentData('a'), getEnvironmentData('gone'), getEnvironmentData('none'));
  new Worker(__filename, { workerData: 1 }).on('exit', () => console.log(getEnvironmentData('a')));
} else {
  console.log(workerData, getEnvironmentData('a'), getEnvironmentData(5), getEnvironmentData('gone'));
  if (workerData === 1) {
    setEnvironmentData('a', 'changed');
    new Worker(__filename, { workerData: 2 });
  }
}
