import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStudy } from '../src/cli/study/read-study.ts';
import * as library from '../src/index.ts';
import type { Scale } from '../src/model/scale.ts';
import { checkExamples } from '../src/scoring/check-examples.ts';
import { lintScaleFile } from '../src/scoring/definition/lint-scale.ts';
import { parseScaleFile } from '../src/scoring/definition/parse-scale.ts';
import * as stats from '../src/stats/index.ts';
import { ensureStats, temporaryFolder } from './helpers/command.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path))
    .sort(),
];
const textOf = new Map(pages.map((page) => [page, readFileSync(page, 'utf8')]));
const page = (name: string) => textOf.get(name)!;

/** A block that shows a command with what it prints, perhaps with its remarks or only the lines that a filter of the shell lets pass. */
const CONSOLE =
  /```console\n(\$ (?:node bin\/ensure-stats\.js|ensure-stats) ([^\n|]*?)( 2>&1)?(?: \| ([^\n]+))?\n)[\s\S]*?```/g;
const ANY_CONSOLE = /^```console$/gm;

/** The words of a command as a shell takes them. */
function words(command: string): string[] {
  const found = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)];
  return found.map(([, single, double, bare]) => single ?? double ?? bare!);
}

/** What a command prints; pages share the runs. */
const runs = new Map<string, ReturnType<typeof ensureStats>>();
async function printed(command: string, withRemarks: boolean, filter: string | undefined): Promise<string> {
  if (!runs.has(command)) runs.set(command, ensureStats(...words(command)));
  const { stdout, stderr } = await runs.get(command)!;
  const whole = withRemarks ? stdout + stderr : stdout;
  return filter === undefined
    ? whole
    : execFileSync('sh', ['-c', filter], { input: whole, encoding: 'utf8' });
}

const helps = new Map<string, Promise<string>>();
function help(command: string): Promise<string> {
  if (!helps.has(command))
    helps.set(
      command,
      ensureStats(...words(command), '--help').then(({ stdout }) => stdout),
    );
  return helps.get(command)!;
}

const COMMANDS = [
  ...['analyse', 'validate', 'score', 'reliability', 'describe', 'plot', 'report', 'init', 'plan', 'run'],
  ...['verify', 'audit', 'simulate', 'completion'],
  ...['scales list', 'scales show', 'scales check', 'scales schema', 'scales draft'],
  ...['entry template', 'entry compare', 'entry apply'],
];

/** The anchor that a heading has on the pages of repositories. */
function anchor(heading: string): string {
  const plain = heading.replaceAll(/[`*]|\]\([^)]*\)|\[/g, '').toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}
const anchorsOf = (text: string) => [
  ...[...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading!)),
  ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!),
];

describe.each(pages.filter((name) => page(name).match(ANY_CONSOLE)))('%s', (name) => {
  it('prints what the commands print', async () => {
    const blocks = [...page(name).matchAll(CONSOLE)];
    expect(blocks.length, 'a block that is no command of the tool').toBe(
      page(name).match(ANY_CONSOLE)!.length,
    );
    const outputs: string[] = [];
    for (const [, , command, remarks, filter] of blocks)
      outputs.push(await printed(command!, remarks !== undefined, filter));
    for (const [index, output] of outputs.entries()) expect(output, blocks[index]![1]).not.toBe('');
    const current = page(name).replace(
      CONSOLE,
      (_, prompt: string) => `\`\`\`console\n${prompt}${outputs.shift()!.trimEnd()}\n\`\`\``,
    );
    // `vitest -u` writes the real output into the page.
    await expect(current).toMatchFileSnapshot(join('..', name));
  });
});

