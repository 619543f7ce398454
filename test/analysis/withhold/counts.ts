/** Finds the numbers of respondents in what is printed as JSON. */

/** Fields that hold numbers of respondents (or of cells), wherever they stand. */
const COUNTS = new Set([
  ...['n', 'rows', 'missing', 'prorated', 'invalidSetMissing', 'missingCodes', 'smallestN'],
  ...['paired', 'preOnly', 'postOnly', 'exact', 'near', 'respelled', 'blank', 'ambiguous', 'partnerUnscored'],
  ...['read', 'noAnswers', 'tooFewAnswers', 'scored', 'withoutGroup', 'otherGroups'],
  ...['stayed', 'left', 'undecided', 'counts', 'n1', 'n2'],
  ...['inFile', 'respondents', 'withoutGroup', 'otherGroups', 'used'],
  ...['rose', 'unchanged', 'fell', 'improved', 'worsened', 'recovered', 'higher', 'same', 'lower'],
]);

/** Every number under such a field, with its path. */
export function countsIn(value: unknown, path: string, isCount = false): [path: string, count: number][] {
  if (typeof value === 'number') return isCount ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const named = COUNTS.has(key) && !(key === 'lower' && !path.endsWith('bands'));
    // `stayed` and `left` of a score hold a mean and SD beside n.
    const inside =
      isCount && (Array.isArray(value) || /^(blank|ambiguous)$/.test(path.split('.').at(-1) ?? ''));
    return countsIn(
      each,
      `${path}.${key}`,
      (named && typeof each !== 'object') || (named && isList(each)) || inside,
    );
  });
}

function isList(value: unknown): boolean {
  return (
    Array.isArray(value) ||
    (typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((each) => typeof each !== 'object' || each === null))
  );
}
