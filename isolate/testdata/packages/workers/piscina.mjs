import { isWorkerThread, move } from 'piscina';
const lazy = await new Promise((resolve) => setImmediate(resolve, 'after a top-level await'));
export default async function ({ n }) { return [n * 2, lazy, isWorkerThread, import.meta.url.endsWith('/piscina.mjs')]; }
export const list = (words) => words.map((w) => w.length);
export const moved = (size) => move(new ArrayBuffer(size));
