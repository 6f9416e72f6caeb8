for (const name of ['./none', './falls']) {
  try { console.log(require(name)); } catch (err) { console.log(err.code, err.message.split('\n')[0].replaceAll(process.cwd(), ''), err.path?.replace(process.cwd(), '')); }
}
