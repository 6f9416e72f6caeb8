// heddle:bench, as ES modules import it in a runtime that does not know it.
const exports = globalThis[Symbol.for('heddle:bench')];
export const { bench } = exports;
export default exports;
