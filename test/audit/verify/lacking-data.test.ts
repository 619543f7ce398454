import { describe, expect, it } from 'vitest';
import type { WaveData } from '../../../src/audit/verify/index.ts';
import { isRecomputed } from '../../../src/audit/verify/model-cells.ts';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openDataset } from '../../../src/io/open-dataset.ts';
import { UserError } from '../../../src/model/problem.ts';
import type { PublishedTable } from '../../../src/model/published.ts';
import {
  PUBLISHED_EFFECTS,
  PUBLISHED_METHODS,
  type PublishedModel,
} from '../../../src/model/published-model.ts';
import type { Scale } from '../../../src/model/scale.ts';
import { EFFECT_SIZE_TYPES } from '../../../src/model/statistics/effect-sizes.ts';
import { PRIMARY_TESTS } from '../../../src/model/statistics/tests.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { renderVerification } from '../../../src/report/verification.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { verify } from './tables.ts';

/**
 * Every kind of published quantity over data that lacks something. What is printed is nothing that data gives, so that no cell may
 * be reproduced; each differs from a number that there is, or says in words why there is none.
 */

const ITEMS = ['q1', 'q2', 'q3'];
const scale = (id: string, first: string): Scale =>
  ({
    id,
    version: '1.0.0',
    name: { en: id },
    direction: 'higher-is-better',
    response: { min: 1, max: 5 },
    items: ITEMS.map((item) => ({ id: `${first}${item}` })),
    score: { aggregate: 'mean' },
    citation: 'made up',
    licence: 'made up',
  }) as unknown as Scale;
const SCALES = [scale('mood', 'm'), scale('sleep', 's')];

type Row = Readonly<Record<string, string>>;
type Data = Readonly<Record<string, readonly Row[] | null>>;

const GROUPS = ['control', 'training'];
const WAVES = ['t0', 't1', 't2'];

/** Twelve people a group at three waves, whose answers vary. */
function whole(): Record<string, Row[]> {
  const random = seededRandom(7);
  return Object.fromEntries(
    GROUPS.flatMap((group) =>
      WAVES.map((wave) => [
        `${group}/${wave}`,
        Array.from({ length: 12 }, (_, person) => ({
          id: `${group}${person}`,
          sex: person % 3 === 0 ? 'm' : 'f',
          smokes: random.nextBelow(2) === 0 ? 'no' : 'yes',
          ...Object.fromEntries(
            ['m', 's'].flatMap((first) =>
              ITEMS.map((item) => [`${first}${item}`, String(1 + random.nextBelow(5))]),
            ),
          ),
        })),
      ]),
    ),
  );
}

const map = (data: Data, change: (row: Row, at: number, key: string) => Row | null): Data =>
  Object.fromEntries(
    Object.entries(data).map(([key, rows]) => [
      key,
      (rows ?? []).flatMap((row, at): readonly Row[] => {
        const changed = change(row, at, key);
        return changed === null ? [] : [changed];
      }),
    ]),
  );
const only = (data: Data, keeps: (key: string) => boolean): Data =>
  Object.fromEntries(Object.entries(data).map(([key, rows]) => [key, keeps(key) ? rows : null]));
const answers = (row: Row, change: (value: string, column: string) => string): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      /^[ms]q/.test(column) ? change(value, column) : value,
    ]),
  );
const without = (row: Row, lacks: (column: string) => boolean): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !lacks(column)));

