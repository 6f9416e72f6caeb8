// A timer turns into a number that stays the same.
const timer = setTimeout(() => {}, 1);
const id = +timer;
console.log(typeof id, id > 0, id === +timer, `${timer}` === String(id), timer == id, timer > id - 1);
const other = setTimeout(() => {}, 1);
console.log(+other > id);
