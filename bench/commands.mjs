// How long commands take from start to end on large files and many, and how much memory: `node bench/commands.mjs [runs]` after
// `node build.mjs`. A .sav of 50 MB (`bench/sav.mjs`), an .xlsx of 20 MB (`bench/workbook.mjs`), and a folder of 5,000 CSV files of 30 rows in two
// dialects and orders of columns. Each call is a process of its own; the median of the runs is printed, and the largest memory.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tool = join(root, 'bin/ensure-stats.js');
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const runs = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'bench-commands-'));
try {
  for (const [script, size] of [
    ['sav', '50'],
    ['workbook', '20'],
  ])
    spawnSync(process.execPath, [join(root, `bench/${script}.mjs`), size, '--keep', folder], {
      env,
      stdio: 'inherit',
    });
  const scale = join(folder, 'q.json');
  writeFileSync(scale, JSON.stringify(definition()));
  offices(join(folder, 'offices'));
  const scales = ['--scales', scale];
  measure('survey-bytecode.sav', ['analyse', join(folder, 'survey-bytecode.sav'), ...scales]);
  measure('survey-bytecode.sav', [
    'score',
    join(folder, 'survey-bytecode.sav'),
    ...scales,
    '-o',
    join(folder, 'out.csv'),
  ]);
  measure('hucre.xlsx', ['analyse', join(folder, 'hucre.xlsx'), ...scales]);
  measure('offices', ['score', join(folder, 'offices'), '--id', 'id', '-o', join(folder, 'out.csv')]);
} finally {
  rmSync(folder, { recursive: true });
}

/** Ten of the answers as a scale. */
function definition() {
  return {
    ...{ id: 'q', version: '1.0.0', name: { en: 'Questions' }, direction: 'neutral' },
    response: { min: 1, max: 7 },
    items: Array.from({ length: 10 }, (_, item) => ({ id: `q${item + 1}` })),
    score: { aggregate: 'mean', minAnswered: 5 },
    ...{ citation: 'Made up.', licence: 'CC0-1.0' },
  };
}

function offices(place) {
  mkdirSync(place);
  let state = 7;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const items = (scale, count) => Array.from({ length: count }, (_, item) => `${scale}${item + 1}`);
  const names = ['id', 'sex', 'age', ...items('brs', 6), ...items('gse', 10)];
  for (let office = 1; office <= 5000; office++) {
    const header = office % 3 === 0 ? names.toReversed() : names;
    const rows = Array.from({ length: 30 }, (_, row) =>
      header.map((name) => {
        if (name === 'id') return `p${office}x${row}`;
        if (name === 'sex') return 'fm'[below(2)];
        return name === 'age' ? 20 + below(50) : 1 + below(name.startsWith('brs') ? 5 : 4);
      }),
    );
    const text = [header, ...rows].map((cells) => cells.join(office % 2 === 0 ? ';' : ',')).join('\n');
    writeFileSync(join(place, `office${office}.csv`), `${text}\n`);
  }
}

function measure(what, args) {
  const path = join(folder, what);
  if (!existsSync(path)) return;
  // What the system calls the largest size of a process, as it ends.
  const hook = join(folder, 'memory.cjs');
  writeFileSync(
    hook,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(join(folder, 'memory'))}, /VmHWM:\\s*(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'latin1'))[1]));`,
  );
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['--require', hook, tool, ...args], {
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const memory = Number(readFileSync(join(folder, 'memory'), 'utf8')) / 1024;
    return { seconds: (performance.now() - start) / 1000, memory };
  }).sort((one, other) => one.seconds - other.seconds);
  const size = (statSync(path).size / 1e6).toFixed(1);
  const about = statSync(path).isDirectory() ? '5,000 files of 30 rows' : `${size} MB`;
  const memory = Math.max(...times.map((each) => each.memory));
  console.log(
    `${args[0]} ${what} (${about}): ${times[Math.floor(runs / 2)].seconds.toFixed(1)} s, ${memory.toFixed(0)} MB`,
  );
}
