import c, { early } from './c.cjs';
export const seen = [early, c.late];
