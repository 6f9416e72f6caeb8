import chalk, { Chalk, supportsColor, modifierNames } from 'chalk5';
console.log(JSON.stringify(new Chalk({ level: 2 }).blueBright.inverse('a\nb')), chalk.level, supportsColor, modifierNames);
