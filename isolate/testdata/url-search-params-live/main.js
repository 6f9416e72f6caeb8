'use strict';
// searchParams and search see each other's changes.
const url = new URL('http://a/?x=1&y=2&x=3');
const params = url.searchParams;
params.append('z', 'é &');
console.log(url.href);
params.delete('x', '1');
console.log(url.search, params.size);
params.sort();
params.set('x', '9');
console.log(url.search);
url.search = '?k=%41+b';
console.log([...params], params === url.searchParams);
url.href = 'http://b/?only=1';
console.log(params.toString());
params.delete('only');
console.log(url.href, url.search);
console.log(url.searchParams === params);
