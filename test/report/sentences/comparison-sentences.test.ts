import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { createContext, LANGUAGES } from '../../../src/report/context.ts';
import { comparisonSentences } from '../../../src/report/sentences/index.ts';
import { plain } from '../../../src/report/table.ts';
import { comparisonTable } from '../../../src/report/tables/comparison.ts';
import {
  comparison,
  description,
  effect,
  interval,
  longest,
  result,
  scale,
  settings,
  test,
  twoWaves,
} from '../example-results.ts';

const english = createContext('en', 'apa');
const texts = (of: Result, context = english) =>
  comparisonSentences(of, context).map(({ text }) => plain(text));

const waves = {
  pre: description({ mean: 3.01, sd: 0.69 }),
  post: description({ n: 40, mean: 3.22, sd: 0.7 }),
};
const pairs = {
  pre: description({ n: 24, mean: 3.01, sd: 0.69 }),
  post: description({ n: 24, mean: 3.22, sd: 0.7 }),
};

function one(
  values: Parameters<typeof comparison>[0],
  more: Parameters<typeof scale>[0] = {},
  by: string | null = null,
): Result {
  return result({
    settings: { ...settings, by },
    scales: [scale({ waves, comparison: comparison(values), ...more })],
  });
}

const significant = { p: 0.012, pHolm: 0.024 };
const lost = { p: 0.03, pHolm: 0.06 };
const change = { method: 'paired', n: [24], df: 23 } as const;
const dz = effect({ type: 'dz', n: [24], value: 0.559, ci: interval(0.12, 0.98) });
const ranks = { difference: null, ci: interval(null, null), df: null, statistic: 1100 } as const;
const rankEffect = effect({ type: 'rank-biserial', value: 0.2, ci: interval(-0.05, 0.42) });

/** Every form of a sentence: verdicts, directions, designs, and why there is none. */
const forms: readonly (readonly [string, Result])[] = [
  ['not significant', one({})],
  ['significant', one({ tests: [test(significant)] })],
  ['significant before correction only', one({ tests: [test(lost)] })],
  ['one scale', one({ family: 1, tests: [test({ p: 0.012, pHolm: 0.012 })] })],
  [
    'lower is better, lower',
    one({ tests: [test({ ...significant, difference: -0.2 })] }, { direction: 'lower-is-better' }),
  ],
  ['lower is better, higher', one({ tests: [test(significant)] }, { direction: 'lower-is-better' })],
  ['neutral', one({ tests: [test(significant)] }, { direction: 'neutral' })],
  [
    'groups',
    one(
      { groups: ['man', 'vrouw'], tests: [test(significant)] },
      { waves: { man: waves.pre, vrouw: waves.post } },
      'Geslacht',
    ),
  ],
  [
    'a subscale',
    one(
      {},
      {
        subscales: [
          scale({
            id: 'family',
            name: { en: 'Family', nl: 'Familie', fr: 'Famille' },
            waves,
            comparison: comparison({ tests: [test({ pHolm: null })] }),
          }),
        ],
      },
    ),
  ],
  ['student', one({ tests: [test({ method: 'student', df: 84 })] })],
  [
    'overlap',
    one({
      tests: [test({ ...significant, method: 'partially-overlapping', n: [24, 22, 16], df: 70.3 })],
    }),
  ],
  [
    'overlap, unequal variances',
    one({ tests: [test({ method: 'partially-overlapping-unequal', n: [24, 22, 16], df: 70.3 })] }),
  ],
  [
    'pairs improved',
    one({ tests: [test({ ...change, ...significant })], effectSizes: [dz] }, { waves: pairs }),
  ],
  [
    'pairs worsened',
    one(
      { tests: [test({ ...change, ...significant })], effectSizes: [dz] },
      { waves: pairs, direction: 'lower-is-better' },
    ),
  ],
  [
    'pairs rose',
    one(
      { tests: [test({ ...change, ...significant })], effectSizes: [dz] },
      { waves: pairs, direction: 'neutral' },
    ),
  ],
  [
    'pairs fell, before correction only',
    one(
      { tests: [test({ ...change, ...lost, difference: -0.2 })], effectSizes: [dz] },
      { waves: pairs, direction: 'neutral' },
    ),
  ],
  ['pairs unchanged, others beside them', one({ tests: [test(change)], effectSizes: [dz] })],
  [
    'ranks of groups',
    one({ tests: [test({ ...ranks, ...significant, method: 'mann-whitney' })], effectSizes: [rankEffect] }),
  ],
  [
    'ranks of groups, before correction only',
    one({ tests: [test({ ...ranks, ...lost, method: 'mann-whitney' })], effectSizes: [rankEffect] }),
  ],
  [
    'ranks of groups, not significant',
    one({ tests: [test({ ...ranks, method: 'mann-whitney' })], effectSizes: [rankEffect] }),
  ],
  [
    'ranks of pairs',
    one(
      {
        tests: [
          test({ ...ranks, ...significant, method: 'wilcoxon-signed-rank', n: [24], statistic: 220.5 }),
        ],
        effectSizes: [effect({ ...rankEffect, n: [24] })],
      },
      { waves: pairs },
    ),
  ],
];

