import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/audit-result.ts';
import { primaryComparison } from '../../src/model/result/samples.ts';
import type { Result } from '../../src/model/result.ts';
import { ensureStats } from '../helpers/command.ts';

const TABLE = 'fixtures/ensure/report.published.json';

async function audited(...options: string[]): Promise<AuditResult> {
  const { stdout } = await ensureStats('audit', TABLE, '--format', 'json', ...options);
  return JSON.parse(stdout) as AuditResult;
}

describe('audit of waves without ids', () => {
  it('gives what the data behind the table give, as far as printed digits go', async () => {
    const { missingLinks = [] } = await audited('--overlap', '40');
    const { stdout } = await ensureStats(
      ...(['analyse', 'fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'] as const),
      ...['--overlap', '40', '--format', 'json'],
    );
    const { scales } = JSON.parse(stdout) as Result;
    // Those whose printed numbers the data give.
    const reproduced = new Set(['wemwbs', 'rses', 'lsns6']);
    const printed = missingLinks.filter(({ place }) => place.group === 'vp' && reproduced.has(place.scale!));
    expect(printed).toHaveLength(3);
    for (const { place, overlaps, n } of printed) {
      const { missingLink } = primaryComparison(scales.find(({ id }) => id === place.scale)!)!;
      expect(n).toEqual(missingLink!.n);
      overlaps[0]!.tests.forEach((test, index) => {
        const own = missingLink!.overlaps[0]!.tests[index]!;
        expect(test.correlation).toBe(own.correlation);
        expect(Math.abs(test.statistic! - own.statistic!)).toBeLessThan(0.1);
        expect(Math.abs(test.df! / own.df! - 1)).toBeLessThan(0.02);
      });
    }
  });

  it('is there only when it is asked for, and not of a text', async () => {
    expect(await audited()).not.toHaveProperty('missingLinks');
    const text = await ensureStats('audit', '--text', 'fixtures/documents/report.txt', '--overlap', '9');
    expect(text.status).toBe(2);
    expect(text.stderr).toContain('not about a text');
  });

  it('is printed with its sentence', async () => {
    const { stdout } = await ensureStats('audit', TABLE, '--overlap', '40', '--lang', 'nl');
    expect(stdout.replace(/\s+/g, ' ')).toContain('Als 40 mensen beide keren hadden geantwoord');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Uit de gepubliceerde n, gemiddelden en standaarddeviaties',
    );
  });
});
