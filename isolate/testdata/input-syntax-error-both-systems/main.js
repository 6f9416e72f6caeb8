import { sep } from 'path';
let y = ;
