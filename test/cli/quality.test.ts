import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const POST = 'fixtures/ensure/vp-post.csv';

describe('validate --quality', () => {
  it('flags by row on stdout and leaves the status at 0', async () => {
    const { status, stdout } = await ensureStats('validate', POST, '--quality');
    expect(status).toBe(0);
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s{2,}/));
    expect(rows).toContainEqual(['25', '0%', '13/20*', '0.74', '.82', '.943']);
    expect(stdout).toContain('4 of 40 respondents flagged (long string 2, unusual combination 2).');
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it('says nothing of it unless asked', async () => {
    const { stdout } = await ensureStats('validate', POST);
    expect(stdout).not.toContain('respondent');
    expect(JSON.parse((await ensureStats('validate', POST, '--format', 'json')).stdout)).not.toHaveProperty(
      'quality',
    );
  });

  it('is asked for by any of its limits, which the output repeats', async () => {
    const { stdout } = await ensureStats(
      ...['validate', POST, '--format', 'json', '--long-string', '9', '--outlier-p', '1e-9'],
      ...['--max-missing', '0,3', '--min-consistency', '-1', '--min-variability', '0.6'],
    );
    const { quality, warnings, problems } = JSON.parse(stdout);
    expect(quality.limits).toEqual({
      missing: 0.3,
      longString: 9,
      variability: 0.6,
      consistency: -1,
      outlier: 1e-9,
    });
    expect(quality.files[0].indices['long-string'].flagged).toBeGreaterThan(2);
    expect(quality.files[0].indices['low-variability'].flagged).toBeGreaterThan(0);
    for (const { flags, variability } of quality.files[0].flagged)
      expect(flags.includes('low-variability')).toBe(variability <= 0.6);
    expect(problems).toHaveLength(warnings);
  });

  it('has status 1 for an impossible value, flags or not', async () => {
    const { status, stdout } = await ensureStats(
      'validate',
      'fixtures/damaged/typing-errors.csv',
      '--quality',
    );
    expect(status).toBe(1);
    expect(stdout).toContain('Unusual answers');
  });

  it('finds a file that holds 1 for "strongly agree", and so does analyse', async () => {
    // The brs of every respondent is turned in the file: a falls as b rises.
    const brs = [3, 1, 2, 4, 5, 2, 3, 4, 1, 5, 2, 4];
    const header = [...'123456'].map((n) => `brs${n}`).join(',');
    const gse = Array.from({ length: 10 }, (_, i) => `gse${i + 1}`).join(',');
    const lines = brs.map((level, i) => {
      const turned = 6 - level;
      const answers = [turned, 6 - turned, turned, 6 - turned, turned, 6 - turned];
      const other = Math.min(4, Math.max(1, level - 1 + (i % 2)));
      return [
        ...answers,
        ...Array.from({ length: 10 }, (_, j) => Math.max(1, other - (j % 4 === 0 ? i % 2 : 0))),
      ];
    });
    const folder = temporaryFolder({ 'turned.csv': [`${header},${gse}`, ...lines].join('\n') });
    const validated = await ensureStats('validate', `${folder}/turned.csv`, '--quality');
    expect(validated.status).toBe(0);
    expect(validated.stdout.replace(/\s+/g, ' ')).toContain('brs and gse correlate negatively');
    const analysed = await ensureStats('analyse', `${folder}/turned.csv`, '--lang', 'nl');
    expect(analysed.stderr).toContain('in het bestand kan 1 staan voor "helemaal mee eens"');
    // A scale goes by its name, and a single file is no pre-test.
    expect(analysed.stdout.replace(/\s+/g, ' ')).toMatch(
      /Let op\. Veerkracht en .+ hangen negatief samen, hoewel bij beide hoger beter is \(r = −,95, n = 12\)/,
    );
  });

  it.each([
    ['--max-missing', '2'],
    ['--max-missing', 'half'],
    ['--long-string', '1'],
    ['--min-consistency', '-2'],
    ['--outlier-p', ''],
  ])('refuses %s %s', async (option, value) => {
    const { status, stderr } = await ensureStats('validate', POST, option, value);
    expect(status).toBe(2);
    expect(stderr).toMatch(/It must be a (whole )?number from/);
  });
});
