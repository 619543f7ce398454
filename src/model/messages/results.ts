import type { Messages } from './create-message.ts';
import { inSample, isOfSame, listIn, type OfSample, sampleBefore, sampleOf } from './wording.ts';
import type { Words } from './words.ts';

type OfScore = OfSample & { readonly scale: string };
type Direction = 'higher-is-better' | 'lower-is-better' | 'neutral';
type Correlation = OfSample & { readonly r: number; readonly n: number };

/** One wave or group in which a scale goes against others: the strongest correlations, and how many more there are. */
type Opposition = OfSample & {
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

/** Items against the rest of their scale, and what reversing some of them would give. */
export interface OpposedItems {
  readonly scale: string;
  readonly items: readonly {
    readonly item: string;
    readonly correlations: readonly (OfSample & { readonly r: number })[];
  }[];
  /** Per wave the set of items to reverse, two where the answers do not tell which of them, none where no set suggests itself. */
  readonly advice: readonly (OfSample & {
    readonly alpha: number | null;
    readonly reverse: readonly (readonly string[])[];
    readonly alphaReversed: number | null;
  })[];
  /** All items that the definition reverses. */
  readonly reversed: readonly string[];
}

/** The lowest and highest of the negative correlations in each wave or group. */
function rangesBySample({ items }: OpposedItems) {
  const all = items.flatMap(({ correlations }) => correlations);
  const first = all.filter((one, index) => all.findIndex((other) => isOfSame(one, other)) === index);
  return first.map((of) => {
    const values = all.flatMap((each) => (isOfSame(each, of) ? [each.r] : []));
    return { of: sampleOf(of), lowest: Math.min(...values), highest: Math.max(...values) };
  });
}

/** The same advice for several waves once: the items that the definition does not reverse yet, and those that it does. */
function adviceBySets({ advice, reversed }: OpposedItems) {
  const given = advice.flatMap(({ reverse, alphaReversed, ...rest }) =>
    alphaReversed === null ? [] : [{ ...rest, key: JSON.stringify(reverse), reverse, alphaReversed }],
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

/** The name of a score and where it was measured. */
function scoreIn(words: Words, { scale, ...of }: OfScore) {
  return { scale: words.scale(scale), wave: inSample(words, of) };
}

/** Sentences without an end, one behind the other. */
function clauses(words: Words, all: readonly string[]): string {
  return listIn(words, all, 'wording.semicolon', 'wording.semicolon');
}

function evidenceOfItems(it: OpposedItems, words: Words): string {
  const { bounded } = words.number;
  const evidence = rangesBySample(it).map(({ of, lowest, highest }) => {
    const wave = sampleBefore(words, of);
    return lowest === highest
      ? words.text('results.negative-item-rest-correlation.r', { wave, r: bounded(lowest, 2) })
      : words.text('results.negative-item-rest-correlation.range', {
          wave,
          lowest: bounded(lowest, 2),
          highest: bounded(highest, 2),
        });
  });
  const next = 'results.negative-item-rest-correlation.next';
  return listIn(words, evidence, next, next);
}

/** What could be done about items that go against their scale, and what alpha would be then. */
function adviceIn(
  words: Words,
  { reverse, already, either, alphas }: ReturnType<typeof adviceBySets>[number],
): string {
  const { bounded } = words.number;
  const changes = alphas.map(({ alpha, alphaReversed, ...of }) => {
    const values = { reversed: bounded(alphaReversed, 2), wave: inSample(words, of) };
    return alpha === null
      ? words.text('results.negative-item-rest-correlation.alpha.none', values)
      : words.text('results.negative-item-rest-correlation.alpha', { ...values, alpha: bounded(alpha, 2) });
  });
  const effect = listIn(words, changes, 'results.negative-item-rest-correlation.alpha.last');
  if (either !== null) {
    const or = 'results.negative-item-rest-correlation.either.or';
    const sets = listIn(
      words,
      either.map((set) => listIn(words, set)),
      or,
      or,
    );
    return words.text('results.negative-item-rest-correlation.either', { sets, alphas: effect });
  }
  const named = (items: readonly string[]) => ({ items: listIn(words, items), count: items.length });
  const what = [
    ...(reverse.length > 0
      ? [words.text('results.negative-item-rest-correlation.reverse', named(reverse))]
      : []),
    ...(already.length > 0
      ? [words.text('results.negative-item-rest-correlation.already', named(already))]
      : []),
  ];
  return words.text('results.negative-item-rest-correlation.advice', {
    what: clauses(words, what),
    count: reverse.length + already.length,
    alphas: effect,
  });
}

function oppositionIn(words: Words, { with: others, more, ...of }: Opposition): string {
  const parts = others.map(({ scale, opposite, r, n }) =>
    words.text('results.scale-correlates-negatively.other', {
      scale: words.scale(scale),
      opposite,
      r: words.number.bounded(r, 2),
      n,
    }),
  );
  return words.text('results.scale-correlates-negatively.wave', {
    wave: sampleBefore(words, of),
    others: parts.join(', '),
    more,
  });
}

/** What a reader must know before believing the numbers of a result. */
/** By what respondents were matched, and where there are more than two waves, which two. */
type OfPair = { readonly id: string; readonly first?: string; readonly second?: string };

function isOfPair<T extends OfPair>(it: T): it is T & Required<OfPair> {
  return it.first !== undefined;
}

function wavesIn(words: Words, { first, second }: Required<OfPair>) {
  return { first: words.sample({ wave: first }), second: words.sample({ wave: second }) };
}

export const resultMessages = {
  'invalid-set-missing': 'results.invalid-set-missing',
  'wave-order': ({ files: [first, later] }: { readonly files: readonly [string, string] }, words) =>
    words.text('results.wave-order', { first, later }),
  'one-sided-unplanned': 'results.one-sided-unplanned',
  'one-sided-models': 'results.one-sided-models',
  'one-sided-worse': (it: { readonly scale: string; readonly side: string }, words) =>
    words.text('results.one-sided-worse', it),
  'same-scores': ({ files: [one, other] }: { readonly files: readonly [string, string] }, words) =>
    words.text('results.same-scores', { one, other }),
  'blank-group': (
    it: { readonly file: string; readonly count: number; readonly column: string | null },
    words,
  ) => words.text('results.blank-group', { ...it, column: String(it.column) }),
  'unmatched-ids': (
    it: OfPair & { readonly paired: number; readonly preOnly: number; readonly postOnly: number },
    words,
  ) =>
    isOfPair(it)
      ? words.text('results.unmatched-ids.of', { ...it, ...wavesIn(words, it) })
      : words.text('results.unmatched-ids', it),
  'blank-id': (it: { readonly id: string; readonly wave: string; readonly count: number }, words) =>
    words.text('results.blank-id', { ...it, wave: inSample(words, it) }),
  'near-matches': 'results.near-matches',
  'ambiguous-ids': 'results.ambiguous-ids',
  'no-pairs': (it: OfPair & { readonly paired: number }, words) =>
    isOfPair(it)
      ? words.text('results.no-pairs.of', { ...it, ...wavesIn(words, it) })
      : words.text('results.no-pairs', it),
  'nobody-left': (it: { readonly wave?: string }, words) =>
    it.wave === undefined
      ? words.text('results.nobody-left')
      : words.text('results.nobody-left.of', { wave: words.sample({ wave: it.wave }) }),
  'few-respondents': (it: OfScore & { readonly n: number }, words) =>
    words.text('results.few-respondents', { n: it.n, ...scoreIn(words, it) }),
  'zero-variance': (it: OfScore & { readonly item?: string }, words) =>
    it.item === undefined
      ? words.text('results.zero-variance', scoreIn(words, it))
      : words.text('results.zero-variance.item', { item: it.item, ...scoreIn(words, it) }),
  'pairwise-contradiction': (it: OfScore & { readonly items: readonly string[] }, words) =>
    it.items.length === 0
      ? words.text('results.pairwise-contradiction', scoreIn(words, it))
      : words.text('results.pairwise-contradiction.items', {
          items: it.items.join(', '),
          ...scoreIn(words, it),
        }),
  'proration-used': (
    it: OfScore & {
      readonly prorated: number;
      readonly n: number;
      readonly minAnswered: number;
      readonly items: number;
    },
    words,
  ) => words.text('results.proration-used', { ...it, ...scoreIn(words, it) }),
  'test-not-computable': (
    it: {
      readonly scale: string;
      readonly samples: readonly OfSample[];
      /** What the primary test lacks. */
      readonly lacks: 'scores' | 'variance' | 'variance-of-changes';
    },
    words,
  ) => {
    const groups = listIn(words, it.samples.map(words.sample));
    return words.text(`results.test-not-computable.${it.lacks}`, { scale: words.scale(it.scale), groups });
  },
  'negative-item-rest-correlation': (it: OpposedItems, words) => {
    const items = it.items.map(({ item }) => item);
    const matter = words.text('results.negative-item-rest-correlation', {
      scale: words.scale(it.scale),
      items: listIn(words, items),
      count: items.length,
      evidence: evidenceOfItems(it, words),
    });
    const unclear = it.advice.flatMap(({ reverse, ...of }) =>
      reverse.length === 0
        ? [words.text('results.negative-item-rest-correlation.unclear', { wave: inSample(words, of) })]
        : [],
    );
    return clauses(words, [matter, ...adviceBySets(it).map((advice) => adviceIn(words, advice)), ...unclear]);
  },
  'scale-correlates-negatively': (it: NegativeCorrelation, words) => {
    if ('scale' in it) {
      const evidence = it.against.map((each) => oppositionIn(words, each));
      return words.text('results.scale-correlates-negatively', {
        scale: words.scale(it.scale),
        evidence: clauses(words, evidence),
      });
    }
    const [first, second] = it.scales;
    const [direction, other] = it.directions;
    const evidence = it.correlations.map(({ r, n, ...of }) =>
      words.text('results.scale-correlates-negatively.r', {
        wave: sampleBefore(words, of),
        r: words.number.bounded(r, 2),
        n,
      }),
    );
    const values = {
      first: words.scale(first),
      second: words.scale(second),
      direction,
      evidence: clauses(words, evidence),
    };
    return direction === other
      ? words.text('results.scale-correlates-negatively.alike', values)
      : words.text('results.scale-correlates-negatively.opposite', { ...values, other });
  },
  'unprinted-category': (
    it: {
      readonly column: string;
      readonly file: string;
      readonly categories: readonly { readonly value: string | null; readonly count: number }[];
    },
    words,
  ) => {
    const categories = it.categories.map(({ value, count }) =>
      words.text('results.unprinted-category.value', { value: String(value), count }),
    );
    return words.text('results.unprinted-category', { ...it, categories: categories.join(', ') });
  },
  'known-but-reproduced': (it: { readonly path: string; readonly printed: string | null }, words) =>
    words.text('results.known-but-reproduced', { ...it, printed: String(it.printed) }),
} as const satisfies Messages;
