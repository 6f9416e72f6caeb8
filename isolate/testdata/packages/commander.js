const { Command, Option, InvalidArgumentError } = require('commander');
const program = new Command('tool').version('1.0.0').exitOverride().configureOutput({ writeOut: (s) => process.stdout.write(s), writeErr: (s) => process.stdout.write('E:' + s) });
program.command('copy <from> [to...]').option('-f, --force', 'force it').addOption(new Option('-l, --level <n>').choices(['1', '2']).default('1')).action((from, to, o) => console.log(from, to, o));
program.command('num').argument('<n>', 'a number', (v) => { if (isNaN(v)) throw new InvalidArgumentError('Not a number.'); return +v; }).action((n) => console.log(n * 2));
program.parse(['copy', 'a', 'b', 'c', '-f', '--level', '2'], { from: 'user' });
for (const args of [['num', '21'], ['num', 'x'], ['copi'], ['--help'], ['--version'], ['copy', 'a', '--level', '9']]) {
  try { program.parse(args, { from: 'user' }); } catch (e) { console.log(e.code, e.exitCode); }
}
