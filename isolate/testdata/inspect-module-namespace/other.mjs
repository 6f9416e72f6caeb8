export const a = 1;
export const list = [1, { b: 2 }];
export default class K {}
