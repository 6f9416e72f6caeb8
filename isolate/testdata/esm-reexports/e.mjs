export const e = 1;
export default 5;
