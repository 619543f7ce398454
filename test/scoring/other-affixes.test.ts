import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ITEMS = [1, 2, 3, 4, 5, 6].map((item) => `brs${item}`);

/** A row per family, every item once with each affix. */
function families(columns: readonly string[]): string {
  const rows = Array.from({ length: 12 }, (_, row) => [
    `g${row}`,
    ...columns.map((_, index) => 1 + ((row * (index + 2) + index) % 5)),
  ]);
  return `${['gezin', ...columns].join(',')}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

const affixes = fc.record({
  words: fc.uniqueArray(fc.constantFrom('mother', 'father', 'vader', 'moeder', 'kind', 'partner', 'zelf'), {
    minLength: 2,
    maxLength: 2,
  }),
  sign: fc.constantFrom('_', '.', '-'),
  isBefore: fc.boolean(),
  plain: fc.boolean(),
});

describe('scales that stand under affixes that say no time', () => {
  it('come with the option to type, and the option works', () =>
    fc.assert(
      fc.asyncProperty(affixes, async ({ words, sign, isBefore, plain }) => {
        const named = (word: string) =>
          ITEMS.map((item) => (isBefore ? `${word}${sign}${item}` : `${item}${sign}${word}`));
        const columns = [...(plain ? ITEMS : []), ...words.flatMap(named)];
        const path = join(temporaryFolder({ 'gezin.csv': families(columns) }), 'gezin.csv');
        const { status, stderr } = await ensureStats('analyse', path);
        // Without a plain scale nothing can be computed.
        expect(status).toBe(plain ? 0 : 2);
        expect(stderr).toMatch(
          plain ? /^note: gezin\.csv: the same scale/m : /^error: gezin\.csv: the same scale/m,
        );
        const [, option = ''] = /--waves (\S+)$/m.exec(stderr) ?? [];
        expect(option).toBe(words.map((word) => (isBefore ? `${word}${sign}` : `${sign}${word}`)).join(','));
        const second = await ensureStats('analyse', path, '--waves', option, '--format', 'json');
        expect(second.status).toBe(0);
        const result = JSON.parse(second.stdout);
        expect(result.waves.map(({ id }: { readonly id: string }) => id)).toEqual(words);
        expect(result.warnings.map(({ code }: { readonly code: string }) => code)).not.toContain(
          'other-affixes',
        );
        if (plain) {
          const off = await ensureStats('analyse', path, '--waves', 'none');
          expect(off.stderr).not.toContain('the same scale');
        }
      }),
      { numRuns: 8 },
    ));

  it('are said once by validate, as an error where there is no other scale', async () => {
    const columns = ['vader_', 'moeder_'].flatMap((word) => ITEMS.map((item) => `${word}${item}`));
    const folder = temporaryFolder({
      'gezin.csv': families(columns),
      'plain.csv': families([...columns, ...ITEMS]),
    });
    for (const [name, severity] of [
      ['gezin.csv', 'error'],
      ['plain.csv', 'note'],
    ] as const) {
      const { status, stdout } = await ensureStats('validate', join(folder, name), '--format', 'json');
      expect(status).toBe(severity === 'error' ? 1 : 0);
      const said = JSON.parse(stdout).problems.filter(
        ({ code }: { readonly code: string }) => code === 'other-affixes',
      );
      expect(said).toEqual([expect.objectContaining({ severity })]);
    }
  });

  it('are nothing where names only happen to begin or end alike', async () => {
    const others = ['q_1', 'q_2', 'q_3', 'p_1', 'p_2', 'p_3', 'score_total', 'wemwbs_total'];
    const path = join(temporaryFolder({ 'a.csv': families([...ITEMS, ...others]) }), 'a.csv');
    const { status, stderr } = await ensureStats('analyse', path);
    expect(status).toBe(0);
    expect(stderr).not.toContain('the same scale');
  });

  it('are said beside waves that were recognised, which they may belong to', async () => {
    const columns = ['pre_', 'post_', 'laat_'].flatMap((word) => ITEMS.map((item) => `${word}${item}`));
    const path = join(temporaryFolder({ 'a.csv': families(columns) }), 'a.csv');
    const { status, stderr } = await ensureStats('analyse', path);
    expect(status).toBe(0);
    expect(stderr).toContain('--waves pre_,post_,laat_');
    const { stdout } = await ensureStats('analyse', path, '--waves', 'pre_,post_,laat_', '--format', 'json');
    expect(JSON.parse(stdout).waves).toHaveLength(3);
  });

  it('that say a time or a number of months are waves', async () => {
    for (const words of [
      ['pre', 'post', 'fup'],
      ['pre', '2m', '12mo'],
    ]) {
      const columns = words.flatMap((word) => ITEMS.map((item) => `${item}.${word}`));
      const path = join(temporaryFolder({ 'a.csv': families(columns) }), 'a.csv');
      const named = words.includes('fup') ? [] : ['--waves', words.map((word) => `.${word}`).join(',')];
      const { stdout } = await ensureStats('analyse', path, ...named, '--format', 'json');
      expect(JSON.parse(stdout).waves.map(({ id }: { readonly id: string }) => id)).toEqual(words);
    }
  });
});
