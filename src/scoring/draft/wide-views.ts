import type { Column, Dataset } from '../../model/dataset.ts';
import { lookupName, normaliseName } from '../column-name.ts';
import { timeOf } from '../wave-words.ts';

/** Items that a wide file must have in two waves, so that its affixes are no chance. */
const FEWEST_REPEATED = 3;
/** `pre_steun1`, `steun1_post`, `steun1.t2`: a word, and the rest of the name. */
const BEFORE = /^(\p{L}{1,12}\d{0,2})[ _.-](?=\S)(.{1,200})$/u;
const AFTER = /^(.{1,200}?)[ _.-](\p{L}{1,12}\d{0,2})$/u;

/**
 * A file with several waves beside each other as the waves that it holds, columns by what is left of their names: `steun1_pre` and `steun1_post` are `steun1`
 * twice. Columns without an affix belong to all waves, or to the first where others repeat them with one.
 *
 * @returns the file alone where its names say no times, or too few repeat
 */
export function waveViews(dataset: Dataset): readonly Dataset[] {
  for (const isBefore of [true, false]) {
    const parts = new Map(dataset.columns.map((column) => [column, partsOf(lookupName(column), isBefore)]));
    const affixes = [...new Set([...parts.values()].flatMap((part) => part?.affix ?? []))];
    const counts = new Map<string, number>();
    for (const [column, part] of parts) {
      const key = normaliseName(part?.rest ?? lookupName(column));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const repeated = [...counts.values()].filter((count) => count > 1).length;
    if (affixes.length === 0 || repeated < FEWEST_REPEATED) continue;
    const waves = affixes.toSorted((one, other) => timeOf(one)! - timeOf(other)!);
    const isPlainToo = waves.length === 1;
    const views = isPlainToo ? [null, ...waves] : waves;
    return views.map((affix) => ({ ...dataset, columns: columnsOf(affix, parts, counts) }));
  }
  return [dataset];
}

interface NameParts {
  readonly affix: string;
  readonly rest: string;
}

function partsOf(name: string, isBefore: boolean): NameParts | null {
  const [, one = '', other = ''] = (isBefore ? BEFORE : AFTER).exec(name) ?? [];
  const [affix, rest] = isBefore ? [one, other] : [other, one];
  return affix === '' || timeOf(affix) === null ? null : { affix: affix.toLowerCase(), rest };
}

/** @param affix `null` for the wave whose columns have none */
function columnsOf(
  affix: string | null,
  parts: ReadonlyMap<Column, NameParts | null>,
  counts: ReadonlyMap<string, number>,
): Column[] {
  return [...parts].flatMap(([column, part]): Column[] => {
    if (part !== null) return part.affix === affix ? [{ ...column, as: part.rest }] : [];
    const isOfOne = counts.get(normaliseName(lookupName(column)))! > 1;
    return isOfOne && affix !== null ? [] : [column];
  });
}
