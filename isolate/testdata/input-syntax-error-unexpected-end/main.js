function open() {
  if (true) {
