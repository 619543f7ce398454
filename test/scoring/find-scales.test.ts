import { describe, expect, test } from 'vitest';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { findScales } from '../../src/scoring/find-scales.ts';
import { ensureStats } from '../helpers/command.ts';
import fc from '../helpers/fast-check.ts';

const scales = builtInScales();

function found(query: string): string[] {
  return findScales(scales, query).map(({ id }) => id);
}

describe('looking for a scale', () => {
  test('by what it measures, in whatever language of the definitions', () => {
    for (const word of ['loneliness', 'eenzaamheid', 'SOLITUDE'])
      expect(found(word)).toEqual(expect.arrayContaining(['ucla3', 'djgls11', 'djgls6']));
    expect(found('sociale steun')).toEqual(expect.arrayContaining(['mspss', 'fssq']));
    expect(found('energie/vermoeidheid')).toEqual([]);
  });

  test('by author, by a subscale, and without accents', () => {
    expect(found('Gierveld 2006')).toEqual(['djgls6']);
    expect(found('vigor')).toEqual(['uwes9']);
    expect(found('echelle de solitude')).toEqual(['ucla3', 'djgls11', 'djgls6']);
  });

  test('each word narrows: what two words find, each of them finds', () => {
    const words = scales.flatMap(({ name, citation = '' }) => `${name.en} ${citation}`.split(/\s+/));
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (one, other) => {
        const both = found(`${one} ${other}`);
        expect(both).toEqual(found(one).filter((id) => found(other).includes(id)));
      }),
    );
  });

  test('every scale is found by its id, by each of its names and by each of its keywords', () => {
    for (const { id, name, keywords = {} } of scales)
      for (const query of [id, ...Object.values(name), ...Object.values(keywords).flat()])
        expect(found(query), query).toContain(id);
  });
});

describe('scales list --search', () => {
  test('lists what was found in 80 columns, and the definitions as JSON', async () => {
    const { status, stdout } = await ensureStats('scales', 'list', '--search', 'loneliness');
    expect(status).toBe(0);
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(stdout).toContain('djgls11');
    expect(stdout).not.toContain('wemwbs');
    const json = await ensureStats('scales', 'list', '--search', 'loneliness', '--format', 'json');
    expect(JSON.parse(json.stdout).map(({ id }: { id: string }) => id)).toEqual(found('loneliness'));
  });

  test('says when there is none', async () => {
    const { status, stdout, stderr } = await ensureStats(
      'scales',
      'list',
      '--search',
      'xyzzy',
      '--format',
      'json',
    );
    expect([status, JSON.parse(stdout)]).toEqual([0, []]);
    expect(stderr).toContain('no built-in scale is about "xyzzy"');
  });
});
