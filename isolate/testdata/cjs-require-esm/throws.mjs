throw new TypeError('inside');
