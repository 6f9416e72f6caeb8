import j from './a.json' assert { type: 'json' };
export default j;
