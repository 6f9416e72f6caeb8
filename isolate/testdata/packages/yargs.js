const yargs = require('yargs/yargs');
const argv = yargs(['serve', '--port', '80', '-vv', '--no-color', '--', 'rest']).command('serve [dir]', 'start', (y) => y.positional('dir', { default: '.' }), (a) => console.log('serving', a.dir, a.port))
  .option('port', { type: 'number' }).count('v').parse();
console.log(argv.v, argv.color, argv._, argv.port);
yargs([]).scriptName('tool').usage('$0 <cmd>').option('x', { alias: 'long', describe: 'an option', demandOption: true, type: 'string' }).example('$0 -x 1', 'try').wrap(80)
  .exitProcess(false).fail((msg) => console.log('fail:', msg)).showHelp('log').parse();
