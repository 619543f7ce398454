import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'] as const;

/** The files of the paired study, each as its header and rows. */
const [pre, post] = PAIRED.map((path) => readFileSync(path, 'utf8').trim().split('\n')) as [
  string[],
  string[],
];

const rowsWith = (lines: readonly string[], cell: string) => lines.slice(1).map((line) => `${cell},${line}`);
const fileOf = (name: string, lines: readonly string[]) =>
  join(temporaryFolder({ [name]: `${lines.join('\n')}\n` }), name);

/** Both waves in one file, the later one first. */
function longFile(first = 'voormeting', second = 'nameting', ...others: readonly string[]): string {
  return fileOf('long.csv', [
    `moment,${pre[0]}`,
    ...rowsWith(post, second),
    ...others,
    ...rowsWith(pre, first),
  ]);
}

async function json(...args: readonly string[]): Promise<Result> {
  const { status, stdout, stderr } = await ensureStats('analyse', ...args, '--format', 'json');
  expect(stderr.split('\n').filter((line) => line.startsWith('error'))).toEqual([]);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Result;
}

/** Everything that is computed, the waves by their place. */
function computed({ scales, flow, matching, waves }: Result) {
  const text = JSON.stringify({
    scales,
    flow,
    matching: { ...matching, linkage: { ...matching?.linkage, nearRows: [] } },
  });
  return waves.reduce(
    (whole, { id }, place) => whole.replaceAll(JSON.stringify(id), `"wave ${place}"`),
    text,
  );
}

