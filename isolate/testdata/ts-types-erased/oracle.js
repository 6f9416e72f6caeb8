console.log(2, 'Red', 'ns', 'shape 4 0', 'same', 3);
