const { runAsWorker } = require('synckit');
const fs = require('node:fs/promises');
runAsWorker(async (file) => (await fs.readFile(file, 'utf8')).split('\n')[0]);
