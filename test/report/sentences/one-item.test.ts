import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

const scaleOf = (items: number, max: number) => ({
  ...{ id: 'visits', version: '1.0.0', name: { en: 'Visits' }, direction: 'neutral' },
  response: { min: 0, max },
  items: Array.from({ length: items }, (_, item) => ({ id: `visit${item}` })),
  score: { aggregate: 'sum' },
});

/** Sixty people, of whom a third answer higher by `shift` at the second wave. */
function answers(wave: number, max: number, shift: number): string {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const answer = (item: number) =>
      (Math.imul(row * 7 + item * 31 + wave * 131, 2654435761) >>> 8) % (max + 1);
    const later = (item: number) =>
      wave === 0 || row % 3 > 0 ? answer(item) : Math.min(max, answer(item) + shift);
    return [
      `p${row}`,
      ['a', 'b'][row % 2],
      later(0),
      later(1),
      later(2),
      answer(3) % 2,
      later(4) > 0 ? 1 : 0,
    ];
  });
  const heading = ['id', 'site', 'visit0', 'visit1', 'visit2', 'smokes', 'reads'];
  return `${[heading, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

const designs: Record<string, string[]> = {
  'people matched at two waves': ['--id', 'id'],
  'strangers at two waves': [],
  'two groups': ['--by', 'site'],
};
const questions = ['smokes', 'reads'];

describe.each(['en', 'nl', 'fr'])('items and questions in words (%s)', (lang) => {
  it.each(Object.entries(designs))('%s: one of them is told by itself', async (name, options) => {
    for (const max of [1, 4])
      for (const shift of [0, 3])
        for (const count of [1, 2]) {
          const folder = temporaryFolder({
            'pre.csv': answers(0, max, shift),
            'post.csv': answers(1, max, shift),
            'visits.json': JSON.stringify(scaleOf(count, max)),
          });
          const files = (name === 'two groups' ? ['post'] : ['pre', 'post']).map((file) =>
            join(folder, `${file}.csv`),
          );
          const { stdout, stderr, status } = await ensureStats(
            ...(['analyse', ...files, '--scales', join(folder, 'visits.json'), ...options] as const),
            ...['--single-items', '--questions', questions.slice(0, count).join(',')],
            ...['--lang', lang, '--format', 'markdown', '--sentences'],
          );
          expect(status, stderr).toBe(0);
          const text = stdout.replace(/\s+/g, ' ');
          const ofFamily = /\b(?:of the|van de|des) (\d+) (?:items|questions|vragen)/gi;
          const families = [...text.matchAll(ofFamily)].map(([, size]) => size);
          expect(new Set(families)).toEqual(new Set(count === 1 ? [] : ['2']));
          if (count === 1)
            expect(text).toMatch(
              /visit0 \(Visits\)\s?: (?:change|difference|verandering|verschil|changement|différence)/,
            );
        }
  });
});
