// How long a workbook of 20 MB takes to read, and how much memory, beside hucre: `node bench/workbook.mjs [megabytes]`.
// A survey of 40 answers a row, a decimal and a comment now and then, as hucre writes it and, where LibreOffice is there, as LibreOffice does
// (.xlsx and .ods). With `--keep folder` the workbook of hucre is left there, for `bench/commands.mjs`, and nothing is read. Every reading is a process of its own; the number of filled cells is compared.
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { readOds } from 'hucre/ods';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROWS_PER_MEGABYTE = 6500;

if (process.argv[2] === '--read') {
  const [, , , who, library, path] = process.argv;
  const start = performance.now();
  let cells = 0;
  if (who === 'ours') {
    const { openWorkbook } = await import(pathToFileURL(library).href);
    const workbook = await openWorkbook({ name: path, open: () => createReadStream(path) });
    for await (const batch of workbook.batches())
      for (const row of batch.cells) for (const cell of row) if (cell !== '') cells++;
  } else {
    const bytes = new Uint8Array(readFileSync(path));
    const count = (row) => {
      for (const cell of row) if (cell !== null && cell !== '') cells++;
    };
    if (path.endsWith('.ods')) for (const row of (await readOds(bytes)).sheets[0].rows) count(row);
    else for await (const { values } of streamXlsxRows(bytes)) count(values);
  }
  const seconds = (performance.now() - start) / 1000;
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'));
  const processor = (userCPUTime + systemCPUTime) / 1e6;
  console.log(JSON.stringify({ cells, seconds, processor, megabytes: kilobytes / 1024 }));
  process.exit();
}

const kept = process.argv[3] === '--keep' ? process.argv[4] : undefined;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'bench-workbook-'));
try {
  const library = join(root, 'node_modules/.cache/bench-workbook.mjs');
  await build({
    entryPoints: [join(root, 'src/io/workbook/index.ts')],
    outfile: library,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const rows = survey(Math.round(Number(process.argv[2] ?? 20) * ROWS_PER_MEGABYTE));
  const own = join(folder, 'hucre.xlsx');
  writeFileSync(own, await writeXlsx({ sheets: [{ name: 'answers', rows }] }));
  if (kept !== undefined) process.exit();
  report(own, library);
  writeFileSync(
    join(folder, 'office.csv'),
    rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\n'),
  );
  for (const format of ['xlsx', 'ods']) {
    const { error, status } = spawnSync('soffice', [
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      folder,
      join(folder, 'office.csv'),
    ]);
    if (error !== undefined || status !== 0) console.log('LibreOffice is not there');
    else report(join(folder, `office.${format}`), library);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The same rows in every run. */
function survey(count) {
  let state = 7;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const words = ['altijd', 'soms', 'nooit', 'één', 'réponse', 'survey', 'the', 'of'];
  const answers = Array.from({ length: 40 }, (_, item) => `q${item + 1}`);
  const rows = Array.from({ length: count }, (_, row) => [
    `R_${String(row * 7919).padStart(9, '0')}`,
    ...answers.map(() => (below(20) === 0 ? null : 1 + below(7))),
    below(1e7) / 1e6,
    below(3) > 0 ? null : Array.from({ length: 1 + below(12) }, () => words[below(8)]).join(' '),
  ]);
  return [['id', ...answers, 'score', 'comment'], ...rows];
}

function report(path, library) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const script = fileURLToPath(import.meta.url);
  const name = path.slice(folder.length + 1);
  const size = (statSync(path).size / 1e6).toFixed(1);
  const read = (who) => {
    const { status, stdout } = spawnSync(process.execPath, [script, '--read', who, library, path], { env });
    return status === 0 ? JSON.parse(stdout.toString()) : null;
  };
  const said = ({ seconds, processor, megabytes }) =>
    `${seconds.toFixed(1)} s (processor ${processor.toFixed(1)} s), ${megabytes.toFixed(0)} MB`;
  const [, ours] = [1, 2, 3].map(() => read('ours')).sort((a, b) => a.seconds - b.seconds);
  const hucre = read('hucre');
  const theirs = hucre === null ? 'does not read it' : said(hucre);
  const isSame = hucre === null || ours.cells === hucre.cells;
  console.log(`${name}, ${size} MB, ${ours.cells} cells: ensure-stats ${said(ours)}; hucre ${theirs}`);
  if (!isSame) console.log(`  DIFFERENT: ${hucre.cells} cells`);
}
