import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

/** Whether a program is there. */
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

const TYPED = [
  'number,brs1,brs2,brs3,brs4,brs5,brs6',
  '1,1,2,3,4,5,1',
  '2,2,2,3,4,5,1',
  '3,3,2,4,4,2,1',
  '4,5,1,2,3,5,2',
];
const CORRECTIONS = 'number,wave,column,old,new\n2,pre,brs3,3,4\n3,pre,brs3,4,2\n4,post,brs1,5,1\n';

/**
 * Runs the script of two waves whose answers are corrected.
 *
 * @param changed the respondent of the first whose answer to brs3 somebody has made a 5 since the script was written; `null` for none
 */
async function ran(program: 'Rscript' | 'pspp', changed: number | null) {
  const typed = `${TYPED.join('\n')}\n`;
  const folder = temporaryFolder({ 'pre.csv': typed, 'post.csv': typed, 'corrections.csv': CORRECTIONS });
  const [pre, post, corrections] = ['pre.csv', 'post.csv', 'corrections.csv'].map((file) =>
    join(folder, file),
  );
  const language = program === 'pspp' ? 'spss' : 'r';
  const written = await ensureStats(
    ...['analyse', pre!, post!, '--id', 'number', '--corrections', corrections!, '--emit', language],
  );
  expect(written.status).toBe(0);
  const script = join(folder, `script.${language}`);
  writeFileSync(script, written.stdout);
  const rows = TYPED.map((row, index) => (index === changed ? row.replace(/^(\d,\d,\d),\d/, '$1,5') : row));
  writeFileSync(pre!, `${rows.join('\n')}\n`);
  const { status, stdout, stderr } = spawnSync(program, [script], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('a script that repeats corrections, run on a file in which an old value is another by now', () => {
  describe.skipIf(!has('Rscript'))('in R', () => {
    it('computes as long as every old value is there', async () => {
      const { status, stdout } = await ran('Rscript', null);
      expect([status, stdout.includes('"brs"')]).toEqual([0, true]);
    });

    it.each([
      [2, '"5", not "3"'],
      [3, '"5", not "4"'],
    ])(
      'stops before anything is computed, and names column, respondent (%i) and both values',
      async (respondent, values) => {
        const { status, stdout, stderr } = await ran('Rscript', respondent);
        expect(status).toBe(1);
        expect(stderr).toContain(`correction of "brs3", respondent ${respondent}: found ${values}`);
        expect(stdout).not.toContain('"brs"');
      },
    );
  });

  describe.skipIf(!has('pspp'))('in the syntax of SPSS, as PSPP runs it', () => {
    it('computes as long as every old value is there', async () => {
      const { status, stdout } = await ran('pspp', null);
      expect(status).toBe(0);
      expect(stdout).toMatch(/\|brs *\|1\.00\|4\|/);
    });

    it.each([2, 3])(
      'has nobody left of any wave, and prints no numbers (respondent %i)',
      async (respondent) => {
        const { stdout } = await ran('pspp', respondent);
        expect(stdout).not.toMatch(/\|brs *\||alpha/i);
      },
    );
  });
});
