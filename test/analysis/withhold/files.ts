import { analyse } from '../../../src/analysis/analyse.ts';
import { describe } from '../../../src/analysis/describe.ts';
import { type AnalysisSettings, defaultSettings } from '../../../src/analysis/settings.ts';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openDataset } from '../../../src/io/open-dataset.ts';
import type { DescribeResult, Result } from '../../../src/model/result.ts';
import type { Scale } from '../../../src/model/scale.ts';
import { numbersFrom } from './tables.ts';

/** Three answers from 1 to 5, two of which make a score, with a subscale, bands and norms. */
export const mood: Scale = {
  id: 'mood',
  version: '1.0.0',
  name: { en: 'Mood' },
  direction: 'higher-is-better',
  response: { min: 1, max: 5 },
  items: [{ id: 'm1' }, { id: 'm2', reverse: true }, { id: 'm3' }],
  score: { aggregate: 'sum', minAnswered: 2 },
  subscales: [{ id: 'pair', items: ['m1', 'm2'], score: { aggregate: 'mean' } }],
  bands: [
    { min: 3, max: 6.99, label: { en: 'low' } },
    { min: 7, max: 10.99, label: { en: 'middle' } },
    { min: 11, max: 15, label: { en: 'high' } },
  ],
  citation: 'Made for this test.',
  licence: 'None.',
};

type Row = readonly string[];
const HEADER = 'id,sex,town,m1,m2,m3';

export const asFile = (rows: readonly Row[]) => `${HEADER}\n${rows.map((row) => row.join(',')).join('\n')}\n`;

/** Two waves of the same people, some of whom come once only, with gaps, rare towns and, unless ids are whole, blank and mistyped ones. */
export function randomFiles(seed: number, wholeIds = false): [string, string] {
  const random = numbersFrom(seed);
  const size = 8 + random(28);
  const stays = 5 + random(6);
  const people = Array.from({ length: size }, (_, index) => ({
    id: `person-${String(index + 1).padStart(3, '0')}x${String.fromCharCode(97 + random(26))}`,
    sex: random(9) === 0 ? '' : random(3) === 0 ? 'man' : 'woman',
    town: ['Gent', 'Gent', 'Gent', 'Aalst', 'Aalst', 'Oostende', `hamlet ${index}`][random(7)]!,
    level: random(3),
  }));
  const wave = () =>
    people
      .filter(() => random(10) < stays)
      .map(({ id, sex, town, level }): Row => {
        const mistyped = random(12) === 0 ? '' : random(15) === 0 ? `${id}q` : id;
        const written = wholeIds ? id : mistyped;
        const answer = () => (random(11) === 0 ? '' : String(Math.min(5, 1 + level + random(3))));
        return [written, sex, town, answer(), answer(), answer()];
      });
  return [asFile(wave()), asFile(wave())];
}

async function inputsOf(texts: readonly string[]) {
  const names = ['pre', 'post', 'later'];
  return Promise.all(
    texts.map(async (text, index) => ({
      wave: names[index]!,
      dataset: await openDataset(bytesSource(`${names[index]}.csv`, text), {}),
      sha256: null,
    })),
  );
}

export async function run(
  texts: readonly string[],
  settings: Partial<AnalysisSettings> = {},
): Promise<Result> {
  return analyse(await inputsOf(texts), { ...defaultSettings, candidates: [mood], ...settings });
}

export async function described(
  texts: readonly string[],
  columns: readonly string[] = ['sex', 'town'],
  settings: Partial<AnalysisSettings> = {},
): Promise<DescribeResult> {
  const all = { ...defaultSettings, candidates: [mood], ...settings };
  return describe(await inputsOf(texts), { ...all, columns, items: true });
}
