import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkExamples } from '../../../src/scoring/check-examples.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { ensureStats } from '../../helpers/command.ts';
import { expectClose } from '../../helpers/fixtures.ts';

/**
 * The keys once more, in R, from other sources and in other terms (fixtures/second-keys/keys.R), over 60 synthetic respondents with
 * gaps: what a definition gives through the command is what that script gives.
 */
const SCALES = ['ucla3', 'djgls11', 'djgls6', 'mspss', 'mhcsf', 'panas', 'rand36', 'audit', 'uwes9', 'sus'];
const ANSWERS = 'fixtures/second-keys/answers.csv';
const reference = JSON.parse(readFileSync('fixtures/second-keys/keys.reference.json', 'utf8')) as Record<
  string,
  (number | null)[]
>;

interface Scored {
  readonly respondents: readonly { readonly scores: Record<string, { readonly value: number | null }> }[];
}

describe.each(SCALES)('%s', (id) => {
  const definition = builtInScales().find((scale) => scale.id === id)!;
  const parts = [
    ...(definition.score === null ? [] : [{ key: `${id} ${id}`, column: id }]),
    ...(definition.subscales ?? []).map((part) => ({ key: `${id} ${part.id}`, column: `${id}.${part.id}` })),
  ];

  test('its examples come out', () => {
    expect(checkExamples(definition)).toEqual([]);
  });

  test('agrees with a second implementation of its key', async () => {
    const scored = await ensureStats('score', ANSWERS, '--id', 'id', '--scales', id, '--format', 'json');
    expect(scored.status).toBe(0);
    const { respondents } = JSON.parse(scored.stdout) as Scored;
    expect(Object.keys(reference).filter((key) => key.startsWith(`${id} `))).toEqual(
      parts.map(({ key }) => key),
    );
    for (const { key, column } of parts) {
      const expected = reference[key]!;
      expect(expected).toHaveLength(60);
      // Gaps leave somebody without a score.
      expect(expected.filter((value) => value === null).length).toBeGreaterThan(0);
      const computed = respondents.map(({ scores }) => scores[column]!.value);
      expect(computed.map((value) => value === null)).toEqual(expected.map((value) => value === null));
      for (const [row, value] of expected.entries())
        if (value !== null) expectClose(computed[row], value, 1e-10, `${key}, row ${row + 2}`);
    }
  });
});
