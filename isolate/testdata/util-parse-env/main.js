'use strict';
const { parseEnv } = require('util');
console.log(parseEnv('A=1\nB="two words"\n# comment\nC=\'single\'\nexport D=5\nE= spaced # comment\nF="a\\nb"\nG=`back`\nI=\n J = k \nK="multi\nline"\nL=a=b\nM="a#b"\nN=\'a\\nb\'\r\nO=last'));
console.log(parseEnv(''), parseEnv('#only'), parseEnv('\n\nX=1\n'));
try { parseEnv(1); } catch (e) { console.log(e.code, e.message); }
