export * from './x1.mjs';
export * from './x2.mjs';
