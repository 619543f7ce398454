import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { lintScale } from '../../src/scoring/definition/lint-scale.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** A reversed item is an item whose own table says min + max − x, so both ways must give the same numbers everywhere. */
const FILES = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];

function definition(id: string): Scale {
  // A built-in scale is a proxy until it is read.
  return structuredClone({ ...builtInScales().find((scale) => scale.id === id)! });
}

function withTables(scale: Scale): Scale {
  const { min, max } = scale.response;
  const codes = Array.from({ length: max! - min + 1 }, (_, index) => min + index);
  return {
    ...scale,
    items: scale.items.map(({ reverse, ...item }) =>
      reverse === true ? { ...item, recode: codes.map((code) => [code, min + max! - code]) } : item,
    ),
  };
}

function files(folder: string, scale: Scale, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(scale));
  return path;
}

async function printed(command: string, ...options: readonly string[]): Promise<unknown> {
  const { stdout, stderr, status } = await ensureStats(command, ...options, '--format', 'json');
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout, (key, value) => (key === 'reversed' || key === 'recoded' ? undefined : value));
}

describe.each(['rses', 'brs'])('%s with tables in the place of reversal', (id) => {
  const scale = definition(id);
  const recoded = withTables(scale);

  test('is as sound', () => {
    expect(lintScale(recoded)).toEqual([]);
  });

  test.each([['analyse', '--details'], ['describe'], ['reliability'], ['validate', '--quality']])(
    '%s gives the same numbers',
    async (command, ...options) => {
      const folder = temporaryFolder();
      const inputs = command === 'reliability' ? FILES.slice(0, 1) : FILES;
      const one = files(folder, scale, 'one.json');
      const other = files(folder, recoded, 'other.json');
      const expected = await printed(command, ...inputs, ...options, '--scales', one);
      expect(await printed(command, ...inputs, ...options, '--scales', other)).toEqual(expected);
    },
  );
});

test('the note and the method say that answers became points', async () => {
  const folder = temporaryFolder();
  const path = files(folder, withTables(definition('brs')), 'brs.json');
  const table = await ensureStats('reliability', FILES[0]!, '--scales', path);
  expect(table.stdout).toContain("M and SD refer to the points that the scale's key gives");
  const report = join(folder, 'report.html');
  await ensureStats('report', ...FILES, '--scales', path, '-o', report);
  expect(readFileSync(report, 'utf8')).toContain("answers were converted to points with the scale's key");
});
