import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The script of the last step of action.yml, as a runner hands it to bash. */
function verifyScript(): string {
  const [, script] = readFileSync('action.yml', 'utf8').split(/\n {6}run: \|\n/);
  return script!.replaceAll(/^ {8}/gm, '');
}

const verify = (environment: Readonly<Record<string, string>>) =>
  spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', verifyScript()], {
    encoding: 'utf8',
    env: { ...process.env, GITHUB_ACTION_PATH: resolve('.'), DATA: '', OPTIONS: '', ...environment },
  });

test('the action passes a table that reproduces, and fails one that does not', () => {
  const table = 'fixtures/ensure/report.published.json';
  expect(verify({ TABLE: table })).toMatchObject({ status: 0, stderr: '' });
  const otherData = verify({
    TABLE: 'fixtures/published/bfi.published.json',
    DATA: 'fixtures/ensure/vp-pre.csv',
  });
  expect(otherData.status).not.toBe(0);
});

test('its inputs are words of the call and never text of the script', () => {
  const { status, stderr } = verify({ TABLE: 'no table $(touch /tmp/hacked); "x"', OPTIONS: '--lang\nnl' });
  expect(status).toBe(2);
  expect(stderr).toContain('no table $(touch /tmp/hacked); "x"');
  expect(readFileSync('action.yml', 'utf8').split('run: |')[1]).not.toContain('${{');
});
