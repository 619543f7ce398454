#!/usr/bin/env node
/**
 * Makes docs/reference/ from the comments of what the library exports.
 *
 *   npm run reference                      writes the pages
 *   npm run reference -- --check [counts.json]      fails when they are not what the sources say; the counts for the CI, in the form of vitest
 *
 * TypeDoc lies in a folder of its own, with a lock file, and is fetched when it is first needed.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');
const pages = join(root, 'docs', 'reference');
const [check, counts] = process.argv.slice(2);
const tell = (passed, failed) => {
  if (counts !== undefined)
    writeFileSync(
      counts,
      JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: 0 }),
    );
};

if (!existsSync(join(here, 'node_modules', 'typedoc'))) {
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--fetch-retries', '1'], {
      cwd: here,
      stdio: 'pipe',
    });
  } catch (error) {
    console.error(String(error.stderr));
    console.error('TypeDoc could not be fetched: docs/reference was NOT checked.');
    tell(0, 0);
    process.exit(check === undefined ? 1 : 0);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-reference-'));
const made = (path) => join(folder, path);
try {
  const typedoc = join(here, 'node_modules', 'typedoc', 'bin', 'typedoc');
  execFileSync(process.execPath, [typedoc, '--options', join(here, 'typedoc.json'), '--out', folder], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const page of readdirSync(folder))
    writeFileSync(made(page), inOurForm(readFileSync(made(page), 'utf8')));
  const names = [...new Set([...readdirSync(folder), ...(existsSync(pages) ? readdirSync(pages) : [])])];
  const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
  const differing = names.filter((name) => textOf(made(name)) !== textOf(join(pages, name)));
  if (check === undefined) {
    rmSync(pages, { recursive: true, force: true });
    mkdirSync(pages, { recursive: true });
    cpSync(folder, pages, { recursive: true });
    console.error(`docs/reference: ${names.length} pages, ${differing.length} changed`);
  } else if (differing.length > 0) {
    console.error(
      `Not what the sources say: ${differing.map((name) => `docs/reference/${name}`).join(', ')}. Renew them: npm run reference`,
    );
    tell(0, 1);
    process.exitCode = 1;
  } else {
    console.error('docs/reference is what the sources say');
    tell(1, 0);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Without anchors of single properties, to which nothing links. */
function inOurForm(text) {
  return `${text.replaceAll(/<a id="[^"]*"><\/a> /g, '').trimEnd()}\n`;
}
