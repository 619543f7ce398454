import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats } from '../helpers/command.ts';

/** What would be taken and change nothing is refused, with what it needs. */
const PRE = 'fixtures/paired/pre.csv';
const POST = 'fixtures/paired/post.csv';

describe('options without effect', () => {
  it.each([
    [['analyse', PRE, '--test', 'student'], /--test would have no effect: nothing is compared/],
    [['analyse', PRE, '--equivalence', '-1,1'], /--equivalence would have no effect/],
    [['analyse', PRE, POST, '--seed', '3'], /--seed would have no effect/],
    [['analyse', PRE, POST, '--norms', 'brs:functional=3.6/0.7'], /--norms would have no effect.*--id/],
    [['analyse', PRE, POST, '--reliability', '0.8'], /--reliability would have no effect.*--id/],
    [['report', PRE, '--test', 'welch', '--format', 'html'], /--test would have no effect/],
    ...['effects', 'means', 'scores', 'answers', 'items', 'missing'].flatMap((kind) =>
      ['--reliability', '--sd'].map(
        (option) =>
          [
            ['plot', kind, PRE, POST, '--id', 'respondent', option, 'brs=0.7'],
            new RegExp(`${option} would have no effect: only the figure of changes`),
          ] as const,
      ),
    ),
    [['plot', 'all', PRE, POST, '--sd', 'brs=0.7', '--output-dir', 'none'], /--sd would have no effect/],
    [['analyse', PRE, '--test', 'welch', '--emit', 'r'], /--test would have no effect/],
  ] as const)('%j', async (args, message) => {
    const { status, stderr } = await ensureStats(...args);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('several rows a respondent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-rows-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const rows = [1, 2, 3, 4].flatMap((id) => [`${id},before,${id}`, `${id},after,5`]);
  const data = write('long.csv', `record,event,u1\n${rows.join('\n')}\n`);
  const scale = write(
    'u.json',
    JSON.stringify({
      ...{ id: 'u', version: '1.0.0', name: { en: 'u' }, direction: 'higher-is-better' },
      ...{ response: { min: 1, max: 5 }, items: [{ id: 'u1' }], score: { aggregate: 'sum' } },
      ...{ citation: 'Made for this test.', licence: 'CC0-1.0' },
    }),
  );

  it('in one file are refused with their number', async () => {
    const { status, stderr } = await ensureStats('analyse', data, '--id', 'record', '--scales', scale);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'long.csv: 8 rows of 4 people (record) would count as 8 respondents. Name the waves: --wave event --waves before,after --id record',
    );
    expect(status).toBe(2);
  });

  it('are refused in a study that matches between the groups of a file', async () => {
    const study = write(
      'study.json',
      JSON.stringify({
        groups: [{ id: 'all', waves: [{ id: 'all', file: 'long.csv' }] }],
        ...{ match: { columns: ['record'] }, by: { column: 'event' }, scales: ['u.json'] },
        outputs: [{ what: 'analysis', file: 'analysis.txt' }],
      }),
    );
    const { status, stderr } = await ensureStats('run', study);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/cannot match respondents \("match"\) between groups/);
    expect(status).toBe(2);
  });

  it('and study keys without effect are refused', async () => {
    const study = write(
      'alone.json',
      JSON.stringify({
        groups: [{ id: 'all', waves: [{ id: 'all', file: 'long.csv' }] }],
        ...{ scales: ['u.json'], norms: { u: { functional: { mean: 3, sd: 1 } } }, test: 'student' },
      }),
    );
    const { status, stderr } = await ensureStats('run', study);
    expect(stderr).toMatch(/test: has no effect|"test".*has no effect|has no effect/);
    expect(status).toBe(2);
  });
});
