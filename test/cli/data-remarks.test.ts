import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const BRS = 'id,brs1,brs2,brs3,brs4,brs5,brs6';

describe('impossible values that were set to missing', () => {
  const files = {
    'a.csv': `${BRS}\nr1,5,1,5,9,5,1\nr2,1,5,1,5,1,77\n`,
    'b.csv': `${BRS}\nr3,5,1,5,1,5,1\n`,
    'c.csv': `${BRS}\nr4,5,1,5,1,5,-3\n`,
  };
  const sentence = 'a.csv: 2 impossible values were treated as missing';

  it('are counted by score as by analyse: on stderr, below the table, in the JSON', () => {
    const path = join(temporaryFolder(files), 'a.csv');
    const table = ensureStats('score', path, '--invalid', 'missing');
    expect(table.status).toBe(0);
    expect(table.stderr).toContain(`warning: ${sentence}`);
    expect(table.stdout).toContain(`Warning. ${sentence}.`);
    const dutch = ensureStats('score', path, '--invalid', 'missing', '--lang', 'nl');
    expect(dutch.stderr).toContain('a.csv: 2 onmogelijke waarden zijn als ontbrekend behandeld');
    expect(dutch.stdout).toContain('Let op. a.csv: 2 onmogelijke waarden zijn als ontbrekend behandeld.');
    const { warnings } = JSON.parse(
      ensureStats('score', path, '--invalid', 'missing', '--format', 'json').stdout,
    );
    expect(warnings).toEqual([
      {
        code: 'invalid-set-missing',
        message: sentence,
        values: { file: 'a.csv', count: 2 },
        file: 'a.csv',
      },
    ]);
  });

  it('are counted for each of several files, joined or not', () => {
    const folder = temporaryFolder(files);
    const paths = Object.keys(files).map((name) => join(folder, name));
    const joined = ensureStats('score', ...paths, '--invalid', 'missing', '--lang', 'nl');
    expect(joined.stdout.match(/Let op\./g)).toHaveLength(2);
    expect(joined.stdout).toContain('c.csv: 1 onmogelijke waarde is als ontbrekend behandeld.');
    const apart = join(folder, 'scores');
    const { stderr } = ensureStats(
      'score',
      ...paths,
      '--invalid',
      'missing',
      '--output-dir',
      apart,
      '--format',
      'json',
    );
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('c.csv: 1 impossible value was treated as missing');
    const counts = readdirSync(apart)
      .sort()
      .map((name) => JSON.parse(readFileSync(join(apart, name), 'utf8')).warnings.length);
    expect(counts).toEqual([1, 0, 1]);
  });
});
