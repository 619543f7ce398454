// What drawing one table costs a small job, ours beside cli-table3: `npm install --no-save cli-table3 && node bench/terminal-tables.mjs [runs]`.
// A start of the command draws one table in a process that has drawn none before, so each measurement is a process of its own: loading the
// bundled drawing and drawing a table of twelve rows, both in turn. Printed are the median and the least, in milliseconds.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

if (process.argv[2] === '--draw') {
  const { createRequire } = await import('node:module');
  const names = ['Scale', 'n', 'n', 'M', 'SD', 'g'];
  const cells = ['Brief Resilience Scale', '46', '40', '3.20', '0.71', '0.22'];
  const table = {
    label: 'Table 1',
    title: 'Differences',
    subtitle: null,
    notes: [],
    columns: names.map((text, index) => ({
      header: [{ text }],
      align: index === 0 ? 'left' : 'right',
      stub: index === 0,
    })),
    rows: Array.from({ length: 12 }, () => ({ kind: 'row', cells: cells.map((text) => ({ text })) })),
  };
  const start = performance.now();
  const { draw } = createRequire(import.meta.url)(process.argv[3]);
  const drawn = draw(table);
  const milliseconds = performance.now() - start;
  if (!drawn.includes('Brief Resilience Scale')) throw new Error(`Not drawn: ${drawn}`);
  console.log(milliseconds);
  process.exit();
}

const OURS = `
import { renderTerminal } from './src/report/render/terminal.ts';
export const draw = (table) => renderTerminal([table], { width: 80 });
`;
const THEIRS = `
import Table from 'cli-table3';
const sides = ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [side, side + '-mid', side + '-left', side + '-right']);
const chars = { ...Object.fromEntries(sides.map((name) => [name, ''])), 'left-mid': '', 'right-mid': '', middle: '  ' };
const style = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] };
export function draw({ columns, rows }) {
  const rule = '─'.repeat(70);
  const part = (lines) => {
    const drawn = new Table({ chars, style, colAligns: columns.map(({ align }) => align) });
    drawn.push(...lines);
    return drawn.toString();
  };
  const head = part([columns.map(({ header }) => header[0].text)]);
  return [rule, head, rule, part(rows.map(({ cells }) => cells.map(({ text }) => text))), rule].join('\\n');
}
`;

const folder = mkdtempSync(join(tmpdir(), 'bench-terminal-tables-'));
try {
  const paths = {};
  for (const [name, contents] of Object.entries({ ours: OURS, 'cli-table3': THEIRS })) {
    const source = { contents, resolveDir: root, loader: 'ts' };
    paths[name] = join(folder, `${name}.cjs`);
    const { outputFiles } = await build({
      stdin: source,
      bundle: true,
      minify: true,
      write: false,
      platform: 'node',
      format: 'cjs',
    });
    writeFileSync(paths[name], outputFiles[0].contents);
  }
  const times = { ours: [], 'cli-table3': [] };
  for (let run = 0; run < Number(process.argv[2] ?? 25); run++) {
    for (const name of Object.keys(times)) {
      const self = fileURLToPath(import.meta.url);
      times[name].push(
        Number(execFileSync(process.execPath, [self, '--draw', paths[name]], { encoding: 'utf8' })),
      );
    }
  }
  for (const [name, all] of Object.entries(times)) {
    all.sort((a, b) => a - b);
    console.log(`${name}: median ${all[all.length >> 1].toFixed(1)} ms, least ${all[0].toFixed(1)} ms`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