describe('a file with a row per respondent and wave', () => {
  it.each([
    ['with ids', ['--id', 'id']],
    ['without', []],
  ])('gives what the waves give as two files, %s', async (_, id) => {
    const asFiles = await json(...PAIRED, ...id);
    const asRows = await json(longFile(), '--wave', 'moment', ...id);
    expect(asFiles.scales[0]!.comparisons[0]!.primary).toBe(id.length > 0 ? 'paired' : 'welch');
    expect(computed(asRows)).toBe(computed(asFiles));
    expect(asRows.waves.map(({ id: wave }) => wave)).toEqual(['voormeting', 'nameting']);
    expect(asRows.inputs).toHaveLength(1);
    expect(asRows.inputs[0]).toMatchObject({
      waves: ['voormeting', 'nameting'],
      rows: pre.length + post.length - 2,
      layout: { kind: 'long', column: 'moment' },
    });
  });

  it('takes the waves that are named, in that order, and counts the rows of others', async () => {
    const path = longFile('t0', 't1', ...rowsWith(post.slice(0, 4), 't2'), ...rowsWith(post.slice(0, 3), ''));
    const result = await json(path, '--wave', 'moment', '--waves', 't1,t0', '--id', 'id');
    expect(result.waves.map(({ id }) => id)).toEqual(['t1', 't0']);
    expect(result.inputs[0]).toMatchObject({
      leftOut: [
        { by: 'wave', wave: 't2', count: 3 },
        { by: 'wave', wave: '', count: 2 },
      ],
      rowCounts: {
        leftOut: 5,
        used: pre.length + post.length - 2,
        respondents: pre.length + post.length + 3,
      },
    });
    expect(result.warnings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('5 of'),
        'the first wave is t1 and a later one t0, but their names suggest the reverse; name them in order of time',
      ]),
    );
    const { stdout } = await ensureStats(
      'analyse',
      path,
      '--wave',
      'moment',
      '--waves',
      't1,t0',
      '--details',
    );
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Rows of long.csv that belong to no wave or are otherwise left out: 5.',
    );
  });

  it.each([
    ['numbers', '12', '3', ['moment 3', 'moment 12']],
    ['words', 'T1', 'baseline', ['baseline', 'T1']],
    ['other words', 'spring', 'autumn', ['autumn', 'spring']],
  ])('orders waves that are %s by time, else as they come', async (_, first, second, order) => {
    const { waves } = await json(longFile(first, second), '--wave', 'moment');
    expect(waves.map(({ id }) => id)).toEqual(order);
  });

  it('chooses rows before it looks for waves', async () => {
    const path = longFile('pre', 'post', ...rowsWith(post.slice(0, 2), 'pilot'));
    const { waves, inputs } = await json(path, '--wave', 'moment', '--where', 'moment!=pilot');
    expect(waves.map(({ id }) => id)).toEqual(['pre', 'post']);
    expect(inputs[0]!.leftOut).toEqual([{ by: 'condition', condition: 'moment!=pilot', count: 1 }]);
  });

  it.each([
    ['a column that is not there', ['--wave', 'tijd'], 'tijd'],
    [
      'a wave that is not there',
      ['--wave', 'moment', '--waves', 't0,t9'],
      '--waves t9: "moment" of long.csv does not have this value',
    ],
    ['a wave twice', ['--wave', 'moment', '--waves', 't0,T0'], 'Two waves are both called "T0"'],
    ['a column of ids', ['--wave', 'id'], '--wave id'],
    [
      'names without a column',
      ['--waves', 't0,t1'],
      'no column of long.csv is recognised as giving the wave; name it with --wave',
    ],
  ])('refuses %s', async (_, options, sentence) => {
    const { status, stderr } = await ensureStats(
      'analyse',
      longFile('t0', 't1', ...rowsWith(post.slice(0, 4), 't2')),
      ...options,
    );
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it('serves the other commands, of any number of waves', async () => {
    const path = longFile('t0', 't1', ...rowsWith(post.slice(0, 4), 't2'));
    const scored = await ensureStats('score', path, '--wave', 'moment', '--id', 'id', '--format', 'csv');
    expect(scored.status).toBe(0);
    expect(
      new Set(
        scored.stdout
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[0]),
      ),
    ).toEqual(new Set(['t0', 't1', 't2']));
    const described = await ensureStats('describe', path, '--wave', 'moment', '--format', 'json');
    expect((JSON.parse(described.stdout) as Result).inputs[0]!.waves).toEqual(['t0', 't1', 't2']);
    const emitted = await ensureStats('analyse', path, '--wave', 'moment', '--waves', 't0,t1', '--emit', 'r');
    expect(emitted.status).toBe(0);
    expect(emitted.stdout).toContain('t0 = answers[column(answers, "moment") %in% c("t0")');
  });

  it('is asked for where a column named as ids are repeats, and another says the wave', async () => {
    const { status, stderr } = await ensureStats('analyse', longFile());
    expect(status).toBe(2);
    expect(stderr).toContain('Name the waves: --wave moment --waves voormeting,nameting --id id');
    const grouped = await ensureStats('analyse', longFile(), '--by', 'moment');
    expect(grouped.status).toBe(0);
  });

  it.each([
    ['ids that repeat without waves', (line: string, row: number) => `${row % 9},${line}`],
    ['waves of a person twice', (line: string, row: number) => `${row % 3},${line.replace(/^/, 'pre,')}`],
  ])('is not asked for with %s', async (_, cells) => {
    const header = _.startsWith('waves') ? `code,moment,${pre[0]}` : `code,${pre[0]}`;
    const lines = pre.slice(1).map((line, row) => cells(line, row));
    const { status } = await ensureStats(
      'analyse',
      fileOf('plain.csv', [header.replace(',id,', ',nr_,'), ...lines]),
    );
    expect(status).toBe(0);
  });

  it('does not give away a small wave by the rows of its file', async () => {
    const path = fileOf('long.csv', [
      `moment,${pre[0]}`,
      ...rowsWith(pre, 't0'),
      ...rowsWith(post.slice(0, 4), 't1'),
    ]);
    const { inputs, flow } = await json(path, '--wave', 'moment', '--min-cell', '5');
    expect(flow!.waves.map(({ read }) => read)).toEqual([pre.length - 1, null]);
    expect(inputs[0]).toMatchObject({
      rows: null,
      rowCounts: { used: null, respondents: null, inFile: null },
    });
  });
});

