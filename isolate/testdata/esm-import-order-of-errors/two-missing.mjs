import './m1.mjs';
import './m2.mjs';
