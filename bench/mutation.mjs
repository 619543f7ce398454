// How much of the code the tests hold: `npm run mutation -- MODULE [files …]`, with MODULE one of stats, scoring, io, audit/checks and
// analysis/withhold, and files as patterns below it (`npm run mutation -- stats 'proportions/*.ts'`). Stryker changes one operator, condition
// or constant after the other and runs the tests that reach it; a change that no test notices is listed as survived. Each module is held
// against its own tests, not against the whole suite, so that a mutant takes about a second; survivors that the whole suite would kill are
// to be read as a wish for a test nearby. `--sample 150` takes so many lines of code at random (always the same ones) and tells the score with
// its Wilson interval, since a whole module takes hours. What was read of the survivors stands in docs/quality.md.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TESTS = {
  stats: ['test/stats/**/*.test.ts'],
  scoring: ['test/scoring/**/*.test.ts', 'test/relations/**/*.test.ts'],
  io: ['test/io/**/*.test.ts'],
  'audit/checks': ['test/audit/checks/**/*.test.ts'],
  'analysis/withhold': ['test/analysis/withhold/**/*.test.ts'],
};

const { values, positionals } = parseArgs({
  options: { sample: { type: 'string' } },
  allowPositionals: true,
});
const [module, ...files] = positionals;
if (!Object.hasOwn(TESTS, module ?? '')) {
  console.error(`Name a module: ${Object.keys(TESTS).join(', ')}`);
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const patterns = (files.length === 0 ? ['**/*.ts'] : files).map((file) => `src/${module}/${file}`);
const mutate = values.sample === undefined ? patterns : sampledLines(patterns, Number(values.sample));
const { status } = spawnSync('npx', ['stryker', 'run', 'stryker.config.json', '--mutate', mutate.join(',')], {
  cwd: root,
  stdio: 'inherit',
  env: { MUTATION_TESTS: TESTS[module].join(' '), ...process.env },
});
if (status === 0)
  tellScore(JSON.parse(readFileSync(join(root, 'node_modules/.cache/mutation.json'), 'utf8')));
process.exit(status ?? 1);

/** Lines of code at random, as ranges of Stryker (`file:12-12`); comments, imports and blank lines hold nothing that changes. */
function sampledLines(globs, count) {
  const lines = globs
    .flatMap((glob) => filesOf(glob))
    .sort()
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          /^\s*(\/\/|\/?\*|import |export type |$)/.test(line) ? [] : [`${file}:${index + 1}-${index + 1}`],
        ),
    );
  let seed = 1;
  // Park and Miller's generator: the same lines in every run.
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const chosen = new Set();
  while (chosen.size < Math.min(count, lines.length)) chosen.add(lines[Math.floor(random() * lines.length)]);
  return [...chosen];
}

function filesOf(glob) {
  const { stdout } = spawnSync('git', ['ls-files', `:(glob)${glob}`], { cwd: root, encoding: 'utf8' });
  return stdout.trim().split('\n');
}

/** Killed of all that compiled and were not ignored, with the 95% interval after Wilson (1927). */
function tellScore(report) {
  const statuses = Object.values(report.files).flatMap(({ mutants }) =>
    mutants.map((mutant) => mutant.status),
  );
  const killed = statuses.filter((each) => each === 'Killed' || each === 'Timeout').length;
  const n = statuses.filter((each) => !['Ignored', 'CompileError', 'RuntimeError'].includes(each)).length;
  if (n === 0) return;
  const z2 = 1.959963984540054 ** 2;
  const half = Math.sqrt(z2 * (killed * (1 - killed / n) + z2 / 4));
  const [lower, upper] = [-half, half].map((by) => (100 * (killed + z2 / 2 + by)) / (n + z2));
  console.log(
    `${killed} of ${n} killed: ${((100 * killed) / n).toFixed(1)}% [${lower.toFixed(1)}, ${upper.toFixed(1)}]`,
  );
}
