'use strict';
// A string that would be too long is an error, in every encoding that could make one.
const b = Buffer.allocUnsafeSlow(0x20000000);
for (const encoding of ['latin1', 'utf8', 'ascii', 'hex', 'base64', 'base64url']) {
  try {
    console.log(encoding, b.toString(encoding).length);
  } catch (err) {
    console.log(encoding, err.code, err.name, err.message);
  }
}
