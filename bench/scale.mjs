// How time, processor time and memory grow with the rows of a CSV file, beside other programs that do the same work: `node bench/scale.mjs
// [--rows 1000,100000,1000000] [--labels 100000] [--runs 3] [--duckdb FOLDER] [--folder FOLDER]` after `node build.mjs`.
//
// Respondents with 60 answers from 1 to 5 (or the wordings of them in Dutch), an id, sex, age and education; seven scales, twelve items reversed. Each
// program is a process of its own; programs take turns, so that what else the computer does falls on all of them; the median is printed, with the
// processor time of that run and the largest memory of all. DuckDB runs where `npm install @duckdb/node-api` was done in the folder that is
// named, data.table where R has it. All of them must find the same alphas.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,100000,1000000' },
    labels: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '3' },
    duckdb: { type: 'string' },
    folder: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const tool = join(root, 'bin/ensure-stats.js');
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'bench-scale-'));
mkdirSync(folder, { recursive: true });

const LABELS = [
  'Helemaal mee oneens',
  'Mee oneens',
  'Niet mee eens, niet mee oneens',
  'Mee eens',
  'Helemaal mee eens',
];
const SIZES = [14, 6, 10, 10, 8, 6, 3];
const REVERSED = new Set([2, 5, 9, 15, 18, 22, 25, 31, 36, 42, 50, 55]);
const ITEMS = Array.from({ length: 60 }, (_, item) => `q${String(item + 1).padStart(2, '0')}`);
const scales = SIZES.map((count, index) => {
  const first = SIZES.slice(0, index).reduce((sum, size) => sum + size, 0);
  return Array.from({ length: count }, (_, item) => ({
    id: ITEMS[first + item],
    reverse: REVERSED.has(first + item),
  }));
});

/** What a process used, as it ends. */
const used = join(folder, 'used.json');
const hook = join(folder, 'used.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); require('fs').writeFileSync(${JSON.stringify(used)}, JSON.stringify({ memory: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 })); });`,
);

