import { x } from './missing.mjs';
console.log('never');
