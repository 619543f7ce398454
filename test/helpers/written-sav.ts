import type { SavContent } from '../../src/io/spss/index.ts';

/** What `fixtures/sav/written.sav` is made of: every kind of variable that is written; PSPP and haven have read it. */
export const writtenContent: SavContent = {
  label: 'Scores – synthetic',
  created: '2026-11-30T15:04:05',
  weight: 'Weighting_of_the_respondent',
  variables: [
    { name: 'id', format: { name: 'F', width: 4, decimals: 0 }, values: Float64Array.of(1, 2, 3, 4, 5, 6) },
    {
      name: 'brs',
      label: 'Veerkracht («Brief Resilience Scale»)',
      measure: 'scale',
      values: Float64Array.of(3.5, Number.NaN, 1 / 3, -0.1, 1e-300, 1.7e308),
    },
    {
      name: 'brs1',
      label: 'I tend to bounce back quickly after hard times',
      measure: 'ordinal',
      format: { name: 'F', width: 1, decimals: 0 },
      valueLabels: [
        { value: 1, label: 'Strongly disagree' },
        { value: 5, label: 'Tout à fait d’accord' },
        { value: 9, label: 'x'.repeat(118) },
      ],
      missing: { values: [9, 8, -1.5], range: null },
      values: Float64Array.of(1, 5, 9, -99, 151, 152),
    },
    {
      name: 'From_lowest',
      missing: { values: [99], range: { low: Number.NEGATIVE_INFINITY, high: -1 } },
      values: Float64Array.of(0, -1, -2.5, 99, 98, Number.NaN),
    },
    {
      name: 'To_highest',
      missing: { values: [], range: { low: 90, high: Number.POSITIVE_INFINITY } },
      values: Float64Array.of(-100, -99.5, 250, 1e15, 90, 89),
    },
    {
      name: 'Weighting_of_the_respondent',
      values: Float64Array.of(1, 0.5, 2, 1.25, 1, 1),
    },
    {
      name: 'groupe_réponse_à_la_première_question',
      label: 'é'.repeat(120),
      measure: 'nominal',
      valueLabels: [
        { value: 'a', label: 'première' },
        { value: 'é', label: 'deuxième' },
      ],
      missing: { values: ['?', 'nsp'], range: null },
      values: ['a', 'é', '?', '', 'nsp', 'abcdefgh'],
    },
    {
      name: 'Comment',
      valueLabels: [{ value: 'neen, dank u wel', label: 'no' }],
      missing: { values: ['nsp'], range: null },
      values: ['neen, dank u wel', 'nsp', '', '  blanks before', '日本語のテキスト', 'ω'.repeat(60)],
    },
    { name: 'Just_255', values: ['x'.repeat(255), '', 'a', 'b', 'c', 'd'] },
    { name: 'Just_256', values: ['', 'y'.repeat(255), `${'y'.repeat(255)}z`, 'b', 'c', 'd'] },
    {
      name: 'Very_long_text',
      label: 'Up to two thousand bytes',
      values: ['', 'é'.repeat(1000), 'end', 'w'.repeat(756), `${'v'.repeat(510)}!`, 'one two '.repeat(99)],
    },
    {
      name: 'Day',
      format: { name: 'DATE', width: 11, decimals: 0 },
      values: Float64Array.of(13_928_544_000, 86_400, Number.NaN, 12_219_379_200, 16_321_824_000, 0),
    },
    {
      name: 'Moment',
      format: { name: 'DATETIME', width: 22, decimals: 1 },
      values: Float64Array.of(13_928_630_398.5, 86_400, Number.NaN, 12_219_379_200, 16_321_824_001, 3),
    },
  ],
};
