import fc from 'fast-check';
import { type AnalysisInput, analyse } from '../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { Scale } from '../../src/model/scale.ts';
import { bySample, type ResultBySample } from './by-sample.ts';

/** Answers of one file, respondent by respondent; `null` is a blank cell. */
export type Answers = readonly (readonly (number | null)[])[];

/** A scale of k items `q1`, `q2`, … that takes any number. */
export function openScale(k: number, minAnswered: number): Scale {
  return {
    id: 'q',
    version: '1.0.0',
    name: { en: 'q' },
    direction: 'higher-is-better',
    response: { min: -1e15, max: 1e15, step: 0.01 },
    items: Array.from({ length: k }, (_, index) => ({ id: `q${index + 1}` })),
    score: { aggregate: 'sum', minAnswered },
    citation: 'Made for this test.',
    licence: 'None.',
  };
}

/** The file that holds these answers, with an id a respondent and, where given, a group. */
export function asCsv(answers: Answers, groups?: readonly string[]): string {
  const k = answers[0]?.length ?? 1;
  const header = [
    'id',
    ...(groups === undefined ? [] : ['arm']),
    ...Array.from({ length: k }, (_, i) => `q${i + 1}`),
  ];
  const rows = answers.map((row, index) => [
    `p${index + 1}`,
    ...(groups === undefined ? [] : [groups[index]!]),
    ...row.map((value) => (value === null ? '' : String(value))),
  ]);
  return `${[header, ...rows].map((cells) => cells.join(',')).join('\n')}\n`;
}

/** Files as waves; a point is the decimal sign. */
export function inputsOf(texts: readonly string[]): Promise<AnalysisInput[]> {
  return Promise.all(
    texts.map(async (text, index) => {
      const wave = index === 0 ? 'pre' : 'post';
      const dataset = await openDataset(bytesSource(`${wave}.csv`, text));
      return { wave, dataset, sha256: null };
    }),
  );
}

export async function analysedTexts(
  texts: readonly string[],
  scale: Scale,
  settings: Partial<AnalysisSettings> = {},
): Promise<ResultBySample> {
  return bySample(
    await analyse(await inputsOf(texts), {
      ...defaultSettings,
      candidates: [],
      requested: [scale],
      ...settings,
    }),
  );
}

/** What one respondent answers to k items, in one of the ways in which statistics break down. */
function respondent(k: number, offset: number, step: number): fc.Arbitrary<(number | null)[]> {
  const answer = fc
    .integer({ min: 1, max: 5 })
    .map((value) => Math.round((offset + value * step) * 100) / 100);
  return fc.oneof(
    // The same answer to every item: items correlate perfectly.
    { weight: 4, arbitrary: answer.map((value) => new Array<number>(k).fill(value)) },
    // Mirrored: items correlate −1.
    {
      weight: 2,
      arbitrary: answer.map((value) =>
        Array.from({ length: k }, (_, i) => (i % 2 === 0 ? value : 2 * offset + 6 * step - value)),
      ),
    },
    { weight: 2, arbitrary: fc.array(answer, { minLength: k, maxLength: k }) },
    { weight: 1, arbitrary: fc.constant(new Array<number>(k).fill(offset + step)) },
    { weight: 1, arbitrary: fc.array(fc.option(answer, { freq: 2 }), { minLength: k, maxLength: k }) },
    { weight: 1, arbitrary: fc.constant(new Array<null>(k).fill(null)) },
  );
}

/** Files of 1 to 9 respondents that answer alike, in step, against each other, the same number, or hardly at all. */
export function oddFile(k: number): fc.Arbitrary<Answers> {
  return fc
    .record({
      // An offset far beyond the spread leaves few digits for it.
      offset: fc.constantFrom(0, 0, 0, 100, 1e6, 1e12, -7),
      step: fc.constantFrom(1, 1, 0.1, 0.01),
      kinds: fc.constantFrom('mixed', 'mixed', 'one of them', 'constant'),
    })
    .chain(({ offset, step, kinds }) => {
      const one = respondent(k, offset, offset >= 1e12 ? 1 : step);
      if (kinds === 'constant')
        return one.chain((row) =>
          fc.integer({ min: 1, max: 9 }).map((n) => Array.from({ length: n }, () => row)),
        );
      if (kinds === 'one of them') {
        const same = fc
          .integer({ min: 1, max: 5 })
          .map((value) => new Array<number>(k).fill(offset + value * (offset >= 1e12 ? 1 : step)));
        return fc.array(same, { minLength: 1, maxLength: 9 });
      }
      return fc.array(one, { minLength: 1, maxLength: 9 });
    });
}

/** Two waves: strangers, the same answers again, or everybody changed by the same amount. */
export function oddWaves(k: number): fc.Arbitrary<readonly [Answers, Answers]> {
  return fc.oneof(
    fc.tuple(oddFile(k), oddFile(k)),
    oddFile(k).map((file) => [file, file] as const),
    fc
      .tuple(oddFile(k), fc.constantFrom(1, -1, 0.1, 3))
      .map(
        ([file, by]) =>
          [
            file,
            file.map((row) =>
              row.map((value) => (value === null ? null : Math.round((value + by) * 100) / 100)),
            ),
          ] as const,
      ),
  );
}
