import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** Ninety people whose groups are called as `codes` say. */
function answers(codes: readonly string[], wave: number): string {
  const rows = Array.from({ length: 90 }, (_, row) => {
    const answer = (item: number) =>
      1 + ((Math.imul(row * 7 + item * 31 + wave * 131, 2654435761) >>> 8) % 5);
    return [`p${row}`, codes[row % codes.length], ...[1, 2, 3, 4, 5, 6].map(answer)];
  });
  const heading = ['id', 'drug', ...[1, 2, 3, 4, 5, 6].map((item) => `brs${item}`)];
  return `${[heading, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

function files(codes: readonly string[]): { folder: string; pre: string; post: string } {
  const folder = temporaryFolder({ 'pre.csv': answers(codes, 0), 'post.csv': answers(codes, 1) });
  return { folder, pre: join(folder, 'pre.csv'), post: join(folder, 'post.csv') };
}
const designs: Record<string, (of: { pre: string; post: string }) => string[]> = {
  'groups at one wave': ({ pre }) => [pre],
  'groups at two waves': ({ pre, post }) => [pre, post],
  'the same people at two waves': ({ pre, post }) => [pre, post, '--id', 'id'],
};
/** Differences between two groups that go by a number only. */
const BARE = /(?<![\p{L}\d][\s\u00a0])(?<![\d.,−-])-?\d+ − -?\d+(?![\d.,])/u;

describe.each(Object.entries(designs))('%s that are mere numbers', (_, of) => {
  it.each(['en', 'nl', 'fr'])('have the name of their column in tables and sentences (%s)', async (lang) => {
    for (const codes of [
      ['0', '1'],
      ['1', '2', '3'],
      ['-1', '1'],
    ])
      for (const style of ['apa', 'journal', 'ensure']) {
        const words = [...of(files(codes)), '--by', 'drug', '--lang', lang, '--style', style];
        const { stdout, status } = await ensureStats(
          'analyse',
          ...words,
          '--format',
          'markdown',
          '--sentences',
          '--details',
        );
        expect(status).toBe(0);
        for (const code of codes) expect(stdout).toContain(`drug\u00a0${code}`);
        expect(stdout).not.toMatch(BARE);
      }
  });

  it('keep their codes in data', async () => {
    const words = [...of(files(['0', '1'])), '--by', 'drug'];
    for (const format of ['csv', 'json']) {
      const { stdout } = await ensureStats('analyse', ...words, '--format', format);
      // Titles, and differences in words, are for people in every format.
      expect(stdout.replace(/^Table .*$/gm, '')).not.toMatch(/(?:^|[,"]|, )drug\u00a0\d(?:[",]|$)/m);
    }
    const { stdout } = await ensureStats('analyse', ...words, '--format', 'json');
    expect((JSON.parse(stdout) as Result).groups.map(({ id, name }) => [id, name])).toEqual([
      ['0', { en: '0' }],
      ['1', { en: '1' }],
    ]);
  });

  it('have their own names where they are given, or are not all numbers', async () => {
    const numbers = files(['0', '1']);
    const named = await ensureStats(
      'analyse',
      ...of(numbers),
      '--by',
      'drug',
      '--labels',
      'drug:0=placebo,1=active',
      '--sentences',
    );
    expect(named.status, named.stderr).toBe(0);
    expect(named.stdout).toContain('active');
    expect(named.stdout).not.toMatch(/drug\u00a0/);
    const mixed = await ensureStats('analyse', ...of(files(['1', 'none'])), '--by', 'drug', '--sentences');
    expect(mixed.stdout).not.toMatch(/drug\u00a0/);
  });
});

describe('figures of groups that are mere numbers', () => {
  it.each(['means', 'effects'])('%s', async (kind) => {
    const { folder, pre } = files(['0', '1', '2']);
    const drawn = join(folder, 'figure.svg');
    const { status, stderr } = await ensureStats('plot', kind, pre, '--by', 'drug', '-o', drawn);
    expect(status, stderr).toBe(0);
    expect(readFileSync(drawn, 'utf8')).toMatch(/drug\u00a01/);
    expect(readFileSync(drawn, 'utf8')).not.toMatch(BARE);
  });
});
