export const a: string = 'a.mts';
