module.exports = class Foo {};
