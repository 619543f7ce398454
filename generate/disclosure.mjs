// What each field of a result discloses, as withholding reads it, without zod.

/** What stands in the place of a value that was withheld. */
function emptyOf(schema) {
  const { type, innerType, element, items } = schema._zod.def;
  if (type === 'nullable') return 'null';
  // A field that may be absent is, where nothing else can stand for what was withheld.
  if (type === 'optional') return emptyOf(innerType) === 'null' ? 'null' : 'absent';
  if (type === 'array') return element._zod.def.type === 'nullable' ? 'nulls' : 'none';
  if (type === 'tuple') return items.every((item) => item._zod.def.type === 'nullable') ? 'nulls' : 'none';
  return type === 'boolean' ? 'false' : 'absent';
}

/** Rules of schemas as TypeScript; those with an id become constants of that name. */
function ruleMaker({ DISCLOSURE, BASE, BY_SAMPLE }) {
  const constants = new Map();
  const leafRule = (schema, meta) =>
    JSON.stringify({
      class: meta[DISCLOSURE],
      empty: emptyOf(schema),
      ...(meta[BY_SAMPLE] === true ? { bySample: true } : {}),
    });
  const ruleOf = (schema, where) => {
    const meta = schema.meta() ?? {};
    const { type, innerType, element, items, valueType, shape, getter } = schema._zod.def;
    if (meta[DISCLOSURE] !== undefined) return leafRule(schema, meta);
    if (type === 'lazy') return `() => ${getter().meta().id}`;
    if (type === 'optional') {
      const inner = innerType.meta() ?? {};
      return inner[DISCLOSURE] === undefined ? ruleOf(innerType, where) : leafRule(schema, inner);
    }
    if (type === 'nullable') return ruleOf(innerType, where);
    if (type === 'array') return `{ each: ${ruleOf(element, `${where}[]`)} }`;
    if (type === 'tuple') return `{ each: ${ruleOf(items[0], `${where}[]`)} }`;
    if (type === 'record') return `{ values: ${ruleOf(valueType, `${where}{}`)} }`;
    if (type !== 'object') throw new Error(`${where} of a result does not say what it discloses`);
    if (meta.id !== undefined && constants.has(meta.id)) return meta.id;
    const fields = Object.entries(shape).map(
      ([key, field]) => `${JSON.stringify(key)}: ${ruleOf(field, `${where}.${key}`)}`,
    );
    const base = meta[BASE] ?? ('n' in shape ? { fields: ['n'], reach: 'all' } : undefined);
    const rule = `{ ${base === undefined ? '' : `base: ${JSON.stringify(base)}, `}fields: { ${fields.join(', ')} } }`;
    if (meta.id === undefined) return rule;
    constants.set(meta.id, rule);
    return meta.id;
  };
  return { ruleOf, constants };
}

export default async function generate({ load, write }) {
  const [{ resultSchema }, { describeSchema }, names] = await Promise.all([
    load('src/model/result/result.ts'),
    load('src/model/result/describe.ts'),
    load('src/model/result/fields.ts'),
  ]);
  const { ruleOf, constants } = ruleMaker(names);
  constants.set('result', ruleOf(resultSchema, 'result'));
  constants.set('described', ruleOf(describeSchema, 'described'));
  const lines = [...constants].map(([id, rule]) => `export const ${id}: ObjectRule = ${rule};`);
  await write(
    'disclosure.ts',
    `import type { ObjectRule } from '../model/disclosure.ts';

${lines.join('\n\n')}
`,
  );
}
