console.log(require('./main') === exports, Object.keys(require.cache).length);
