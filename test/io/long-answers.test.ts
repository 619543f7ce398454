import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ITEMS = Array.from({ length: 6 }, (_, index) => `brs${index + 1}`);
const HEADER =
  'Participant Public ID,Participant Private ID,Tree Node Key,Participant Status,Question Key,Response';

/** Answers of some people; `null` where nothing was answered. */
const people = fc.array(
  fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 }), { minLength: 6, maxLength: 6 }),
  { minLength: 3, maxLength: 8 },
);

/** A row for each answer, with marks around them and each answer a second time as its place in the form. */
const longRows = (answers: readonly (readonly (number | null)[])[]) =>
  answers.flatMap((row, person) => {
    const line = (question: string, answer: string) =>
      `zoe${person}@planted.example,${9000 + person},questionnaire-1,complete,${question},${answer}`;
    return [
      line('BEGIN QUESTIONNAIRE', ''),
      ...row.flatMap((value, item) =>
        value === null
          ? []
          : [line(ITEMS[item]!, String(value)), line(`${ITEMS[item]}-quantised`, String(value))],
      ),
      line('END QUESTIONNAIRE', '61234'),
    ];
  });

async function analysed(text: string) {
  const path = join(temporaryFolder({ 'a.csv': text }), 'a.csv');
  const { status, stdout, stderr } = await ensureStats(
    'analyse',
    path,
    '--scales',
    'brs',
    '--format',
    'json',
  );
  return { status, stderr, result: stdout === '' ? null : JSON.parse(stdout) };
}

describe('a file with a row for each answer', () => {
  it('gives the numbers of the same answers with a row for each person, in whatever order they stand', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.nat(), async (answers, seed) => {
        const plain = await analysed(
          `${ITEMS.join(',')},nr\n${answers.map((row, at) => `${row.map((value) => value ?? '').join(',')},${at}\n`).join('')}`,
        );
        const lines = longRows(answers);
        const mixed = lines
          .map((line, at) => [Math.sin(seed + at * 12.9898) % 1, line] as const)
          .toSorted(([one], [other]) => one - other)
          .map(([, line]) => line);
        const long = await analysed([HEADER, ...mixed, 'END OF FILE,,,,,', ''].join('\n'));
        expect([long.status, long.stderr.includes('planted')]).toEqual([plain.status, false]);
        if (plain.result === null) return;
        const [own, usual] = [long, plain].map(({ result }) => result.scales[0].samples[0].descriptives);
        expect([own.n, own.missing]).toEqual([usual.n, usual.missing]);
        for (const key of ['mean', 'sd', 'median'])
          if (usual[key] === null) expect(own[key]).toBe(null);
          else expect(own[key]).toBeCloseTo(usual[key], 12);
        expect(long.result.inputs[0].rows).toBe(answers.length);
        expect(long.result.warnings).toContainEqual(
          expect.objectContaining({
            code: 'long-answers',
            values: { file: 'a.csv', rows: lines.length, count: answers.length },
          }),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('is refused where a person has two answers to a question, by rows and without an id', async () => {
    const lines = longRows([
      [1, 2, 3, 4, 5, 1],
      [2, 2, 3, 4, 4, 1],
      [5, 2, 1, 1, 5, 3],
    ]);
    const again = (answer: string) => [
      ...lines,
      lines.find((line) => line.includes(',brs2,'))!.replace(/2$/, answer),
    ];
    expect((await analysed([HEADER, ...again('2'), ''].join('\n'))).status).toBe(0);
    const { status, stderr } = await analysed([HEADER, ...again('4'), ''].join('\n'));
    expect(status).toBe(2);
    expect(stderr).toBe(
      `error: a.csv, row ${lines.length + 2}: another answer to "brs2" in the response that begins in row 2. Keep one of them.\n`,
    );
  });
});
