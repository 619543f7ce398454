import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { createContext, LANGUAGES } from '../../../src/report/context.ts';
import {
  type DocumentExtras,
  methodsParagraphs,
  referenceList,
} from '../../../src/report/sentences/index.ts';
import { plain } from '../../../src/report/table.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { ensureStats } from '../../helpers/command.ts';
import { analyseFiles, readScales } from '../../helpers/fixtures.ts';
import {
  comparison,
  description,
  effect,
  input,
  interval,
  matching,
  oneScale,
  reliability,
  result,
  scale,
  settings,
  test,
  twoWaves,
} from '../example-results.ts';

const english = createContext('en', 'apa');
const citations = builtInScales().flatMap(({ id, citation }) =>
  citation === undefined ? [] : [{ scale: id, citation }],
);
const methods = (of: Result, extras: DocumentExtras = {}, context = english) =>
  methodsParagraphs(of, context, extras).map(plain);
const found = { requested: null, candidates: builtInScales() };

const VP = await analyseFiles(['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'], [], found);
const PAIRED_FILES = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
const PAIRED = await analyseFiles(PAIRED_FILES, [], { ...found, id: 'id' });
const GROUPS = await analyseFiles(['fixtures/reference/bfi.csv'], readScales('fixtures/scales/bfi.json'), {
  by: 'gender',
});
const OVERLAP = await analyseFiles(PAIRED_FILES, [], { ...found, id: 'id', test: 'partially-overlapping' });
const RANKS = await analyseFiles(PAIRED_FILES, [], { ...found, test: 'mann-whitney' });
const ONE = await analyseFiles([PAIRED_FILES[0]!], [], found);

async function ofCommand(...words: string[]): Promise<Result> {
  const { stdout, status } = await ensureStats('analyse', ...words, '--format', 'json');
  expect(status).toBe(0);
  return JSON.parse(stdout) as Result;
}
const TRIAL = ['fixtures/trials/btheb.csv', '--scales', 'fixtures/trials/bdi.json', '--by', 'treatment'];
const ARMS = await ofCommand(
  ...['fixtures/trials/weight-loss.csv', '--scales', 'fixtures/trials/loss.json', '--by', 'arm'],
);
const GAPS = await ofCommand(...TRIAL, '--waves', '.pre,.2m,.8m', '--randomised');
const COVARIANCE = await ofCommand(...TRIAL, '--waves', '.pre,.8m', '--no-randomised');
const CONDITIONS = await ofCommand(
  ...['fixtures/reference/bfi.csv', '--scales', 'fixtures/scales/bfi.json', '--by', 'education'],
);
const WAVES = await ofCommand(
  ...['t0', 't1', 't2'].map((name) => `fixtures/three-waves/${name}.csv`),
  ...['--id', 'id'],
);

const all: readonly (readonly [string, Result, DocumentExtras])[] = [
  ['two waves', VP, { citations }],
  ['two waves, all tables', VP, { citations, details: true, minCell: 5 }],
  ['matched', PAIRED, { citations }],
  ['matched, all tables', PAIRED, { citations, details: true }],
  ['groups', GROUPS, {}],
  ['overlap', OVERLAP, { citations }],
  ['ranks', RANKS, { citations }],
  ['one wave', ONE, { citations }],
  ['arms at three waves', ARMS, { details: true }],
  ['arms at three waves, gaps', GAPS, {}],
  ['arms at two waves', COVARIANCE, {}],
  ['several groups', CONDITIONS, {}],
  ['three waves', WAVES, { citations }],
];

describe.each(LANGUAGES)('in %s', (language) => {
  it.each([all[0]!, all[3]!, all[4]!, ...all.slice(-5)])('the methods of %s', async (name, of, extras) => {
    const context = createContext(language, 'apa', of.settings.by !== null);
    const text = methods(of, extras, context).join('\n\n');
    await expect(`${text}\n`).toMatchFileSnapshot(
      `expected/methods.${name.replaceAll(/\W+/g, '-')}.${language}.txt`,
    );
  });

  it.each(all)('cites exactly what the references list: %s', (_, of, extras) => {
    const context = createContext(language, 'apa', of.settings.by !== null);
    const cited = citedIn(methods(of, extras, context).join(' '));
    const listed = referenceList(of, extras.citations ?? [], context, extras).map((text) =>
      keyOf(plain(text)),
    );
    expect([...new Set(cited)].sort()).toEqual([...new Set(listed)].sort());
  });
});

