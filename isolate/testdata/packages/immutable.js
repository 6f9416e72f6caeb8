const { Map, List, Set, fromJS, Record, Seq, is, Range } = require('immutable');
const m = fromJS({ a: { b: [1, 2, { c: 3 }] } });
console.log(m.setIn(['a', 'b', 2, 'c'], 4).toJS(), m.getIn(['a', 'b', 2, 'c']), is(Map({ x: 1 }), Map({ x: 1 })), m.hashCode());
console.log(List([3, 1, 2]).sort().push(9).toString(), Set([1, 1, 2]).size, String(Range(0, 10, 3)), Seq([1, 2, 3]).map((x) => x * 2).toArray());
const P = Record({ x: 0, y: 0 }, 'P'); console.log(new P({ x: 5 }).set('y', 2).toString(), m.toMap());
