import { x } from './star.mjs';
