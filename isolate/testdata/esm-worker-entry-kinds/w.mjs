console.log(import.meta.url.split('/').pop());
await new Promise(() => {});
