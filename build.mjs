// Bundles the command (scripts, with the code that V8 compiles for them) and the library (modules).
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { transform } from 'esbuild';
import { rolldown } from 'rolldown';

/**
 * Names stay, so that the frames of a mistake can be read. Letters beyond ASCII become escapes: V8 keeps a script of one byte a letter, and
 * a copy of it is read instead of decoded (25 of 420 million instructions of the small job).
 */
const shortened = {
  name: 'shortened',
  async renderChunk(text, { fileName }) {
    const options = { minifyWhitespace: true, minifySyntax: true, sourcemap: true, sourcefile: fileName };
    const { code, map } = await transform(text, { ...options, target: 'node20' });
    return { code, map };
  },
};

/**
 * Commander can run subcommands that are programs of their own; there are none here, and what Node loads for them takes 20 of the 211 million
 * instructions of `--version`.
 */
const withoutPrograms = {
  name: 'without-programs',
  resolveId: (specifier, importer) =>
    specifier === 'node:child_process' && /[\\/]commander[\\/]/.test(importer) ? '\0no-programs' : null,
  load: (id) => (id === '\0no-programs' ? 'export {};' : null),
};

const input = {
  plugins: [withoutPrograms],
  platform: 'node',
  // Loaded from node_modules when a document is read or a picture drawn: native, or not made for a bundle. The last two are optional peers.
  external: /^(?:node:(?!child_process)|(?:mammoth|unpdf|@resvg\/resvg-js|@duckdb\/node-api|pg)(?:\/|$))/,
  // Its bundle computes a table of the normal distribution when it is loaded (6 ms); of its single files only what is used comes along.
  resolve: {
    alias: {
      'simple-statistics': join(
        dirname(createRequire(import.meta.url).resolve('simple-statistics/package.json')),
        'index.js',
      ),
    },
  },
  treeshake: { moduleSideEffects: [{ test: /[\\/]simple-statistics[\\/]/, sideEffects: false }] },
  checks: { ineffectiveDynamicImport: false },
};

const output = {
  dir: 'dist',
  plugins: [shortened],
  minify: false,
  // Beside the files and not named in them: read only when something unexpected happens.
  sourcemap: 'hidden',
  sourcemapExcludeSources: true,
};

/** With all that they import, these are one file; what other commands, formats, languages and platforms need lies beside it. */
const MAIN_JOB =
  /[\\/]src[\\/](?:cli[\\/](?:ensure-stats|standard-streams|commands[\\/]analyse)|report[\\/]render[\\/]terminal)\.ts$/;
/** How options are read, in one file too. */
const OPTIONS = /[\\/]src[\\/]cli[\\/]program\.ts$/;
/** What every analysis of a single file looks for, in one file: opening one takes longer than what stands in these. */
const ONE_FILE = /[\\/]src[\\/]cli[\\/]layout\.ts$/;
/** What every export of a platform needs beside its own module. */
const EXPORT = /[\\/]src[\\/](?:io[\\/]platforms[\\/]platform|scoring[\\/]choose-rows)\.ts$/;

const command = await rolldown({ ...input, input: { 'ensure-stats': 'src/cli/main.ts' } });
const scripts = await command.write({
  ...output,
  format: 'cjs',
  entryFileNames: 'command/[name].cjs',
  chunkFileNames: 'command/[name].cjs',
  dynamicImportInCjs: false,
  // A function on lines of its own, which the starter calls.
  postBanner: '(function (exports, require, module, __filename, __dirname) {',
  postFooter: '})',
  codeSplitting: {
    groups: [
      { name: 'main-job', test: MAIN_JOB, priority: 2 },
      { name: 'options', test: OPTIONS, priority: 1 },
      { name: 'one-file', test: ONE_FILE, priority: 1 },
      { name: 'export', test: EXPORT },
    ],
  },
});
// A thread loads this by itself: all that it needs is in one script, and nothing else.
const thread = await rolldown({ ...input, input: { 'part-worker': 'src/cli/part-worker.ts' } });
const threadScripts = await thread.write({
  ...output,
  format: 'cjs',
  entryFileNames: 'command/[name].cjs',
  codeSplitting: false,
});
const library = await rolldown({ ...input, input: { index: 'src/index.ts', stats: 'src/stats/index.ts' } });
const modules = await library.write({
  ...output,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'library/[name].js',
});

// What is there stays while the new is written, so that a command that is running meanwhile finds its files; what is left over goes last,
// and so does compiled code: what fits would be taken over as it is.
const files = [...scripts.output, ...threadScripts.output, ...modules.output];
const LICENCES = join('dist', 'third-party-licences.txt');
const current = new Set([...files.map(({ fileName }) => join('dist', fileName)), LICENCES]);
for (const entry of await readdir('dist', { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  const isTypes = relative('dist', path).startsWith('types');
  if (entry.isFile() && !isTypes && !current.has(path)) await rm(path);
}

await writeFile(
  LICENCES,
  await licencesOf(files.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))),
);

// Runs of small jobs, after which V8 knows the functions that they need: each adds what it loads to what those before it compiled.
const [pre, post] = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const FORMS = [
  ...[
    'qualtrics/labels',
    'limesurvey/code-and-text',
    'redcap/survey',
    'surveymonkey/two-rows',
    'alchemer/columns',
  ],
  ...[
    'google-forms/sheet',
    'microsoft-forms/sheet',
    'sosci/labels',
    'kobo/groups',
    'formr/results',
    'castor/records',
  ],
  ...[
    'unipark/export',
    'typeform/responses',
    'jotform/submissions',
    'eusurvey/sheet',
    'gorilla/short-form',
    'mturk/batch',
  ],
];
const scratch = await mkdtemp(join(tmpdir(), 'ensure-stats-build-'));
const harness = `
  const { writeFileSync } = require('node:fs');
  const { compiled } = require('./bin/ensure-stats.js');
  process.on('exit', () => {
    for (const [file, code] of compiled()) writeFileSync(file + '.cache', code);
  });
`;
for (const job of [
  ['analyse', pre, post],
  ['reliability', pre, '--lang', 'nl'],
  ['score', pre, '-o', join(scratch, 'scores.csv')],
  ['analyse', pre, '--by', 'Geslacht', '--lang', 'fr'],
  ['analyse', pre, post, '--format', 'json'],
  // A form of each platform; compiling its module took 3 to 5 ms.
  ...FORMS.map((form) => ['analyse', `fixtures/exports/${form}.csv`]),
])
  execFileSync(process.execPath, ['--eval', harness, '--', 'ensure-stats', ...job], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
await rm(scratch, { recursive: true });

const bytes = files.reduce((sum, file) => sum + (file.type === 'chunk' ? file.code : file.source).length, 0);
console.error(`Built dist/ (${files.length} files, ${Math.round(bytes / 1024)} KB)`);

/** The licences of the packages whose code is in the bundles, which ask for a copy wherever their code goes. */
async function licencesOf(modules) {
  const folders = new Set(
    modules.flatMap(
      (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0].replace(/^\0/, '') ?? [],
    ),
  );
  const texts = [...folders].map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((each) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(each));
    const text =
      file === undefined ? `Licence: ${license}` : (await readFile(join(folder, file), 'utf8')).trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  const sorted = (await Promise.all(texts)).sort();
  return `ensure-stats holds code of these packages.\n\n${sorted.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
