import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ItemComparison, Result } from '../../src/model/result.ts';
import type { Alternative } from '../../src/stats/alternative.ts';
import { chiSquareTest } from '../../src/stats/association/chi-square-test.ts';
import { yatesChiSquareTest } from '../../src/stats/association/yates-chi-square-test.ts';
import {
  differenceOfPairedProportions,
  differenceOfProportions,
} from '../../src/stats/proportions/difference-of-proportions.ts';
import {
  chiSquareTail,
  fisherExactTail,
  type YesAndNo,
} from '../../src/stats/proportions/one-sided-tables.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

type Side = Exclude<Alternative, 'two-sided'>;
type BySide = Readonly<Record<Side, number>>;
interface Bounds {
  readonly lower: number;
  readonly upper: number;
}
// R with fixtures/reference/one-sided-items.R.
const reference = readJson<{
  tables: (Bounds & {
    table: [number, number, number, number];
    chi: BySide;
    yates: BySide;
    fisher: BySide;
  })[];
  pairs: (Bounds & { pairs: [number, number, number, number]; mcnemar: BySide })[];
}>('fixtures/reference/one-sided-items.reference.json');
const SIDES = ['greater', 'less'] as const;

function computed<T>(estimate: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!estimate.ok) throw new Error(estimate.reason);
  return estimate.value;
}

describe.each(reference.tables)('shares of $table, one-sided', ({ table: [a, b, c, d], ...expected }) => {
  const table: YesAndNo = [
    [a, b],
    [c, d],
  ];
  it.each(SIDES)('%s, agree with R', (side) => {
    const difference = c / (c + d) - a / (a + b);
    const chi = computed(chiSquareTest(table)).statistic;
    const yates = computed(
      yatesChiSquareTest([
        [a, b],
        [c, d],
      ]),
    ).statistic;
    expectClose(chiSquareTail(chi, difference, side), expected.chi[side], 1e-10, 'chi-square');
    expectClose(chiSquareTail(yates, difference, side), expected.yates[side], 1e-10, 'Yates');
    expectClose(computed(fisherExactTail(table, side)).p, expected.fisher[side], 1e-10, 'Fisher');
    const { ci } = computed(
      differenceOfProportions({ count: a, n: a + b }, { count: c, n: c + d }, 0.95, side),
    );
    // prop.test() has ends of its Wilson interval that are searched for where nobody or everybody says yes.
    if (side === 'greater') expectClose(ci.lower, expected.lower, 1e-9);
    else expectClose(ci.upper, expected.upper, 1e-9);
    expect(side === 'greater' ? ci.upper : ci.lower).toBe(side === 'greater' ? 1 : -1);
  });
});

const questionnaire = (reverse: boolean) =>
  JSON.stringify({
    ...{ id: 'q', version: '1.0.0', name: { en: 'Q' }, direction: 'higher-is-better' },
    response: {
      min: 0,
      max: 1,
      labels: [
        { value: 1, text: { en: ['Yes'] } },
        { value: 0, text: { en: ['No'] } },
      ],
    },
    items: [{ id: 'q1', reverse }],
    score: { aggregate: 'sum' },
    ...{ citation: 'none', licence: 'none', examples: [] },
  });

/** The first comparison of the one item. */
async function compared(
  files: readonly string[],
  words: readonly string[],
  reverse = false,
): Promise<ItemComparison> {
  const folder = temporaryFolder(
    Object.fromEntries([
      ...files.map((text, index) => [`t${index}.csv`, text]),
      ['q.json', questionnaire(reverse)],
    ]),
  );
  const { stdout, stderr, status } = await ensureStats(
    ...[
      'analyse',
      ...files.map((_, index) => join(folder, `t${index}.csv`)),
      '--scales',
      join(folder, 'q.json'),
    ],
    ...['--single-items', '--format', 'json', ...words],
  );
  expect(status, stderr).toBe(0);
  return (JSON.parse(stdout) as Result).scales[0]!.items![0]!.comparisons[0]!;
}

