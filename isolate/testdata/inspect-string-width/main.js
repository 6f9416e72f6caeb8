'use strict';
const { stripVTControlCharacters } = require('util');
console.log(JSON.stringify(stripVTControlCharacters('\u001B[31mred\u001B[39m \u001B]8;;http://x\u0007link\u001B]8;;\u0007 \u001B[2K')));
console.table([['中文', 'é'], ['e\u0301', '😀'], ['ab', '한글']]);
try { stripVTControlCharacters(1); } catch (e) { console.log(e.code, e.message); }
