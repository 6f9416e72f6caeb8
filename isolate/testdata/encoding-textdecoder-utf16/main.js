'use strict';
// UTF-16 in both byte orders, whole and in pieces.
for (const label of ['utf-16le', 'utf-16be']) {
  for (const fatal of [false, true]) {
    for (const pieces of [['3dd800de'], ['3d', 'd800', 'de'], ['fffe4100'], ['feff0041'], ['4100', '42'], ['00d84100'], ['00dc'], ['d83dde00'], ['0041']]) {
      const decoder = new TextDecoder(label, { fatal });
      const out = pieces.map((hex, i) => {
        try {
          return decoder.decode(Buffer.from(hex, 'hex'), { stream: i < pieces.length - 1 });
        } catch (err) {
          return err.code;
        }
      });
      console.log(label, fatal, pieces.join(' '), out.map((text) => [...text].map((c) => c.codePointAt(0).toString(16)).join(' ')));
    }
  }
}
