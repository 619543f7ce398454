import { defaultQualityLimits, type FileQuality } from '../../../src/model/quality.ts';
import { createContext, type Language } from '../../../src/report/context.ts';
import { type ReportAbout, type ReportSources, reportDocument } from '../../../src/report/document/build.ts';
import type { ReportDocument } from '../../../src/report/document/document.ts';
import { qualityCounts } from '../../../src/report/document/quality-counts.ts';
import type { DrawnFigure } from '../../../src/report/figures/figure.ts';
import type { Table } from '../../../src/report/table.ts';
import { described, twoWaves } from '../example-results.ts';

export const QUALITY: FileQuality = {
  file: 'pre.csv',
  respondents: 46,
  items: 12,
  indices: {
    'many-missing': { computed: 46, flagged: 0 },
    'long-string': { computed: 46, flagged: 7 },
    'straight-line': { computed: 0, flagged: 0 },
    'low-variability': { computed: 46, flagged: 1 },
    'low-consistency': { computed: 46, flagged: 4 },
    'multivariate-outlier': { computed: 40, flagged: 5 },
  },
  mahalanobis: [],
  flagged: [],
};

/** A picture of one point, for print and for the screen. */
export function figure(id: string, kind: DrawnFigure['kind']): DrawnFigure {
  return {
    kind,
    id,
    title: `A picture: ${id}`,
    subtitle: 'Of what.',
    notes: ['How.'],
    description: 'What it shows.',
    height: 40,
    label: '',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-description"><title id="${id}-title">A picture: ${id}</title><desc id="${id}-description">What it shows.</desc></svg>\n`,
    png: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  };
}

/** The waves of the result, in the words of `describe`. */
const asWaves = {
  ...described,
  waves: twoWaves.waves,
  samples: [
    { wave: 'pre', group: null, n: 46 },
    { wave: 'post', group: null, n: 40 },
  ],
};

export const sources: ReportSources = {
  result: twoWaves,
  described: asWaves,
  respondents: asWaves,
  quality: qualityCounts({ limits: defaultQualityLimits, files: [QUALITY] }, 5),
  figures: [figure('means', 'means'), figure('effects', 'effects'), figure('answers-brs', 'answers')],
  sentences: [[{ text: 'It fell by −0.22, ' }, { text: 'p', italic: true }, { text: ' = .049.' }]],
  methods: [[{ text: 'It was done with care.' }]],
  references: [
    [
      { text: 'Author, A. (2001). ' },
      { text: 'A work', italic: true },
      { text: '. https://doi.org/10.1000/182.' },
    ],
  ],
};

export const about: ReportAbout = { title: null, date: '2026-05-01' };

export function documentOf(
  language: Language = 'en',
  more: Partial<ReportSources> = {},
  style: 'apa' | 'ensure' = 'apa',
): ReportDocument {
  return reportDocument({ ...sources, ...more }, about, createContext(language, style));
}

export function tablesOf({ sections }: ReportDocument): Table[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
}
