function twice(method) {
  return function () { return method.call(this) + method.call(this); };
}
export class D {
  @twice hi() { return 'hi'; }
}
