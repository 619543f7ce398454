import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStudy } from '../src/cli/study/read-study.ts';
import type { Scale } from '../src/model/scale.ts';
import { checkExamples } from '../src/scoring/check-examples.ts';
import { lintScaleFile } from '../src/scoring/definition/lint-scale.ts';
import { parseScaleFile } from '../src/scoring/definition/parse-scale.ts';
import { ensureStats, temporaryFolder } from './helpers/command.ts';

const readme = readFileSync('README.md', 'utf8');
const CONSOLE = /```console\n\$ node bin\/ensure-stats\.js ([^\n]+)\n[\s\S]*?```/g;

describe('README', () => {
  it('prints what the commands print', async () => {
    const printed = new Map<string, string>();
    for (const [, command] of readme.matchAll(CONSOLE))
      printed.set(command!, (await ensureStats(...command!.split(' '))).stdout);
    const current = readme.replace(
      CONSOLE,
      (_, command: string) =>
        `\`\`\`console\n$ node bin/ensure-stats.js ${command}\n${printed.get(command)}\`\`\``,
    );
    expect(readme.match(CONSOLE)?.length).toBeGreaterThan(3);
    // `vitest -u` writes the real output into the page.
    await expect(current).toMatchFileSnapshot('../README.md');
  });

  it('names every command and no option that does not exist', async () => {
    const commands = [
      'analyse',
      'validate',
      'score',
      'reliability',
      'describe',
      'plot',
      'report',
      'init',
      'plan',
      'run',
      'verify',
      'audit',
      'simulate',
      'entry',
      'scales',
    ];
    const asked = [
      ...commands.map((command) => [command]),
      ...['list', 'show', 'check', 'schema', 'draft'].map((command) => ['scales', command]),
      ['entry', 'template'],
      ['entry', 'compare'],
      ['entry', 'apply'],
    ];
    const help = (await Promise.all(asked.map((words) => ensureStats(...words, '--help'))))
      .map(({ stdout }) => stdout)
      .join('\n');
    for (const command of commands) expect(readme).toContain(`\`${command}`);
    const own = readme.replaceAll(/^npm .*$/gm, '').replaceAll(/git diff \S+|npm install \S+/g, '');
    const options = new Set([...own.matchAll(/(?<=[\s`(])--[a-z][a-z-]+/g)].map(([option]) => option));
    expect(options.size).toBeGreaterThan(12);
    for (const option of options) expect(help, option).toContain(option);
  });

  it('shows a definition that is complete and right', async () => {
    const text = /<!-- mood\.json -->\n```json\n([\s\S]*?)```/.exec(readme)![1]!;
    const [scale] = parseScaleFile(text, 'mood.json') as [Scale];
    expect(lintScaleFile([scale], 'mood.json')).toEqual([]);
    expect(checkExamples(scale)).toEqual([]);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mood.json'), text);
    expect((await ensureStats('scales', 'check', join(folder, 'mood.json'))).status).toBe(0);
  });

  it('shows a study that can be run', () => {
    const text = /<!-- study\.json -->\n```json\n([\s\S]*?)```/.exec(readme)![1]!;
    expect(parseStudy(text, 'study.json').study.outputs).toHaveLength(6);
  });

  it('shows a published table that reproduces', async () => {
    const text = /<!-- table\.json -->\n```json\n([\s\S]*?)```/.exec(readme)![1]!;
    const path = join(temporaryFolder({ 'table.json': text }), 'table.json');
    const data = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
    const { status, stdout } = await ensureStats('verify', path, '--data', ...data);
    expect(stdout).toContain('Passed: 5 of 6 cells reproduced; differs: 1; known: 1.');
    expect(status).toBe(0);
  });

  it('links to files that exist', () => {
    for (const [, path] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      expect(() => readFileSync(path!), path).not.toThrow();
    }
  });
});
