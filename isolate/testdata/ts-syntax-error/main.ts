try {
  require('./bad.ts');
} catch (e) {
  console.log((e as Error).name, (e as Error).stack!.split('\n').slice(0, 3).map((l) => l.replace(/.*\//, '')));
}
