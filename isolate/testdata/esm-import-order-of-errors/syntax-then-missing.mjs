import './bad-syntax.mjs';
import './ok.mjs';
