import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as library from '../src/index.ts';
import * as stats from '../src/stats/index.ts';
import { ensureStats, folderOfAllTests } from './helpers/command.ts';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly man: string;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** A folder with the package as the registry would hand it out, and its dependencies; `pre.csv` and `post.csv` in it. */
const folder = folderOfAllTests();
const installed = join(folder, 'node_modules', 'ensure-stats');
const files: string[] = [];

/** The types are made by `npm ci`; anew only where a source is younger. */
function makeTypes(): void {
  const youngest = Math.max(
    ...readdirSync('src', { recursive: true, encoding: 'utf8' }).map(
      (path) => statSync(join('src', path)).mtimeMs,
    ),
  );
  const made = statSync('dist/types/index.d.ts', { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (made < youngest)
    execFileSync(process.execPath, [TSC, '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
}
const TSC = 'node_modules/typescript/bin/tsc';

function npm(...words: readonly string[]): string {
  return execFileSync('npm', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Runs a script of a project that has installed the package. */
function run(script: string): string {
  writeFileSync(join(folder, 'script.mjs'), script);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['script.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

beforeAll(() => {
  makeTypes();
  const [packed] = JSON.parse(npm('pack', '--ignore-scripts', '--json', '--pack-destination', folder)) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  files.push(...packed.files.map(({ path }) => path));
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip-components=1']);
  for (const name of [...Object.keys(manifest.dependencies), '@types/node']) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link, 'junction');
  }
  copyFileSync('fixtures/ensure/vp-pre.csv', join(folder, 'pre.csv'));
  copyFileSync('fixtures/ensure/vp-post.csv', join(folder, 'post.csv'));
}, 180_000);

describe('the package', () => {
  it('holds what users need, and nothing of the workshop', () => {
    for (const path of ['LICENSE', 'README.md', 'CHANGELOG.md', 'docs/README.md', manifest.man.slice(2)])
      expect(files).toContain(path);
    for (const path of [
      'dist/command/main-job.cjs',
      'dist/command/main-job.cjs.cache',
      'scales/brs.json',
      'schemas/study.schema.json',
    ])
      expect(files).toContain(path);
    const known =
      /^(bin|dist|docs|fixtures\/ensure|man|scales|schemas)\/|^(package\.json|LICENSE|[A-Z]+\.md)$/;
    expect(files.filter((path) => !known.test(path))).toEqual([]);
    expect(files.filter((path) => /\.test\.|^test\/|^src\/|(?<!\.d)\.ts$/.test(path))).toEqual([]);
    // Source maps are there for what the command says of its own mistakes.
    expect(files.filter((path) => path.endsWith('.map') && !path.startsWith('dist/command/'))).toEqual([]);
  });

  it('holds the licence of every package whose code it contains', () => {
    const licences = readFileSync(join(installed, 'dist/third-party-licences.txt'), 'utf8');
    const bundled = new Set(
      files
        .filter((path) => path.endsWith('.map'))
        .flatMap((path) => JSON.parse(readFileSync(join(installed, path), 'utf8')).sources as string[])
        .flatMap((source) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []),
    );
    expect([...bundled]).toEqual(expect.arrayContaining(['commander', 'docx', 'papaparse']));
    for (const name of bundled) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(licences.match(/copyright/gi)!.length).toBeGreaterThanOrEqual(bundled.size);
  });

  it('names no folder of the computer that built it', () => {
    const own = Buffer.from(process.cwd());
    const found = files
      .filter((path) => path.startsWith('dist/'))
      .filter((path) => readFileSync(join(installed, path)).includes(own));
    expect(found).toEqual([]);
  });

  it('has every file that it declares', () => {
    const declared = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    for (const path of [...declared, ...Object.values(manifest.bin), manifest.man])
      if (!path.includes('*')) expect(files).toContain(path.replace(/^\.\//, ''));
  });

  it('has what the README links to', () => {
    for (const [, path] of readFileSync('README.md', 'utf8').matchAll(/\]\((?![a-z]+:)([^)#]+)/g))
      expect(files).toContain(path);
  });

  it('runs as a command in a folder of its own', async () => {
    const bin = join(installed, manifest.bin['ensure-stats']!);
    const { stdout, stderr, status } = spawnSync(process.execPath, [bin, 'analyse', 'pre.csv', 'post.csv'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const own = await ensureStats('analyse', join(folder, 'pre.csv'), join(folder, 'post.csv'));
    expect({ stdout, stderr, status }).toEqual(own);
  });

  it('is imported by its name, and has what its sources export', () => {
    const printed = run(`
      import * as library from 'ensure-stats';
      import * as stats from 'ensure-stats/stats';
      console.log(JSON.stringify([Object.keys(library), Object.keys(stats)]));
    `);
    expect(JSON.parse(printed)).toEqual([Object.keys(library).sort(), Object.keys(stats).sort()]);
  });

  it('analyses files as the command does', async () => {
    const printed = run(`
      import { analyseFiles } from 'ensure-stats';
      console.log(JSON.stringify(await analyseFiles(['pre.csv', 'post.csv'], { scales: ['brs'] })));
    `);
    const paths = [join(folder, 'pre.csv'), join(folder, 'post.csv')];
    const { stdout } = await ensureStats('analyse', ...paths, '--scales', 'brs', '--format', 'json');
    expect(JSON.parse(printed)).toEqual(JSON.parse(stdout));
  });

  const examples = [...readFileSync('docs/library.md', 'utf8').matchAll(/```js\n([\s\S]*?)```/g)];
  it.each(examples.map(([, script]) => [script!]))('runs the example %#', (script) => {
    expect(run(script).trim()).not.toBe('');
  });
  it('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
  });

  it('has types that a strict project takes', () => {
    const consumer = `
      import { analyse, analyseFiles, bytesSource, openDataset, type AnalyseFilesSettings, type Result, UserError } from 'ensure-stats';
      import { type Estimate, moments, type TTest, welchTest } from 'ensure-stats/stats';

      const settings: AnalyseFilesSettings = { id: 'respondent', minCell: 5, test: 'welch' };
      const result: Result = await analyseFiles(['pre.csv', 'post.csv'], settings);
      const p: number | null | undefined = result.scales[0]?.comparisons[0]?.tests[0]?.p;
      const dataset = await openDataset(bytesSource('pre.csv', 'brs1\\n1\\n'));
      const second: Result = await analyse([{ wave: 'pre', dataset }]);
      const test: Estimate<TTest> = welchTest(moments(Float64Array.of(1, 2)), moments(Float64Array.of(2, 4)), 0.95);
      if (test.ok) test.value.p.toFixed(3);
      export { p, second, UserError };

      // @ts-expect-error a test that there is not
      await analyseFiles(['pre.csv'], { test: 'welsh' });
      // @ts-expect-error a setting that there is not
      await analyseFiles(['pre.csv'], { confidnce: 0.9 });
      // @ts-expect-error a path is no list of paths
      await analyseFiles('pre.csv');
      // @ts-expect-error the value is there only where it could be computed
      test.value;
    `;
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'consumer.ts'), consumer);
    const compilerOptions = {
      ...{ target: 'ES2023', module: 'nodenext', strict: true, noEmit: true, types: ['node'] },
      ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const { stdout, status } = spawnSync(process.execPath, [resolve(TSC), '-p', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  }, 180_000);
});
