for (const request of ['./a\0b', 'a\0b']) {
  try { require(request); } catch (err) { console.log(err.code, JSON.stringify(err.message.split('\n')[0])); }
}
import('./a%00b').catch((err) => console.log(err.code ?? err.name));