/** What data may lack. */
const LACKING: Readonly<Record<string, (data: Data) => Data>> = {
  nothing: (data) => data,
  'all but one person': (data) => map(data, (row, at) => (at === 0 ? row : null)),
  'all but two people': (data) => map(data, (row, at) => (at < 2 ? row : null)),
  'all but three people': (data) => map(data, (row, at) => (at < 3 ? row : null)),
  'one group but one person': (data) =>
    map(data, (row, at, key) => (at === 0 || key.startsWith('control') ? row : null)),
  'the file of the first wave': (data) => only(data, (key) => !key.endsWith('t0')),
  'the files of all waves but one': (data) => only(data, (key) => key.endsWith('t0')),
  'the files of one group': (data) => only(data, (key) => key.startsWith('control')),
  'all answers': (data) => map(data, (row) => answers(row, () => '')),
  'all answers at one wave': (data) =>
    map(data, (row, _, key) => (key.endsWith('t1') ? answers(row, () => '') : row)),
  'all answers to the second scale': (data) =>
    map(data, (row) => answers(row, (value, column) => (column.startsWith('s') ? '' : value))),
  'one answer of everybody': (data) =>
    map(data, (row) => answers(row, (value, column) => (column.endsWith('q2') ? '' : value))),
  'variance altogether': (data) => map(data, (row) => answers(row, () => '3')),
  'variance at the first wave': (data) =>
    map(data, (row, _, key) => (key.endsWith('t0') ? answers(row, () => '3') : row)),
  'variance within groups': (data) =>
    map(data, (row, _, key) => answers(row, () => (key.startsWith('control') ? '2' : '4'))),
  change: (data) => map(data, (row, at) => answers(row, () => String(1 + (at % 5)))),
  'any change but a shift': (data) =>
    map(data, (row, at, key) => answers(row, () => String(1 + (at % 3) + (key.endsWith('t0') ? 0 : 1)))),
  'the id': (data) => map(data, (row) => without(row, (column) => column === 'id')),
  'all ids': (data) => map(data, (row) => ({ ...row, id: '' })),
  'people in two waves': (data) => map(data, (row, _, key) => ({ ...row, id: `${row.id}-${key}` })),
  'all pairs but one': (data) =>
    map(data, (row, at, key) => (at === 0 ? row : { ...row, id: `${row.id}-${key}` })),
  'any difference between ids': (data) => map(data, (row) => ({ ...row, id: 'one' })),
  'the columns of respondents': (data) =>
    map(data, (row) => without(row, (column) => column === 'sex' || column === 'smokes')),
  'all values of respondents': (data) => map(data, (row) => ({ ...row, sex: '', smokes: '' })),
  'a second value of respondents': (data) => map(data, (row) => ({ ...row, sex: 'f', smokes: 'yes' })),
  'the items of a scale': (data) => map(data, (row) => without(row, (column) => column.startsWith('s'))),
  'an item at one wave': (data) =>
    map(data, (row, _, key) => (key.endsWith('t1') ? without(row, (column) => column === 'mq2') : row)),
};

const COLUMNS = [
  'id',
  'sex',
  'smokes',
  ...['m', 's'].flatMap((first) => ITEMS.map((item) => `${first}${item}`)),
];

async function opened(data: Data): Promise<WaveData[]> {
  const files: WaveData[] = [];
  for (const [key, rows] of Object.entries(data)) {
    if (rows === null) continue;
    const [group, wave] = key.split('/') as [string, string];
    const columns = rows.length === 0 ? COLUMNS : Object.keys(rows[0]!);
    const text = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
      .map((cells) => cells.join(','))
      .join('\n');
    const dataset = await openDataset(
      bytesSource(`${group}-${wave}.csv`, new TextEncoder().encode(`${text}\n`)),
      {},
    );
    files.push({ group, wave, input: { wave, dataset, sha256: null } });
  }
  return files;
}

const NUMBER = '98765.4321';
const COUNT = '98765';
const P = '.4321987';
const ends = { lower: `-${NUMBER}`, upper: NUMBER };
const cells = {
  mean: NUMBER,
  sd: NUMBER,
  se: NUMBER,
  ci: ends,
  median: NUMBER,
  min: NUMBER,
  max: NUMBER,
  n: COUNT,
};
const compared = {
  difference: NUMBER,
  ci: ends,
  standardError: NUMBER,
  n: COUNT,
  sdOfDifferences: NUMBER,
  correlation: NUMBER,
  statistic: NUMBER,
  df: NUMBER,
  p: P,
};

/** Every method with everything that may be printed of it, of groups and of waves, named and left open. */
function models(): PublishedModel[] {
  const designs: Partial<PublishedModel>[] = [
    {},
    { group: 'control' },
    { group: 'control', waves: ['t0', 't1'] },
    { group: 'training', waves: ['t0'] },
    { groups: GROUPS },
    { groups: GROUPS, waves: ['t0'] },
    { groups: GROUPS, waves: ['t0', 't1'] },
  ];
  const ofMethod = (method: PublishedModel['method']): Partial<PublishedModel>[] => {
    switch (method) {
      case 'chi-square':
      case 'fisher-exact':
        return [{ variable: 'sex' }, { variable: 'nothing' }, { variable: 'smokes', correction: 'yates' }];
      case 'mcnemar-exact':
        return [
          { variable: 'smokes', onlyFirst: COUNT, onlySecond: COUNT },
          { variable: 'smokes', category: 'perhaps' },
          { variable: 'nothing' },
        ];
      case 'one-sample':
        return [{ scale: 'mood', populationMean: 3, difference: NUMBER }];
      case 'correlation':
      case 'rank-correlation':
        return [
          { scale: 'mood', with: 'sleep' },
          { scale: 'mood', with: 'mood' },
          { scale: 'mood', with: 'nothing' },
        ];
      default:
        return [
          { scale: 'mood', correction: 'greenhouse-geisser' },
          { scale: 'nothing', effect: 'wave' },
          ...(method === 'mixed-model' ? [{ scale: 'mood', effect: 'group' as const }] : []),
        ];
    }
  };
  return PUBLISHED_METHODS.flatMap((method, at) =>
    designs.flatMap((design) =>
      ofMethod(method).map(
        (of, place) =>
          ({
            method,
            ...design,
            ...of,
            n: COUNT,
            statistic: NUMBER,
            df: NUMBER,
            df2: NUMBER,
            p: P,
            ci: ends,
            effectSize: {
              type: PUBLISHED_EFFECTS[(at + place) % PUBLISHED_EFFECTS.length],
              value: NUMBER,
            },
            means: { t0: { mean: NUMBER, se: NUMBER, ci: ends }, control: { mean: NUMBER } },
            contrasts: [
              {
                first: 't0',
                second: 't1',
                difference: NUMBER,
                ci: ends,
                statistic: NUMBER,
                df: NUMBER,
                p: P,
              },
              { first: 'control', second: 'training', standardError: NUMBER, p: P, correction: 'holm' },
            ],
          }) as PublishedModel,
      ),
    ),
  );
}

