// How damaged files are read: `npm run damage [-- --rule stop] [--show kind]`. A row a kind of damage, a column an outcome; the last
// column must be zero. Reads with `--damaged skip` unless told otherwise. Build the project first.
import { bytesSource, openDataset } from '../dist/index.js';
import { bases, kinds } from './damage/corpus.mjs';
import { judge, outcomes } from './damage/judge.mjs';

const argument = (name) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const rule = argument('--rule') ?? 'skip';
const show = argument('--show');

async function open(content, damaged) {
  const dataset = await openDataset(bytesSource('file.csv', content), { damaged });
  const cells = [];
  for await (const batch of dataset.batches())
    cells.push(...batch.cells.map((row) => row.map((cell) => cell.trim())));
  return {
    names: dataset.columns.map(({ name }) => name),
    cells,
    counts: dataset.rows,
    notices: dataset.notices.map(({ code }) => code),
  };
}

const table = [];
for (const [kind, make] of Object.entries(kinds)) {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0]));
  for (const base of bases)
    for (const [name, content, rows = base.rows] of make(base)) {
      const outcome = await judge(open, { header: base.header, rows }, content, rule);
      counts[outcome]++;
      if (show === kind && outcome.startsWith('different'))
        console.log(`== ${base.name}, ${name}: ${outcome}\n${String(content).slice(0, 400)}\n`);
    }
  table.push([kind, ...outcomes.map((outcome) => counts[outcome])]);
}
const sums = outcomes.map((_, index) => table.reduce((sum, row) => sum + row[index + 1], 0));
const width = Math.max(...table.map(([kind]) => kind.length));
const line = ([kind, ...numbers]) =>
  `${kind.padEnd(width)}  ${numbers.map((number, index) => String(number).padStart(outcomes[index].length)).join('  ')}`;
console.log(line([`kind of damage (--damaged ${rule})`, ...outcomes]));
for (const row of [...table, ['all', ...sums]]) console.log(line(row));
process.exitCode = sums.at(-1) === 0 ? 0 : 1;
