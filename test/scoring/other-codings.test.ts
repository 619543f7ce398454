import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const WORDS = ['No', 'More or less', 'Yes'];
const HEADER = Array.from({ length: 11 }, (_, item) => `djgls${item + 1}`).join(',');

/** Twelve respondents, each answer as its code or as its wording. */
function answers(written: (code: number) => string): string {
  const rows = Array.from({ length: 12 }, (_, row) =>
    Array.from({ length: 11 }, (_, item) => written(1 + ((row * (item + 2) + item) % 3))).join(','),
  );
  return `${HEADER}\n${rows.join('\n')}\n`;
}

async function analysed(text: string) {
  const path = join(temporaryFolder({ 'a.csv': text }), 'a.csv');
  const { status, stdout } = await ensureStats('analyse', path, '--format', 'json');
  expect(status).toBe(0);
  const { scales, warnings } = JSON.parse(stdout);
  const said = warnings.filter(({ code }: { readonly code: string }) => code === 'other-codings');
  return { mean: scales[0].samples[0].descriptives.mean, said };
}

describe('answers whose codes other files give to other answers', () => {
  it('are read with a warning as codes, and without one as wordings', async () => {
    const codes = await analysed(answers(String));
    const words = await analysed(answers((code) => WORDS[code - 1]!));
    expect(codes.mean).toBe(words.mean);
    expect(codes.said).toEqual([expect.objectContaining({ scale: 'djgls11', file: 'a.csv' })]);
    expect(codes.said[0]).not.toHaveProperty('severity');
    expect(words.said).toEqual([]);
  });

  it('are said once, whatever the number of items and rows', async () => {
    const both = await analysed(answers((code) => `${code} - ${WORDS[code - 1]}`));
    expect(both.said).toEqual([]);
    const one = await analysed(answers((code) => (code === 1 ? '1' : WORDS[code - 1]!)));
    expect(one.said).toHaveLength(1);
  });
});
