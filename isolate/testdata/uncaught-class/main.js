class ValidationError extends Error {
  constructor(message) { super(message); this.name = 'ValidationError'; this.field = 'age'; }
}
Promise.resolve().then(() => { throw new ValidationError('two\nlines'); });
