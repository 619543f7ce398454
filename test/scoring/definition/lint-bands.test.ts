import { describe, expect, test } from 'vitest';
import type { Band, Response, Scale, Score } from '../../../src/model/scale.ts';
import { lintScale } from '../../../src/scoring/definition/lint-scale.ts';
import { planScale } from '../../../src/scoring/score-plan.ts';
import { bandOf, scoreRespondent } from '../../../src/scoring/score-respondent.ts';
import { mood } from './mood.ts';

function remarks(change: (scale: Scale) => void): string[] {
  return lintScale(mood(change)).map(
    ({ severity, code, message }) => `${severity} ${code}: ${message.replace('scale mood: ', '')}`,
  );
}

function bands(...limits: readonly (readonly [number, number | null])[]): Band[] {
  return limits.map(([min, max], index) => ({ min, max, label: { en: `band ${index + 1}` } }));
}

/** Four items 1-5: sums 4-20; with a gap prorated. */
function sumWith(given: Band[], minAnswered = 4): (scale: Scale) => void {
  return (scale) => {
    scale.score = { aggregate: 'sum', minAnswered };
    scale.bands = given;
  };
}

function meanWith(given: Band[], minAnswered = 4): (scale: Scale) => void {
  return (scale) => {
    scale.score = { aggregate: 'mean', minAnswered };
    scale.bands = given;
  };
}

/** Sums 4-20 as 0-100. */
function transformedWith(given: Band[]): (scale: Scale) => void {
  return (scale) => {
    scale.score = { aggregate: 'sum', transform: { steps: [{ subtract: 4 }, { multiply: 6.25 }] } };
    scale.bands = given;
  };
}

function counts(scale: Scale): void {
  scale.response = { min: 0, max: null };
  scale.items[1]!.reverse = false;
  scale.score = { aggregate: 'sum' };
}

