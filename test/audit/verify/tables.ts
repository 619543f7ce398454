import { defaultSettings } from '../../../src/analysis/settings.ts';
import { parsePublishedTable } from '../../../src/audit/read-published.ts';
import { type VerificationChoices, verifyTable, type WaveData } from '../../../src/audit/verify/index.ts';
import type { PublishedTable } from '../../../src/model/published.ts';
import type { Scale } from '../../../src/model/scale.ts';
import type { Verification, VerifiedCell } from '../../../src/model/verification.ts';
import { fileInput, readJson, readScales } from '../../helpers/fixtures.ts';

/** A published table of fixtures, fresh, to put errors in. */
export function publishedTable(path: string): PublishedTable {
  return parsePublishedTable(JSON.stringify(readJson(path)), path.split('/').at(-1)!);
}

export async function waveData(group: string | null, wave: string, path: string): Promise<WaveData> {
  return { group, wave, input: await fileInput(wave, path) };
}

const REFERENCE = 'fixtures/reference';

/** A table about one of the studies with the state anxiety items, against its data. */
export async function verifyStudy(
  study: 'flat' | 'vale',
  table: PublishedTable,
  choices: Partial<VerificationChoices> = {},
  id: string | null = 'id',
): Promise<Verification> {
  const data = await Promise.all(
    (['pre', 'post'] as const).map((wave) =>
      waveData('students', wave, `${REFERENCE}/stai_${study}_${wave}.csv`),
    ),
  );
  return verify(table, data, readScales('fixtures/scales/stai-state.json'), choices, id);
}

/** A table of the personality items against their data. */
export async function verifyPersonality(table: PublishedTable): Promise<Verification> {
  const data = [await waveData(null, 'once', `${REFERENCE}/bfi.csv`)];
  return verify(table, data, readScales('fixtures/scales/bfi.json'));
}

export function verify(
  table: PublishedTable,
  data: readonly WaveData[],
  candidates: readonly Scale[],
  choices: Partial<VerificationChoices> = {},
  id: string | null = null,
): Promise<Verification> {
  const settings = { ...defaultSettings, candidates, id };
  return verifyTable(table, 'table.json', { data, settings }, { test: null, rounding: null, ...choices });
}

/** The cell at a place of the file. */
export function cellAt({ cells }: Verification, ...path: readonly (string | number)[]): VerifiedCell {
  const found = cells.find((cell) => cell.path.join('.') === path.join('.'));
  if (found === undefined) throw new Error(`no cell at ${path.join('.')}`);
  return found;
}

/** What is said to give the printed number: the convention, with what it is about. */
export function reproducedBy({ explanations }: VerifiedCell): string[] {
  return explanations.map(({ convention, item, method, sample }) =>
    [convention, item ?? method ?? (sample === undefined ? undefined : [sample.group, sample.wave].join('/'))]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

/** Every cell that is not reproduced, by its place. */
export function others({ cells }: Verification): string[] {
  return cells.filter(({ status }) => status !== 'reproduced').map(({ path }) => path.join('.'));
}
