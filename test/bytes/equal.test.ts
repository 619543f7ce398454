import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnalysisInput, analyse } from '../../src/analysis/analyse.ts';
import { describe as describeFiles } from '../../src/analysis/describe.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { validate } from '../../src/analysis/validate.ts';
import { chosenRows, type ReadingOptions } from '../../src/cli/chosen-rows.ts';
import { laidOut } from '../../src/cli/layout.ts';
import { matchedByRow } from '../../src/cli/matched-by-row.ts';
import { chunksSource } from '../../src/io/bytes-source.ts';
import { openCoded } from '../../src/io/open-coded.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { isUnusual } from '../../src/model/coded-rows.ts';
import type { ByteSource } from '../../src/model/dataset.ts';
import type { ResponseStatus } from '../../src/model/export-form.ts';
import { isUserError } from '../../src/model/problem.ts';
import type { Scale } from '../../src/model/scale.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { withKeys } from '../../src/scoring/definition/keyed-items.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { type FormName, MOMENTS, plainFile, type Random, scales } from './plain-files.ts';

/** A large plain file is read from bytes to codes (`io/open-coded.ts`), every other as text: the two must say the same, to the last bit. */

/** What an analysis of some files is asked for. */
interface Job {
  readonly command: keyof typeof asked;
  readonly files: readonly Buffer[];
  readonly options: ReadingOptions;
  readonly settings: AnalysisSettings;
}

/** What files are read for. */
const asked = {
  analyse,
  describe: (inputs: readonly AnalysisInput[], settings: AnalysisSettings) =>
    describeFiles(inputs, { ...settings, columns: ['geslacht', 'leeftijd'], items: true }),
  validate: (inputs: readonly AnalysisInput[], settings: AnalysisSettings) => validate(inputs, settings),
} as const;

/** Exports of all platforms; those with a blank row, a column without a name, or persons in several rows are read as text. */
const EXPORTS = readdirSync('fixtures/exports', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/.*\.csv$/.test(path) && !path.includes('dictionary'))
  .sort();

const CHUNKS = [17, 64, 1000, 1 << 16];

function sourceOf(bytes: Buffer, index: number, chunk: number): ByteSource {
  const count = Math.ceil(bytes.length / chunk);
  const chunks = Array.from({ length: count }, (_, at) => bytes.subarray(at * chunk, (at + 1) * chunk));
  return chunksSource(`f${index}.csv`, chunks);
}

/** The result as JSON, the problems, or `null` where the bytes do not suffice. */
async function outcome(job: Job, byBytes: boolean, chunk: number): Promise<string | null> {
  try {
    const inputs: AnalysisInput[] = [];
    for (const [index, bytes] of job.files.entries()) {
      const source = sourceOf(bytes, index, chunk);
      const opened = byBytes ? await openCoded(source, job.options) : await openDataset(source, job.options);
      if (opened === null) return null;
      const isLong = job.options.wave !== undefined;
      const dataset = await chosenRows(opened, job.options, isLong ? 'answers' : 'respondents');
      inputs.push({ wave: ['pre', 'post'][index]!, dataset, sha256: null });
    }
    const waves =
      inputs.length > 1 ? inputs : await laidOut(inputs, job.options, { settings: job.settings }, true);
    return JSON.stringify(await asked[job.command](waves, matchedByRow(job.settings, waves)));
  } catch (error) {
    if (byBytes && (isUnusual(error) || isUserError(error))) return null;
    if (!isUserError(error)) throw error;
    return `refused ${JSON.stringify(error.problems)}`;
  }
}

/** What the files of a job are. */
interface Kind {
  readonly damaged: boolean;
  readonly encoding?: 'utf-8' | 'windows-1252';
  /** Whether they are those of a survey platform, or have several waves in rows or columns. */
  readonly layout?: 'export' | 'long' | 'wide';
}

/** Statuses that the files of a form tell. */
const STATUSES = {
  none: [],
  qualtrics: ['preview', 'spam', 'unfinished'],
  limesurvey: ['unfinished'],
  long: [],
  wide: [],
} as const satisfies Record<FormName, readonly ResponseStatus[]>;

