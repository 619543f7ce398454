// How long comparing two typists takes: 10,000 forms of 60 items each, one cell in 500 typed otherwise.
//
//   node bench/entry-compare.mjs [forms]
//
// Needs a build (npm run build). NODE_EXTRA_CA_CERTS is unset: it slows every start.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';

const FORMS = Number(process.argv[2] ?? 10_000);
const ITEMS = 60;
const RUNS = 5;

let state = 20261130;
const random = (below) => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return state % below;
};
const scale = {
  id: 'long',
  version: '1.0.0',
  name: { en: 'Sixty items' },
  direction: 'neutral',
  response: { min: 1, max: 5 },
  items: Array.from({ length: ITEMS }, (_, index) => ({ id: `long${index + 1}` })),
  score: { aggregate: 'sum' },
};
const header = ['number', ...scale.items.map(({ id }) => id)];
const first = Array.from({ length: FORMS }, (_, form) => [form + 1, ...scale.items.map(() => 1 + random(5))]);
const second = first.map((cells) =>
  cells.map((cell, at) => (at > 0 && random(500) === 0 ? (cell % 5) + 1 : cell)),
);

/** Processor time of children so far, in seconds, where the system tells it. */
function children() {
  const ticks = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return (Number(ticks[13]) + Number(ticks[14])) / 100;
}

const folder = mkdtempSync(join(tmpdir(), 'entry-compare-'));
try {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  writeFileSync(join(folder, 'long.json'), JSON.stringify(scale));
  for (const ending of ['csv', 'xlsx']) {
    const files = [first, second].map((_, typist) => join(folder, `typist${typist + 1}.${ending}`));
    for (const [typist, rows] of [first, second].entries())
      writeFileSync(
        files[typist],
        ending === 'csv'
          ? [header, ...rows].map((cells) => cells.join(',')).join('\n')
          : await writeXlsx({ sheets: [{ name: 'forms', rows: [header, ...rows] }] }),
      );
    const times = Array.from({ length: RUNS }, () => {
      const words = ['entry', 'compare', ...files, '--id', 'number', '--scales', join(folder, 'long.json')];
      const [start, before] = [performance.now(), children()];
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['bin/ensure-stats.js', ...words, '--format', 'json'],
        { env, maxBuffer: 1 << 28 },
      );
      const [time, processor] = [performance.now() - start, children() - before];
      if (status !== 1) throw new Error(String(stderr));
      return { time, processor, differences: JSON.parse(stdout).differences.length };
    });
    const sorted = times.map(({ time }) => time / 1000).sort((a, b) => a - b);
    const processor = times.map((each) => each.processor).sort((a, b) => a - b)[RUNS >> 1];
    console.log(
      `${ending}: 2 x ${FORMS} forms of ${ITEMS} items, ${times[0].differences} differences: median ${sorted[RUNS >> 1].toFixed(2)} s, processor ${processor.toFixed(2)} s (${sorted.map((each) => each.toFixed(2)).join(' ')})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
