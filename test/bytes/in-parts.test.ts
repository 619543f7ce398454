import { truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { describe as describeFiles } from '../../src/analysis/describe.ts';
import { scoreWaves } from '../../src/analysis/score-waves.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { validate } from '../../src/analysis/validate.ts';
import { chosenRows } from '../../src/cli/chosen-rows.ts';
import { Files } from '../../src/cli/files.ts';
import { laidOut } from '../../src/cli/layout.ts';
import { PartThreads } from '../../src/cli/part-threads.ts';
import { WORTH_THREADS } from '../../src/cli/read-file.ts';
import { chunksSource } from '../../src/io/bytes-source.ts';
import type { PartReaders } from '../../src/io/file-parts.ts';
import { openCoded } from '../../src/io/open-coded.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { isUndivided, isUnusual } from '../../src/model/coded-rows.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { isUserError } from '../../src/model/problem.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { directedScores } from '../../src/scoring/directed-scores.ts';
import { productMoment } from '../../src/stats/pearson-correlation.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { builtCommand, ensureStats, folderOfAllTests } from '../helpers/command.ts';
import { partReaders } from './part-readers.ts';
import { plainFile, type Random, scales } from './plain-files.ts';

/** Parts of a large file are read at the same time (`io/file-parts.ts`): they must give what the file gives in one go, and as text, to the last bit. */

type Command = 'analyse' | 'describe' | 'validate';

interface Job {
  readonly command: Command;
  readonly bytes: Buffer;
  readonly settings: AnalysisSettings;
}

const ITEMS = scales.flatMap(({ items }) => items.map(({ id }) => id));

/** How often parts were read, and all of them fitted. */
const used = { parts: 0, jobs: 0 };

/** The result as JSON, or the problems. */
async function result({ command, settings }: Job, dataset: Dataset): Promise<string> {
  const options = { by: settings.by ?? undefined };
  const inputs = [{ wave: 'pre', dataset: await chosenRows(dataset, options), sha256: null }];
  const waves = await laidOut(inputs, {}, { settings }, true);
  if (command === 'analyse') return JSON.stringify(await analyse(waves, settings));
  if (command === 'validate') return JSON.stringify(await validate(waves, settings));
  return JSON.stringify(
    await describeFiles(waves, { ...settings, columns: ['geslacht', 'leeftijd'], items: true }),
  );
}

async function asText(job: Job): Promise<string> {
  try {
    return await result(job, await openDataset(chunksSource('f.csv', [job.bytes]), {}));
  } catch (error) {
    if (!isUserError(error)) throw error;
    return `refused ${JSON.stringify(error.problems)}`;
  }
}

/** The same by bytes; `null` where they do not suffice, or where the parts do not fit. */
async function byBytes(job: Job, places: readonly number[]): Promise<string | null> {
  const source = chunksSource('f.csv', [job.bytes]);
  let read = 0;
  const readers =
    places.length === 0
      ? null
      : partReaders(source, places, () => {
          read++;
        });
  try {
    const dataset = await openCoded(source, {}, readers);
    const found = dataset === null ? null : await result(job, dataset);
    if (found !== null) used.jobs++;
    if (found !== null && read > 0) used.parts++;
    return found;
  } catch (error) {
    if (isUnusual(error) || isUserError(error) || isUndivided(error)) return null;
    throw error;
  }
}

function jobOf(random: Random, bytes: Buffer): Job {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
  return {
    command: pick(['analyse', 'analyse', 'describe', 'validate']),
    bytes,
    settings: {
      ...defaultSettings,
      ...{ by: random() < 0.5 ? 'geslacht' : null, candidates: [...scales] },
      detail: pick(['summary', 'items', 'full']),
      alpha: pick(['listwise', 'listwise', 'pairwise']),
      missing: pick([[], [], ['9'], ['99', 'nvt'], ['5']]),
      invalid: pick(['error', 'error', 'missing']),
    },
  };
}

function randomOf(seed: number): Random {
  const source = seededRandom(seed);
  return () => source.nextUint32() / 2 ** 32;
}

/** What stands where two texts begin to differ; they are too long to be shown. */
function firstDifference(one: string, other: string): readonly string[] | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at++;
  return [one, other].map((text) => text.slice(Math.max(0, at - 200), at + 50));
}

