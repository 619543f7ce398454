/** The people of one group who have scores at the same waves: all that a normal model of means and covariances needs of them. */
export interface GroupSums {
  readonly group: number;
  n: number;
  /** Σ (score − origin), by wave of the pattern. */
  readonly sums: Float64Array;
  /** Σ (score − origin)(score − origin)′, row by row. */
  readonly products: Float64Array;
}

/** A pattern of answering: at which waves there is a score. */
export interface AnsweringPattern {
  /** Waves with a score, in order. */
  readonly waves: readonly number[];
  readonly n: number;
  readonly groups: readonly GroupSums[];
}

export interface AnsweringPatterns {
  readonly waves: number;
  readonly groups: number;
  /** The mean of every wave, from which scores are taken: it keeps the sums of squares free of cancellation. */
  readonly origins: Float64Array;
  /** From the most to the least complete, without those who have no score at all. */
  readonly patterns: readonly AnsweringPattern[];
  /** People with any score. */
  readonly people: number;
  /** Scores of all of them. */
  readonly observations: number;
}

/**
 * Sums and cross-products of scores by group and pattern of answering. They are sufficient for a normal model, whose fit then costs the
 * same for fifty people and fifty thousand (Little & Rubin 2019, section 11.2).
 *
 * @param groups per group one column of scores a wave, in the order of people; `NaN` where there is no score
 * @throws RangeError when groups differ in waves, columns in length, or a score is infinite
 */
export function answeringPatterns(groups: readonly (readonly Float64Array[])[]): AnsweringPatterns {
  const k = groups[0]?.length ?? 0;
  if (k < 1 || k > 30) throw new RangeError(`answeringPatterns: ${k} waves`);
  for (const columns of groups) {
    if (columns.length !== k || columns.some(({ length }) => length !== columns[0]!.length))
      throw new RangeError('answeringPatterns: groups or columns of unequal length');
  }
  const origins = Float64Array.from({ length: k }, (_, wave) =>
    meanOf(groups.map((columns) => columns[wave]!)),
  );
  const byMask = new Map<number, { readonly waves: number[]; readonly groups: Map<number, GroupSums> }>();
  let people = 0;
  let observations = 0;
  const values = new Float64Array(k);
  groups.forEach((columns, group) => {
    for (let row = 0; row < columns[0]!.length; row++) {
      let mask = 0;
      let size = 0;
      for (let wave = 0; wave < k; wave++) {
        const value = columns[wave]![row]!;
        if (Number.isNaN(value)) continue;
        if (!Number.isFinite(value)) throw new RangeError('answeringPatterns: every score must be finite');
        mask |= 1 << wave;
        values[size++] = value - origins[wave]!;
      }
      if (size === 0) continue;
      people++;
      observations += size;
      const sums = sumsOf(byMask, mask, group, k);
      sums.n++;
      for (let i = 0; i < size; i++) {
        sums.sums[i]! += values[i]!;
        for (let j = 0; j < size; j++) sums.products[i * size + j]! += values[i]! * values[j]!;
      }
    }
  });
  const patterns = [...byMask.values()]
    .map(({ waves, groups }) => {
      const parts = [...groups.values()];
      return { waves, groups: parts, n: parts.reduce((sum, { n }) => sum + n, 0) };
    })
    .sort((a, b) => b.waves.length - a.waves.length || compareWaves(a.waves, b.waves));
  return { waves: k, groups: groups.length, origins, patterns, people, observations };
}

function sumsOf(
  byMask: Map<number, { readonly waves: number[]; readonly groups: Map<number, GroupSums> }>,
  mask: number,
  group: number,
  k: number,
): GroupSums {
  let pattern = byMask.get(mask);
  if (pattern === undefined) {
    const waves = Array.from({ length: k }, (_, wave) => wave).filter((wave) => (mask & (1 << wave)) !== 0);
    pattern = { waves, groups: new Map() };
    byMask.set(mask, pattern);
  }
  let sums = pattern.groups.get(group);
  if (sums === undefined) {
    const size = pattern.waves.length;
    sums = { group, n: 0, sums: new Float64Array(size), products: new Float64Array(size * size) };
    pattern.groups.set(group, sums);
  }
  return sums;
}

function compareWaves(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((wave, i) => wave !== b[i]);
  return differs < 0 ? 0 : a[differs]! - b[differs]!;
}

/** Mean of all values that are there, 0 when there is none. */
function meanOf(columns: readonly Float64Array[]): number {
  let sum = 0;
  let n = 0;
  for (const column of columns) {
    for (const value of column) {
      if (Number.isNaN(value)) continue;
      sum += value;
      n++;
    }
  }
  return n === 0 ? 0 : sum / n;
}
