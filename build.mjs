// Bundles the command (one file, with the code that V8 compiles for it) and the library (modules).
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'linked',
  write: false,
  // Beside the files and not named in them: read only when something unexpected happens.
  sourcemap: 'external',
  sourcesContent: false,
  logLevel: 'warning',
};
// Loaded from node_modules when an office file, a PDF or a picture is read or asked for: large, or native.
const external = Object.keys(JSON.parse(await readFile('package.json', 'utf8')).dependencies).filter((name) =>
  /^(docx|mammoth|unpdf|@resvg\/.*)$/.test(name),
);

// What the main job needs is one file; what other commands and formats load on their way is built as modules beside it.
const MAIN_JOB = /(commands\/analyse|render\/terminal)\.ts$/;
// How other calls are read, which needs a moment longer, and the forms of survey platforms; in the same file, but run only then.
const OTHER_JOBS = /cli[\\/]program\.ts$|io[\\/]platforms[\\/]|scoring[\\/]choose-rows\.ts$/;
const later = new Map();
const laterModules = {
  name: 'later-modules',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const file = join(resolveDir, path);
      if (kind !== 'dynamic-import' || MAIN_JOB.test(path) || OTHER_JOBS.test(file)) return undefined;
      const name = relative('src', file).replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-');
      later.set(name, file);
      return { path: `./later/${name}.js`, external: true };
    });
  },
};

// The modules of the main job as one, not each in a function that runs when it is first imported: they are all needed at once.
const mainJobAtOnce = {
  name: 'main-job-at-once',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const imports = [];
      const contents = text.replace(/await import\('([^']+)'\)/g, (whole, target) => {
        if (!MAIN_JOB.test(target)) return whole;
        imports.push(`import * as mainJob${imports.length} from '${target}';`);
        return `mainJob${imports.length - 1}`;
      });
      // The starter reads the bundle as ASCII; esbuild escapes other letters in strings, but not in regular expressions.
      const ascii = contents.replaceAll(
        /[^\0-\x7f]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      // Where a backslash stands for itself, letters stay.
      return { contents: imports.join('') + (/String\.raw/.test(contents) ? contents : ascii), loader: 'ts' };
    });
  },
};

// Commander can start programs as subcommands, which loads half of Node's networking; none of ours is a program.
const noChildPrograms = {
  name: 'no-child-programs',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /commander/.test(importer) ? { path: 'no-child-programs', namespace: 'empty' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

// The library computes a table of the normal distribution when it is loaded; by its single files only what is used comes along.
const statisticsByFile = {
  name: 'statistics-by-file',
  setup({ onResolve }) {
    onResolve({ filter: /^simple-statistics$/ }, ({ resolveDir }) => ({
      path: createRequire(join(resolveDir, 'file.js'))
        .resolve('simple-statistics/package.json')
        .replace(/package\.json$/, 'index.js'),
      sideEffects: false,
    }));
    onResolve({ filter: /^\.\/src\// }, ({ importer, path }) =>
      /simple-statistics[\\/]index\.js$/.test(importer)
        ? { path: join(dirname(importer), path), sideEffects: false }
        : undefined,
    );
  },
};

const command = await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external,
  plugins: [laterModules, mainJobAtOnce, noChildPrograms, statisticsByFile],
});
const modules = {
  ...common,
  format: 'esm',
  splitting: true,
  external,
  plugins: [statisticsByFile],
  // Some dependencies are CommonJS and call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};
const laterFiles = await build({ ...modules, outdir: 'dist/later', entryPoints: Object.fromEntries(later) });
// Programs that use the library see the names of its errors and functions.
const library = await build({ ...modules, keepNames: true, entryPoints: { index: 'src/index.ts' } });

// What is there stays while the new is written, so that a command that is running meanwhile finds its files; what is left
// over goes last. An old code cache is rejected by a new bundle, never believed.
// A script with a code cache cannot import by itself; the starter hands it a function that can.
for (const file of command.outputFiles.filter(({ path }) => path.endsWith('cli.cjs'))) {
  if (/[^\0-\x7f]/.test(file.text))
    throw new Error('dist/cli.cjs is not ASCII, as which the starter reads it');
  // A name of the same length, and the head on a line of its own, so that the source map holds.
  const text = file.text.replaceAll(/\bimport\(/g, '_load_(');
  file.contents = Buffer.from(
    `(function (exports, require, module, __filename, __dirname, _load_) {\n${text}\n})`,
  );
}
for (const file of command.outputFiles.filter(({ path }) => path.endsWith('cli.cjs.map'))) {
  const map = JSON.parse(file.text);
  file.contents = Buffer.from(JSON.stringify({ ...map, mappings: `;${map.mappings}` }));
}
const outputFiles = [...command.outputFiles, ...laterFiles.outputFiles, ...library.outputFiles];
await mkdir('dist/later', { recursive: true });
for (const { path, contents } of outputFiles) await writeFile(path, contents);
const current = new Set(
  outputFiles.map(({ path }) => relative('.', path)).concat(join('dist', 'cli.cjs.cache')),
);
for (const folder of ['dist', 'dist/later']) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile() && !current.has(join(folder, entry.name))) await rm(join(folder, entry.name));
  }
}

// Compiled anew: a cache that fits would be taken over as it is.
await rm('dist/cli.cjs.cache', { force: true });
// One run of the main job, after which V8 knows the functions that it needs.
const job = ['analyse', 'fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const harness = `
  const { writeFileSync } = require('node:fs');
  const { compiled } = require('./bin/ensure-stats.js');
  process.on('exit', () => writeFileSync('dist/cli.cjs.cache', compiled()));
`;
execFileSync(process.execPath, ['--eval', harness, '--', 'ensure-stats', ...job], {
  stdio: ['ignore', 'ignore', 'ignore'],
});

const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
console.error(`Built dist/ (${outputFiles.length} files, ${Math.round(bytes / 1024)} KB)`);
