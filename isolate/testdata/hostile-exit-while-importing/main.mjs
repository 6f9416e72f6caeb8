import('./other.mjs').finally(() => console.log('never'));
await new Promise((resolve) => setTimeout(resolve, 100));
