import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, bytesSource, openDataset, UserError } from '../../src/index.ts';
import { isScientific, looksLikeDate } from '../../src/scoring/explain-answers.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { answers, csvOf, mood, settings } from '../relations/answers.ts';

async function inputs(text: string) {
  const dataset = await openDataset(bytesSource('pre.csv', text));
  return [{ wave: 'pre', dataset, sha256: null }];
}

async function refusal(text: string, more = {}) {
  const error = await analyse(await inputs(text), { ...settings, ...more }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).problems;
}

describe('answers that the definition lacks', () => {
  const wording = fc.constantFrom('Beetje mee eens', 'Heel vaak', 'Un peu', 'Now and then', 'Nie całkiem');

  it('that repeat are offered to the definition, with their counts, and never to --missing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(wording, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 3, max: 9 }),
        async (words, times) => {
          const people = answers(40, 5);
          let left = words.length * times;
          const text = csvOf(people, {
            cell: (value, item) => (item === 1 && left > 0 ? words[left-- % words.length]! : String(value)),
          });
          const placed = words.map(
            (word) => [word, text.split('\n').filter((line) => line.includes(`,${word},`)).length] as const,
          );
          const [first, ...cells] = await refusal(text);
          expect(first).toMatchObject({ code: 'lacking-labels', severity: 'error', scale: 'mood' });
          for (const [word, count] of placed)
            expect(first!.message).toContain(
              placed.length === 1 ? `"${word}" occurs ${count} times` : `"${word}" (${count} times)`,
            );
          expect(first!.message).toContain('response.labels');
          for (const { message } of [first!, ...cells]) expect(message).not.toMatch(/--missing|--invalid/);
          expect(cells).toHaveLength(placed.reduce((sum, [, count]) => sum + count, 0));
          const { warnings } = await analyse(await inputs(text), { ...settings, invalid: 'missing' });
          // A result, which is passed on, counts them and shows none.
          expect(warnings.map(({ code }) => code)).toContain('invalid-set-missing');
          expect(JSON.stringify(warnings)).not.toContain(words[0]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('are codes too, as LimeSurvey numbers answers, where nobody gave the last one', async () => {
    for (const prefix of ['A', 'AO0']) {
      const rows = Array.from({ length: 12 }, (_, row) =>
        [1, 2, 3, 4, 5, 6].map((item) => `${prefix}${1 + ((row + item) % 4)}`).join(','),
      );
      const path = join(
        temporaryFolder({
          'a.csv': `${[1, 2, 3, 4, 5, 6].map((item) => `brs${item}`).join()}\n${rows.join('\n')}\n`,
        }),
        'a.csv',
      );
      const { status, stderr } = await ensureStats('analyse', path);
      expect(status).toBe(1);
      const option = [1, 2, 3, 4, 5].map((code) => `${prefix}${code}=${code}`).join(',');
      expect(stderr).toContain(`--answers "${option}"`);
      const again = await ensureStats('analyse', path, '--answers', option);
      expect(again.status).toBe(0);
    }
  });

  it('are left open where they are more than the answers, or not counted', async () => {
    const first = answers(20, 2);
    for (const written of [(value: number) => `A${value + 1}`, (value: number) => `X${value * value}`]) {
      const [problem] = await refusal(csvOf(first, { cell: (value) => written(value!) }));
      expect(problem).toMatchObject({ code: 'lacking-labels' });
      expect(problem!.message).toContain('=…');
    }
  });

  it('a slip of the pen, a missing code and a date are none', async () => {
    for (const cell of ['Oftn', 'NA', '5-Feb']) {
      let left = cell === 'Oftn' ? 2 : 5;
      const text = csvOf(answers(20, 2), {
        cell: (value, item) => (item === 0 && left-- > 0 ? cell : String(value)),
      });
      const problems = await refusal(text);
      expect(problems.map(({ code }) => code)).not.toContain('lacking-labels');
    }
  });
});

describe('several codes for no answer', () => {
  it('are declared by one option, which the first line has', async () => {
    for (const codes of [
      ['-77', '-99'],
      ["Don't know", 'Prefer not to say'],
    ]) {
      let left = 8;
      const text = csvOf(answers(20, 4), {
        cell: (value, item) => (item === 2 && left > 0 ? codes[left-- % 2]! : String(value)),
      });
      const path = join(temporaryFolder({ 'a.csv': text, 'mood.json': JSON.stringify(mood) }), 'a.csv');
      const scales = ['--scales', join(path, '..', 'mood.json')];
      const { stderr } = await ensureStats('analyse', path, ...scales);
      const [, option] = /--missing "?([^"\n]+)"?\n/.exec(stderr)!;
      expect(option).toBe(codes.join(','));
      expect((await ensureStats('analyse', path, ...scales, '--missing', option!)).status).toBe(0);
    }
  });
});

describe('what a spreadsheet has made of cells', () => {
  it.each([
    '5-Feb',
    '05-feb',
    '9-Jun',
    'Jan-05',
    'jan/05',
    '2-mrt',
    '3 mei',
    '4-août',
    '2-3-2024',
    '02/03/24',
    '2024-03-02',
    '2024-03-02 00:00:00',
    '5-Dec-24',
  ])('%s looks like a date', (cell) => {
    expect(looksLikeDate(cell, 5)).toBe(true);
  });
  it.each(['5', '2-3', '3-4', 'Never', 'maybe', 'mei', 'may be 4', '12345', '1.234', 'Juni', 'march on'])(
    '%s does not',
    (cell) => {
      expect(looksLikeDate(cell, 5)).toBe(false);
    },
  );
  it('a serial number is one among small codes only', () => {
    expect(looksLikeDate('45327', 5)).toBe(true);
    expect(looksLikeDate('45327', null)).toBe(false);
  });
  it.each([
    ['9,12346E+11', true],
    ['1e+05', true],
    ['9.1E5', true],
    ['E5', false],
    ['12e', false],
    ['1234567', false],
    ['ab1E+5', false],
  ] as const)('%s: %s', (cell, is) => {
    expect(isScientific(cell)).toBe(is);
  });

  it('ids in scientific notation are said, and what fell together is refused', async () => {
    const people = answers(8, 4).map((each, row) => ({ ...each, code: `9.1234${row}E+11` }));
    const result = await analyse(await inputs(csvOf(people)), { ...settings, id: 'code' });
    const warning = result.warnings.find(({ code }) => code === 'ids-rounded');
    expect(warning?.message).toContain('8 ids are in scientific notation;');
    const same = people.map((each) => ({ ...each, code: '9.12346E+11' }));
    expect((await refusal(csvOf(same), { id: 'code' })).map(({ code }) => code)).toEqual([
      'ids-rounded',
      'duplicate-id',
    ]);
  });
});
