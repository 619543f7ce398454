import { counted, listText } from './wording.ts';

type OfScore = { readonly scale: string; readonly wave: string };
type Direction = 'higher-is-better' | 'lower-is-better' | 'neutral';
type Correlation = { readonly wave: string; readonly r: number; readonly n: number };

/** One wave in which a scale goes against others: the strongest correlations, and how many more there are. */
type Opposition = {
  readonly wave: string;
  readonly with: readonly {
    readonly scale: string;
    /** Whether the other scale is better in the other direction, so that the two should correlate negatively. */
    readonly opposite: boolean;
    readonly r: number;
    readonly n: number;
  }[];
  readonly more: number;
};

type NegativeCorrelation =
  | { readonly scale: string; readonly against: readonly Opposition[] }
  | {
      readonly scales: readonly [string, string];
      readonly directions: readonly [Direction, Direction];
      readonly correlations: readonly Correlation[];
    };

const CAUSE = 'the file may hold 1 for "strongly agree"; compare it with the labels of the definition';

function correlation({ r, n }: { readonly r: number; readonly n: number }): string {
  return `r = ${r.toFixed(2).replace('0.', '.')}, n = ${n}`;
}

function better(direction: Direction): string {
  return direction === 'higher-is-better' ? 'better when higher' : 'better when lower';
}

/** Items against the rest of their scale, and what reversing some of them would give. */
export interface OpposedItems {
  readonly scale: string;
  readonly items: readonly {
    readonly item: string;
    readonly correlations: readonly { readonly wave: string; readonly r: number }[];
  }[];
  /** Per wave the set of items to reverse, two where the answers do not tell which of them, none where no set suggests itself. */
  readonly advice: readonly {
    readonly wave: string;
    readonly alpha: number | null;
    readonly reverse: readonly (readonly string[])[];
    readonly alphaReversed: number | null;
  }[];
  /** All items that the definition reverses. */
  readonly reversed: readonly string[];
}

/** The lowest and highest of the negative correlations in each wave. */
export function rangesByWave({ items }: OpposedItems) {
  const all = items.flatMap(({ correlations }) => correlations);
  return [...new Set(all.map(({ wave }) => wave))].map((wave) => {
    const values = all.flatMap((each) => (each.wave === wave ? [each.r] : []));
    return { wave, lowest: Math.min(...values), highest: Math.max(...values) };
  });
}

/** The same advice for several waves once: the items that the definition does not reverse yet, and those that it does. */
export function adviceBySets({ advice, reversed }: OpposedItems) {
  const given = advice.flatMap(({ wave, alpha, reverse, alphaReversed }) =>
    alphaReversed === null ? [] : [{ key: JSON.stringify(reverse), reverse, wave, alpha, alphaReversed }],
  );
  return [...new Set(given.map(({ key }) => key))].map((key) => {
    const alphas = given.filter((each) => each.key === key);
    const sets = alphas[0]!.reverse;
    // Of two sets that would do, the one that the definition reverses tells the likelier story: it was reversed before the export.
    const ofDefinition = sets.find(
      (set) => set.length === reversed.length && set.every((item) => reversed.includes(item)),
    );
    const items = ofDefinition ?? sets[0] ?? [];
    return {
      reverse: items.filter((item) => !reversed.includes(item)),
      already: items.filter((item) => reversed.includes(item)),
      either: sets.length > 1 && ofDefinition === undefined ? sets : null,
      alphas,
    };
  });
}

function decimals(value: number): string {
  return value.toFixed(2).replace(/^(-?)0\./, '$1.');
}

