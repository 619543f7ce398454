import { describe, expect, test } from 'vitest';
import type { Scale } from '../../src/model/scale.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { runsBackward } from '../../src/scoring/score-plan.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/**
 * A platform or a colleague may have turned the reversed items before the export: all items then run the same way in the file, and the
 * definition turns them once too often. Of every built-in scale with reversed items the tool must say so, by name; and of the same
 * answers before they were turned it must say nothing.
 */
const scales = builtInScales().filter(
  ({ items, score }) => score !== null && items.some(({ reverse }) => reverse === true),
);

/** A small generator of its own (Lehmer), so that the answers are the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** 80 people whose answers to all items follow one level, with noise; reversed items as the form asks them, or turned already. */
function answers(scale: Scale, turned: boolean): string {
  const next = random(20_261_130);
  const rows = Array.from({ length: 80 }, () => {
    const level = next();
    return scale.items.map((item) => {
      const { response = scale.response } = item;
      const { min, max, step = 1 } = response;
      const steps = Math.round((max! - min) / step);
      const share = Math.min(1, Math.max(0, level + (next() - 0.5) * 0.5));
      const code = min + Math.round(share * steps) * step;
      return runsBackward(item) && !turned ? min + max! - code : code;
    });
  });
  return [scale.items.map(({ id }) => id), ...rows].map((row) => row.join(',')).join('\n');
}

async function warningsOf(id: string, csv: string): Promise<string[]> {
  const folder = temporaryFolder({ 'answers.csv': csv });
  const { stdout, status } = await ensureStats(
    'analyse',
    `${folder}/answers.csv`,
    '--scales',
    id,
    '--format',
    'json',
  );
  expect(status).toBe(0);
  const { warnings } = JSON.parse(stdout) as { warnings: { code: string; message: string }[] };
  return warnings
    .filter(({ code }) => code === 'negative-item-rest-correlation')
    .map(({ message }) => message);
}

test('there are such scales', () => {
  expect(scales.length).toBeGreaterThan(4);
});

describe.each(scales.map((scale) => [scale.id, scale] as const))('%s', (id, scale) => {
  test('turned before the export: the file may hold exactly these items reversed already', async () => {
    const reversed = scale.items.filter(runsBackward).map((item) => item.id);
    const messages = await warningsOf(id, answers(scale, true));
    expect(messages.length).toBeGreaterThan(0);
    const named = messages.flatMap(
      (message) =>
        /([^;]+?) (?:is|are) reversed by the definition; perhaps the file holds (?:it|them) reversed already/.exec(
          message,
        )?.[1] ?? [],
    );
    expect(named.join(' ').match(/[a-z0-9_]*\d/g)).toEqual(reversed);
    expect(messages.join()).not.toContain('should be reversed');
  });

  test('as the form asks: nothing to say', async () => {
    expect(await warningsOf(id, answers(scale, false))).toEqual([]);
  });
});

/** Scales without a total: of each part that mixes both kinds, the items whose own table falls. */
test('RAND-36: items of a part that were turned before the export are named', async () => {
  const scale = builtInScales().find(({ id }) => id === 'rand36')!;
  const backward = new Set(scale.items.filter(runsBackward).map((item) => item.id));
  const mixed = scale.subscales!.filter(
    ({ items }) => items.some((id) => backward.has(id)) && !items.every((id) => backward.has(id)),
  );
  expect(mixed.length).toBeGreaterThan(2);
  const messages = await warningsOf('rand36', answers(scale, true));
  for (const { id, items } of mixed) {
    const message = messages.find((each) => each.startsWith(`${id}:`)) ?? '';
    const already = items.filter((item) => backward.has(item));
    expect(message).toMatch(
      /reversed by the definition; perhaps the file holds (?:it|them) reversed already/,
    );
    for (const item of already) expect(message).toContain(item);
    expect(message).not.toContain('should be reversed');
  }
  expect(await warningsOf('rand36', answers(scale, false))).toEqual([]);
});
