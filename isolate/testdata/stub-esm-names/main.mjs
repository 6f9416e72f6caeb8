import * as m0 from 'node:constants';
import * as m1 from 'node:child_process';
import * as m2 from 'node:cluster';
import * as m3 from 'node:net';
import * as m4 from 'node:http';
import * as m5 from 'node:http2';
import * as m6 from 'node:https';
import * as m7 from 'node:tls';
import * as m8 from 'node:dgram';
import * as m9 from 'node:dns';
import * as m10 from 'node:dns/promises';
import * as m11 from 'node:zlib';
import * as m12 from 'node:inspector';
import * as m13 from 'node:inspector/promises';
import * as m14 from 'node:readline';
import * as m15 from 'node:readline/promises';
import * as m16 from 'node:repl';
import * as m17 from 'node:wasi';
import * as m18 from 'node:trace_events';
import * as m19 from 'node:domain';
import * as m20 from 'node:punycode';
for (const [id, names] of Object.entries({ 'constants': m0, 'child_process': m1, 'cluster': m2, 'net': m3, 'http': m4, 'http2': m5, 'https': m6, 'tls': m7, 'dgram': m8, 'dns': m9, 'dns/promises': m10, 'zlib': m11, 'inspector': m12, 'inspector/promises': m13, 'readline': m14, 'readline/promises': m15, 'repl': m16, 'wasi': m17, 'trace_events': m18, 'domain': m19, 'punycode': m20 })) {
  console.log(id, Object.keys(names).join());
}
