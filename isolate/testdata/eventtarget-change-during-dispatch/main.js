const target = new EventTarget();
const removed = () => console.log('removed, not called');
target.addEventListener('a', () => {
  console.log('changing');
  target.removeEventListener('a', removed);
  target.addEventListener('a', () => console.log('added, next time'));
});
target.addEventListener('a', removed);
target.addEventListener('a', () => console.log('last'));
target.dispatchEvent(new Event('a'));
console.log('--');
target.dispatchEvent(new Event('a'));
target.addEventListener('b', (event) => {
  try {
    target.dispatchEvent(event);
  } catch (err) {
    console.log(err.code, err.message);
  }
  target.dispatchEvent(new Event('c'));
});
target.addEventListener('c', () => console.log('nested'));
target.dispatchEvent(new Event('b'));
