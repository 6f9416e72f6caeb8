'use strict';
// stream/consumers: the whole content of a stream, as one value.

const { Buffer } = require('internal/buffer');
const { codes } = require('internal/errors');

/**
 * There is no Blob here yet.
 * @param {AsyncIterable<any>} stream
 * @returns {Promise<Blob>}
 */
async function blob(stream) { // eslint-disable-line no-unused-vars
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('stream/consumers.blob');
}

/**
 * @param {AsyncIterable<any>} stream
 * @returns {Promise<Buffer>}
 */
async function buffer(stream) {
  return Buffer.from(await arrayBuffer(stream));
}

/**
 * @param {AsyncIterable<any>} stream of buffers and views, else its chunks count as text
 * @returns {Promise<ArrayBuffer>}
 */
async function arrayBuffer(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(toBytes(chunk));
  const all = Buffer.concat(chunks);
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.length);
}

function toBytes(chunk) {
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  return Buffer.from(String(chunk));
}

/**
 * @param {AsyncIterable<any>} stream
 * @returns {Promise<string>}
 */
async function text(stream) {
  const { TextDecoder } = require('internal/encoding');
  const decoder = new TextDecoder();
  let result = '';
  for await (const chunk of stream) {
    result += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  // What is left of a cut character.
  return result + decoder.decode();
}

/**
 * @param {AsyncIterable<any>} stream
 * @returns {Promise<any>}
 */
async function json(stream) {
  return JSON.parse(await text(stream));
}

module.exports = { arrayBuffer, blob, buffer, text, json };