function jobOf(random: Random, { damaged, encoding = 'utf-8', layout }: Kind): Job {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
  const isLong = layout === 'long';
  const isPair = !isLong && layout !== 'wide' && random() < 0.4;
  const sizes = Array.from({ length: isPair ? 2 : 1 }, () =>
    pick([1, 2, 3, 50, 50, 210, 210, 1023, 1025, 2100]),
  );
  const isExport = layout === 'export';
  const form = isExport ? pick(['qualtrics', 'limesurvey'] as const) : (layout ?? 'none');
  const files = sizes.map((rows) => plainFile(random, rows, damaged && random() < 0.7, encoding, form).bytes);
  const statuses: readonly ResponseStatus[] = STATUSES[form];
  const drop =
    isExport && random() < 0.6 && Math.min(...sizes) > 49 ? statuses.filter(() => random() < 0.7) : undefined;
  const by = !isPair && random() < 0.4 ? 'geslacht' : null;
  const id = (isPair || (isLong && by === null)) && random() < 0.5 ? 'id' : null;
  const attrition = id !== null && random() < 0.5 ? ['geslacht'] : [];
  const conditions = [undefined, undefined, ['leeftijd>30'], ['geslacht!=m', 'leeftijd<70'], ['kalm1=1|2|3']];
  const where = Math.min(...sizes) < 50 ? undefined : pick(conditions);
  return {
    command: pick(['analyse', 'analyse', 'analyse', 'describe', 'validate'] as const),
    files,
    options: {
      ...(isLong && {
        wave: 'moment',
        waves: pick([undefined, undefined, MOMENTS.slice(0, 2), ['na', 'voor']]),
      }),
      where,
      drop,
      by: by ?? undefined,
      ...(encoding !== 'utf-8' && random() < 0.3 && { encoding }),
    },
    settings: {
      ...defaultSettings,
      ...{ by, id, attrition, candidates: [...scales], requested: pick([null, null, [...scales]]) },
      detail: pick(['summary', 'items', 'full']),
      alpha: pick(['listwise', 'listwise', 'pairwise']),
      missing: pick([[], [], ['9'], ['99', 'nvt'], ['5']]),
      invalid: pick(['error', 'error', 'missing']),
    },
  };
}

/** @returns how many of the jobs were done by bytes, of how many */
async function compared(seeds: number, kind: Kind): Promise<readonly [byBytes: number, all: number]> {
  let [byBytes, all] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.constantFrom(...CHUNKS),
      async (seed, chunk) => {
        const source = seededRandom(seed);
        const job = jobOf(() => source.nextUint32() / 2 ** 32, kind);
        all++;
        const inBytes = await outcome(job, true, chunk);
        if (inBytes === null) return;
        byBytes++;
        expect(inBytes).toBe(await outcome(job, false, 1 << 16));
      },
    ),
    { numRuns: seeds },
  );
  return [byBytes, all];
}