const noNumbers = {
  difference: null,
  standardError: null,
  statistic: null,
  df: null,
  p: null,
  pHolm: null,
  ci: interval(null, null),
};
const noEffect = [effect({ value: null, ci: interval(null, null) })];

/** Where a test or an interval could not be computed. */
const gaps: readonly (readonly [string, Result])[] = [
  [
    'one respondent',
    one(
      { tests: [test({ ...noNumbers, n: [1, 40] })], effectSizes: noEffect },
      { waves: { ...waves, pre: description({ n: 1, mean: 3, sd: null }) } },
    ),
  ],
  [
    'nobody',
    one(
      { tests: [test({ ...noNumbers, n: [0, 40] })], effectSizes: noEffect },
      { waves: { ...waves, pre: description({ n: 0, mean: null, sd: null, median: null }) } },
    ),
  ],
  [
    'no variance',
    one(
      { tests: [test(noNumbers)], effectSizes: noEffect },
      { waves: { pre: description({ sd: 0 }), post: description({ n: 40, sd: 0 }) } },
    ),
  ],
  [
    'the same change',
    one({ tests: [test({ ...noNumbers, ...change, df: null })], effectSizes: noEffect }, { waves: pairs }),
  ],
  [
    'another reason',
    one({
      tests: [test({ ...noNumbers, method: 'partially-overlapping', n: [2, 0, 1] })],
      effectSizes: noEffect,
    }),
  ],
  [
    'withheld',
    one(
      { tests: [test({ ...noNumbers, n: [null, 40], withheld: ['p'] })], effectSizes: noEffect },
      { waves: { ...waves, pre: description({ n: null, mean: null, sd: null, median: null }) } },
    ),
  ],
  ['p next to 0 and 1', one({ tests: [test({ p: 1e-9, pHolm: 0.99999 })] })],
  ['no effect size', one({ effectSizes: noEffect })],
  ['no interval', one({ effectSizes: [effect({ ci: interval(null, null) })] })],
  ['an interval without end', one({ tests: [test({ ci: interval(-0.1, Number.POSITIVE_INFINITY) })] })],
  [
    'another level',
    { ...one({ tests: [test({ p: 0.03, pHolm: 0.04 })] }), settings: { ...settings, confidence: 0.99 } },
  ],
];

