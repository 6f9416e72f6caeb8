const target = new EventTarget();
target.addEventListener('a', function(event) {
  console.log(this === target, event.target === target, event.currentTarget === target, event.srcElement === target,
              event.eventPhase, event.composedPath().length, event.isTrusted);
});
const event = new Event('a', { bubbles: true, cancelable: true, composed: true });
console.log(target.dispatchEvent(event));
console.log(event.target === target, event.currentTarget, event.eventPhase, event.composedPath());
console.log(event.type, event.bubbles, event.cancelable, event.composed, event.returnValue, event.defaultPrevented);
target.addEventListener('a', (e) => e.preventDefault());
console.log(target.dispatchEvent(event), event.defaultPrevented, event.returnValue);
console.log(target.dispatchEvent(new Event('a')), typeof event.timeStamp);
