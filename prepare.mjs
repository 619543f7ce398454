// Builds dist/ when npm installs the project. Without the packages for development (`npm ci --omit=dev`) it is built in a folder of its own,
// where they are fetched, and they are gone afterwards.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BUILD = ['run', '--silent', 'build'];
/** What a build reads. */
const SOURCES = [
  ...[
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.types.json',
    'generate.mjs',
    'build.mjs',
  ],
  ...['bin', 'generate', 'messages', 'scales', 'schemas', 'src', 'fixtures/ensure', 'fixtures/exports'],
];

function npm(words, cwd, environment = process.env) {
  execFileSync('npm', words, {
    cwd,
    env: environment,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

function hasTools() {
  try {
    createRequire(import.meta.url).resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}

if (hasTools()) npm(BUILD, '.');
else {
  const folder = await mkdtemp(join(tmpdir(), 'ensure-stats-build-'));
  // What npm was told on its command line, it tells its scripts by these.
  const { npm_config_omit: _, NODE_ENV: __, ...environment } = process.env;
  try {
    for (const path of SOURCES) await cp(path, join(folder, path), { recursive: true });
    npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], folder, environment);
    npm(BUILD, folder, environment);
    await cp(join(folder, 'dist'), 'dist', { recursive: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
