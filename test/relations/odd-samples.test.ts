import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisSettings } from '../../src/analysis/settings.ts';
import { FIGURE_KINDS } from '../../src/model/figure-data.ts';
import type { Result } from '../../src/model/result.ts';
import { createContext, LANGUAGES } from '../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../src/report/figures/index.ts';
import { renderReliability, renderResult } from '../../src/report/index.ts';
import { comparisonSentences, methodsParagraphs } from '../../src/report/sentences/index.ts';
import { analysedTexts, asCsv, oddFile, oddWaves, openScale } from '../helpers/odd-samples.ts';
import { sourcesOf } from '../report/figures/sources.ts';

/** No answer that people can give stops the analysis or a rendering, and no number of the result is none or beyond its bounds. */

/** Every number of a value with the path to it. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, `${path}.${key}`));
}

const COEFFICIENT =
  /\.(alpha|alphaStandardized|alphaIfDropped|guttmanLambda\w+|spearmanBrown\w*|flanaganRulon|retest\.\d+\.value|omegaTotal\w*\.value)$/;
const CORRELATION = /\.(meanInterItemCorrelation|itemRestCorrelation|correlation)$/;
const PROBABILITY = /\.(p|pHolm|pHochberg|pBenjaminiHochberg|floor|ceiling)$/;

function expectPossible({ scales }: Result): void {
  for (const [path, value] of numbersIn(scales)) {
    expect(Number.isFinite(value), `${path} is ${value}`).toBe(true);
    if (COEFFICIENT.test(path)) expect(value, path).toBeLessThanOrEqual(1);
    if (CORRELATION.test(path)) expect(Math.abs(value), path).toBeLessThanOrEqual(1);
    if (PROBABILITY.test(path)) {
      expect(value, path).toBeGreaterThanOrEqual(0);
      expect(value, path).toBeLessThanOrEqual(1);
    }
  }
}

/** One way to render for each input: over all inputs every format meets every style and language. */
const TEXT = ['table', 'csv', 'markdown', 'html', 'latex'] as const;
const OFFICE = ['docx', 'xlsx'] as const;

interface Rendering {
  readonly format: (typeof TEXT)[number] | (typeof OFFICE)[number];
  readonly table: 'apa' | 'ensure' | 'reliability';
  readonly language: (typeof LANGUAGES)[number];
}

function rendering(formats: readonly Rendering['format'][]): fc.Arbitrary<Rendering> {
  return fc.record({
    format: fc.constantFrom(...formats),
    table: fc.constantFrom('apa', 'apa', 'ensure', 'reliability'),
    language: fc.constantFrom(...LANGUAGES),
  });
}

async function expectRendered(result: Result, { format, table, language }: Rendering): Promise<void> {
  const details = result.scales.some(({ samples }) =>
    samples.some(({ reliability }) => reliability?.further !== undefined),
  );
  const rendered =
    table === 'reliability'
      ? await renderReliability(result, { format, lang: language })
      : await renderResult(
          result,
          table === 'apa' ? { format, lang: language, details } : { format, lang: language, style: 'ensure' },
        );
  expect(rendered.length).toBeGreaterThan(0);
  const context = createContext(language, 'apa');
  for (const { text } of comparisonSentences(result, context))
    expect(JSON.stringify(text)).not.toMatch(/NaN|Infinity|undefined/);
  methodsParagraphs(result, context);
}

const choices: fc.Arbitrary<Partial<AnalysisSettings>> = fc
  .record<Partial<AnalysisSettings>>({
    detail: fc.constantFrom('full', 'full', 'summary'),
    alpha: fc.constantFrom('listwise', 'pairwise'),
    id: fc.constantFrom('id', null),
    test: fc.constantFrom(null, 'student', 'mann-whitney', 'wilcoxon-signed-rank'),
    equivalence: fc.constantFrom(
      null,
      { lower: -1, upper: 1, unit: 'raw' },
      { lower: -0.5, upper: 0.5, unit: 'standardized' },
    ),
    bootstrap: fc.constantFrom(null, null, { replicates: 100, seed: 1 }),
    reliability: fc.constantFrom({}, {}, { '*': 1 }, { '*': 0 }),
    confidence: fc.constantFrom(0.95, 0.999),
  })
  // Only pairs have a signed rank test.
  .filter(({ id, test }) => id !== null || test !== 'wilcoxon-signed-rank');

const text = rendering(TEXT);

describe.each([1, 2, 3, 5])('of %d items', (k) => {
  const minimum = fc.integer({ min: 1, max: k });

  it('two waves of odd answers are analysed and rendered', async () => {
    await fc.assert(
      fc.asyncProperty(
        oddWaves(k),
        minimum,
        choices,
        text,
        async ([before, after], minAnswered, settings, formats) => {
          const result = await analysedTexts(
            [asCsv(before), asCsv(after)],
            openScale(k, minAnswered),
            settings,
          );
          expectPossible(result);
          await expectRendered(result, formats);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('so is a single wave', async () => {
    await fc.assert(
      fc.asyncProperty(
        oddFile(k),
        minimum,
        choices,
        text,
        async (answers, minAnswered, settings, formats) => {
          const result = await analysedTexts([asCsv(answers)], openScale(k, minAnswered), {
            ...settings,
            id: null,
            test: null,
          });
          expectPossible(result);
          await expectRendered(result, formats);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('so are two groups of one file, also of one member each', async () => {
    await fc.assert(
      fc.asyncProperty(
        oddFile(k).filter((answers) => answers.length > 1),
        fc.infiniteStream(fc.constantFrom('a', 'b')),
        minimum,
        choices,
        text,
        async (answers, arms, minAnswered, settings, formats) => {
          const [, , ...rest] = answers;
          const groups = ['a', 'b', ...rest.map(() => arms.next().value as string)];
          const test = settings.test === 'wilcoxon-signed-rank' ? null : (settings.test ?? null);
          const result = await analysedTexts([asCsv(answers, groups)], openScale(k, minAnswered), {
            ...{ ...settings, id: null, test },
            by: 'arm',
          });
          expectPossible(result);
          await expectRendered(result, formats);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('so are they in office files and figures', async () => {
    await fc.assert(
      fc.asyncProperty(oddWaves(k), rendering(OFFICE), async ([before, after], office) => {
        const texts = [asCsv(before), asCsv(after)];
        const result = await analysedTexts(texts, openScale(k, 1), { id: 'id' });
        await expectRendered(result, office);
        const sources = await sourcesOf(texts, { requested: [openScale(k, 1)], candidates: [], id: 'id' });
        for (const [path, value] of numbersIn(sources)) expect(Number.isFinite(value), path).toBe(true);
        for (const kind of FIGURE_KINDS)
          for (const figure of figuresOf(kind, sources, createContext('en', 'apa')))
            expect(figureSvg(figure)).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 3 },
    );
  });
});
