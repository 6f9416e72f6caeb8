import { v4, validate } from 'uuid';
import * as all from 'uuid';
console.log(validate(v4()), Object.keys(all).sort());
