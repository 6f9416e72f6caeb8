const { minify } = require('terser');
const sucrase = require('sucrase');
module.exports = async ({ code, name, transforms }) => {
  const plain = sucrase.transform(code, { transforms, filePath: name }).code;
  const { code: small, map } = await minify({ [name]: plain }, { sourceMap: { url: 'inline' }, toplevel: true });
  return { plain: plain.length, small: small.split('\n//#')[0], map: small.includes('sourceMappingURL=data:'), mapped: map !== undefined };
};
