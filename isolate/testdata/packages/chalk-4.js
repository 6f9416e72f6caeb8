const chalk = require('chalk');
const forced = new chalk.Instance({ level: 3 });
console.log(JSON.stringify(forced.red.bold('x') + forced.hex('#ff8800').underline('y') + forced.bgRgb(1, 2, 3)`z ${1}`));
console.log(chalk.level, chalk.supportsColor, chalk.stderr.level, chalk.green('plain'));