describe('files read from bytes to codes', () => {
  it('give what they give as text, and are read so nearly always where they are plain', async () => {
    const [byBytes, all] = await compared(60, { damaged: false });
    expect(byBytes / all).toBeGreaterThan(0.65);
  }, 120_000);

  it('give what they give as text in windows-1252', async () => {
    const [byBytes, all] = await compared(40, { damaged: false, encoding: 'windows-1252' });
    expect(byBytes / all).toBeGreaterThan(0.6);
    const [byBytesToo, damaged] = await compared(40, { damaged: true, encoding: 'windows-1252' });
    expect(byBytesToo / damaged).toBeGreaterThan(0.2);
  }, 120_000);

  it('give what they give as text where something in them is odd, or are read as text', async () => {
    const [byBytes, all] = await compared(80, { damaged: true });
    expect(byBytes / all).toBeGreaterThan(0.2);
    expect(byBytes / all).toBeLessThan(0.95);
  }, 120_000);

  it('give what they give as text where they are exports of survey platforms', async () => {
    const [byBytes, all] = await compared(50, { damaged: false, layout: 'export' });
    expect(byBytes / all).toBeGreaterThan(0.7);
    const [byBytesToo, damaged] = await compared(50, { damaged: true, layout: 'export' });
    expect(byBytesToo / damaged).toBeGreaterThan(0.2);
  }, 120_000);

  it('give what they give as text where columns are of several waves', async () => {
    const [byBytes, all] = await compared(40, { damaged: false, layout: 'wide' });
    expect(byBytes / all).toBeGreaterThan(0.5);
    const [byBytesToo, damaged] = await compared(40, { damaged: true, layout: 'wide' });
    expect(byBytesToo / damaged).toBeGreaterThan(0.2);
  }, 120_000);

  it('give what they give as text where rows are of several waves', async () => {
    const [byBytes, all] = await compared(40, { damaged: false, layout: 'long' });
    expect(byBytes / all).toBeGreaterThan(0.65);
    const [byBytesToo, damaged] = await compared(40, { damaged: true, layout: 'long' });
    expect(byBytesToo / damaged).toBeGreaterThan(0.2);
  }, 120_000);

  it.each([
    [['3', '4.0', '2'], true],
    [['3.0', '4,0', '2'], false],
    [['3.0', '1.234', '2'], false],
    [['3,0', '4', '', ' 2,0'], true],
    [['3.5', '4', '2'], false],
    [['3.0', 'Niet mee eens, niet mee oneens', '2'], true],
  ] as const)('take answers such as 3.0 where one sign is beyond doubt: %j', async (answers, isTaken) => {
    const items = ['kalm1', 'kalm2', 'kalm3', 'kalm4', 'kalm5', 'kalm6', 'kalm7'];
    const rows = answers.map((answer, row) => [row, ...items.map(() => answer)].join(';'));
    const files = [Buffer.from(`${[['id', ...items].join(';'), ...rows].join('\n')}\n`)];
    const settings = { ...defaultSettings, candidates: [...scales], requested: null };
    const job: Job = { command: 'analyse', files, options: {}, settings };
    const inBytes = await outcome(job, true, 17);
    if (isTaken) expect(inBytes).toBe(await outcome(job, false, 17));
    else expect(inBytes).toBeNull();
  });

  it.each([
    [['1.0', '4', '6.0'], true],
    [['0.0', '4', '6.0'], false],
    [['1,0', '3,0', '6,0'], true],
    [['1', '4', '6'], true],
  ] as const)('say as of text whether a file may count from 1: %j', async (answers, isSaid) => {
    const items = ['zorg1', 'zorg2', 'zorg3', 'zorg4'];
    const rows = Array.from({ length: 30 }, (_, row) =>
      [row, ...items.map((_item, at) => answers[(row + at) % 3]!)].join(';'),
    );
    const files = [Buffer.from(`${[['id', ...items].join(';'), ...rows].join('\n')}\n`)];
    const settings = { ...defaultSettings, candidates: [...scales], requested: null };
    const job: Job = { command: 'analyse', files, options: {}, settings };
    const inBytes = await outcome(job, true, 17);
    expect(inBytes).toBe(await outcome(job, false, 17));
    expect(inBytes!.includes('lowest-code-absent')).toBe(isSaid);
  });

  /** Rows of a scale from 0, of which so many are used; who is not has given the lowest answer. */
  function fromZero(used: number, lowest: readonly string[], answers: readonly string[]): Buffer {
    const items = ['zorg1', 'zorg2', 'zorg3', 'zorg4'];
    const row = (id: number, group: string, of: (at: number) => string) =>
      [id, group, 20 + (id % 60), ...items.map((_item, at) => of(at))].join(';');
    const rows = [
      ...Array.from({ length: used }, (_, id) => row(id, 'v', (at) => answers[(id + at) % answers.length]!)),
      ...lowest.map((answer, index) => row(used + index, 'm', () => answer)),
    ];
    return Buffer.from(`${['id', 'geslacht', 'leeftijd', ...items].join(';')}\n${rows.join('\n')}\n`);
  }

  it.each([
    // As many rows as say something of the lowest answer, and one less.
    ['analyse', 25, ['0'], ['1', '4', '6'], false],
    ['analyse', 24, ['0'], ['1', '4', '6'], true],
    ['describe', 25, ['0'], ['1', '4', '6'], false],
    ['validate', 25, ['0'], ['1', '4', '6'], false],
    // Somebody who is used has given it.
    ['analyse', 30, ['0'], ['1', '4', '0'], true],
    ['describe', 30, ['0'], ['1', '4', '0.0'], true],
    // Nobody has, used or not.
    ['analyse', 30, ['1'], ['1', '4', '6'], false],
  ] as const)(
    '%s of the rows that are chosen, %i with others who gave %j, says of the lowest answer what text says',
    async (command, used, lowest, answers, isTaken) => {
      const settings = { ...defaultSettings, candidates: [...scales], requested: null };
      const job: Job = {
        ...{
          command,
          files: [fromZero(used, lowest, answers)],
          options: { where: ['geslacht=v'] },
          settings,
        },
      };
      const inBytes = await outcome(job, true, 64);
      const asText = await outcome(job, false, 64);
      expect(asText!.includes('lowest-code-absent')).toBe(!isTaken);
      expect(inBytes).toBe(isTaken ? asText : null);
    },
  );

  it('give what they give as text where items have keys', async () => {
    const response = (labels: boolean) => ({
      min: 1,
      max: 4,
      ...(labels && {
        labels: ['Parijs', 'Rome', 'Bern', 'Oslo'].map((text, at) => ({
          value: at + 1,
          text: { nl: [text] },
        })),
      }),
    });
    const kennis = withKeys({
      ...{ id: 'kennis', version: '1.0.0', name: { en: 'Knowledge' }, direction: 'higher-is-better' },
      response: response(true),
      items: [
        { id: 'kennis1', key: 'Rome' },
        { id: 'kennis2', key: [1, 3] },
        { id: 'kennis3', key: 4, response: response(false) },
        { id: 'kennis4', key: 2 },
      ],
      ...{ score: { aggregate: 'sum' }, citation: 'Made for this test.', licence: 'None.' },
    } as Scale);
    let [taken, all] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.constantFrom('describe', 'describe', 'analyse', 'validate'),
        fc.constantFrom(...CHUNKS),
        async (seed, command, chunk) => {
          const source = seededRandom(seed);
          const draw = (count: number) => source.nextUint32() % count;
          const cell = (item: number) =>
            draw(20) === 0
              ? ''
              : item === 2 || draw(2) === 0
                ? String(1 + draw(4))
                : ['Parijs', '"Rome"', ' bern', 'OSLO'][draw(4)]!;
          const rows = Array.from({ length: [1, 30, 1025][draw(3)]! }, (_, row) =>
            [row, ['m', 'v', ''][draw(3)], 20 + draw(50), ...[0, 1, 2, 3].map(cell)].join(';'),
          );
          const header = 'id;geslacht;leeftijd;kennis1;kennis2;kennis3;kennis4';
          const job: Job = {
            command,
            files: [Buffer.from(`${header}\n${rows.join('\n')}\n`)],
            options: {},
            settings: {
              ...{ ...defaultSettings, candidates: [kennis], requested: [kennis] },
              by: draw(2) === 0 ? 'geslacht' : null,
            },
          };
          all++;
          const inBytes = await outcome(job, true, chunk);
          if (inBytes === null) return;
          taken++;
          expect(inBytes).toBe(await outcome(job, false, 1 << 16));
        },
      ),
      { numRuns: 30 },
    );
    expect(taken / all).toBeGreaterThan(0.8);
  }, 60_000);

  it('give what they give as text: exports of all platforms, nearly all of which are read so', async () => {
    const settings = { ...defaultSettings, candidates: builtInScales(), requested: null };
    const taken: string[] = [];
    for (const path of EXPORTS) {
      const files = [readFileSync(`fixtures/exports/${path}`)];
      const job: Job = { command: 'analyse', files, options: {}, settings };
      const inBytes = await outcome(job, true, 64);
      if (inBytes === null) continue;
      taken.push(path);
      expect(inBytes, path).toBe(await outcome(job, false, 64));
    }
    expect(taken).toContain('qualtrics/values.csv');
    expect(taken.length / EXPORTS.length).toBeGreaterThan(0.8);
  }, 60_000);
});
