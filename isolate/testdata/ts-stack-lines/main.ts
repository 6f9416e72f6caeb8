interface Long {
  a: string;
  b: string;
}

type Other = Long & { c: number };

function thrower(x: Other | null): never {
  throw new Error('where');
}
try {
  thrower(null);
} catch (e) {
  console.log((e as Error).stack!.split('\n').slice(1, 3).map((l) => l.trim().replace(/\(?\/.*\//, '')));
}
