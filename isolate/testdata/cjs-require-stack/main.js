try {
  require('./one');
} catch (e) {
  console.log(e.message);
  console.log(e.requireStack);
}
