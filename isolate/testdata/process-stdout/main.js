// Output keeps its order and comes whole before the program ends.
console.log(process.stdout.fd, process.stderr.fd, process.stdout.writable, process.stdout._isStdio);
process.stdout.write('a');
process.stdout.write(Buffer.from('b'));
process.stdout.write('6364', 'hex', () => console.log('written'));
process.stdout.write('\n');
process.on('exit', () => { process.stdout.write('x'.repeat(200000) + '\n'); });
setTimeout(() => process.stdout.end('end\n', () => process.stderr.write('ended\n')), 1);
