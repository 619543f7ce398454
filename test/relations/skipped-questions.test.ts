import { describe, expect, test } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import fc from '../helpers/fast-check.ts';

/**
 * Who never drinks skips most of the AUDIT. A file in which those questions are blank must give what the same file gives with the
 * zeros that they stand for, and no other blank may be taken for one.
 */
const ITEMS = Array.from({ length: 10 }, (_, index) => `audit${index + 1}`);

interface Drinker {
  readonly kind: 'never' | 'little' | 'asked';
  readonly codes: readonly number[];
  readonly gap: number | null;
}

const drinker: fc.Arbitrary<Drinker> = fc.record({
  kind: fc.constantFrom('never', 'little', 'asked'),
  codes: fc.tuple(
    ...Array.from({ length: 8 }, () => fc.integer({ min: 1, max: 4 })),
    fc.constantFrom(0, 2, 4),
    fc.constantFrom(0, 2, 4),
  ),
  gap: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 4 }),
});

/** The cells of a respondent, with what was skipped as blank or as zero. */
function cells({ kind, codes, gap }: Drinker, skipped: '' | 0): (number | '')[] {
  return codes.map((code, item) => {
    if (kind === 'never' && item === 0) return 0;
    if (kind === 'never' && item < 8) return skipped;
    if (kind === 'little' && (item === 1 || item === 2)) return 0;
    if (kind === 'little' && item > 2 && item < 8) return skipped;
    return gap === item ? '' : code;
  });
}

async function results(rows: readonly (number | '')[][]): Promise<unknown> {
  const csv = [ITEMS, ...rows].map((row) => row.join(',')).join('\n');
  const folder = temporaryFolder({ 'answers.csv': csv });
  const { stdout } = await ensureStats(
    'analyse',
    `${folder}/answers.csv`,
    '--scales',
    'audit',
    '--format',
    'json',
  );
  return (JSON.parse(stdout) as { scales: unknown }).scales;
}

describe('questions that the form lets people skip', () => {
  test('blanks are what they stand for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drinker, { minLength: 4, maxLength: 30 }), async (people) => {
        const blank = await results(people.map((each) => cells(each, '')));
        expect(blank).toEqual(await results(people.map((each) => cells(each, 0))));
      }),
      { numRuns: 25 },
    );
  });
});