/** @returns in how many of the jobs that were done by bytes parts were read, of how many */
async function compared(runs: number, damaged: boolean): Promise<readonly [inParts: number, all: number]> {
  Object.assign(used, { parts: 0, jobs: 0 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 3 }),
      async (seed, shares) => {
        const random = randomOf(seed);
        const rows = [3, 50, 210, 1025][Math.floor(random() * 4)]!;
        const job = jobOf(random, plainFile(random, rows, damaged).bytes);
        const places = shares.map((share) => Math.floor((share / 1000) * job.bytes.length));
        const inParts = await byBytes(job, places);
        if (inParts !== null) expect(firstDifference(inParts, await asText(job))).toBeNull();
      },
    ),
    { numRuns: runs },
  );
  return [used.parts, used.jobs];
}

describe('files read in parts', () => {
  it('give what they give as text', async () => {
    const [inParts, all] = await compared(30, false);
    expect(inParts / all).toBeGreaterThan(0.7);
    expect(all).toBeGreaterThan(20);
  }, 120_000);

  it('give what they give as text where something in them is odd', async () => {
    const [inParts, all] = await compared(30, true);
    expect(inParts / all).toBeGreaterThan(0.4);
    expect(all).toBeGreaterThan(5);
  }, 120_000);

  it.each([
    ['\n', 'LF', true],
    ['\r\n', 'CRLF', true],
    ['\n', 'LF', false],
    ['\r\n', 'CRLF', false],
  ])('give the same wherever they are divided: %j', async (end, _, endsWithLine) => {
    const text = rowsWithProse(end);
    const bytes = Buffer.from(endsWithLine ? text : text.slice(0, -end.length));
    const job: Job = { ...jobOf(() => 0.1, bytes), command: 'describe' };
    const expected = await asText(job);
    expect(await byBytes(job, [])).toBe(expected);
    Object.assign(used, { parts: 0, jobs: 0 });
    for (let place = 0; place <= bytes.length + 1; place++) {
      expect(await byBytes(job, [place, place + 60])).toBe(expected);
    }
    expect(used.jobs).toBe(bytes.length + 2);
    expect(used.parts / used.jobs).toBeGreaterThan(0.5);
  });

  it.each([
    ['3.0', true],
    ['3,0', false],
    ['3', true],
  ])('agree in the decimal sign, or are read as text: 3.0 and %s', async (later, agree) => {
    const rows = (answer: string) => `${ITEMS.map(() => answer).join(';')};\n`.repeat(30);
    const header = [...ITEMS, 'opmerking'].join(';');
    const job = jobOf(() => 0.9, Buffer.from(`${header}\n${rows('3.0')}${rows(later)}`));
    const place = job.bytes.length - rows(later).length - 3;
    const inParts = await byBytes(job, [place]);
    if (agree) expect(inParts).toBe(await asText(job));
    else expect(inParts).toBeNull();
  });

  it('are read in one go where a line in a cell was taken for a row', async () => {
    const header = ITEMS.join(',');
    const row = ITEMS.map(() => '3').join(',');
    const text = `${header},opmerking\n${`${row},goed\n`.repeat(5)}${row},"een\n${row},twee\ndrie"\n${row},\n`;
    const source = chunksSource('f.csv', [Buffer.from(text)]);
    const readers = partReaders(source, [text.indexOf('"een') + 1], () => undefined);
    const dataset = await openCoded(source, {}, readers);
    const settings = { ...defaultSettings, candidates: [...scales] };
    const failure = await analyse([{ wave: 'pre', dataset: dataset!, sha256: null }], settings).catch(
      (error: unknown) => error,
    );
    expect(isUndivided(failure)).toBe(true);
  });
});

const WORKER = resolve('dist/command/part-worker.cjs');

