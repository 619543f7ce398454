import { describe, expect, test } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import fc from '../helpers/fast-check.ts';

/** An export in the words of any language that a definition has gives the scores of the export in codes, whichever wording it uses. */
function labelsOf(scale: Scale, item: Scale['items'][number]) {
  return (item.response ?? scale.response).labels ?? [];
}

/** Languages in which every answer to every item has words. */
function languagesOf(scale: Scale): string[] {
  const all = scale.items.flatMap((item) => labelsOf(scale, item).map(({ text }) => Object.keys(text)));
  if (all.length === 0 || scale.items.some((item) => labelsOf(scale, item).length === 0)) return [];
  return all[0]!.filter((language) => all.every((known) => known.includes(language)));
}

const CASES = builtInScales().flatMap((scale) =>
  scale.score === null && (scale.subscales ?? []).length === 0
    ? []
    : languagesOf(scale).map((language) => [scale.id, language, scale] as const),
);

async function scores(scale: Scale, rows: readonly (readonly (string | number)[])[]): Promise<unknown> {
  const csv = [scale.items.map(({ id }) => id), ...rows]
    .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))
    .join('\n');
  const folder = temporaryFolder({ 'answers.csv': csv });
  const { stdout, stderr } = await ensureStats(
    'score',
    `${folder}/answers.csv`,
    '--scales',
    scale.id,
    '--format',
    'json',
  );
  expect(stdout, stderr).not.toBe('');
  return (JSON.parse(stdout) as { respondents: unknown }).respondents;
}

test('several languages of several scales are tried', () => {
  expect(new Set(CASES.map(([, language]) => language)).size).toBeGreaterThanOrEqual(5);
  expect(CASES.length).toBeGreaterThan(40);
});

describe.each(CASES)('%s in %s', (_, language, scale) => {
  test('words are codes', async () => {
    const answer = fc.record({ label: fc.nat(), wording: fc.nat() });
    const row = fc.array(answer, { minLength: scale.items.length, maxLength: scale.items.length });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 6, maxLength: 12 }), async (rows) => {
        const chosen = rows.map((each) =>
          each.map(({ label, wording }, index) => {
            const labels = labelsOf(scale, scale.items[index]!);
            const { value, text } = labels[label % labels.length]!;
            const wordings = text[language]!;
            return { value, words: wordings[wording % wordings.length]! };
          }),
        );
        const inCodes = await scores(
          scale,
          chosen.map((each) => each.map(({ value }) => value)),
        );
        const inWords = await scores(
          scale,
          chosen.map((each) => each.map(({ words }) => words)),
        );
        expect(inWords).toEqual(inCodes);
      }),
      { numRuns: 4 },
    );
  });
});
