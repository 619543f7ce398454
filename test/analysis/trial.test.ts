import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Change {
  arm: string;
  wave: string;
  difference: number;
  se: number;
  df: number;
  t: number;
  p: number;
  lower: number;
  upper: number;
}
const FILE = 'fixtures/trial/obrien-kaiser.csv';
const reference = readJson<{ changes: Change[] }>('fixtures/trial/reference.json');

/** The same people with a row per wave. */
function longFile(): string {
  const [header = '', ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
  const names = header.split(',');
  const rows = lines.flatMap((line, person) => {
    const cells = line.split(',');
    return ['pre', 'post', 'fup'].map((wave) =>
      [
        `p${person}`,
        cells[0],
        wave,
        ...[1, 2, 3, 4, 5].map((hour) => cells[names.indexOf(`${wave}_h${hour}`)]),
      ].join(','),
    );
  });
  return ['id,arm,wave,h1,h2,h3,h4,h5', ...rows].join('\n');
}

describe('a trial with three arms, before, after and at follow-up (O’Brien & Kaiser, 1985)', () => {
  it.each([
    ['wide', () => [FILE]],
    [
      'long',
      () => [join(temporaryFolder({ 'long.csv': longFile() }), 'long.csv'), '--wave', 'wave', '--id', 'id'],
    ],
  ] as const)('%s: the arms change against the first as in R', async (_, words) => {
    const { stdout, stderr, status } = await ensureStats(
      ...['analyse', ...words(), '--scales', 'fixtures/trial/hours.json', '--by', 'arm'],
      ...['--groups', 'control,A,B', '--format', 'json'],
    );
    expect(status, stderr).toBe(0);
    const result = JSON.parse(stdout) as Result;
    expect(result.design).toMatchObject({ waves: 3, groups: 3, compared: 'both' });
    const [scale] = result.scales;
    expect(scale!.primary).toEqual({ in: 'models', index: 0 });
    const [model] = scale!.models!;
    expect([model!.method, model!.covariance]).toEqual(['mixed-model', 'unstructured']);
    for (const expected of reference.changes) {
      const own = model!.contrasts.find(
        ({ contrast, against }) =>
          against === 'first' &&
          contrast.kind === 'change' &&
          contrast.of[1] === expected.arm &&
          contrast.waves[1] === expected.wave,
      )!;
      // A fit by iteration.
      expectClose(own.difference, expected.difference, 1e-7, 'difference');
      expectClose(own.standardError, expected.se, 1e-7, 'standard error');
      expectClose(own.df, expected.df, 1e-5, 'df');
      expectClose(own.statistic, expected.t, 1e-7, 't');
      expectClose(own.p, expected.p, 1e-5, 'p');
      expectClose(own.ci.lower, expected.lower, 1e-5, 'lower');
      expectClose(own.ci.upper, expected.upper, 1e-5, 'upper');
    }
  });
});