/** Citations as `first author, year`: those in brackets, also of several works, and `Holm (1979)`. */
function citedIn(text: string): string[] {
  const inBrackets = [...text.matchAll(/\(([^()]*\d{4}[^()]*)\)/g)].flatMap(([, inside = '']) =>
    inside.split(/\s*;\s*/).flatMap((part) => {
      const [, names, years] = /^(\p{L}[^\d=]*?),? ((?:\d{4})(?:, \d{4})*)$/u.exec(part) ?? [];
      return (years ?? '')
        .split(', ')
        .flatMap((year) => (names === undefined || year === '' ? [] : [`${firstAuthor(names)} ${year}`]));
    }),
  );
  const inText = [
    ...text.matchAll(/(\p{Lu}\p{L}+)(?:(?:-| and | & | en | et )\p{Lu}\p{L}+)?(?:['’]s)? \((\d{4})\)/gu),
  ].map(([, name, year]) => `${name} ${year}`);
  return [...inBrackets, ...inText];
}

function firstAuthor(names: string): string {
  return names.replace(/(,? et al\.| &|, ).*$/, '');
}

function keyOf(reference: string): string {
  const [, authors = '', year = ''] = /^([^(]*) \((\d{4})\)/.exec(reference) ?? [];
  return `${authors.replace(/[,.].*$/, '')} ${year}`;
}

describe('methods', () => {
  it('say of two waves without ids that they count as independent groups', () => {
    const text = methods(VP).join(' ');
    expect(text).toContain("compared with Welch's t-test for independent groups (Welch, 1947)");
    expect(text).toContain('Respondents were not linked between the waves');
    expect(text).toContain('at the pre-test (n = 46) and at the post-test (n = 40)');
    expect(text).toContain('Holm-corrected for testing 7 scales (Holm, 1979)');
    expect(text).toContain('Those of subscales were not corrected.');
    expect(text).toContain('ensure-stats, version 0.1.0');
  });

  it('say nothing of what was not done', () => {
    const plainOne = result({
      scales: [
        scale({
          k: 3,
          minAnswered: 3,
          waves: { pre: description({}), post: description({ n: 40 }) },
          comparison: comparison({ family: 1, effectSizes: [] }),
        }),
      ],
    });
    const text = methods(plainOne).join(' ');
    for (const absent of [
      'Holm',
      'alpha',
      'linked by',
      'Reversed',
      'stood in',
      'coded',
      'Hedges',
      'withheld',
      'omega',
    ])
      expect(text).not.toContain(absent);
    expect(referenceList(plainOne, [], english).map(plain)).toEqual([
      expect.stringMatching(/^Welch, B\. L\. \(1947\)\./),
    ]);
  });

  it('name no file and no path', () => {
    for (const [, of, extras] of all) {
      expect(methods(of, extras).join(' ')).not.toMatch(/\.csv|fixtures|\//);
    }
  });

  it('say what was done with codes and impossible answers', () => {
    const inputs = [
      { ...input('pre', 46), missingCodes: 3, invalidSetMissing: 2 },
      { ...input('post', 40), missingCodes: 0, invalidSetMissing: 1 },
    ];
    const coded = methods({ ...twoWaves, inputs }).join(' ');
    expect(coded).toContain(
      'Answers with a missing-value code were treated as missing (3 at the pre-test, 0 at the post-test).',
    );
    const set = { ...settings, invalid: 'missing' as const, missing: ['99', 'NA'] };
    const named = methods({ ...twoWaves, inputs, settings: set }).join(' ');
    expect(named).toContain('a missing-value code (99 and NA, or one of the scale itself)');
    expect(named).toContain(
      'not valid for their item were treated as missing (2 at the pre-test, 1 at the post-test)',
    );
    expect(named).not.toContain('none was invalid');
  });

  it('say how respondents were linked', () => {
    const linkage = {
      ...matching({}).linkage,
      comparison: 'as-written' as const,
      fuzzy: 1 as const,
      near: 4,
    };
    const text = methods({ ...twoWaves, matching: matching({ linkage }) }).join(' ');
    expect(text).toContain(
      'by the identifier “id”: some respondents were found in both (n = 25), others only at the pre-test (n = 5) or only at the post-test (n = 3). Respondents without an identifier (n = 1) could not be linked.',
    );
    expect(text).toContain('only if they were written identically');
    expect(text).toContain('differ in one character were also linked if the match was unique (n = 4)');
    expect(text).toContain('this test treats the waves as independent groups');
    const everybody = methods({
      ...twoWaves,
      matching: matching({ preOnly: 0, postOnly: 0, blank: { pre: 0, post: 0 } }),
    });
    expect(everybody.join(' ')).toContain('all respondents were found in both (n = 25)');
  });

  it('name each test with its scores where they differ', () => {
    const waves = { pre: description({}), post: description({ n: 40 }) };
    const [first, second] = [
      scale({ waves, comparison: comparison({ tests: [test({ method: 'paired', n: [24], df: 23 })] }) }),
      scale({ id: 'gse', name: { en: 'General Self-Efficacy Scale' }, waves, comparison: comparison({}) }),
    ];
    expect(methods(result({ scales: [first, second] })).join(' ')).toContain(
      "compared with the paired t-test (Student, 1908) (on Resilience) and Welch's t-test for independent groups (Welch, 1947) (on the General Self-Efficacy Scale).",
    );
  });

  it('say that small groups are withheld, and how many that is', () => {
    expect(methods(VP, { minCell: 5 }).at(-1)).toMatch(
      /^To protect respondents, .* fewer than 5 respondents are withheld/,
    );
    expect(methods({ ...VP, settings: { ...VP.settings, minCell: 8 } }).at(-1)).toContain('fewer than 8');
    const withheld = methods({
      ...VP,
      flow: {
        ...VP.flow!,
        waves: [{ wave: 'pre', group: null, read: null, paired: null }, VP.flow!.waves[1]!],
      },
    });
    expect(withheld[0]).toContain('at the pre-test (n withheld)');
  });

  it('say from which answers alpha was computed', () => {
    const pairwise = { ...reliability({}), method: 'cronbach-alpha-pairwise' } as never;
    const text = methods(result({ scales: [scale({ reliability: { pre: pairwise } })] })).join(' ');
    expect(text).toContain('from the covariances of pairs of items');
    expect(methods(oneScale).join(' ')).toContain('who answered every item of a scale (listwise)');
  });

  it('leave out a test that could not be carried out', () => {
    const none = {
      difference: null,
      statistic: null,
      df: null,
      p: null,
      pHolm: null,
      ci: interval(null, null),
    };
    const of = result({
      scales: [
        scale({
          waves: { pre: description({ n: 1 }), post: description({}) },
          comparison: comparison({
            tests: [test({ ...none, n: [1, 46] })],
            effectSizes: [effect({ value: null })],
          }),
        }),
      ],
    });
    expect(methods(of).join(' ')).not.toMatch(/compared|Welch|effect size/);
    expect(referenceList(of, [], english)).toEqual([]);
  });
});

describe('what was tested comes before what is described', () => {
  it.each([
    ['gaps', GAPS, 'mixed model'],
    ['two waves', COVARIANCE, 'Welch'],
    ['groups', CONDITIONS, 'analysis of variance'],
    ['waves', WAVES, 'mixed model'],
  ] as const)('%s: the primary analysis, then the rest, without its tests', (_, of, model) => {
    const text = methods(of).find((paragraph) => paragraph.includes('Primary analysis'))!;
    expect(text).toMatch(/^Primary analysis: /);
    expect(text.indexOf(model)).toBeGreaterThan(-1);
    expect(text.indexOf(model)).toBeLessThan(text.indexOf('without separate tests'));
    // No score is "compared with" a test that the tables do not print.
    expect(text).not.toMatch(/Scores of .* were compared with .*t-test/);
  });

  it('says what missing scores rest on where there are any, and how groups were formed where that is known', () => {
    const text = (of: Result) => methods(of).join(' ');
    expect(text(GAPS)).toContain('assumes that missing scores are missing at random');
    expect(text(ARMS)).not.toContain('missing at random');
    expect(text(COVARIANCE)).toContain('Respondents without a score in both waves were left out');
    expect(text(GAPS)).toContain('The groups were formed at random.');
    expect(text(COVARIANCE)).toContain('The groups were not formed at random.');
    expect(text(ARMS)).not.toContain('formed at random');
  });
});