/** What a reader must know before believing the numbers of a result, in English. */
export const resultMessages = {
  'invalid-set-missing': (it: { readonly file: string; readonly count: number }) =>
    `${it.file}: ${counted(it.count, 'impossible value was', 'impossible values were')} treated as missing`,
  'wave-order': (it: { readonly files: readonly [string, string] }) =>
    `the first wave is ${it.files[0]} and a later one ${it.files[1]}, but their names say the reverse; name the files in their order in time`,
  'same-scores': (it: { readonly files: readonly [string, string] }) =>
    `${it.files[0]} and ${it.files[1]} hold the same scores row by row; perhaps one file was named twice, or is a copy of the other`,
  'blank-group': (it: { readonly file: string; readonly count: number; readonly column: string | null }) =>
    `${it.file}: ${counted(it.count, 'respondent has', 'respondents have')} no value in "${it.column}" and ${it.count === 1 ? 'is' : 'are'} in neither group`,
  'unmatched-ids': (it: {
    readonly id: string;
    readonly paired: number;
    readonly preOnly: number;
    readonly postOnly: number;
  }) =>
    `${counted(it.paired, 'respondent was', 'respondents were')} matched by "${it.id}"; ${it.preOnly} only in the first wave, ${it.postOnly} only in the second`,
  'blank-id': (it: { readonly id: string; readonly wave: string; readonly count: number }) =>
    `${counted(it.count, 'respondent')} of ${it.wave} without an id in "${it.id}" cannot be matched`,
  'near-matches': (it: { readonly count: number }) =>
    `${counted(it.count, 'respondent was', 'respondents were')} matched by ids that differ in one character; look at their rows (matching.linkage.nearRows of --format json)`,
  'ambiguous-ids': (it: { readonly count: number }) =>
    `${counted(it.count, 'respondent was', 'respondents were')} not matched: an id differs in one character only, but more than one comes into question (matching.linkage.ambiguousRows of --format json)`,
  'no-pairs': (it: { readonly id: string; readonly paired: number }) =>
    `"${it.id}" matches ${it.paired === 0 ? 'nobody' : 'one respondent'}, so there is no paired test; the waves are compared as independent groups`,
  'nobody-left': () =>
    'everybody of the first wave with an id was found in the second, so there is no attrition to describe',
  'few-respondents': (it: OfScore & { readonly n: number }) =>
    `${it.scale}: ${it.wave} has ${counted(it.n, 'score')}; below 3 nothing can be concluded`,
  'zero-variance': (it: OfScore & { readonly item?: string }) =>
    it.item === undefined
      ? `${it.scale}: all scores of ${it.wave} are equal`
      : `${it.scale}: everybody answered ${it.item} alike in ${it.wave}; it has no correlation, and standardized alpha cannot be computed`,
  'pairwise-contradiction': (it: OfScore & { readonly items: readonly string[] }) =>
    `${it.scale}: pairs of items rest on different respondents, and in ${it.wave} they contradict each other: ${it.items.length === 0 ? 'alpha cannot be computed from them' : `the item-rest correlation of ${it.items.join(', ')} would lie beyond 1 and is left out`}; --alpha listwise is free of this`,
  'proration-used': (
    it: OfScore & {
      readonly prorated: number;
      readonly n: number;
      readonly minAnswered: number;
      readonly items: number;
    },
  ) =>
    `${it.scale}: ${it.prorated} of ${counted(it.n, 'score')} in ${it.wave} ${it.prorated === 1 ? 'was' : 'were'} worked out from ${it.minAnswered} or more of ${it.items} items`,
  'test-not-computable': (it: {
    readonly scale: string;
    readonly groups: readonly string[];
    /** What the primary test lacks. */
    readonly lacks: 'scores' | 'variance' | 'variance-of-changes';
  }) => {
    const groups = it.groups.join(' and ');
    if (it.lacks === 'scores') return `${it.scale}: too few scores in ${groups} for a test`;
    return it.lacks === 'variance'
      ? `${it.scale}: no test of ${groups}: the scores within each are equal (no variance)`
      : `${it.scale}: no paired test of ${groups}: everybody changed by the same amount (no variance)`;
  },
  'negative-item-rest-correlation': (it: OpposedItems) => {
    const items = it.items.map(({ item }) => item);
    const evidence = rangesByWave(it).map(({ wave, lowest, highest }) =>
      lowest === highest
        ? `${wave} r = ${decimals(lowest)}`
        : `${wave} r from ${decimals(lowest)} to ${decimals(highest)}`,
    );
    const matter = `${listText(items)} ${items.length === 1 ? 'correlates' : 'correlate'} negatively with the rest of the scale`;
    const advice = adviceBySets(it).map(({ reverse, already, either, alphas }) => {
      const effect = alphas.map(({ wave, alpha, alphaReversed }) =>
        alpha === null
          ? `${decimals(alphaReversed)} in ${wave}, where there is none now`
          : `${decimals(alphaReversed)} instead of ${decimals(alpha)} in ${wave}`,
      );
      const result = `(alpha would be ${effect.join(', ')})`;
      if (either !== null)
        return `perhaps either ${either.map((set) => listText(set)).join(' or ')} should be reversed; the answers do not tell which ${result}`;
      const one = reverse.length + already.length === 1;
      const what = [
        ...(reverse.length > 0
          ? [`perhaps ${listText(reverse)} should be reversed${reverse.length > 1 ? ' together' : ''}`]
          : []),
        ...(already.length > 0
          ? [
              `${listText(already)} ${already.length === 1 ? 'is' : 'are'} reversed by the definition; perhaps the file holds ${already.length === 1 ? 'it' : 'them'} reversed already`,
            ]
          : []),
      ].join('; ');
      return `${what}, or ${one ? 'its' : 'their'} answers were coded the wrong way round ${result}`;
    });
    const unclear = it.advice.flatMap(({ wave, reverse }) => (reverse.length === 0 ? [wave] : []));
    return [
      `${it.scale}: ${matter} (${evidence.join(', ')})`,
      ...advice,
      ...(unclear.length > 0
        ? [`reversing items would not help in ${listText(unclear)}: no group of them goes against the others`]
        : []),
    ].join('; ');
  },
  'scale-correlates-negatively': (it: NegativeCorrelation) => {
    if ('scale' in it) {
      const evidence = it.against.map(({ wave, with: others, more }) => {
        const parts = others.map(
          (each) => `${each.scale}${each.opposite ? ' (better the other way)' : ''} ${correlation(each)}`,
        );
        return `${wave} with ${parts.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
      });
      return `${it.scale}: goes against the other scales, contrary to what the directions say (${evidence.join('; ')}); perhaps the whole scale is coded the wrong way round: ${CAUSE}`;
    }
    const [[first, second], [one, other]] = [it.scales, it.directions];
    const evidence = it.correlations.map((each) => `${each.wave} ${correlation(each)}`);
    const matter =
      one === other
        ? `correlate negatively although both are ${better(one)}`
        : `correlate positively although ${first} is ${better(one)} and ${second} is ${better(other)}`;
    return `${first} and ${second} ${matter} (${evidence.join('; ')}); perhaps one of them is coded the wrong way round: ${CAUSE}`;
  },
  'unprinted-category': (it: {
    readonly column: string;
    readonly file: string;
    readonly categories: readonly { readonly value: string | null; readonly count: number }[];
  }) =>
    `"${it.column}" of ${it.file} has values that the table does not print: ${it.categories.map(({ value, count }) => `"${value}" (${count})`).join(', ')}`,
  'known-but-reproduced': (it: { readonly path: string; readonly printed: string | null }) =>
    `${it.path} ("${it.printed}") is called known, and reproduces; its "known" can go`,
} as const;
