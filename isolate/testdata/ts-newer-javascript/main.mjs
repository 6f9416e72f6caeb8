import './using.js';
import { D } from './decorated.js';
console.log(new D().hi());
