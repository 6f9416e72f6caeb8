// A program that looks at stdin and does not read it ends.
console.log(process.stdin.fd, process.stdin.readableFlowing, process.stdin === process.stdin);
