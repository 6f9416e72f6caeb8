const two: number = 2; exports.two = two;
