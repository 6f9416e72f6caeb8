import { move } from 'piscina5';
export default ({ n }) => n * n;
export const back = (bytes) => move(bytes.map((b) => b + 1));
export const fail = (text) => { throw new TypeError(text, { cause: new Error('why') }); };
export const forever = () => { for (;;); };