describe('sums between scores', () => {
  it('are those of the scores of the file as text, of one part and of several', async () => {
    const settings = { ...defaultSettings, candidates: [...scales] };
    const scoredBy = async (dataset: Dataset) =>
      (await scoreWaves([{ wave: 'pre', dataset, sha256: null }], settings, true)).scored[0]!;
    for (const [seed, share] of [
      [5, 0],
      [6, 0.4],
      [8, 0.7],
    ] as const) {
      const bytes = plainFile(randomOf(seed), 1500, false).bytes;
      const source = chunksSource('f.csv', [bytes]);
      let read = 0;
      const readers = partReaders(source, [Math.floor(share * bytes.length)], () => {
        read++;
      });
      const byBytes = await scoredBy((await openCoded(source, {}, share === 0 ? null : readers))!);
      expect(read).toBe(share === 0 ? 0 : 1);
      const asText = await scoredBy(await openDataset(chunksSource('f.csv', [bytes]), {}));
      const directed = asText.scales.flatMap(({ scores }) => directedScores(scores));
      expect(byBytes.betweenScores?.k).toBe(directed.length);
      for (const [one, { scores: x }] of directed.entries())
        for (const [other, { scores: y }] of directed.slice(0, one).entries()) {
          const both = Array.from({ length: asText.rows }, (_, row) => [x.scoreAt(row), y.scoreAt(row)]);
          const whole = both.filter((pair) => !pair.some(Number.isNaN));
          const [xs, ys] = [0, 1].map((at) => Float64Array.from(whole, (pair) => pair[at]!));
          const r = productMoment(xs!, ys!);
          const found = byBytes.betweenScores!.correlation(one, other);
          expect(found?.n).toBe(whole.length);
          expect(r.ok && Math.abs(found!.r - r.value)).toBeLessThan(1e-9);
        }
    }
  });
});

