// A thrown object is inspected.
throw { a: 1, nested: { b: [1, 2, { c: 3 }] } };