/** A row per respondent, the items of both waves beside each other; who answered once has blanks. */
function wideFile(nameOfPre: (item: string) => string, nameOfPost: (item: string) => string): string {
  const items = pre[0]!.split(',').slice(1);
  const answers = (lines: readonly string[]) =>
    new Map(lines.slice(1).map((line) => [line.split(',')[0]!, line.split(',').slice(1)]));
  const [before, after] = [answers(pre), answers(post)];
  const blank = items.map(() => '');
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return fileOf('wide.csv', [
    ['id', ...items.map(nameOfPre), 'sex', ...items.map(nameOfPost)].join(','),
    ...ids.map((id) => [id, ...(before.get(id) ?? blank), 'x', ...(after.get(id) ?? blank)].join(',')),
  ]);
}

describe('a file with the waves beside each other', () => {
  const same = (item: string) => item;

  it.each([
    ['pre_', 'post_', (item: string) => `pre_${item}`, (item: string) => `post_${item}`],
    ['_T0', '_T1', (item: string) => `${item}_T0`, (item: string) => `${item}_T1`],
    ['v1.', 'v2.', (item: string) => `v1.${item}`, (item: string) => `v2.${item}`],
    [
      'voormeting ',
      'nameting ',
      (item: string) => `voormeting ${item}`,
      (item: string) => `nameting ${item}`,
    ],
    ['T0', 'T1', (item: string) => `T0${item}`, (item: string) => `T1${item}`],
    [
      'pre',
      'post',
      (item: string) => `pre${item.toUpperCase()}`,
      (item: string) => `post${item.toUpperCase()}`,
    ],
    ['t0', 't1', (item: string) => `${item}t0`, (item: string) => `${item}t1`],
    ['', 'Post', same, (item: string) => `${item}Post`],
    ['', '_post', same, (item: string) => `${item}_post`],
    ['', '_follow_up', same, (item: string) => `${item}_follow_up`],
  ])(
    'is recognised by %j and %j, and gives what two files matched by id give',
    async (first, second, one, other) => {
      const asFiles = await json(...PAIRED, '--id', 'id');
      const wide = await json(wideFile(one, other));
      expect(wide.inputs[0]!.layout).toEqual({ kind: 'wide', affixes: [first, second] });
      expect(wide.warnings.map(({ code }) => code)).toContain('waves-of-affixes');
      const numbers = ({ scales }: Result) =>
        scales.map(({ id, comparisons }) => ({
          id,
          difference: comparisons[0]!.difference,
          primary: comparisons[0]!.primary,
          pairs: comparisons[0]!.pairs,
          tests: comparisons[0]!.tests,
          effectSizes: comparisons[0]!.effectSizes,
        }));
      // The order of respondents differs, and with it the last digits of sums.
      const rounded = (of: unknown) =>
        JSON.parse(JSON.stringify(of), (_, value) =>
          typeof value === 'number' ? Number(value.toPrecision(9)) : value,
        );
      expect(rounded(numbers(wide))).toEqual(rounded(numbers(asFiles)));
      expect(wide.scales.map(({ comparisons }) => comparisons[0]!.primary)).toEqual(['paired', 'paired']);
    },
  );

  it('is taken in the order that --waves says, and left alone with none', async () => {
    const path = wideFile(same, (item) => `${item}_post`);
    const off = await json(path, '--waves', 'none');
    expect(off.waves).toHaveLength(1);
    const mothers = wideFile(
      (item) => `mother_${item}`,
      (item) => `child_${item}`,
    );
    const named = await json(mothers, '--waves', 'child_,mother_');
    expect(named.inputs[0]!.layout).toEqual({ kind: 'wide', affixes: ['child_', 'mother_'] });
    expect((await ensureStats('analyse', mothers)).status).toBe(2);
    // Names that no column has: those that there are, and the command to type.
    const times = wideFile(
      (item) => `pre_${item}`,
      (item) => `post_${item}`,
    );
    for (const [path, affixes, wanted] of [
      [mothers, 'mother_,child_', 'mother_,aunt_'],
      [times, 'pre_,post_', 't0,t1'],
    ] as const) {
      const unknown = await ensureStats('analyse', path, '--waves', wanted);
      expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining(`--waves ${affixes}`) });
      expect(unknown.stderr).toContain(wanted.replace(',', ' and '));
      expect((await json(path, '--waves', affixes)).waves).toHaveLength(2);
    }
    // Numbers say an order and no time: `brs1.1` may also be the second column of one name.
    for (const sign of ['.', '_']) {
      const numbered = wideFile(
        (item) => `${item}${sign}1`,
        (item) => `${item}${sign}2`,
      );
      const { status, stderr } = await ensureStats('analyse', numbered);
      expect(status).toBe(2);
      expect(stderr).toContain(`--waves ${sign}1,${sign}2`);
      const taken = await json(numbered, '--waves', `${sign}1,${sign}2`);
      expect(taken.inputs[0]!.layout).toEqual({ kind: 'wide', affixes: [`${sign}1`, `${sign}2`] });
      expect(taken.scales.map(({ comparisons }) => comparisons[0]!.primary)).toEqual(['paired', 'paired']);
    }
  });

  it('is one survey where no scale is complete in two waves', async () => {
    const items = pre[0]!.split(',').slice(1, 7);
    const path = fileOf('part.csv', [
      [...items, 'brs1_post', 'start_date', 'end_date'].join(','),
      ...pre.slice(1).map((line) => [...line.split(',').slice(1, 7), '3', '1', '2'].join(',')),
    ]);
    expect((await json(path, '--scales', 'brs')).waves).toHaveLength(1);
  });
});