describe.each<[string, (scale: Scale) => void, string[]]>([
  ['bands that meet', sumWith(bands([4, 11], [12, 20])), []],
  ['published decimals', meanWith(bands([1, 2.99], [3, 4.3], [4.31, 5]), 3), []],
  ['whole limits for a mean, which is rounded first', meanWith(bands([1, 2], [3, 5])), []],
  ['an open end', sumWith(bands([4, 11], [12, null])), []],
  ['limits beyond the range', sumWith(bands([0, 11], [12, 99])), []],
  [
    'limits of the sum beside a mean',
    meanWith(bands([4, 11], [12, 20])),
    [
      'error band-of-other-score: bands: the bands, 4-20, are those of the sum of the items; give them for the score as the key makes it, their mean (1-5)',
    ],
  ],
  [
    'limits of the mean beside a sum',
    sumWith(bands([1, 2.9], [3, 5])),
    [
      'error band-of-other-score: bands: the bands, 1-5, are those of the mean of the items; give them for the score as the key makes it, their sum (4-20)',
    ],
  ],
  [
    'limits from before a transform',
    transformedWith(bands([4, 11], [12, 20])),
    [
      'error band-of-other-score: bands: the bands, 4-20, are those of the score before its transform; give them for the score after it (0-100)',
    ],
  ],
  [
    'limits beyond the range after a transform',
    transformedWith(bands([-10, 49], [50, 120])),
    [
      'warning band-beyond-range: bands: "band 1" begins at -10 and "band 2" ends at 120, but scores are 0-100',
    ],
  ],
  ['limits after a transform', transformedWith(bands([0, 49], [50, 100])), []],
  ['an open end after a transform', transformedWith(bands([0, 49], [50, null])), []],
  [
    'a gap',
    sumWith(bands([4, 10], [12, 20])),
    [
      'error band-gap: bands: 11 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  [
    'a gap in the decimals',
    meanWith(bands([1, 2.4], [2.6, 5])),
    [
      'error band-gap: bands: 2.5 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  // Means of four items move in quarters: 2.25, 2.5; nothing rounds to 2.41-2.49 or 2.3-2.4.
  ['a gap that no score falls into', meanWith(bands([1, 2.4], [2.5, 5])), []],
  ['a gap of hundredths that no score falls into', meanWith(bands([1, 2.3], [2.45, 5])), []],
  [
    'the same gap once a gap in the answers is allowed (7 / 3 = 2.33)',
    meanWith(bands([1, 2.3], [2.45, 5]), 3),
    [
      'error band-gap: bands: 2.33 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  ['a gap between the sums of complete answers', sumWith(bands([4, 10.2], [10.9, 20])), []],
  [
    'the same gap once sums are prorated (8 / 3 · 4 = 10.67)',
    sumWith(bands([4, 10.2], [10.9, 20]), 3),
    [
      'error band-gap: bands: 10.7 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  [
    'scores below the first band',
    sumWith(bands([6, 20])),
    ['error band-gap: bands: 4 is an attainable score that lies in no band (below "band 1")'],
  ],
  [
    'scores above the last band',
    sumWith(bands([4, 19])),
    ['error band-gap: bands: 20 is an attainable score that lies in no band (above "band 1")'],
  ],
  [
    'bands that miss everything',
    sumWith(bands([0, 2])),
    [
      'warning band-unattainable: bands: no answers lead to a score in "band 1"',
      'error band-gap: bands: 4 is an attainable score that lies in no band (outside them all)',
    ],
  ],
  [
    'bands that share a limit',
    sumWith(bands([4, 12], [12, 20])),
    ['error band-overlap: bands: 12 lies in two bands, "band 1" and "band 2"'],
  ],
  ['bands that share a limit that no score reaches', meanWith(bands([1, 2.4], [2.4, 5])), []],
  [
    'a band inside another',
    sumWith(bands([4, 20], [10, 12])),
    ['error band-overlap: bands: 10 lies in two bands, "band 1" and "band 2"'],
  ],
  [
    'bands out of order',
    sumWith(bands([12, 20], [4, 11])),
    ['warning band-order: bands: the bands do not stand in ascending order'],
  ],
  [
    'a band between two scores',
    meanWith(bands([1, 2.4], [2.45, 2.46], [2.5, 5])),
    ['warning band-unattainable: bands: no answers lead to a score in "band 2"'],
  ],
  [
    'two bands of one name',
    (scale) => {
      sumWith(bands([4, 11], [12, 20]))(scale);
      for (const band of scale.bands!) band.label.nl = 'zelfde';
    },
    ['warning band-label-twice: bands: two bands are called "zelfde"'],
  ],
  [
    'head counts up to a limit',
    (scale) => {
      counts(scale);
      scale.bands = bands([0, 11], [12, 30]);
    },
    ['error band-gap: bands: 31 is an attainable score that lies in no band (above "band 2")'],
  ],
  [
    'head counts without a limit',
    (scale) => {
      counts(scale);
      scale.bands = bands([0, 11], [12, null]);
    },
    [],
  ],
  [
    'head counts with a gap',
    (scale) => {
      counts(scale);
      scale.bands = bands([0, 11], [13, null]);
    },
    [
      'error band-gap: bands: 12 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  [
    'head counts, the mean of which falls between',
    (scale) => {
      counts(scale);
      scale.score = { aggregate: 'mean' };
      scale.bands = bands([0, 1.8], [1.9, null]);
    },
    [],
  ],
  [
    'head counts, transformed',
    (scale) => {
      counts(scale);
      scale.score = { aggregate: 'sum', transform: { steps: [{ divide: 10 }] } };
      scale.bands = bands([0, 0.4], [0.6, null]);
    },
    [
      'error band-gap: bands: 0.5 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  [
    'scores after linear steps: (mean − 1) · 25 moves by 6.25',
    (scale) => {
      meanWith(bands([0, 49], [55, 100]))(scale);
      scale.score = { aggregate: 'mean', transform: { steps: [{ subtract: 1 }, { multiply: 25 }] } };
    },
    [
      'error band-gap: bands: 50 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  [
    'scores turned round: −sum is −20 to −4',
    (scale) => {
      sumWith(bands([-20, -12], [-11, -4]))(scale);
      scale.score = { aggregate: 'sum', transform: { steps: [{ multiply: -1 }] } };
    },
    [],
  ],
  [
    'bands of a subscale',
    (scale) => {
      scale.subscales = [
        { id: 'joy', items: ['mood1', 'mood3'], score: { aggregate: 'sum' }, bands: bands([2, 5], [7, 10]) },
      ];
    },
    [
      'error band-gap: subscales[0] (joy): bands: 6 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  [
    'weights: 2a + b + c + d of 1-5 is every whole number from 5 to 25',
    (scale) => {
      sumWith(bands([5, 14], [16, 25]))(scale);
      scale.score = { aggregate: 'sum', weights: { mood1: 2 } };
    },
    [
      'error band-gap: bands: 15 is an attainable score that lies in no band (above "band 1" and below "band 2")',
    ],
  ],
  [
    'weights: 10a + b of 1-2 is 11, 12, 21 or 22',
    (scale) => {
      scale.subscales = [
        {
          id: 'joy',
          items: ['mood1', 'mood3'],
          score: { aggregate: 'sum', weights: { mood1: 10 } },
          bands: bands([11, 12], [21, 22]),
        },
      ];
      for (const id of [0, 2]) scale.items[id]!.response = { min: 1, max: 2 };
      scale.score = null;
      scale.examples = scale.examples!.map(({ responses }) => ({ responses, scores: {} }));
    },
    [],
  ],
])('%s', (_, change, expected) => {
  test('is remarked on, and nothing else', () => {
    expect(remarks(change)).toEqual(expected);
  });
});

describe('a lookup table', () => {
  const two = (lookup: [number, number][], minAnswered?: number): ((scale: Scale) => void) => {
    return (scale) => {
      scale.subscales = [
        {
          id: 'joy',
          items: ['mood1', 'mood3'],
          score: {
            aggregate: 'sum',
            transform: { lookup },
            ...(minAnswered === undefined ? {} : { minAnswered }),
          },
        },
      ];
      for (const id of [0, 2]) scale.items[id]!.response = { min: 0, max: 2 };
      scale.score = null;
      scale.examples = scale.examples!.map(() => ({ responses: {}, scores: {} }));
    };
  };
  const complete: [number, number][] = [0, 1, 2, 3, 4].map((raw) => [raw, raw * 10]);
  const where = 'subscales[0] (joy): score.transform.lookup';

  test.each<[string, (scale: Scale) => void, string[]]>([
    ['complete', two(complete), []],
    ['complete, also for prorated sums 0, 2, 4', two(complete, 1), []],
    [
      'with a raw score missing',
      two(complete.slice(1)),
      [`error lookup-gap: ${where}: no entry for raw score 0, which complete answers can lead to`],
    ],
    [
      'with a raw score too many',
      two([...complete, [5, 50]]),
      [`warning lookup-unattainable: ${where}: no answers lead to raw score 5`],
    ],
    [
      'with a raw score twice',
      two([...complete, [4, 50]]),
      [`error lookup-raw-score-twice: ${where}: raw score 4 stands twice in the table`],
    ],
  ])('%s', (_, change, expected) => {
    expect(remarks(change)).toEqual(expected);
  });

  test('of which prorated sums fall out', () => {
    // Three items 0-2: complete sums 0-6; of two answers 1.5 · (0-4) = 0, 1.5, 3, 4.5, 6.
    const remark = remarks((scale) => {
      two(
        [0, 1, 2, 3, 4, 5, 6].map((raw) => [raw, raw]),
        2,
      )(scale);
      scale.subscales![0]!.items = ['mood1', 'mood3', 'mood4'];
      scale.items[3]!.response = { min: 0, max: 2 };
    });
    expect(remark).toEqual([
      `warning lookup-prorated: ${where}: no entry for raw score 1.5, 4.5, which answers with a gap can lead to; such respondents get no score in spite of minAnswered`,
    ]);
  });

  test('of open counts', () => {
    const remark = remarks((scale) => {
      two(complete)(scale);
      for (const id of [0, 2]) scale.items[id]!.response = { min: 0, max: null };
    });
    expect(remark).toEqual([
      `error lookup-gap: ${where}: a table cannot hold every score of open counts, which have no upper end`,
    ]);
  });

  test('bands are held against its scores', () => {
    const remark = remarks((scale) => {
      two(complete)(scale);
      scale.subscales![0]!.bands = bands([0, 15], [16, 29], [31, 40]);
    });
    expect(remark).toEqual([
      'error band-gap: subscales[0] (joy): bands: 30 is an attainable score that lies in no band (above "band 2" and below "band 3")',
    ]);
  });
});

/** Every answer pattern of small random definitions, scored one by one: the long way to the same verdict. */
test('agrees with scoring every possible respondent', () => {
  let state = 20_240_607;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const verdicts = { gap: 0, overlap: 0, idle: 0, sound: 0 };
  for (let round = 0; round < 400; round++) {
    const scale = randomScale(random);
    const plan = planScale(scale);
    const [score] = plan.scores;
    const codes = scale.items.map((item) => [Number.NaN, ...everyCode(item.response ?? scale.response)]);
    const found = new Set<string>();
    const reached = new Set<number>();
    for (const answers of product(codes)) {
      const value = scoreRespondent(score!, Float64Array.from(answers));
      if (Number.isNaN(value)) continue;
      // With one more band far away, each band is looked at alone and still with all decimals.
      const holders = scale.bands!.filter(
        (band) => bandOf(value, [band, { min: 1e6, max: 1e6 + 0.01, label: { en: '' } }]) === 0,
      );
      if (holders.length === 0) found.add('band-gap');
      if (holders.length > 1) found.add('band-overlap');
      for (const band of holders) reached.add(scale.bands!.indexOf(band));
    }
    if (reached.size < scale.bands!.length) found.add('band-unattainable');
    const said = new Set(
      lintScale(scale)
        .map(({ code }) => code)
        .filter((code) => /^band-(gap|overlap|unattainable)$/.test(code)),
    );
    expect([...said].sort(), JSON.stringify(scale)).toEqual([...found].sort());
    if (found.has('band-gap')) verdicts.gap++;
    if (found.has('band-overlap')) verdicts.overlap++;
    if (found.has('band-unattainable')) verdicts.idle++;
    if (found.size === 0) verdicts.sound++;
  }
  for (const times of Object.values(verdicts)) expect(times).toBeGreaterThan(20);
});

function randomScale(random: (below: number) => number): Scale {
  const k = 1 + random(3);
  const response: Response = { min: random(3), max: 3 + random(2) };
  const items = Array.from({ length: k }, (_, i) => ({
    id: `i${i}`,
    ...(random(5) === 0 ? { response: { min: 0, max: 2, step: 0.5 } } : {}),
  }));
  const score: Score = {
    aggregate: random(2) === 0 ? 'sum' : 'mean',
    minAnswered: 1 + random(k),
    ...(random(4) === 0 ? { weights: { i0: 1 + random(3) } } : {}),
    ...(random(4) === 0
      ? { transform: { steps: [{ multiply: [-1, 2, 0.5][random(3)]! }, { add: 1 }] } }
      : {}),
  };
  const scale = mood((base) => {
    base.response = response;
    base.items = items;
    base.score = score;
    base.examples = [];
  });
  const [low, high] = planScale(scale).scores[0]!.range as [number, number];
  const unit = [1, 0.5, 0.1, 0.01][random(4)]!;
  const cuts = Array.from({ length: random(3) }, () => low + (random(11) / 10) * (high - low)).sort(
    (a, b) => a - b,
  );
  const starts = [low, ...cuts.map((cut) => hundredths(cut + (random(4) === 0 ? -1 : 1) * unit * random(3)))];
  scale.bands = starts.map((min, i) => {
    const end = cuts[i] ?? high + (random(6) === 0 ? -unit : 0);
    return { min: hundredths(min), max: Math.max(hundredths(min), hundredths(end)), label: { en: `b${i}` } };
  });
  // A limit of hundredths fixes the rounding, also in the check of single bands above.
  scale.bands[0]!.min = hundredths(low - 0.01);
  return scale;
}

function hundredths(value: number): number {
  return Number(value.toFixed(2));
}

function everyCode({ min, max, step = 1 }: Response): number[] {
  return Array.from({ length: Math.round((max! - min) / step) + 1 }, (_, i) => min + i * step);
}

function product(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
}
