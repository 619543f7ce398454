import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { Files } from '../../src/cli/files.ts';
import { analysisSettings, openInputs } from '../../src/cli/inputs.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openCoded } from '../../src/io/open-coded.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { ensureStats, folderOfAllTests } from '../helpers/command.ts';
import { plainFile, scales } from './plain-files.ts';

const folder = folderOfAllTests();
const definitions = scales.map((scale) => {
  const path = join(folder, `${scale.id}.json`);
  writeFileSync(path, JSON.stringify(scale));
  return path;
});

function random(seed: number) {
  const source = seededRandom(seed);
  return () => source.nextUint32() / 2 ** 32;
}

/** Rows of a text whose quotes are in order: lines that end outside them. */
function rowsIn(text: string): number {
  return text
    .split('"')
    .reduce((rows, part, index) => (index % 2 === 0 ? rows + part.split('\n').length - 1 : rows), 0);
}

/** Respondents whose ids differ, and who gave 2 MiB of answers together. */
function largeFile(name: string, seed: number): string {
  const path = join(folder, name);
  const { bytes } = plainFile(random(seed), 45_000, false);
  writeFileSync(path, bytes);
  return path;
}

const large = largeFile('pre.csv', 3);
const distinct = largeFile('distinct.csv', 5);
const small = join(folder, 'small.csv');
writeFileSync(small, plainFile(random(3), 100, false).bytes);

describe('a command', () => {
  it('opens large plain files by their bytes, and small ones as text', async () => {
    const isTaken = vi.fn();
    const byBytes = { isTaken, inParts: true };
    const [input] = await openInputs([large], ['pre'], {}, new Files(), { byBytes });
    expect(isTaken).toHaveBeenCalledOnce();
    expect(input!.dataset.coded).toBeDefined();
    expect(() => input!.dataset.rowCount).toThrow('not read yet');
    const [other] = await openInputs([small], ['pre'], {}, new Files(), { byBytes });
    expect(isTaken).toHaveBeenCalledOnce();
    expect(other!.dataset.coded).toBeUndefined();
  });

  it.each(['analyse', 'reliability'])('%s prints of them what it prints of text', async (command) => {
    const given = ['--scales', definitions.join(','), '--format', 'json'];
    const printed = await ensureStats(command, large, ...given);
    const files = new Files();
    const settings = await analysisSettings(
      { scales: definitions, ...(command === 'reliability' && { matched: false }) },
      files,
      'full',
    );
    const inputs = await openInputs([large], ['pre'], {}, files);
    expect(inputs[0]!.dataset.coded).toBeUndefined();
    expect(JSON.parse(printed.stdout)).toStrictEqual(
      JSON.parse(JSON.stringify(await analyse(inputs, settings))),
    );
  });

  it.each([
    ['--keep', 'geslacht'],
    ['--id', 'id', '--where', 'leeftijd>30'],
    ['--missing', '5', '--csv-style', 'excel-nl'],
  ])('score writes of them what it writes of text: %s', async (...options) => {
    const [out, other] = [join(folder, 'bytes.csv'), join(folder, 'text.csv')];
    const call = ['score', distinct, '--scales', definitions.join(','), ...options];
    const byBytes = await ensureStats(...call, '-o', out);
    // Under a sign that the user names, files are read as text.
    const asText = await ensureStats(...call, '--decimal', '.', '-o', other);
    expect(byBytes.status).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(other, 'utf8'));
    expect(byBytes.stderr.replace(out, other)).toBe(asText.stderr);
  });

  it.each([
    ['validate'],
    ['validate', '--id', 'id', '--where', 'leeftijd>30'],
    ['describe'],
    ['describe', '--by', 'geslacht', '--columns', 'leeftijd'],
    ['describe', '--missing', '5', '--invalid', 'missing', '--where', 'leeftijd>30'],
  ])('%s prints of them what it prints of text: %s', async (command, ...options) => {
    const call = [command, distinct, '--scales', definitions.join(','), ...options];
    const byBytes = await ensureStats(...call);
    expect(byBytes.stdout).not.toBe('');
    expect(byBytes).toStrictEqual(await ensureStats(...call, '--decimal', '.'));
  });

  it('says where an impossible answer stands, and how it is read as text', async () => {
    const path = join(folder, 'impossible.csv');
    const source = largeFile('impossible.csv', 4);
    const lines = readFileSync(source, 'utf8').split(/(?<=\n)/);
    const broken = lines[40_001]!.replace(/(["\t,;])[1-5](?:\.0)?(?=["\t,;])/, '$17');
    writeFileSync(path, [...lines.slice(0, 40_001), broken, ...lines.slice(40_002)].join(''));
    const { status, stderr } = await ensureStats('reliability', path, '--scales', definitions.join(','));
    expect(broken).not.toBe(lines[40_001]);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `of impossible.csv, row ${rowsIn(lines.slice(0, 40_001).join('')) + 1}: 7 is not in`,
    );
  });
});

describe('the rows of respondents', () => {
  const demand = { codes: [], texts: [], onBatch: () => undefined };

  it.each([
    [null, [2, 3, 4]],
    ['2', [2, 4]],
  ] as const)('are counted as a spreadsheet does, and not anew for each respondent', async (score, rows) => {
    const dataset = await openCoded(bytesSource('a.csv', 'id,score\na,2\nb,1\nc,2\n'), {});
    const coded = dataset!.coded!;
    if (score !== null)
      coded.choose({ columns: [1], isUsed: (cells) => cells[1] === score, finish: () => undefined });
    await coded.read(demand);
    expect([...coded.rowNumbers()]).toEqual(rows);
    expect(coded.rowNumbers()).toBe(coded.rowNumbers());
  });
});
