import { type AnalysisInput, analyse } from '../../../src/analysis/analyse.ts';
import { describe } from '../../../src/analysis/describe.ts';
import { type FigureDataSettings, figureData } from '../../../src/analysis/figure-data.ts';
import { defaultSettings } from '../../../src/analysis/settings.ts';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openDataset } from '../../../src/io/open-dataset.ts';
import type { FigureSources } from '../../../src/report/figures/index.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { fileInput } from '../../helpers/fixtures.ts';

const settings: FigureDataSettings = {
  ...defaultSettings,
  detail: 'summary',
  candidates: builtInScales(),
  respondents: true,
  reliability: {},
  sd: {},
};

export type Sources = Required<FigureSources>;

/** Everything that figures are made of, from files of the fixtures or from texts. */
export async function sourcesOf(
  files: readonly string[],
  changed: Partial<FigureDataSettings> = {},
): Promise<Sources> {
  const inputs = await Promise.all(
    files.map((file, index) =>
      file.includes('\n') ? textInput(wave(index), file) : fileInput(wave(index), file),
    ),
  );
  const all = { ...settings, ...changed };
  const result = await analyse(inputs, all);
  return {
    result,
    data: await figureData(inputs, all, result),
    described: await describe(inputs, { ...all, columns: [], items: true }),
  };
}

function wave(index: number): string {
  return index === 0 ? 'pre' : 'post';
}

async function textInput(name: string, text: string): Promise<AnalysisInput> {
  return { wave: name, dataset: await openDataset(bytesSource(`${name}.csv`, text)), sha256: null };
}

export const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
export const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];

/** Four people after a course: statements, and a grade from 0 to 10. */
export const COURSE = [
  `course_exit_discuss,course_exit_progress,course_exit_questions,course_exit_safety,course_exit_sharing,course_exit_materials,course_exit_length,course_exit_grade
4,5,3,4,5,4,5,8
5,5,4,2,5,4,4,7
3,4,,4,5,5,5,9
4,5,4,4,4,4,5,8
`,
];
