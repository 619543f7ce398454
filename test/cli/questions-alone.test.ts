import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.ts';
import { ensureStats } from '../helpers/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-questions-alone-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Forty people; with `rest` columns beside the questions. */
function file(name: string, shift: number): string {
  const rows = Array.from({ length: 40 }, (_, row) => [
    `p${row}`,
    ['a', 'b'][row % 2]!,
    (row + shift) % 3 === 0 ? 'yes' : 'no',
    ['web', 'paper', 'phone'][(row * 7 + shift) % 3]!,
    (row % 4) + shift,
    row % 5 === 0 ? '' : 1 + (row % 4),
  ]);
  const path = join(folder, name);
  writeFileSync(
    path,
    `${[['code', 'site', 'smokes', 'channel', 'visits', 'brs1'], ...rows].map((row) => row.join(',')).join('\n')}\n`,
  );
  return path;
}
const pre = file('pre.csv', 0);
const post = file('post.csv', 1);
const last = file('last.csv', 2);
const asked = ['--questions', 'smokes,channel'];
const designs: Record<string, string[]> = {
  'one file': [pre],
  'two groups': [pre, '--by', 'site'],
  'two waves': [pre, post],
  'the same people twice': [pre, post, '--id', 'code'],
  'groups at two waves': [pre, post, '--by', 'site', '--id', 'code'],
  'three waves': [pre, post, last, '--id', 'code'],
};

describe('a file of questions without any scale', () => {
  describe.each(Object.entries(designs))('%s', (_, files) => {
    it.each(['apa', 'ensure', 'journal'])(
      'has its table of questions in style %s, and no table without lines',
      async (style) => {
        for (const more of [[], ['--details'], ['--single-items'], ['--correlations', 'pearson']]) {
          const { status, stdout, stderr } = await ensureStats(
            'analyse',
            ...files,
            ...asked,
            '--style',
            style,
            ...more,
          );
          expect(status, stderr).toBe(0);
          expect(stdout).toContain('smokes: yes');
          expect(stdout).toContain('phone');
          for (const [, below] of stdout.matchAll(/^Table \d+\. .*\n(.*)$/gm))
            expect(below).not.toMatch(/^Note\./);
          expect(stdout).not.toMatch(/score/i);
        }
      },
    );

    it('has the same numbers as beside a scale', async () => {
      const alone = await ensureStats('analyse', ...files, ...asked, '--format', 'json');
      const scale = join(folder, 'visits.json');
      writeFileSync(
        scale,
        JSON.stringify({
          ...{ id: 'visits', version: '1.0.0', name: { en: 'Visits' }, direction: 'neutral' },
          ...{ response: { min: 0, max: 9 }, items: [{ id: 'visits' }], score: { aggregate: 'sum' } },
        }),
      );
      const beside = await ensureStats('analyse', ...files, ...asked, '--scales', scale, '--format', 'json');
      expect(alone.status, alone.stderr).toBe(0);
      expect(beside.status, beside.stderr).toBe(0);
      const [one, other] = [alone, beside].map(({ stdout }) => JSON.parse(stdout) as Result);
      expect(one!.scales).toEqual([]);
      expect(one!.questions).toEqual(other!.questions);
    });

    it('has a report, in three languages', async () => {
      for (const lang of ['en', 'nl', 'fr']) {
        const page = join(folder, `report.${lang}.html`);
        const { status, stderr } = await ensureStats(
          'report',
          ...files,
          ...asked,
          '--lang',
          lang,
          '-o',
          page,
        );
        expect(status, stderr).toBe(0);
        const text = readFileSync(page, 'utf8');
        expect(text).toMatch(/smokes.?: yes/);
        // What is said of scores would be about nothing.
        expect(text).not.toMatch(/href="#(?:scores|reliability|attrition)"|Hedges/);
        expect(text).not.toMatch(/<tbody>\s*<\/tbody>/);
        const { result } = JSON.parse(/id="report-data"[^>]*>([\s\S]*?)<\/script>/.exec(text)![1]!) as {
          result: Result;
        };
        expect(result.withheld!.numbers).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('is described, with its items or without', async () => {
    for (const more of [[], ['--no-items']]) {
      const { status, stdout, stderr } = await ensureStats('describe', pre, ...asked, ...more);
      expect(status, stderr).toBe(0);
      expect(stdout).toContain('smokes: yes');
    }
  });

  it('says which scale it has a part of', async () => {
    const { stderr } = await ensureStats('analyse', pre, ...asked);
    expect(stderr).toContain('brs');
  });

  it('is handed on to R, and to SPSS only beside a scale', async () => {
    const script = await ensureStats('analyse', pre, ...asked, '--emit', 'r');
    expect(script.stdout).toContain('# Survey analysis: smokes, channel (pre)');
    const syntax = await ensureStats('analyse', pre, ...asked, '--emit', 'spss');
    expect(syntax.status).toBe(2);
    expect(syntax.stderr).toContain('--emit r repeats questions');
  });

  it('is refused where a scale is asked for, or no question', async () => {
    expect((await ensureStats('analyse', pre, ...asked, '--scales', 'brs')).status).toBe(2);
    const unasked = await ensureStats('analyse', pre);
    expect(unasked).toMatchObject({ status: 2, stderr: expect.stringContaining('--questions <columns>') });
    expect((await ensureStats('score', pre)).status).toBe(2);
  });
});
