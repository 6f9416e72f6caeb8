import { nope } from './e.mjs';
