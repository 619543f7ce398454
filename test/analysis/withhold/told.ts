/** Fields of a part of a result that say nothing about respondents, and the sizes of samples, which have rules of their own. */
const FREE = new Set([
  'level',
  'alpha',
  'margin',
  'priorScale',
  'replicates',
  'seed',
  'power',
  'bounds',
  'exact',
  'df1',
  'criterion',
  'cutoff',
  'n',
  'by',
  'described',
]);

/** Numbers and judgements about respondents, counts of samples aside. */
export function told(part: unknown): unknown[] {
  if (typeof part === 'number' || typeof part === 'boolean') return [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (FREE.has(key) ? [] : told(value)));
}