function table(id: string | null): PublishedTable {
  const waves = Object.fromEntries(WAVES.map((wave) => [wave, cells]));
  return {
    source: { title: 'Everything' },
    decimal: '.',
    ...(id === null ? {} : { design: 'paired' as const }),
    groups: GROUPS.map((group) => ({
      id: group,
      invited: '7',
      waves: Object.fromEntries(WAVES.map((wave) => [wave, { n: COUNT, rate: NUMBER }])),
    })),
    rows: ['mood', 'nothing'].flatMap((name) => [
      ...(name === 'mood' ? PRIMARY_TESTS : []).map((test, at) => ({
        scale: name,
        group: GROUPS[at % 2]!,
        ...(at < 2 ? { waves } : {}),
        comparison: {
          ...(at % 3 === 0 ? { first: 't0', second: 't1' } : {}),
          ...compared,
          test,
          ...(at % 4 === 3 ? { alternative: 'greater' as const } : {}),
        },
      })),
      ...(name === 'mood' ? EFFECT_SIZE_TYPES : []).map((type) => ({
        scale: name,
        group: 'control',
        comparison: { effectSize: { type, value: NUMBER, ci: ends } },
      })),
      {
        scale: name,
        waves: { control: cells, training: cells },
        comparison: compared,
        items: ['mq2', 'unknown'].map((item) => ({
          item,
          waves: { control: cells, training: cells },
          comparison: compared,
        })),
      },
    ]),
    reliability: ['mood', 'nothing'].map((name) => ({
      scale: name,
      group: 'training',
      wave: 't1',
      alpha: NUMBER,
      n: COUNT,
      items: COUNT,
      ci: ends,
    })),
    respondents: ['sex', 'nothing'].map((variable) => ({
      variable,
      columns: { control: { total: COUNT }, second: { group: 'training', wave: 't1', total: COUNT } },
      categories: [
        { label: 'f', counts: { control: COUNT, second: COUNT }, percentages: { control: NUMBER } },
        { label: 'blank', missing: true, counts: { control: COUNT }, percentages: { second: NUMBER } },
      ],
    })),
    models: models(),
  };
}

