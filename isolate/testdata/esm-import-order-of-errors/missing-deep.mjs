import './ok.mjs';
import './deep.mjs';
