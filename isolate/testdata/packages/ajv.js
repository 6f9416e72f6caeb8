const Ajv = require('ajv');
const ajv = new Ajv({ allErrors: true });
const validate = ajv.compile({ type: 'object', properties: { id: { type: 'integer', minimum: 1 }, tags: { type: 'array', items: { type: 'string' }, uniqueItems: true }, kind: { enum: ['a', 'b'] } }, required: ['id', 'kind'], additionalProperties: false });
console.log(validate({ id: 1, kind: 'a', tags: ['x'] }), validate.errors);
console.log(validate({ id: 0, tags: ['x', 'x', 1], extra: 1 }));
console.log(validate.errors);
console.log(ajv.errorsText(validate.errors));
