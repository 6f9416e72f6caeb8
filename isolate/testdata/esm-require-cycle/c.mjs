import './d.cjs';
export const c = 1;
