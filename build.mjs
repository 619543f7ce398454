// Bundles the command (one file, with the code that V8 compiles for it) and the library (modules).
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';

const common = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'linked',
  write: false,
  logLevel: 'warning',
};
// Loaded from node_modules when an office file or a picture is asked for: large, or native.
const external = Object.keys(JSON.parse(await readFile('package.json', 'utf8')).dependencies).filter((name) =>
  /^(docx|write-excel-file|vega|vega-lite|@resvg\/.*)$/.test(name),
);

const command = await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts', start: 'src/cli/start.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: external.flatMap((name) => [name, `${name}/*`]),
});
const library = await build({
  ...common,
  entryPoints: { index: 'src/index.ts' },
  format: 'esm',
  splitting: true,
  external: external.flatMap((name) => [name, `${name}/*`]),
  // Some dependencies are CommonJS and call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

// What is there stays while the new is written, so that a command that is running meanwhile finds its files; what is left
// over goes last. An old code cache is rejected by a new bundle, never believed.
const outputFiles = [...command.outputFiles, ...library.outputFiles];
await mkdir('dist', { recursive: true });
for (const { path, contents } of outputFiles) await writeFile(path, contents);
const current = new Set(outputFiles.map(({ path }) => basename(path)).concat('cli.cjs.cache'));
for (const entry of await readdir('dist', { withFileTypes: true })) {
  if (entry.isFile() && !current.has(entry.name)) await rm(`dist/${entry.name}`);
}

// One run of the main job, after which V8 knows the functions that it needs.
const job = ['analyse', 'fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const harness = `
  const { writeFileSync } = require('node:fs');
  const { compiled } = require('./dist/start.cjs');
  process.on('exit', () => writeFileSync('dist/cli.cjs.cache', compiled()));
`;
execFileSync(process.execPath, ['--eval', harness, '--', 'ensure-stats', ...job], {
  stdio: ['ignore', 'ignore', 'ignore'],
});

const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
console.error(`Built dist/ (${outputFiles.length} files, ${Math.round(bytes / 1024)} KB)`);
