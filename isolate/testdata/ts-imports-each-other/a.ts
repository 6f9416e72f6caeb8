export interface Only { n: number }
export const a: number = 1;
