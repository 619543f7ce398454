import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, bytesSource, openDataset, UserError } from '../../src/index.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { settings } from '../relations/answers.ts';

const HEADER = Array.from({ length: 9 }, (_, item) => `phq9_${item + 1}`).join(',');

/** Codes from 0 to 3, a row a respondent. */
const codes = (rows: number, max: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max }), { minLength: 9, maxLength: 9 }), {
    minLength: rows,
    maxLength: rows,
  });

function csv(rows: readonly (readonly number[])[], written: (code: number) => string): string {
  return `${HEADER}\n${rows.map((row) => row.map(written).join(',')).join('\n')}\n`;
}

async function analysed(text: string, ...options: readonly string[]) {
  const path = join(temporaryFolder({ 'a.csv': text }), 'a.csv');
  const { status, stdout, stderr } = await ensureStats('analyse', path, '--format', 'json', ...options);
  return { status, stderr, result: stdout === '' ? null : JSON.parse(stdout) };
}

const warned = (result: { readonly warnings: readonly { readonly code: string }[] }) =>
  result.warnings.filter(({ code }) => code === 'lowest-code-absent');

/** What the message says to type. */
const option = (stderr: string) => /--answers "([^"]+)"/.exec(stderr)![1]!;

describe('a scale that counts from 0 in a file that counts from 1', () => {
  it('is read as the file that counts from 0 by the option that the message names', async () => {
    await fc.assert(
      fc.asyncProperty(codes(12, 3), fc.constantFrom('', '.0'), async (rows, decimals) => {
        fc.pre(rows.flat().includes(3) && rows.flat().includes(0));
        const plain = await analysed(csv(rows, String));
        expect(plain.status).toBe(0);
        expect(warned(plain.result)).toEqual([]);
        const shifted = csv(rows, (code) => `${code + 1}${decimals}`);
        const refused = await analysed(shifted);
        expect(refused.status).toBe(1);
        expect(refused.stderr).toMatch(/^error: a\.csv: the answers to phq9 are 1–4/);
        const read = await analysed(shifted, '--answers', option(refused.stderr));
        expect(read.status).toBe(0);
        expect(read.result.scales).toEqual(plain.result.scales);
      }),
      { numRuns: 15 },
    );
  });

  it('is warned of where nobody gave the highest answer, so that every score would be too high', async () => {
    await fc.assert(
      fc.asyncProperty(codes(12, 2), async (rows) => {
        fc.pre(rows.flat().includes(2) && rows.flat().includes(0));
        const plain = await analysed(csv(rows, String));
        const shifted = csv(rows, (code) => String(code + 1));
        const silent = await analysed(shifted);
        expect(silent.status).toBe(0);
        expect(warned(silent.result)).toEqual([expect.objectContaining({ scale: 'phq9', file: 'a.csv' })]);
        const read = await analysed(shifted, '--answers', option(silent.stderr));
        expect(warned(read.result)).toEqual([]);
        expect(read.result.scales).toEqual(plain.result.scales);
      }),
      { numRuns: 15 },
    );
  });

  it('is not warned of with few answers, in words, or from one 0 on', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, row) =>
        Array.from({ length: 9 }, (_, item) => 1 + ((row + item) % 3)),
      );
    const words = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];
    // 11 respondents and fewer give less than 100 answers.
    expect(warned((await analysed(csv(rows(11), String))).result)).toHaveLength(0);
    expect(warned((await analysed(csv(rows(12), String))).result)).toHaveLength(1);
    expect(warned((await analysed(csv(rows(12), (code) => words[code]!))).result)).toHaveLength(0);
    const [first, ...others] = rows(12);
    const one = [[0, ...first!.slice(1)], ...others];
    expect(warned((await analysed(csv(one, String))).result)).toHaveLength(0);
  });

  it('keeps nothing of the codes of the definition: a 0 is impossible then', async () => {
    const rows = Array.from({ length: 12 }, (_, row) =>
      Array.from({ length: 9 }, (_, item) => (row === 4 && item === 2 ? 0 : 1 + ((row + item) % 4))),
    );
    const { status, stderr } = await analysed(csv(rows, String), '--answers', 'phq9:1=0,2=1,3=2,4=3');
    expect(status).toBe(1);
    expect(stderr).toContain('"phq9_3" of a.csv, row 6: 0 is not in 0–3 (phq9_3)');
  });

  it('takes codes only for a scale that is named, and only when every answer has one', async () => {
    const text = csv([[0, 1, 2, 3, 0, 1, 2, 3, 0]], String);
    for (const given of ['1=0,2=1,3=2,4=3', 'phq9:1=0,2=1', 'phq9:1=0,2=1,3=2,4=2']) {
      const { status, stderr } = await analysed(text, '--answers', given);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^error: --answers: "\d" cannot be \d in phq9/);
    }
  });

  it('reads the codes with a wording beside them', async () => {
    const words = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];
    const rows = Array.from({ length: 12 }, (_, row) =>
      Array.from({ length: 9 }, (_, item) => (row + item) % 4),
    );
    const both = csv(rows, (code) => `${code + 1} - ${words[code]}`);
    const read = await analysed(both, '--answers', 'phq9:1=0,2=1,3=2,4=3');
    expect(read.status).toBe(0);
    expect(read.result.scales).toEqual((await analysed(csv(rows, String))).result.scales);
  });
});

