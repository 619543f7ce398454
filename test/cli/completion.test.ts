import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { ensureStats, folderOfAllTests } from '../helpers/command.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
const scripts = new Map<string, string>();
const folder = folderOfAllTests();

beforeAll(async () => {
  for (const shell of SHELLS) {
    const { status, stdout } = await ensureStats('completion', shell);
    expect(status).toBe(0);
    scripts.set(shell, stdout);
    writeFileSync(join(folder, shell), stdout);
  }
});

const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;

/** What each shell offers for the last of the words; where it offers files, nothing. */
const OFFERS: Readonly<Record<string, (words: readonly string[]) => string[]>> = {
  bash: (words) => {
    const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ensure_stats; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync(
      'bash',
      ['--norc', '-c', script, 'bash', join(folder, 'bash'), ...words],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    return stdout.split('\n').filter((line) => line !== '');
  },
  fish: (words) => {
    const { stdout, stderr } = spawnSync(
      'fish',
      ['--no-config', '-c', `source ${join(folder, 'fish')}; complete -C '${words.join(' ')}'`],
      { encoding: 'utf8', cwd: folder },
    );
    expect(stderr).toBe('');
    const offered = stdout.split('\n').map((line) => line.split('\t')[0]!);
    return offered.filter((word) => word !== '' && !SHELLS.some((shell) => shell === word));
  },
};

describe.each(['bash', 'fish'])('completion in %s', (shell) => {
  const offers = OFFERS[shell]!;
  describe.runIf(shell === 'bash' || isThere(shell))('where it is installed', () => {
    it('offers every command, also by its other name', () => {
      const commands = offers(['ensure-stats', '']);
      expect(commands).toEqual(
        expect.arrayContaining(['analyse', 'analyze', 'scales', 'entry', 'completion']),
      );
      expect(offers(['ensure-stats', 'relia'])).toEqual(['reliability']);
    });

    it('offers the commands below a command, and the options of those', () => {
      expect(offers(['ensure-stats', 'entry', '']).toSorted()).toEqual(['apply', 'compare', 'template']);
      expect(offers(['ensure-stats', 'entry', 'apply', 'x.xlsx', '--tr'])).toEqual(['--trail']);
      expect(offers(['ensure-stats', 'scales', 'list', '--tr'])).toEqual([]);
    });

    it('offers the values of an option, and scales in a list one after the other', () => {
      expect(offers(['ensure-stats', 'analyse', 'pre.csv', '--lang', '']).toSorted()).toEqual([
        'en',
        'fr',
        'nl',
      ]);
      expect(offers(['ensure-stats', 'analyse', '--scales', 'brs,cel'])).toEqual(
        expect.arrayContaining(['brs,cel', 'brs,cel-original']),
      );
    });

    it('offers scales where a command takes them, and no word where it takes files', () => {
      expect(offers(['ensure-stats', 'scales', 'show', 'wem'])).toEqual(['wemwbs']);
      expect(offers(['ensure-stats', 'entry', 'template', 'brs', 'wem'])).toEqual(['wemwbs']);
      // A file may be called as a command.
      expect(offers(['ensure-stats', 'analyse', 'score', ''])).toEqual([]);
    });
  });
});

it('is a script that zsh reads, where it is installed', () => {
  if (isThere('zsh'))
    expect(spawnSync('zsh', ['-n', join(folder, 'zsh')], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  expect(scripts.get('zsh')).toMatch(/^#compdef ensure-stats\n/);
});

it('has no key twice in a table of PowerShell, which does not tell capitals apart and would refuse the script', () => {
  const tables = [...scripts.get('powershell')!.matchAll(/^\$global:\w+ = @\{\n([\s\S]*?)\n\}$/gm)];
  expect(tables.length).toBe(4);
  for (const [, rows = ''] of tables) {
    const keys = rows
      .split('\n')
      .map((row) => /^ {2}('(?:[^']|'')*') = (?:'|@\()/.exec(row)?.[1]?.toLowerCase());
    expect(keys).not.toContain(undefined);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

it('has every command, option, choice and scale in each shell', async () => {
  const help = (await ensureStats('analyse', '--help')).stdout;
  const options = [...help.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(([, name]) => name!);
  expect(options.length).toBeGreaterThan(40);
  for (const [shell, script] of scripts) {
    for (const word of [...options, ...builtInScales().map(({ id }) => id), 'excel-nl', 'unfinished'])
      expect(script, `${shell}: ${word}`).toContain(word);
  }
});

it('names the shells when another is asked for', async () => {
  const { status, stderr } = await ensureStats('completion', 'tcsh');
  expect(status).toBe(2);
  expect(stderr).toContain('bash, zsh, fish, powershell');
});
