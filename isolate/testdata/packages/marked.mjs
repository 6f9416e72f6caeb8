import { marked, Lexer } from 'marked';
const text = '# Title\n\nSome *emphasis*, `code`, [a link](https://x.y "t").\n\n- one\n- [x] two\n\n```js\nlet a = 1 < 2;\n```\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n';
console.log(marked.parse(text), marked.parseInline('**b** <i>x</i>'), new Lexer().lex('> q').length);
