export type Y = string;
export const x: Y = 'x';
