// How long the small job takes beside a bare Node: `node bench/start-up.mjs [runs]`.
// Both are started in turn, A B A B …, as whole processes; the ratio is formed pair by pair, so that a machine that speeds up or
// slows down on the way does not favour either.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(process.argv[2] ?? 15);
// Reading extra certificates slows every start of Node; it is left out of both arms.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const commands = {
  'node -e 0': ['-e', '0'],
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
const times = Object.fromEntries(names.map((name) => [name, []]));
for (let run = 0; run < runs; run++) for (const name of names) times[name].push(seconds(commands[name]));

const [bare] = names;
console.log(`${runs} runs of each, in turn; Node ${process.version}\n`);
console.log('command                           median ms   min ms   ratio to node -e 0 (median of pairs)');
for (const name of names) {
  const ratios = times[name].map((time, run) => time / times[bare][run]);
  const milliseconds = (value) => (value * 1000).toFixed(0).padStart(8);
  console.log(
    `${name.padEnd(34)}${milliseconds(median(times[name]))} ${milliseconds(Math.min(...times[name]))}   ${median(ratios).toFixed(2).padStart(6)}`,
  );
}
