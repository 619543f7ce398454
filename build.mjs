// Bundles the command (scripts, with the code that V8 compiles for them) and the library (modules).
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { build, transform } from 'esbuild';

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

// What the main job needs is one file; what other commands and formats load on their way is built beside it.
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
const modules = { ...common, format: 'esm', splitting: true, external, plugins: [statisticsByFile] };
const laterFiles = await build({ ...modules, outdir: 'dist/later', entryPoints: Object.fromEntries(later) });
const library = await build({
  ...modules,
  // Programs that use the library see the names of its errors and functions.
  keepNames: true,
  entryPoints: { index: 'src/index.ts', stats: 'src/stats/index.ts' },
  // Some dependencies are CommonJS and call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

// What is there stays while the new is written, so that a command that is running meanwhile finds its files; what is left
// over goes last. An old code cache is rejected by a new bundle, never believed.
// A script with a code cache cannot import by itself; the starter hands it a function that can, and a name of its own.
const HEAD = '(function (exports, require, module, __filename, __dirname, _load_) {';
function asScript(text) {
  // A name of the same length, and the head on a line of its own, so that the source map holds.
  return Buffer.from(`${HEAD}\n${text.replaceAll(/\bimport\(/g, '_load_(')}\n})`);
}
function belowHead(map) {
  const content = JSON.parse(map);
  return Buffer.from(JSON.stringify({ ...content, mappings: `;${content.mappings}` }));
}
for (const file of command.outputFiles.filter(({ path }) => path.endsWith('cli.cjs'))) {
  if (/[^\0-\x7f]/.test(file.text))
    throw new Error('dist/cli.cjs is not ASCII, as which the starter reads it');
  file.contents = asScript(file.text);
}
for (const file of command.outputFiles.filter(({ path }) => path.endsWith('cli.cjs.map')))
  file.contents = belowHead(file.text);

// What a script exports stands behind getters, which a loop over millions of cells would call each time that it reads a constant of
// another file. Once the script has run, nothing changes any more.
const AS_VALUES = "module.exports=Object.defineProperty({...module.exports},'__esModule',{value:true});";

/** A module as a script, which can have a code cache as well. */
async function scriptOf({ path, text }, map) {
  const { code, map: composed } = await transform(
    `${text}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map.text).toString('base64')}`,
    {
      ...{ format: 'cjs', platform: 'node', target: 'node20', minify: true },
      ...{ sourcemap: 'external', sourcesContent: false, sourcefile: basename(path) },
      // Where the module lies; few ask.
      define: { 'import.meta.url': '__url' },
    },
  );
  const url = /\b__url\b/.test(code) ? 'const __url=require("node:url").pathToFileURL(__filename).href;' : '';
  const script = path.replace(/\.js$/, '.cjs');
  return [
    { path: script, contents: asScript(`${url}\n${code}\n${AS_VALUES}`) },
    { path: `${script}.map`, contents: belowHead(belowHead(composed)) },
  ];
}
const scripts = await Promise.all(
  laterFiles.outputFiles
    .filter(({ path }) => path.endsWith('.js'))
    .map((file) =>
      scriptOf(
        file,
        laterFiles.outputFiles.find(({ path }) => path === `${file.path}.map`),
      ),
    ),
);
const others = laterFiles.outputFiles.filter(({ path }) => !/\.js(?:\.map)?$/.test(path));
const outputFiles = [...command.outputFiles, ...scripts.flat(), ...others, ...library.outputFiles];
await mkdir('dist/later', { recursive: true });
for (const { path, contents } of outputFiles) await writeFile(path, contents);
const current = new Set(outputFiles.map(({ path }) => relative('.', path)));
for (const folder of ['dist', 'dist/later']) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    // Compiled anew: a cache that fits would be taken over as it is.
    if (entry.isFile() && !current.has(join(folder, entry.name))) await rm(join(folder, entry.name));
  }
}

// Runs of small jobs, after which V8 knows the functions that they need: each adds what it loads to what those before it compiled.
const [pre, post] = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
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
])
  execFileSync(process.execPath, ['--eval', harness, '--', 'ensure-stats', ...job], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
await rm(scratch, { recursive: true });

const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
console.error(`Built dist/ (${outputFiles.length} files, ${Math.round(bytes / 1024)} KB)`);
