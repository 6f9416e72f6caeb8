console.log({ n: 1 }, 'b', 'function', 'c', 'function', true);
