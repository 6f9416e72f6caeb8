'use strict';
const util = require('util');
const overflow = () => overflow() + 1;
try { util.inspect({ [util.inspect.custom]: overflow }); console.log('fine'); } catch (e) { console.log(e.name, e.message); }
try { console.log('%s', { toString: overflow }); } catch (e) { console.log(e.name); }
