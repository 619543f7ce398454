// Bundles the command (one entry, chunks loaded when used) and the library.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'linked',
  write: false,
  // Some dependencies are CommonJS and call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

// Chunks are named by their content: what is there stays while the new is written, so that a command that is running
// meanwhile finds its files; what is left over goes last.
await mkdir('dist', { recursive: true });
for (const { path, contents } of outputFiles) await writeFile(path, contents);
const current = new Set(outputFiles.map(({ path }) => basename(path)));
for (const entry of await readdir('dist', { withFileTypes: true })) {
  if (entry.isFile() && !current.has(entry.name)) await rm(`dist/${entry.name}`);
}
const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
console.error(`Built dist/ (${outputFiles.length} files, ${Math.round(bytes / 1024)} KB)`);
