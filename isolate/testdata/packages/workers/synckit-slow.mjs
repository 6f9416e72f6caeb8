import { runAsWorker } from 'synckit';
runAsWorker(() => new Promise(() => {}));