describe('the documentation', () => {
  it('shows only commands that exist, with options that they have', async () => {
    let shown = 0;
    for (const [name, whole] of textOf) {
      const text = [...whole.matchAll(/```[\s\S]*?```/g)].join('\n');
      for (const [line, rest] of text.matchAll(/^\$? ?(?:node bin\/ensure-stats\.js|ensure-stats) (.+)$/gm)) {
        const typed = words(rest!.replace(/\s#\s.*$|\s[|>&].*$/, ''));
        const command = COMMANDS.find((known) => `${typed.join(' ')} `.startsWith(`${known} `));
        if (command === undefined) {
          expect(typed[0], `${name}: ${line}`).toMatch(/^(?:--version|<command>)$/);
          continue;
        }
        shown += 1;
        for (const [option] of typed.flatMap((word) => [...word.matchAll(/^--[a-z-]+/g)]))
          expect((await help(command)).split(/[\s,=]+/), `${name}: ${line}`).toContain(option);
      }
    }
    expect(shown).toBeGreaterThan(80);
  });

  it('names no option that no command has', async () => {
    const known = new Set(
      (await Promise.all(COMMANDS.map(help))).flatMap((text) => text.match(/--[a-z][a-z-]+/g) ?? []),
    );
    const foreign =
      /^(?:npm|npx|node|git|jq|bash) .*$|`(?:npm|npx|node|git|bash) [^`]*`|git diff \S+|npm install \S+|^.*SEED=random.*$/gm;
    for (const [name, text] of textOf) {
      // These name options of other programs as well.
      if (name === 'CONTRIBUTING.md' || name === 'docs/architecture.md') continue;
      const own = text.replaceAll(foreign, '');
      for (const [option] of own.matchAll(/(?<=[\s`(])--[a-z][a-z-]+/g))
        expect([...known, '--version', '--help'], `${name}: ${option}`).toContain(option);
    }
  });

  it('names every command, and the README the main ones', () => {
    for (const command of COMMANDS) {
      const [first, second] = command.split(' ');
      expect(page('docs/commands.md')).toContain(`\`${first}`);
      if (second !== undefined) expect(page('docs/commands.md')).toContain(second);
    }
    for (const command of ['analyse', 'report', 'verify', 'audit', 'validate', 'score', 'entry'])
      expect(page('README.md')).toContain(`ensure-stats ${command}`);
  });

  it('has a README of two screens', () => {
    expect(page('README.md').split('\n').length).toBeLessThan(110);
  });

  it('lists every page in its index', () => {
    const index = page('docs/README.md');
    for (const name of pages.filter((path) => /^docs\/[^/]+\.md$/.test(path) && path !== 'docs/README.md'))
      expect(index, name).toContain(`](${relative('docs', name)})`);
  });

  it('has every export of the library in the reference, which .ci/run compares with the sources', () => {
    for (const [name, module] of [
      ['ensure-stats', library],
      ['stats', stats],
    ] as const) {
      const headings = [...page(`docs/reference/${name}.md`).matchAll(/^### (\w+)/gm)].map(
        ([, each]) => each,
      );
      expect(Object.keys(module).length).toBeGreaterThan(40);
      for (const each of Object.keys(module)) expect(headings).toContain(each);
      const functions = Object.keys(module).filter((each) =>
        page(`docs/reference/${name}.md`).includes(`### ${each}()`),
      );
      const text = page(`docs/reference/${name}.md`);
      for (const each of functions) {
        const [, signature, first] =
          new RegExp(`^### ${each}\\(\\)\\n\\n(> .+)\\n\\n(.+)$`, 'm').exec(text) ?? [];
        expect(signature, each).toContain(each);
        expect(first, `${each} has no description`).toMatch(/^[^#*|]/);
      }
    }
  });

  it('links to files and headings that exist', () => {
    let links = 0;
    for (const [name, text] of textOf) {
      const prose = text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
      for (const [, path = '', fragment] of prose.matchAll(/\]\((?![a-z]+:)([^)#\s]+)?(?:#([^)]+))?\)/g)) {
        links += 1;
        const target = path === '' ? name : join(dirname(name), path);
        expect(existsSync(target), `${name}: ${target}`).toBe(true);
        if (fragment !== undefined && target.endsWith('.md'))
          expect(anchorsOf(readFileSync(target, 'utf8')), `${name}: ${target}#${fragment}`).toContain(
            fragment,
          );
      }
    }
    expect(links).toBeGreaterThan(100);
  });

  it('shows a definition that is complete and right', async () => {
    const text = /<!-- mood\.json -->\n```json\n([\s\S]*?)```/.exec(page('docs/definitions.md'))![1]!;
    const [scale] = parseScaleFile(text, 'mood.json') as [Scale];
    expect(lintScaleFile([scale], 'mood.json')).toEqual([]);
    expect(checkExamples(scale)).toEqual([]);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mood.json'), text);
    expect((await ensureStats('scales', 'check', join(folder, 'mood.json'))).status).toBe(0);
  });

  it('shows a study that can be run', () => {
    const text = /<!-- study\.json -->\n```json\n([\s\S]*?)```/.exec(page('docs/study.md'))![1]!;
    expect(parseStudy(text, 'study.json').study.outputs).toHaveLength(6);
  });

  it('shows a published table that reproduces', async () => {
    const text = /<!-- table\.json -->\n```json\n([\s\S]*?)```/.exec(page('docs/published-tables.md'))![1]!;
    const path = join(temporaryFolder({ 'table.json': text }), 'table.json');
    const data = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
    const { status, stdout } = await ensureStats('verify', path, '--data', ...data);
    expect(stdout).toContain('Passed: 5 of 6 cells reproduced; differs: 1; known: 1.');
    expect(status).toBe(0);
  });

  it('shows the same table in the simple form', async () => {
    const text = /```\n(scale;group;wave[\s\S]*?)```/.exec(page('docs/published-tables.md'))![1]!;
    const folder = temporaryFolder({ 'table.csv': text });
    const { status } = await ensureStats('audit', join(folder, 'table.csv'));
    expect(status).toBe(0);
  });
});
