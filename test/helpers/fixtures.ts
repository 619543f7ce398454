import { createReadStream, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type AnalysisInput, analyse } from '../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { ByteSource, ReadOptions } from '../../src/model/dataset.ts';
import { UserError } from '../../src/model/problem.ts';
import type { Scale } from '../../src/model/scale.ts';
import { bySample, type ResultBySample } from './by-sample.ts';

export function readJson<T = unknown>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** One definition or several from a file of `fixtures/scales` or `scales`. */
export function readScales(path: string): Scale[] {
  const content = readJson<Scale | Scale[]>(path);
  return Array.isArray(content) ? content : [content];
}

export function fileSource(path: string): ByteSource {
  return { name: path.split('/').at(-1)!, open: () => createReadStream(path) };
}

export async function fileInput(
  wave: string,
  path: string,
  options: ReadOptions = {},
): Promise<AnalysisInput> {
  return { wave, dataset: await openDataset(fileSource(path), options), sha256: null };
}

/** Analyses one file, or a pair of waves, with the given scales by name. */
export async function analyseFiles(
  paths: readonly string[],
  scales: readonly Scale[],
  settings: Partial<AnalysisSettings> = {},
): Promise<ResultBySample> {
  const inputs = await Promise.all(paths.map((path, index) => fileInput(index === 0 ? 'pre' : 'post', path)));
  return bySample(
    await analyse(inputs, { ...defaultSettings, candidates: [], requested: scales, ...settings }),
  );
}

/** Agreement with a number of an outside source, relative to its size. */
export function expectClose(
  actual: number | null | undefined,
  expected: number,
  relative = 1e-10,
  what = '',
): void {
  const error = Math.abs((actual ?? Number.NaN) - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  expect(
    error,
    `${what}: got ${actual}, expected ${expected} within relative ${relative}`,
  ).toBeLessThanOrEqual(expected === 0 ? 1e-12 : relative);
}

/** What the tool refuses something with. */
export async function refusal(action: Promise<unknown>): Promise<UserError> {
  const error = await action.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`not refused: ${String(error)}`);
  return error;
}