try {
  console.log(
    `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  );
  const definitions = writeDefinitions();
  for (const rows of options.rows.split(',').map(Number)) compare(rows, false, definitions);
  for (const rows of options.labels === '' ? [] : options.labels.split(',').map(Number))
    compare(rows, true, definitions);
} finally {
  if (options.folder === undefined) rmSync(folder, { recursive: true });
}

function compare(rows, withLabels, definitions) {
  const name = `${withLabels ? 'labels' : 'digits'}-${rows}`;
  const file = join(folder, `${name}.csv`);
  const halves = [1, 2].map((half) => join(folder, `${name}-${half}.csv`));
  if (!existsSync(file)) writeData(file, rows, withLabels, 1);
  halves.forEach((half, index) => {
    if (!existsSync(half)) writeData(half, rows / 2, withLabels, 2 + index);
  });
  const node = (...args) => [process.execPath, ['--require', hook, ...args]];
  const ours = (...args) => node(tool, ...args, '--scales', definitions.join(','));
  const programs = [
    ['reliability', ours('reliability', file)],
    ['analyse, two files', ours('analyse', ...halves)],
    ['score', ours('score', file, '-o', join(folder, 'scores.csv'))],
    ['validate', ours('validate', file)],
    ['describe', ours('describe', file)],
    ...(options.duckdb === undefined ? [] : [['DuckDB', node(duckdbScript(), file)]]),
    ...(hasDataTable() ? [['R, data.table', ['Rscript', [dataTableScript(), file]]]] : []),
  ];
  const results = programs.map(([program]) => ({ program, runs: [], alphas: null }));
  for (let run = 0; run < Number(options.runs); run++)
    programs.forEach(([program, [command, args]], index) => {
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync(command, args, {
        env,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      const seconds = (performance.now() - start) / 1000;
      if (status !== 0 && program !== 'validate') throw new Error(`${program}: ${stderr}`);
      results[index].runs.push({ seconds, ...JSON.parse(readFileSync(used, 'utf8')) });
      if (run === 0) results[index].alphas = alphasIn(program, stdout);
    });
  refuseOtherAlphas(results);
  console.log(
    `\n${rows.toLocaleString('en')} rows of ${withLabels ? 'labels' : 'digits'}, ${(statSync(file).size / 1e6).toFixed(0)} MB\n`,
  );
  console.log(
    '| | time, s | processor, s | memory, MB | MB/s | processor, reliability = 1 |\n|---|---|---|---|---|---|',
  );
  const median = ({ runs }) =>
    runs.toSorted((one, other) => one.seconds - other.seconds)[Math.floor(runs.length / 2)];
  for (const result of results) {
    const { seconds, processor } = median(result);
    const memory = Math.max(...result.runs.map((run) => run.memory));
    const speed = statSync(file).size / 1e6 / seconds;
    const ratio = processor / median(results[0]).processor;
    console.log(
      `| ${result.program} | ${seconds.toFixed(2)} | ${processor.toFixed(2)} | ${memory.toFixed(0)} | ${speed.toFixed(0)} | ${ratio.toFixed(1)} |`,
    );
  }
}

/** To two decimals, as the table prints them. */
function alphasIn(program, text) {
  if (program === 'reliability') return [...text.matchAll(/^α = (\.\d\d)/gm)].map(([, alpha]) => alpha);
  if (program === 'DuckDB' || program.startsWith('R,'))
    return text
      .trim()
      .split(/\s+/)
      .map((alpha) => Number(alpha).toFixed(2).slice(1));
  return null;
}

function refuseOtherAlphas(results) {
  const [first, ...others] = results.filter(({ alphas }) => alphas !== null);
  for (const other of others)
    if (other.alphas.join() !== first.alphas.join())
      throw new Error(`${other.program} finds ${other.alphas}, ${first.program} ${first.alphas}`);
}

function writeDefinitions() {
  return scales.map((items, index) => {
    const path = join(folder, `s${index + 1}.json`);
    const definition = {
      ...{
        id: `s${index + 1}`,
        version: '1.0.0',
        name: { en: `Scale ${index + 1}` },
        direction: 'higher-is-better',
      },
      response: {
        min: 1,
        max: 5,
        labels: LABELS.map((text, at) => ({ value: at + 1, text: { nl: [text] } })),
      },
      items: items.map(({ id, reverse }) => ({ id, ...(reverse && { reverse }) })),
      score: { aggregate: 'mean', minAnswered: Math.ceil(0.8 * items.length) },
      ...{ citation: 'Made up.', licence: 'CC0-1.0' },
    };
    writeFileSync(path, JSON.stringify(definition));
    return path;
  });
}

/** Answers with a common part a scale; one in fifty is missing. */
function writeData(path, rows, withLabels, seed) {
  let state = (123456789 * seed) >>> 0;
  const chance = () => {
    state = (state ^ (state << 13)) >>> 0;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(chance() + 1e-12)) * Math.cos(2 * Math.PI * chance());
  const drawn = Float64Array.from({ length: 65536 }, normal);
  const draw = () => drawn[Math.floor(chance() * drawn.length)];
  const answers = withLabels
    ? LABELS.map((label) => (label.includes(',') ? `"${label}"` : label))
    : ['1', '2', '3', '4', '5'];
  const descriptor = openSync(path, 'w');
  let text = `${['id', ...ITEMS, 'sex', 'age', 'education'].join(',')}\n`;
  for (let row = 1; row <= rows; row++) {
    const cells = [`R${row}`];
    for (const count of [...SIZES, 3]) {
      const common = 0.9 * draw();
      for (let item = 0; item < count; item++) {
        const value = common + draw();
        const code = Math.min(
          5,
          Math.max(1, Math.round(3 + (REVERSED.has(cells.length - 1) ? -value : value))),
        );
        cells.push(chance() < 0.02 ? '' : answers[code - 1]);
      }
    }
    cells.push(
      chance() < 0.5 ? 'm' : 'v',
      chance() < 0.02 ? '' : String(18 + Math.floor(60 * chance())),
      ['mbo', 'hbo', 'wo'][Math.floor(3 * chance())],
    );
    text += `${cells.join(',')}\n`;
    if (text.length < 1 << 20) continue;
    writeSync(descriptor, text);
    text = '';
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}

/** Alpha of every scale, and n, mean, SD and median of its score, in SQL. */
function duckdbScript() {
  const path = join(options.duckdb, 'ensure-stats-bench.mjs');
  const code = (id) =>
    `CASE "${id}" ${LABELS.map((label, at) => `WHEN '${label}' THEN ${at + 1}`).join(' ')} ELSE TRY_CAST("${id}" AS TINYINT) END`;
  const columns = scales.flat().map(({ id, reverse }) => `${reverse ? '6 - ' : ''}(${code(id)}) AS "${id}"`);
  const queries = scales.map((items) => {
    const ids = items.map(({ id }) => `"${id}"`);
    const answered = ids.map((id) => `(${id} IS NOT NULL)::INTEGER`).join(' + ');
    const total = ids.map((id) => `coalesce(${id}, 0)`).join(' + ');
    return `WITH s AS (SELECT *, ${answered} AS answered, ${total} AS total FROM d),
 t AS (SELECT *, CASE WHEN answered >= ${Math.ceil(0.8 * ids.length)} THEN total / answered::DOUBLE END AS score, answered = ${ids.length} AS whole FROM s)
 SELECT count(score), avg(score), stddev_samp(score), quantile_cont(score, 0.5),
 ${ids.length} / (${ids.length} - 1.0) * (1 - (${ids.map((id) => `var_samp(${id}) FILTER (WHERE whole)`).join(' + ')}) / var_samp(total) FILTER (WHERE whole)) AS alpha FROM t`;
  });
  writeFileSync(
    path,
    `import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:', { threads: '${cpus().length}' })).connect();
await connection.run("CREATE TABLE d AS SELECT ${columns.join(', ').replaceAll('"', '\\"')} FROM read_csv('" + process.argv[2] + "', header = true, all_varchar = true)");
for (const query of ${JSON.stringify(queries)}) console.log((await connection.runAndReadAll(query)).getRowObjects()[0].alpha);
`,
  );
  return path;
}

function hasDataTable() {
  return spawnSync('Rscript', ['-e', 'library(data.table)']).status === 0;
}

function dataTableScript() {
  const path = join(folder, 'bench.R');
  const lists = scales.map(
    (items) =>
      `list(items = c(${items.map(({ id }) => `"${id}"`).join(', ')}), reversed = c(${items.map(({ reverse }) => (reverse ? 'TRUE' : 'FALSE')).join(', ')}))`,
  );
  writeFileSync(
    path,
    `suppressPackageStartupMessages(library(data.table))
labels <- c(${LABELS.map((label) => `"${label}"`).join(', ')})
scales <- list(${lists.join(',\n')})
d <- fread(commandArgs(TRUE)[1], select = unlist(lapply(scales, \`[[\`, "items")), showProgress = FALSE)
for (scale in scales) {
  x <- d[, scale$items, with = FALSE]
  if (is.character(x[[1]])) x <- x[, lapply(.SD, function(column) match(column, labels))]
  for (item in scale$items[scale$reversed]) set(x, j = item, value = 6L - x[[item]])
  answered <- rowSums(!is.na(x))
  score <- rowMeans(x, na.rm = TRUE)
  score[answered < ceiling(0.8 * ncol(x))] <- NA
  invisible(c(sum(!is.na(score)), mean(score, na.rm = TRUE), sd(score, na.rm = TRUE), median(score, na.rm = TRUE)))
  v <- cov(x[answered == ncol(x)])
  k <- ncol(x)
  cat(k / (k - 1) * (1 - sum(diag(v)) / sum(v)), "\\n")
}
used <- sum(proc.time()[1:2])
memory <- as.numeric(sub("\\\\D*(\\\\d+).*", "\\\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
writeLines(sprintf('{"memory": %f, "processor": %f}', memory, used), ${JSON.stringify(used)})
`,
  );
  return path;
}
