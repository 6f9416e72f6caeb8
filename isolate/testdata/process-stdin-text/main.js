// stdin as a stream.
let text = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => { text += chunk; }).on('end', () => console.log(text.length, text.split('\n')));
