// Makes src/generated/ from what stands in one place: schemas, settings, messages. Every file of generate/ writes its part; nothing of it is
// committed. Runs before a build, a type check and the tests.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const target = join(root, 'src', 'generated');

/** A TypeScript module of the project, run as it is now. */
async function load(path) {
  const outfile = join(
    root,
    'node_modules',
    '.cache',
    'ensure-stats',
    `${path.replaceAll(/\W/g, '-')}-${process.pid}.mjs`,
  );
  await build({
    entryPoints: [join(root, path)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

const written = new Set();

/** Writes a file of src/generated/, but not when it holds the same already, so that watchers stay quiet. */
async function write(name, text) {
  const path = join(target, name);
  const head = `// Made by generate/; not to be edited, and not committed.\n`;
  const contents = name.endsWith('.ts') ? head + text : text;
  written.add(relative(target, path));
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before === contents) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

for (const name of (await readdir(join(root, 'generate'))).filter((file) => file.endsWith('.mjs')).sort()) {
  const { default: generate } = await import(pathToFileURL(join(root, 'generate', name)).href);
  await generate({ root, load, write });
}
for (const entry of await readdir(target, { recursive: true, withFileTypes: true }).catch(() => [])) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(relative(target, path))) await rm(path);
}
