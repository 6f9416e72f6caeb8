import path from 'path';
export default typeof path.join;
