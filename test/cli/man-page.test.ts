import { spawnSync } from 'node:child_process';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { commandLine } from '../../src/cli/command-io.ts';
import { COMMANDS } from '../../src/cli/declarations.ts';
import { manualPage } from '../../src/cli/man-page.ts';
import { outlineOf } from '../../src/cli/outline.ts';
import { keptTerminal } from '../helpers/command.ts';

function page(): string {
  const program = new Command('ensure-stats');
  for (const declare of COMMANDS.values())
    declare(program, commandLine(keptTerminal().terminal, []), () => {});
  return manualPage(outlineOf(program), '2026-12-01');
}

test('man/ensure-stats.1 is the generated page (renew it with: npx vitest run man-page -u)', async () => {
  await expect(page()).toMatchFileSnapshot('../../man/ensure-stats.1');
});

test('it has a section for each command, and no line that a formatter takes for a macro it does not know', () => {
  const lines = page().split('\n');
  for (const name of ['analyse', 'entry compare', 'scales draft'])
    expect(lines.some((line) => line.startsWith(`.SS ${name}`))).toBe(true);
  const macros = new Set(lines.filter((line) => line.startsWith('.')).map((line) => line.split(' ')[0]));
  expect([...macros].toSorted()).toEqual(
    ['.EE', '.EX', '.PP', '.RE', '.RS', '.SH', '.SS', '.TH', '.TP', '.br'].toSorted(),
  );
});

test('groff reads it without a remark, where it is installed', () => {
  const { status, stderr, error } = spawnSync('groff', ['-man', '-ww', '-Tutf8'], {
    input: page(),
    encoding: 'utf8',
  });
  if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