describe.each(LANGUAGES)('in %s', (language) => {
  it.each([
    ['forms', forms],
    ['gaps', gaps],
  ] as const)('has a sentence for all %s', async (name, cases) => {
    const printed = cases.map(([about, of]) => {
      const context = createContext(language, 'apa', of.settings.by !== null);
      return [`# ${about}`, ...texts(of, context)].join('\n');
    });
    await expect(`${printed.join('\n\n')}\n`).toMatchFileSnapshot(`expected/${name}.${language}.txt`);
  });

  it('prints the numbers of the table, in its digits', () => {
    for (const of of [twoWaves, longest, ...forms.map(([, each]) => each)]) {
      const context = createContext(language, 'apa', of.settings.by !== null);
      const table = comparisonTable(of, context)!;
      const sentences = texts(of, context);
      const column = (key: string) => table.columns.findIndex((each) => each.key === key);
      expect(table.rows.length).toBe(sentences.length);
      table.rows.forEach(({ cells }, row) => {
        const said = sentences[row]!;
        const cell = (key: string) => cells[column(key)]?.text ?? '';
        const difference = cell('difference');
        if (difference !== '–') {
          expect(said).toContain(` = ${difference}`);
          expect(said).toContain(` ${cell('interval')}`);
        }
        expect(said).toMatch(
          new RegExp(`[tUV](\\(${escaped(cell('df'))}\\))? = ${escaped(cell('statistic'))}`),
        );
        for (const key of ['p', 'pHolm']) {
          const p = cell(key);
          if (p !== '') expect(said).toContain(/^[<>]/.test(p) ? `p ${p}` : p);
        }
        expect(said).toContain(` = ${cell('effect')}`);
        expect(said).toContain(` ${cell('effectInterval')}`);
      });
    }
  });

  it('never says that there is no difference', () => {
    const context = createContext(language, 'apa');
    for (const [, of] of forms) {
      for (const said of texts(of, context)) {
        expect(said).not.toMatch(
          /(?:was|were|is) no (?!significant|longer)|did not (?:differ|change)|unchanged/,
        );
        expect(said).not.toMatch(/(?:was|is) er geen|geen (?!significant)|verschilden? niet|\bgelijk/);
        expect(said).not.toMatch(
          /(?:il n'y a|n'y avait) |[Aa]uc(?:un|une) (?!\S+ significati)|ne diffèr|identique/,
        );
      }
    }
  });

  it('says of nobody that they changed unless each was compared with themselves', () => {
    const context = createContext(language, 'apa');
    const changed =
      /improved|worsened|rose|fell|verbeterden|verslechterden|stegen|daalden|améliorés|détériorés|augmenté|diminué/;
    for (const [about, of] of forms) {
      const isPaired = /^(pairs|ranks of pairs)/.test(about) && !about.includes('unchanged');
      expect([about, texts(of, context).some((said) => changed.test(said))]).toEqual([about, isPaired]);
    }
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('sentences', () => {
  it('name the score, and the scale that a subscale belongs to', () => {
    const [, , family] = comparisonSentences(twoWaves, english);
    expect(family).toMatchObject({ scale: 'family', parent: 'lsns6' });
    expect(plain(family!.text)).toContain(
      'the mean score on the subscale Family of Social network was found',
    );
  });

  it('have their symbols in italics and subscripts', () => {
    const [{ text } = { text: [] }] = comparisonSentences(
      one({ tests: [test(change)], effectSizes: [dz] }, { waves: pairs }),
      english,
    );
    expect(text.filter(({ italic }) => italic).map((run) => run.text)).toEqual([
      'M',
      'SD',
      'M',
      'SD',
      't',
      'p',
      'p',
      'd',
    ]);
    expect(text.filter(({ subscript }) => subscript).map((run) => run.text)).toEqual(['z']);
  });

  it.each([
    ['en', 'between the wave “start” (M = 3.01, SD = 0.69, n = 46) and the wave “na zes maanden” (M'],
    ['nl', 'tussen de meting ‘start’ (M = 3,01; SD = 0,69; n = 46) en de meting ‘na zes maanden’ (M'],
    [
      'fr',
      'entre la mesure «\u00a0start\u00a0» (M = 3,01\u00a0; ET = 0,69\u00a0; n = 46) et la mesure «\u00a0na',
    ],
  ] as const)('call waves by the names that they were given: %s', (language, words) => {
    const named = { waves: { start: waves.pre, 'na zes maanden': waves.post } };
    const groups = ['start', 'na zes maanden'] as const;
    expect(texts(one({ groups }, named), createContext(language, 'apa'))[0]).toContain(words);
  });

  it('take a name as it is, marks of the catalogue included', () => {
    const [said] = texts(one({}, { name: { en: 'Mood *now* ~x~ {n} <b>' } }));
    expect(said).toContain('score on Mood *now* ~x~ {n} <b> was found');
  });

  it('are none where nothing was compared', () => {
    expect(comparisonSentences(result({ scales: [scale({ waves })] }), english)).toEqual([]);
  });

  it('give an article to what is called an instrument, in English', () => {
    const named = (name: string) => texts(one({}, { name: { en: name } }))[0];
    expect(named('Brief Resilience Scale')).toContain('score on the Brief Resilience Scale was');
    expect(named('Resilience')).toContain('score on Resilience was');
    expect(named('The Scale of Things')).toContain('score on The Scale of Things was');
  });
});