describe('a study of one file with several waves', () => {
  it('gives what --wave gives', async () => {
    const rows = [...rowsWith(post, 't1'), ...rowsWith(pre, 't0')];
    const wave = (id: string, ...waves: string[]) => ({ id, file: 'long.csv', wave: 'moment', waves });
    const study = {
      groups: [{ id: 'all', waves: [wave('pre', 't0', 'T0'), wave('post', 't1')] }],
      match: { columns: ['id'] },
      outputs: [{ what: 'analysis', file: 'analysis.json' }],
    };
    const folder = temporaryFolder({
      'long.csv': `moment,${pre[0]}\n${rows.join('\n')}\n`,
      'study.json': JSON.stringify(study),
    });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(stderr).not.toContain('error');
    expect(status).toBe(0);
    const made = JSON.parse(readFileSync(join(folder, 'analysis.json'), 'utf8')) as Result;
    const asRows = await json(join(folder, 'long.csv'), '--wave', 'moment', '--id', 'id');
    const numbers = ({ scales }: Result) => scales.map(({ comparisons }) => comparisons[0]!.tests);
    expect(numbers(made)).toEqual(numbers(asRows));
    expect(made.scales[0]!.comparisons[0]!.primary).toBe('paired');
  });

  it('needs the values with the column', async () => {
    const waves = [{ id: 'pre', file: 'long.csv', wave: 'moment' }];
    const folder = temporaryFolder({
      'study.json': JSON.stringify({ groups: [{ id: 'all', waves }] }),
      'long.csv': 'moment\n1\n',
    });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(status).toBe(2);
    expect(stderr).toContain('must have both "wave", the column, and "waves"');
  });
});

describe('files as waves', () => {
  it('are called as --waves says', async () => {
    const { waves } = await json(...PAIRED, '--waves', 'Spring,Autumn');
    expect(waves.map(({ id }) => id)).toEqual(['Spring', 'Autumn']);
  });

  it.each([
    [['--waves', 'a,b,c'], '--waves: 3 names for 2 files'],
    [['--wave', 'id'], '--wave reads the waves from one file'],
  ])('refuse %j', async (options, sentence) => {
    const { status, stderr } = await ensureStats('analyse', ...PAIRED, ...options);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
