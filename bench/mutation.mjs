// How much of the code the tests hold: `npm run mutation -- MODULE [files …]`, with MODULE one of stats, scoring, io, audit/checks and
// analysis/withhold, and files as patterns below it (`npm run mutation -- stats 'proportions/*.ts'`). Stryker changes one operator, condition
// or constant after the other and runs the tests that reach it; a change that no test notices is listed as survived. Each module is held
// against its own tests and those that call the tool in the same process on its behalf, not against the whole suite, so that a mutant takes seconds; survivors that the whole suite would kill are
// to be read as a wish for a test nearby. `--sample 150` takes so many lines of code at random and tells the score with its interval, since a
// whole module takes hours; `--seed 7` takes other lines than the seed 1 does. What was read of the survivors stands in docs/quality.md.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TESTS = {
  stats: ['test/stats/**/*.test.ts'],
  scoring: [
    'test/scoring/**/*.test.ts',
    'test/cli/{answers,corrections,draft,entry-apply,joined-files,labels,layouts,matching,score-stacks}.test.ts',
    'test/analysis/quality.test.ts',
    'test/bytes/equal.test.ts',
  ],
  io: ['test/io/**/*.test.ts', 'test/bytes/equal.test.ts'],
  'audit/checks': ['test/audit/checks/**/*.test.ts', 'test/audit/{audit-text,effects-in-text}.test.ts'],
  'analysis/withhold': [
    'test/analysis/withhold/**/*.test.ts',
    'test/analysis/{correlations,baseline,single-items}.test.ts',
  ],
};

/** Below a module, what only tests reach that need programs which are no part of the installation (`npm run test:engines`). */
const OUT_OF_REACH = { scoring: ['engine/'] };

const { values, positionals } = parseArgs({
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const [module, ...files] = positionals;
if (!Object.hasOwn(TESTS, module ?? '')) {
  console.error(`Name a module: ${Object.keys(TESTS).join(', ')}`);
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const patterns = (files.length === 0 ? ['**/*.ts'] : files).map((file) => `src/${module}/${file}`);
const mutate =
  values.sample === undefined ? patterns : sampledLines(patterns, Number(values.sample), Number(values.seed));
const { status } = spawnSync('npx', ['stryker', 'run', 'stryker.config.json', '--mutate', mutate.join(',')], {
  cwd: root,
  stdio: 'inherit',
  env: { MUTATION_TESTS: TESTS[module].join(' '), ...process.env },
});
if (status === 0)
  tellScore(JSON.parse(readFileSync(join(root, 'node_modules/.cache/mutation.json'), 'utf8')));
process.exit(status ?? 1);

/** Lines of code at random, as ranges of Stryker (`file:12-12`); comments, imports and blank lines hold nothing that changes. */
function sampledLines(globs, count, seed) {
  const lines = globs
    .flatMap((glob) => filesOf(glob))
    .filter(
      (file) => !(OUT_OF_REACH[module] ?? []).some((folder) => file.startsWith(`src/${module}/${folder}`)),
    )
    .sort()
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          /^\s*(\/\/|\/?\*|import |export type |$)/.test(line) ? [] : [`${file}:${index + 1}-${index + 1}`],
        ),
    );
  // Park and Miller's generator: the same lines for the same seed.
  let state = (seed * 7919) % 2147483647;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  for (let turn = 0; turn < 10; turn += 1) random();
  const chosen = new Set();
  while (chosen.size < Math.min(count, lines.length)) chosen.add(lines[Math.floor(random() * lines.length)]);
  return [...chosen];
}

function filesOf(glob) {
  const { stdout } = spawnSync('git', ['ls-files', `:(glob)${glob}`], { cwd: root, encoding: 'utf8' });
  return stdout.trim().split('\n');
}

/**
 * Killed of all that compiled and were not ignored, with the 95% interval after Wilson (1927). Lines were drawn, not mutants, and those of one
 * line fare alike: n is divided by the design effect of the lines (Kish, 1965, the variance of a ratio by clusters), where that is above 1.
 */
function tellScore(report) {
  const lines = new Map();
  for (const [file, { mutants }] of Object.entries(report.files))
    for (const { status, location } of mutants) {
      if (['Ignored', 'CompileError', 'RuntimeError'].includes(status)) continue;
      const key = `${file}:${location.start.line}`;
      const line = lines.get(key) ?? { killed: 0, unreached: 0, n: 0 };
      line.killed += status === 'Killed' || status === 'Timeout' ? 1 : 0;
      line.unreached += status === 'NoCoverage' ? 1 : 0;
      line.n += 1;
      lines.set(key, line);
    }
  const total = (key) => [...lines.values()].reduce((sum, line) => sum + line[key], 0);
  const [killed, unreached, n] = [total('killed'), total('unreached'), total('n')];
  if (n === 0) return;
  const share = killed / n;
  const clusters = lines.size;
  const residuals = [...lines.values()].reduce((sum, line) => sum + (line.killed - share * line.n) ** 2, 0);
  const byLines = clusters < 2 ? 0 : ((clusters / (clusters - 1)) * residuals) / n ** 2;
  const byMutants = (share * (1 - share)) / n;
  const size = byMutants === 0 ? n : n / Math.max(1, byLines / byMutants);
  const z2 = 1.959963984540054 ** 2;
  const half = Math.sqrt(z2 * (size * share * (1 - share) + z2 / 4));
  const [lower, upper] = [-half, half].map((by) => (100 * (size * share + z2 / 2 + by)) / (size + z2));
  console.log(
    `${killed} of ${n} killed, on ${clusters} lines: ${(100 * share).toFixed(1)}% [${lower.toFixed(1)}, ${upper.toFixed(1)}]; ` +
      `${unreached} reached by no test`,
  );
}
