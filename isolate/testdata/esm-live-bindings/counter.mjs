export let n = 0;
export const up = () => { n++; };
export default 'd';
export const obj = {};