const csv = (answers: readonly number[]) =>
  `id,q1\n${answers.map((answer, index) => `p${index},${answer}`).join('\n')}\n`;
const answers = (yes: number, no: number) => [...Array<number>(yes).fill(1), ...Array<number>(no).fill(0)];

describe('--alternative in single items', () => {
  it.each(reference.pairs)('is the exact test of McNemar of $pairs', async ({ pairs, mcnemar, ...ends }) => {
    const [both, first, second, none] = pairs;
    const files = [
      csv([...answers(both, 0), ...answers(first, second), ...answers(0, none)]),
      csv([...answers(both, 0), ...answers(0, first), ...answers(second, none)]),
    ];
    for (const side of SIDES) {
      const found = await compared(files, ['--id', 'id', '--alternative', side]);
      expect(found.tests[0]).toMatchObject({ method: 'mcnemar-exact', alternative: side });
      expectClose(found.tests[0]!.p, mcnemar[side]);
      const [end, other] = side === 'greater' ? (['lower', 'upper'] as const) : (['upper', 'lower'] as const);
      expectClose(found.ci[end], ends[end], 1e-9);
      expect(found.ci[other]).toBe(side === 'greater' ? 1 : -1);
      // Of a reversed item a higher score is a no: the share is tested to the other side.
      const reversed = await compared(
        files,
        ['--id', 'id', '--alternative', side === 'greater' ? 'less' : 'greater'],
        true,
      );
      expect([reversed.tests[0], reversed.ci]).toEqual([found.tests[0], found.ci]);
    }
    const two = computed(
      differenceOfPairedProportions(
        { bothYes: both, onlyFirst: first, onlySecond: second, bothNo: none },
        0.9,
      ),
    );
    expectClose(two.ci.lower, ends.lower, 1e-9);
  });

  it.each(reference.tables.slice(0, 5))(
    'is χ² or the test of Fisher of $table',
    async ({ table, chi, fisher }) => {
      const [a, b, c, d] = table;
      const files = [csv(answers(a, b)), csv(answers(c, d))];
      for (const side of SIDES) {
        const { tests } = await compared(files, ['--alternative', side]);
        const byMethod = (method: string) => tests.find((test) => test.method === method)!;
        expect(tests.map(({ alternative }) => alternative)).toEqual(tests.map(() => side));
        expectClose(byMethod('chi-square').p, chi[side]);
        expectClose(byMethod('fisher-exact').p, fisher[side]);
      }
    },
  );

  it('says to which side in notes and sentences, in every language; questions stay two-sided and say so', async () => {
    const said = {
      en: ['one-sided (second higher)', 'one-sided tests', 'two-sided.'],
      nl: ['eenzijdig (tweede hoger)', 'eenzijdige toetsen', 'tweezijdig.'],
      fr: ['unilatéral (second plus élevé)', 'tests unilatéraux', 'bilatéral.'],
    };
    const folder = 'fixtures/single-items';
    for (const [lang, words] of Object.entries(said)) {
      const { stdout } = await ensureStats(
        ...[
          'analyse',
          `${folder}/pre.csv`,
          `${folder}/post.csv`,
          '--id',
          'id',
          '--scales',
          `${folder}/ratings.json`,
        ],
        ...[
          '--single-items',
          '--questions',
          'ja1',
          '--alternative',
          'greater',
          '--sentences',
          '--lang',
          lang,
        ],
      );
      const text = stdout.replace(/-\n/g, '-').replace(/\s+/g, ' ');
      for (const each of words) expect(text).toContain(each);
    }
  });

  it('needs a level above one half', async () => {
    const outcome = (level: string) =>
      ensureStats(
        'analyse',
        'fixtures/paired/pre.csv',
        'fixtures/paired/post.csv',
        '--alternative',
        'greater',
        '--confidence',
        level,
      );
    expect(await outcome('0.5')).toMatchObject({ status: 2, stderr: expect.stringContaining('above 0.5') });
    expect((await outcome('0.51')).status).toBe(0);
  });
});