describe('threads', () => {
  const folder = folderOfAllTests();
  const path = join(folder, 'large.csv');
  const row = (random: Random) => ITEMS.map(() => (random() < 0.05 ? '' : 1 + Math.floor(5 * random())));
  const definitions = scales.map((scale) => {
    const file = join(folder, `${scale.id}.json`);
    writeFileSync(file, JSON.stringify(scale));
    return file;
  });

  beforeAll(() => {
    const random = randomOf(7);
    const rows = Array.from({ length: 20_000 }, () => row(random).join(',')).join('\n');
    // As large as is worth three threads.
    const times = Math.ceil((1.5 * WORTH_THREADS) / (rows.length + 1));
    writeFileSync(path, `${ITEMS.join(',')}\n${`${rows}\n`.repeat(times)}`);
  });

  it.each([
    [1, 0],
    [2, 1],
    [8, 2],
  ])('%i cores: %i parts are read elsewhere', async (cores, others) => {
    const source = await new Files().source(path, false);
    const threads = new PartThreads(WORKER, cores);
    const readers = threads.readersOf(path, source);
    let read = 0;
    const counted: PartReaders | null = readers && {
      ...readers,
      read: async (task) => {
        const found = await readers.read(task);
        read++;
        return found;
      },
    };
    const settings = { ...defaultSettings, candidates: [...scales], detail: 'items' as const };
    const analysed = async (dataset: Dataset | null) =>
      JSON.stringify(await analyse([{ wave: 'pre', dataset: dataset!, sha256: null }], settings));
    try {
      const inParts = await analysed(await openCoded(source, {}, counted));
      expect(read).toBe(others);
      expect(firstDifference(inParts, await analysed(await openCoded(source, {})))).toBeNull();
    } finally {
      threads.close();
    }
  });

  it('read the scales that come with the command', async () => {
    const chosen = ['brs', 'gse', 'wemwbs'];
    const own = builtInScales().filter(({ id }) => chosen.includes(id));
    const random = randomOf(8);
    const answers = own.flatMap(({ items }) => items).map(() => [1, 2, 3, 4]);
    const rows = Array.from({ length: 5000 }, () =>
      answers.map((codes) => (random() < 0.05 ? '' : codes[Math.floor(4 * random())])).join(','),
    ).join('\n');
    const file = join(folder, 'built-in.csv');
    const header = own.flatMap(({ items }) => items.map(({ id }) => id)).join(',');
    writeFileSync(file, `${header}\n${`${rows}\n`.repeat(Math.ceil(WORTH_THREADS / (rows.length + 1)))}`);
    const source = await new Files().source(file, false);
    const threads = new PartThreads(WORKER, 2);
    const readers = threads.readersOf(file, source)!;
    const read = vi.fn(readers.read);
    const settings = { ...defaultSettings, candidates: builtInScales(), requested: own };
    const analysed = async (dataset: Dataset | null) =>
      JSON.stringify(await analyse([{ wave: 'pre', dataset: dataset!, sha256: null }], settings));
    try {
      const inParts = await analysed(await openCoded(source, {}, { ...readers, read }));
      expect(read).toHaveBeenCalledOnce();
      await expect(read.mock.results[0]!.value).resolves.toMatchObject({ found: expect.anything() });
      expect(firstDifference(inParts, await analysed(await openCoded(source, {})))).toBeNull();
    } finally {
      threads.close();
    }
    // The command as it is built, from start to end.
    const call = ['reliability', file, '--scales', chosen.join(','), '--format', 'json'];
    expect(firstDifference(builtCommand(...call).stdout, (await ensureStats(...call)).stdout)).toBeNull();
  });

  it('do here what cannot be sent', async () => {
    const threads = new PartThreads(WORKER, 2);
    const readers = threads.readersOf(path, { name: 'large.csv', size: WORTH_THREADS })!;
    const task = { part: { start: 0 }, layout: {}, work: () => undefined, watches: [] };
    const refused = await readers.read(task as never).catch((error: unknown) => error);
    expect(isUndivided(refused)).toBe(true);
    threads.close();
  });

  it('are not started for a file that is too small', () => {
    const threads = new PartThreads(WORKER, 2);
    expect(threads.readersOf(path, { name: 'a.csv', size: WORTH_THREADS - 1 })).toBeNull();
    expect(threads.readersOf(path, { name: 'a.csv', size: WORTH_THREADS })?.places).toHaveLength(1);
    threads.close();
  });

  it('are started early for large text files only', async () => {
    const start = vi.spyOn(PartThreads.prototype, 'start');
    const sizes = [
      ['a.csv', WORTH_THREADS],
      ['b.TXT', WORTH_THREADS + 1],
      ['c.csv', WORTH_THREADS - 1],
      ['d.sav', WORTH_THREADS],
      ['e.xlsx', WORTH_THREADS],
    ] as const;
    const started: string[] = [];
    for (const [name, size] of sizes) {
      const large = join(folder, name);
      writeFileSync(large, '');
      truncateSync(large, size);
      const files = new Files();
      start.mockClear();
      await files.expect([large]);
      if (start.mock.calls.length > 0) started.push(name);
      await files.close();
    }
    expect(started).toEqual(['a.csv', 'b.TXT']);
    start.mockRestore();
  });

  it('read for the command what it reads without them', async () => {
    const call = ['describe', path, '--scales', definitions.join(','), '--format', 'json'];
    const inThreads = builtCommand(...call);
    // From its sources the command has no script to start.
    const { status, stdout, stderr } = await ensureStats(...call);
    expect(firstDifference(inThreads.stdout, stdout)).toBeNull();
    expect(inThreads).toMatchObject({ status, stderr });
    expect(status).toBe(0);
  });
});

/** A few rows with quotes, gaps, and prose over several lines. */
function rowsWithProse(end: string): string {
  const random = randomOf(11);
  const prose = ['goed', '"een, twee"', `"regel een${end}regel, twee${end}${end}drie"`, '"zei ""ja"""', ''];
  const rows = Array.from({ length: 7 }, (_, row) =>
    [
      `R${row}`,
      ...ITEMS.map(() => (random() < 0.1 ? '' : String(1 + Math.floor(3 * random())))),
      prose[row % prose.length]!,
      ['m', 'v', '" m"'][row % 3]!,
      String(20 + row),
    ].join(','),
  );
  return `${[['id', ...ITEMS, 'opmerking', 'geslacht', 'leeftijd'].join(','), ...rows].join(end)}${end}`;
}
