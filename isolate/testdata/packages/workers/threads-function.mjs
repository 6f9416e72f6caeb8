import { expose } from 'threads/worker';
expose((name) => `hello ${name}`);
