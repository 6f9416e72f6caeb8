for (const s of ['./two-missing.mjs', './syntax-then-missing.mjs', './missing-deep.mjs']) {
  await import(s).catch((e) => console.log(s, e.name, e.code, e.message.split(' imported')[0].replace(/'.*\//, "'")));
}
