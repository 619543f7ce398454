import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ensureStats } from '../helpers/command.ts';

const FOLDER = 'fixtures/instruments/';

/** A file without quotes, as objects by column. */
function records(text: string): Record<string, string>[] {
  const [head, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(head!.map((name, index) => [name, cells[index]!])));
}

/** Found by itself, but for the short form in a file of the long one. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = { 'k6-of-k10': ['--scales', 'k6'] };

describe('every instrument gives the scores that R gives by its published key', () => {
  const names = readdirSync(FOLDER).flatMap((file) => /^(.*)\.scores\.csv$/.exec(file)?.[1] ?? []);
  expect(names.length).toBeGreaterThan(10);

  it.each(names)('%s', async (name) => {
    const words = ['score', `${FOLDER}${name}.csv`, ...(BY_NAME[name] ?? []), '--format', 'csv'];
    const { status, stdout, stderr } = await ensureStats(...words);
    expect(status, stderr).toBe(0);
    const expected = records(readFileSync(`${FOLDER}${name}.scores.csv`, 'utf8'));
    const scored = records(stdout);
    expect(scored).toHaveLength(expected.length);
    let scores = 0;
    for (const [row, wanted] of expected.entries())
      for (const [score, text] of Object.entries(wanted)) {
        const key = Object.keys(scored[row]!).find(
          (column) => column === score || column.endsWith(`.${score}`),
        )!;
        const got = scored[row]![key]!;
        if (text === 'NA') expect(got, `row ${row}`).toBe('');
        else {
          expect(Math.abs(Number(got) - Number(text)), `row ${row}: ${got}, not ${text}`).toBeLessThanOrEqual(
            1e-10 * Math.abs(Number(text)),
          );
          scores++;
        }
      }
    expect(scores).toBeGreaterThan(15);
  });
});
