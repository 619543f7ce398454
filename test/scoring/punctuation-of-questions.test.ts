import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource, openDataset } from '../../src/index.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { indexColumns, matchScale } from '../../src/scoring/match-items.ts';

const SCALES = builtInScales().flatMap((scale) => {
  const languages = ['en', 'nl', 'de'].filter((language) =>
    scale.items.every(({ text }) => text?.[language] !== undefined),
  );
  return languages.map((language) => ({
    scale,
    language,
    texts: scale.items.map(({ text }) => text![language]!),
  }));
});

/** What copies of a questionnaire differ in: commas, dashes, quotes, blanks within abbreviations. */
const CHANGES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(',', ''),
  (text) => text.replaceAll(';', ','),
  (text) => text.replaceAll(' or ', ', or '),
  (text) => text.replaceAll('z. B.', 'z.B.'),
  (text) => text.replace(/[„“”"]/g, "'"),
  (text) => text.replace(/ [-–] |: /g, ' — '),
  (text) => text.replace(/[.?!]$/, ''),
  (text) => `${text} `,
  (text) => (text.length > 90 ? text.replace(/^(.{40,}?)[.?] .*$/, '$1') : text),
];

describe('questions that differ from those of a definition in punctuation', () => {
  it('are found in every scale and language, alone, in brackets and behind a stem', async () => {
    expect(SCALES.filter(({ language }) => language === 'de').length).toBeGreaterThanOrEqual(2);
    const headers: readonly ((text: string, position: number) => string)[] = [
      (text) => text,
      (text) => `How is it? [${text}]`,
      (text, position) => `${position + 1}. ${text}`,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SCALES),
        fc.array(fc.nat(CHANGES.length - 1), { minLength: 40, maxLength: 40 }),
        fc.constantFrom(...headers),
        async ({ scale, texts }, changes, written) => {
          const names = texts.map((text, at) => written(CHANGES[changes[at]!]!(text), at));
          const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
          const dataset = await openDataset(
            bytesSource('a.csv', `${quoted}\n${names.map(() => '1').join(',')}\n`),
            { platform: 'none', delimiter: ',' },
          );
          const { isWhole, columns, problems } = matchScale(scale, indexColumns(dataset));
          expect([isWhole, problems]).toEqual([true, []]);
          expect(columns.map((column) => column!.index)).toEqual(scale.items.map((_, at) => at));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('are told apart where a letter or a number is another one', async () => {
    const { scale, texts } = SCALES.find(
      ({ scale: { id }, language }) => id === 'gad7' && language === 'en',
    )!;
    const other = texts.map((text, at) => (at === 2 ? text.replace('much', 'often') : text));
    const dataset = await openDataset(
      bytesSource(
        'a.csv',
        `${other.map((name) => `"${name}"`).join(',')}\n${other.map(() => '1').join(',')}\n`,
      ),
      { platform: 'none' },
    );
    expect(matchScale(scale, indexColumns(dataset)).columns[2]).toBe(null);
  });
});
