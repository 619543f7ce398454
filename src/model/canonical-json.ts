/**
 * A JSON value as the one text that stands for it, whatever the order of its keys and its blanks: keys sorted by their UTF-16 code
 * units, no blanks, numbers and texts as `JSON.stringify` writes them (RFC 8785, the JSON Canonicalization Scheme). Keys that hold
 * `undefined` are not there.
 *
 * @throws RangeError for a number that JSON does not have
 * @example canonicalJson({ b: [1, 'é'], a: null }) // '{"a":null,"b":[1,"é"]}'
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`${value} is no JSON number`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
