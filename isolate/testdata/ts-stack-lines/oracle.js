console.log(['at thrower main.ts:9:9)', 'at Object.<anonymous> main.ts:12:3)']);
