import {
  Worker,
  isMainThread,
} from 'worker_threads';

if (isMainThread) {
  new Worker(new URL(import.meta.url));
  for (let n = 0; n < 1e8; n++) {
    // Looping to simulate work.
  }
  console.log('main is done');
} else {
  // This output will be blocked by the for loop in the main thread.
  console.log('foo');
}
