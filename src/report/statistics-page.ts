import { COEFFICIENTS } from '../model/statistics/coefficients.ts';
import { CORRELATIONS } from '../model/statistics/correlations.ts';
import { EFFECT_SIZES } from '../model/statistics/effect-sizes.ts';
import { ITEM_TESTS, PROPORTION_INTERVALS } from '../model/statistics/item-tests.ts';
import { FURTHER_TESTS, MODEL_EFFECT_SIZES, MODELS } from '../model/statistics/models.ts';
import { POPULATION_STATISTICS } from '../model/statistics/population-tests.ts';
import type { Need, Statistic } from '../model/statistics/statistic.ts';
import { PRIMARY_TESTS, TESTS } from '../model/statistics/tests.ts';
import { type Context, createContext } from './context.ts';
import { citedSources } from './sentences/reference-list.ts';
import { sentenceWords } from './sentences/words.ts';
import { plain } from './table.ts';

/** The page `docs/statistics.md`: every test, effect size, coefficient and model, as the registry has them. */

const NEEDS: Readonly<Record<Need, string>> = {
  'two-samples': 'two waves or groups',
  pairs: 'respondents seen twice',
  variance: 'scores that vary',
  items: 'answers to several items',
  'two-scores': 'two scores of the same respondents',
  'several-samples': 'three waves or groups and more',
  'several-waves': 'three waves and more',
  groups: 'groups beside the waves',
};

export function statisticsPage(): string {
  const context = createContext('en', 'apa');
  const isPrimary = (id: string) => PRIMARY_TESTS.some((method) => method === id);
  return `# Statistics

Made from the registry in \`src/model/statistics/\` (renew it with \`npx vitest run statistics-page -u\`). In the calls \`pre\` and \`post\` are the
scores of the two samples, \`score\` and \`wave\` the same in one column each, \`items\` the answers after reversal.

## Tests

${table(
  TESTS,
  (id) => plain(context.text(`method.${id}`)),
  (id) => (isPrimary(id) ? `\`test\`: \`${id}\`` : '–'),
)}

## Effect sizes

${table(
  EFFECT_SIZES,
  (id) => plain(context.text(`effect.${id}`)),
  (id) => `\`effectSize.type\`: \`${id}\``,
)}

## Single items and questions

${table(
  ITEM_TESTS,
  (id) => context.word(`itemTest.${id}`),
  () => '–',
)}

Intervals of shares and of their differences:

${table(
  PROPORTION_INTERVALS,
  (id) => context.word(`interval.${id}`),
  () => '–',
)}

## Coefficients

${table(COEFFICIENTS, (id) => nameOf(id, context), verifiedCoefficient)}

## Correlations

${table(
  CORRELATIONS,
  (id) => id,
  () => '–',
)}

## Against a population

\`score\` are the scores of the sample, \`mu\` and \`sigma\` mean and standard deviation of the population. In JSON they stand in
\`scales[].samples[].populations\`. Where the population was estimated from a sample whose size is known, Welch's test of the two stands beside them.

${table(
  POPULATION_STATISTICS,
  (id) => context.word(`population.${id}`),
  () => '–',
)}

## Models

Of three samples and more. In JSON they stand in \`scales[].models\`, by these ids. \`t0\`, \`t1\`, \`t2\` are the scores of the waves, \`group\` and
\`id\` a column each.

${formulaTable(MODELS, context)}

## Tests beside models

${formulaTable(FURTHER_TESTS, context)}

## Effect sizes of models

${formulaTable(MODEL_EFFECT_SIZES, context)}
`;
}

type Formulas = Readonly<Record<string, Statistic & { readonly formula: string }>>;

function formulaTable(registry: Formulas, context: Context): string {
  const words = sentenceWords(context);
  const rows = Object.entries(registry).map(
    ([id, { formula, needs, computed, references, r, rNote, spss }]) => [
      plain(words(`statistic.${id}` as 'statistic.ancova')),
      `\`${id}\``,
      needs.map((need) => NEEDS[need]).join(', '),
      formula,
      `\`${computed[1]}\` of \`stats/${computed[0]}\``,
      citedSources(references).join('; '),
      call(r, rNote),
      spss === null ? '–' : call(spss, undefined),
    ],
  );
  const header = ['name', 'id', 'needs', 'formula', 'computed by', 'reference', 'R', 'SPSS'];
  return markdown([header, header.map(() => '---'), ...rows]);
}

function nameOf(id: keyof typeof COEFFICIENTS, context: Context): string {
  return context.lookup(COEFFICIENTS[id].name) ?? id;
}

function verifiedCoefficient(id: keyof typeof COEFFICIENTS): string {
  if (id === 'cronbach-alpha') return '`reliability`: `alpha`';
  return COEFFICIENTS[id].explainsAlpha === null ? '–' : 'tried where a printed alpha differs';
}

function table<Id extends string>(
  registry: Readonly<Record<Id, Statistic>>,
  nameOf: (id: Id) => string,
  verified: (id: Id) => string,
): string {
  const rows = (Object.entries(registry) as [Id, Statistic][]).map(([id, entry]) => [
    nameOf(id),
    `\`${id}\``,
    entry.needs.map((need) => NEEDS[need]).join(', '),
    `\`${entry.computed[1]}\` of \`stats/${entry.computed[0]}\``,
    citedSources(entry.references).join('; '),
    call(entry.r, entry.rNote),
    entry.spss === null ? '–' : call(entry.spss, entry.spssNote),
    entry.scripts.length === 0 ? '–' : entry.scripts.join(', '),
    verified(id),
  ]);
  const header = [
    'name',
    'id',
    'needs',
    'computed by',
    'reference',
    'R',
    'SPSS',
    'in scripts',
    'in a published table',
  ];
  return markdown([header, header.map(() => '---'), ...rows]);
}

function markdown(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

function call(code: string, note: string | undefined): string {
  return note === undefined ? `\`${code}\`` : `\`${code}\` (${note})`;
}
