// Loader hooks, for Node before 22.15.
const facade = new URL('./facade.mjs', import.meta.url).href;

export function resolve(specifier, context, next) {
  if (specifier === 'heddle:bench') return { url: facade, shortCircuit: true };
  return next(specifier, context);
}