const SENTENCE = /\p{L}{2}.*\s\p{L}/u;
const TRACE = /\bat .*\.ts\b|node:internal|\bundefined\b|\bNaN\b|\[object|RangeError|TypeError/;

/** How a cell ended that should be reproduced by no data, or `null` where it is as it should be. */
function amiss({
  path,
  status,
  computed,
  reason,
  explanations,
}: Verification['cells'][number]): string | null {
  const place = path.join('.');
  if (status === 'reproduced' || status === 'rounding' || explanations.length > 0)
    return `${place} is ${status} by ${explanations.map(({ convention }) => convention)} (${computed})`;
  if (status === 'differs')
    return computed === null || !Number.isFinite(computed) ? `${place} differs from ${computed}` : null;
  if (reason === null || !SENTENCE.test(reason.message)) return `${place} has no reason`;
  return TRACE.test(reason.message) ? `${place}: ${reason.message}` : null;
}

async function verified(lacks: string, id: string | null): Promise<Verification | UserError> {
  const data = await opened(LACKING[lacks]!(whole()));
  try {
    return await verify(table(id), data, SCALES, {}, id);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error;
  }
}

/** One cell of every reason, and one that differs: what there is to be said. */
function everyReason({ cells: all, ...rest }: Verification): Verification {
  const said = new Map(all.map((cell) => [`${cell.status} ${cell.reason?.message}`, cell]));
  return { ...rest, cells: [...said.values()] };
}

const UNMATCHED = ['nothing', 'all but one person', 'the id'];

describe.each([
  ['id', Object.keys(LACKING)],
  [null, UNMATCHED],
] as const)('with respondents known by %s', (id, kinds) => {
  it.each(kinds)('data that lacks %s confirms nothing, and says why', async (lacks) => {
    const found = await verified(lacks, id);
    if (found instanceof UserError) {
      expect(found.problems.map(({ message }) => message).join('\n')).not.toMatch(TRACE);
      expect(found.problems.length).toBeGreaterThan(0);
      // Two people with one id are the whole file's, not a cell's.
      expect(lacks).toBe('any difference between ids');
      return;
    }
    expect(found.cells.flatMap((cell) => amiss(cell) ?? [])).toEqual([]);
    expect(found.passed).toBe(false);
    expect(found.cells.length).toBeGreaterThan(1000);
    const few = everyReason(found);
    for (const lang of ['en', 'nl', 'fr'] as const) {
      const text = await renderVerification(few, { lang, details: true, format: 'markdown' });
      expect(text).not.toMatch(TRACE);
      // Nothing is left in English.
      if (lang !== 'en')
        for (const { reason } of few.cells) if (reason !== null) expect(text).not.toContain(reason.message);
    }
  });
});

/** Why the cells of a model have no number, of data that lacks something. */
async function reasons(lacks: string, model: Partial<PublishedModel>, id: string | null = 'id') {
  const data = await opened(LACKING[lacks]!(whole()));
  const { models: _, rows: __, respondents: ___, reliability: ____, ...rest } = table(id);
  const own = { scale: 'mood', statistic: NUMBER, p: 'n.s.', ...model } as PublishedModel;
  const found = await verify({ ...rest, models: [own] }, data, SCALES, {}, id);
  return found.cells
    .filter(({ path }) => path[0] === 'models')
    .map(({ status, reason }) => reason?.message.replace(/^The data give no \S+: /, '') ?? status);
}

describe('a model that cannot be computed says why', () => {
  const both = (message: unknown) => [message, message];
  const twoWaves = { groups: GROUPS, waves: ['t0', 't1'] };
  it.each([
    ['variance altogether', { method: 'ancova', ...twoWaves }, 'there is no variance'],
    // Everybody has the same score before: there is nothing to adjust for.
    ['variance at the first wave', { method: 'ancova', ...twoWaves }, 'there is no variance'],
    ['change', { method: 'ancova', ...twoWaves }, 'there is no variance'],
    ['any change but a shift', { method: 'difference-of-changes', ...twoWaves }, 'there is no variance'],
    ['any change but a shift', { method: 'mixed-model', ...twoWaves }, /does not converge/],
    ['change', { method: 'mixed-model', group: 'control' }, /does not converge/],
    ['change', { method: 'repeated-measures-anova', group: 'control' }, 'there is no variance'],
    [
      'variance within groups',
      { method: 'welch-anova', groups: GROUPS, waves: ['t0'] },
      'there is no variance',
    ],
    ['all but one person', { method: 'one-way-anova', groups: GROUPS, waves: ['t0'] }, 'too few respondents'],
    ['all but one person', { method: 'ancova', ...twoWaves }, 'too few respondents'],
    ['all answers at one wave', { method: 'mixed-model', ...twoWaves }, /no scores at one of the waves/],
    ['people in two waves', { method: 'repeated-measures-anova', group: 'control' }, 'too few respondents'],
    ['the files of one group', { method: 'ancova', ...twoWaves }, /No data for group training/],
    [
      'nothing',
      { method: 'ancova', group: 'control' },
      /two waves of two groups or more, not of 3 waves and 1/,
    ],
    [
      'nothing',
      { method: 'mixed-model', group: 'control', waves: ['t0'] },
      /two waves or more, not of 1 wave/,
    ],
    ['nothing', { method: 'kruskal-wallis', group: 'control', waves: ['t0'] }, /several groups at one wave/],
    [
      'nothing',
      { method: 'difference-of-differences', groups: GROUPS, waves: ['t0'] },
      /not of 1 wave and 2/,
    ],
  ] as const)('without %s: %j', async (lacks, model, message) => {
    const wanted = typeof message === 'string' ? message : (expect.stringMatching(message) as unknown);
    expect(await reasons(lacks, model as unknown as Partial<PublishedModel>)).toEqual(both(wanted));
  });
});

describe('what is asked of every model', () => {
  it('is what data can confirm', () => {
    const cell = { quantity: 'p' } as Parameters<typeof isRecomputed>[0];
    const asked = models().filter((model) => isRecomputed(cell, model));
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(PUBLISHED_METHODS));
  });
});
