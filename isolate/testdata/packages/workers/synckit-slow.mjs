import { runAsWorker } from 'synckit';
runAsWorker((answer) => (answer === undefined ? new Promise(() => {}) : answer));