describe('value labels by which a file has other codes than the definition', () => {
  const words = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];
  const rows = Array.from({ length: 12 }, (_, row) =>
    Array.from({ length: 9 }, (_, item) => (row * (item + 1)) % 4),
  );
  const input = async (
    written: (code: number) => string,
    codeOf: ((item: number, code: number) => number) | null,
  ) => {
    const dataset = await openDataset(bytesSource('a.csv', csv(rows, written)));
    const columns = dataset.columns.map((column, item) =>
      codeOf === null
        ? column
        : {
            ...column,
            valueLabels: words.map((label, code) => ({ value: String(codeOf(item, code)), label })),
          },
    );
    return [{ wave: 'pre', dataset: { ...dataset, columns }, sha256: null }];
  };
  const found = { ...settings, requested: null };
  const refusal = async (codeOf: (item: number, code: number) => number) => {
    const error = await analyse(await input((code) => String(code + 1), codeOf), found).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).problems;
  };

  it('are offered as the option that reads them, which gives the scores of the wordings', async () => {
    const [first, ...others] = await refusal((_, code) => code + 1);
    expect(first).toMatchObject({ code: 'codes-by-labels', scale: 'phq9' });
    expect(first!.message).toContain('--answers "phq9:1=0,2=1,3=2,4=3"');
    expect(new Set(others.map(({ code }) => code))).toEqual(new Set(['contradictory-label']));
    const answers = { phq9: { 1: 0, 2: 1, 3: 2, 4: 3 } };
    const read = await analyse(
      await input(
        (code) => String(code + 1),
        (_, code) => code + 1,
      ),
      { ...found, answers },
    );
    const plain = await analyse(await input((code) => words[code]!, null), found);
    expect(read.scales).toEqual(plain.scales);
  });

  it('are not where some items have other ones, or the option says otherwise', async () => {
    const problems = await refusal((item, code) => (item === 4 ? 4 - code : code + 1));
    expect(problems.map(({ code }) => code)).not.toContain('codes-by-labels');
    const answers = { phq9: { 1: 3, 2: 2, 3: 1, 4: 0 } };
    const turned = analyse(
      await input(
        (code) => String(code + 1),
        (_, code) => code + 1,
      ),
      { ...found, answers },
    );
    await expect(turned).rejects.toBeInstanceOf(UserError);
  });

  it('is told of a wide file once, and only where no wave has the lowest answer', async () => {
    const header = HEADER.split(',');
    const wide = (first: number, second: number) =>
      [
        [...header.map((id) => `pre_${id}`), ...header.map((id) => `post_${id}`)].join(),
        ...Array.from({ length: 12 }, (_, row) =>
          [first, second].flatMap((lowest) => header.map((_, item) => lowest + ((row + item) % 2))).join(),
        ),
      ].join('\n');
    expect(warned((await analysed(wide(1, 1))).result)).toHaveLength(1);
    expect(warned((await analysed(wide(1, 0))).result)).toEqual([]);
    expect(warned((await analysed(wide(0, 1))).result)).toEqual([]);
  });

  it.each([
    [10, true],
    [11, false],
  ])('is asked of ratings: up to %i, %s', async (max, isTold) => {
    const folder = temporaryFolder({
      'a.csv': `x\n${Array.from({ length: 120 }, (_, row) => 1 + (row % (max - 1))).join('\n')}\n`,
      'x.json': JSON.stringify({
        ...{ id: 'x', version: '1.0.0', name: { en: 'X' }, direction: 'neutral', examples: [] },
        ...{ response: { min: 0, max }, items: [{ id: 'x' }], score: { aggregate: 'sum' } },
      }),
    });
    const words = ['analyse', `${folder}/a.csv`, '--scales', `${folder}/x.json`, '--format', 'json'];
    const { stdout } = await ensureStats(...words);
    expect(warned(JSON.parse(stdout)).length > 0).toBe(isTold);
  });
});
