// What the form of a survey platform costs a small job: `node bench/recognition.mjs [runs] [part of a name]`.
// Every export of fixtures/exports/ is analysed by the built command in a process of its own, right beside a plain CSV of as many bytes, rows
// and columns with the same answers, now before it, now after it; the difference is formed pair by pair. What is printed is the processor
// time, which says more than the clock where other work runs beside it; the clock stands behind it. The 2 ms of the aim are the median over forms.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

const root = fileURLToPath(new URL('..', import.meta.url));
const runs = Number(process.argv[2] ?? 21);
const wanted = process.argv[3] ?? '';
// Reading extra certificates slows every start of Node.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const exports = join(root, 'fixtures', 'exports');
const folder = mkdtempSync(join(tmpdir(), 'recognition-'));
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    require('node:fs').writeSync(3, String(user + system));
  });`,
);

const plain = Papa.parse(readFileSync(join(exports, 'plain.csv'), 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;
const ITEMS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];

/** A plain file of so many bytes and columns. */
function twin(bytes, columns) {
  const others = Array.from(
    { length: Math.max(1, columns - ITEMS.length - 1) },
    (_, index) => `remark${index}`,
  );
  const rows = [
    ['person', ...ITEMS, ...others],
    ...plain.map((row) => [row.person, ...ITEMS.map((item) => row[item])]),
  ];
  let left =
    bytes - rows.reduce((sum, row) => sum + row.join(',').length + 1, 0) - plain.length * others.length;
  const share = Math.max(0, Math.floor(left / (plain.length * others.length)));
  const lines = rows.map((row, index) => {
    if (index === 0) return row.join(',');
    return [...row, ...others.map(() => 'x'.repeat(share))].join(',');
  });
  left -= share * plain.length * others.length;
  return `${lines.join('\n')}${'x'.repeat(Math.max(0, left))}\n`;
}

function run(file) {
  const start = process.hrtime.bigint();
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--require', hook, join(root, 'bin', 'ensure-stats.js'), 'analyse', file],
    { env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const clock = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  return { clock, processor: Number(output[3]) / 1000, said: stderr };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const files = readdirSync(exports, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.csv') && name !== 'plain.csv' && name.includes(wanted))
  .map((name) => join(exports, name))
  // Data of one wave that a plain call reads; the others need options.
  .filter(
    (file) =>
      spawnSync(process.execPath, ['bin/ensure-stats.js', 'analyse', file], { cwd: root }).status === 0,
  )
  .sort();
console.log(
  `${runs} pairs of each; Node ${process.version}; milliseconds of processor time (clock), medians\n`,
);
console.log('                                   bytes   form    plain   difference');
const differences = [];
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const other = join(folder, basename(file));
  const { data } = Papa.parse(text, { preview: 1 });
  writeFileSync(other, twin(Buffer.byteLength(text), data[0].length));
  if (!/export/.test(run(file).said)) console.log(`${file} was not recognised`);
  run(other);
  const pairs = [];
  for (let index = 0; index < runs; index++) {
    const first = run(index % 2 === 0 ? file : other);
    const second = run(index % 2 === 0 ? other : file);
    pairs.push(index % 2 === 0 ? [first, second] : [second, first]);
  }
  const by = (kind) => {
    const difference = median(pairs.map(([form, without]) => form[kind] - without[kind]));
    if (kind === 'processor') differences.push(difference);
    return {
      form: median(pairs.map(([form]) => form[kind])),
      plain: median(pairs.map(([, without]) => without[kind])),
      difference,
    };
  };
  const processor = by('processor');
  const clock = by('clock');
  const name = `${basename(dirname(file))}/${basename(file)}`;
  console.log(
    `${name.padEnd(32)}${String(Buffer.byteLength(text)).padStart(8)}${processor.form.toFixed(1).padStart(8)}${processor.plain.toFixed(1).padStart(8)}${processor.difference.toFixed(1).padStart(8)} (${clock.difference.toFixed(1)})`,
  );
}
console.log(
  `\nmedian of ${differences.length} forms: ${median(differences).toFixed(1)} ms; largest ${Math.max(...differences).toFixed(1)}`,
);
rmSync(folder, { recursive: true });
