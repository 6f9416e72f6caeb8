'use strict';
const { styleText } = require('util');
const show = (...args) => { try { console.log(JSON.stringify(styleText(...args))); } catch (e) { console.log(e.code, e.message.slice(0, 80)); } };
show('red', 'text', { validateStream: false }); show(['bold', 'underline'], 'text'); show([], 'text'); show('bgBlue', 'a\nb', { validateStream: false });
show('nope', 'x'); show(['red', 'nope'], 'x'); show('red', 5); show(5, 'x'); show('red', 'x', { validateStream: 1 }); show('red', 'x', { stream: {} });
