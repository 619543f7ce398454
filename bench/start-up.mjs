// How long the small job takes beside a bare Node: `node bench/start-up.mjs [runs]`.
// Every command is timed as a whole process right beside a bare Node of its own, now after it, now before it; the ratio is formed pair
// by pair, so that neither a machine that speeds up or slows down on the way nor what ran before favours one of the two.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(process.argv[2] ?? 15);
// Reading extra certificates slows every start of Node; it is left out of both arms.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const bare = ['-e', '0'];
const commands = {
  'ensure-stats --version': ['bin/ensure-stats.js', '--version'],
  'analyse, 46 + 40 rows, table': [
    'bin/ensure-stats.js',
    'analyse',
    'fixtures/ensure/vp-pre.csv',
    'fixtures/ensure/vp-post.csv',
  ],
  'analyse, 46 + 40 rows, json': [
    'bin/ensure-stats.js',
    'analyse',
    'fixtures/ensure/vp-pre.csv',
    'fixtures/ensure/vp-post.csv',
    '--format',
    'json',
  ],
  'analyse --by --lang nl': [
    ...['bin/ensure-stats.js', 'analyse', 'fixtures/ensure/vp-pre.csv'],
    ...['--by', 'Geslacht', '--lang', 'nl'],
  ],
  'reliability --lang nl': [
    'bin/ensure-stats.js',
    'reliability',
    'fixtures/ensure/vp-pre.csv',
    '--lang',
    'nl',
  ],
  score: ['bin/ensure-stats.js', 'score', 'fixtures/ensure/vp-pre.csv'],
};

function seconds(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const names = Object.keys(commands);
for (const name of names) seconds(commands[name]); // warm-up
const pairs = Object.fromEntries(names.map((name) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const name of names) {
    const inOrder = run % 2 === 0;
    const first = seconds(inOrder ? bare : commands[name]);
    const second = seconds(inOrder ? commands[name] : bare);
    pairs[name].push(inOrder ? { bare: first, own: second } : { bare: second, own: first });
  }
}

const milliseconds = (values) =>
  [median(values), Math.min(...values)].map((value) => (value * 1000).toFixed(0).padStart(6)).join(' ');
console.log(`${runs} pairs of each; Node ${process.version}\n`);
console.log('                                  command, ms     node -e 0, ms   ratio');
console.log('                                 median  least    median  least   (median of pairs)');
for (const name of names) {
  const own = milliseconds(pairs[name].map((pair) => pair.own));
  const beside = milliseconds(pairs[name].map((pair) => pair.bare));
  const ratio = median(pairs[name].map((pair) => pair.own / pair.bare)).toFixed(2);
  console.log(`${name.padEnd(33)}${own}    ${beside}   ${ratio.padStart(5)}`);
}
