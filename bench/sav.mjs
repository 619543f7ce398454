// How long an SPSS file of 50 MB takes to read, and how much memory, beside haven where R is there: `node bench/sav.mjs [megabytes]`.
// A survey of 260 answers a row (one byte each when compressed), four decimals, a date and four texts; in each of the three compressions.
// With `--keep folder` the file of bytecode is left there, for `bench/commands.mjs`, and nothing is read.
// Every reading is a process of its own. Sums over all numbers and the length of all texts are compared with haven's.
import { execFileSync, spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const ANSWERS = 260;
const BLOCK = 4000;
const ZLIB_BLOCK = 0x3ff000;

if (process.argv[2] === '--read') {
  const { readSav } = await import(pathToFileURL(process.argv[3]).href);
  const path = process.argv[4];
  const start = performance.now();
  const file = await readSav({ name: path, open: () => createReadStream(path, { highWaterMark: 1 << 18 }) });
  let [rows, sum, length] = [0, 0, 0];
  for await (const { columns, cases } of file.batches()) {
    rows += cases;
    for (const column of columns) {
      if (column instanceof Float64Array) {
        for (const value of column) if (!Number.isNaN(value)) sum += value;
      } else for (const text of column) length += text.length;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const processor = (userCPUTime + systemCPUTime) / 1e6;
  // As R does below: what the system calls the largest size of the process may be that of the one that started it.
  const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'));
  console.log(JSON.stringify({ rows, sum, length, seconds, processor, megabytes: kilobytes / 1024 }));
  process.exit();
}

const kept = process.argv[3] === '--keep' ? process.argv[4] : undefined;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'bench-sav-'));
try {
  const library = join(folder, 'spss.mjs');
  await build({
    entryPoints: [join(root, 'src/io/spss/index.ts')],
    outfile: library,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const { writeSav } = await import(pathToFileURL(library).href);
  const limit = Number(process.argv[2] ?? 50) * 1e6;
  for (const [kind, bytes] of Object.entries(filesOf(writeSav(survey()), limit))) {
    const path = join(folder, `survey-${kind}.sav`);
    writeFileSync(path, bytes);
    if (kept !== undefined) break;
    report(kind, path, library);
    rmSync(path);
  }
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true });
  else rmSync(join(folder, 'spss.mjs'));
}

/** A block of rows, the same in every run. */
function survey() {
  let state = 7;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const numbers = (make) => Float64Array.from({ length: BLOCK }, make);
  const texts = (make) => Array.from({ length: BLOCK }, (_, row) => make(row));
  const words = ['altijd', 'soms', 'nooit', 'één', 'réponse', 'survey', 'the', 'of'];
  return {
    variables: [
      { name: 'id', values: texts((row) => `R_${(row * 7919).toString(36).padStart(9, 'x')}`) },
      ...Array.from({ length: ANSWERS }, (_, item) => ({
        name: `q${item + 1}`,
        values: numbers(() => (below(20) === 0 ? Number.NaN : 1 + below(7))),
      })),
      ...[1, 2, 3, 4].map((item) => ({ name: `decimal${item}`, values: numbers(() => below(1e6) / 7) })),
      {
        name: 'moment',
        format: { name: 'DATETIME', width: 20, decimals: 0 },
        values: numbers((_, row) => 13_928_630_398 + row * 60),
      },
      { name: 'group', values: texts(() => ['control', 'treatment'][below(2)]) },
      { name: 'city', values: texts(() => `${words[below(8)]} ${below(40)}`) },
      {
        name: 'comment',
        width: 400,
        values: texts(() =>
          below(4) > 0 ? '' : Array.from({ length: below(50) }, () => words[below(8)]).join(' '),
        ),
      },
    ],
  };
}

/** The block again and again, with other ids, until the file is as long as it should be, in each compression. */
function filesOf(written, limit) {
  const bytes = Buffer.from(written);
  const end = Buffer.alloc(8);
  end.writeInt32LE(999);
  const start = bytes.indexOf(end) + 8;
  const head = bytes.subarray(0, start);
  // Whole groups of eight codes: without the group that says that the data end, a block can follow another.
  const packed = bytes.subarray(start, bytes.length - 8);
  if (bytes[bytes.length - 8] !== 252) throw new Error('the codes of a block do not fill whole groups');
  const plain = unpacked(packed);
  const file = (parts, times, kind) => {
    const header = Buffer.from(head);
    header.write(kind === 2 ? '$FL3' : '$FL2', 'latin1');
    header.writeInt32LE(kind, 72);
    header.writeInt32LE(BLOCK * times, 80);
    header.writeBigInt64LE(
      BigInt(BLOCK * times),
      header.indexOf(Buffer.from([7, 0, 0, 0, 16, 0, 0, 0])) + 24,
    );
    return Buffer.concat([header, ...parts]);
  };
  const repeated = (block, times) => Array.from({ length: times }, (_, index) => withIds(block, index));
  const packedTimes = Math.ceil(limit / packed.length);
  const plainTimes = Math.ceil(limit / plain.length);
  return {
    bytecode: file(repeated(packed, packedTimes), packedTimes, 1),
    none: file(repeated(plain, plainTimes), plainTimes, 0),
    // As many rows as the file of bytecode has; it is smaller.
    zlib: file(zlibParts(Buffer.concat(repeated(packed, packedTimes)), start), packedTimes, 2),
  };
}

/** A block whose ids (`R_xx…`) are those of no other: two digits stand in the place of two letters. */
function withIds(block, index) {
  const own = Buffer.from(block);
  const digits = index.toString(36).padStart(2, '0');
  for (let at = own.indexOf('R_xx'); at !== -1; at = own.indexOf('R_xx', at + 8)) own.write(digits, at + 2);
  return own;
}

function unpacked(packed) {
  const slots = [];
  for (let at = 0; at < packed.length; ) {
    const codes = packed.subarray(at, at + 8);
    at += 8;
    for (const code of codes) {
      const slot = Buffer.alloc(8);
      if (code === 253) {
        packed.copy(slot, 0, at, at + 8);
        at += 8;
      } else if (code === 254) slot.fill(' ');
      else slot.writeDoubleLE(code === 255 ? -Number.MAX_VALUE : code - 100);
      if (code !== 0) slots.push(slot);
    }
  }
  return Buffer.concat(slots);
}

function zlibParts(packed, start) {
  const blocks = [];
  for (let at = 0; at < packed.length; at += ZLIB_BLOCK) {
    const piece = packed.subarray(at, at + ZLIB_BLOCK);
    blocks.push({ at, length: piece.length, packed: deflateSync(piece, { level: 1 }) });
  }
  const longs = (...values) => {
    const bytes = Buffer.alloc(8 * values.length);
    for (const [index, value] of values.entries()) bytes.writeBigInt64LE(BigInt(value), 8 * index);
    return bytes;
  };
  const integers = (...values) => Buffer.from(Int32Array.from(values).buffer);
  let offset = start + 24;
  const entries = blocks.map(({ at, length, packed: { length: size } }) => {
    const entry = Buffer.concat([longs(start + at, offset), integers(length, size)]);
    offset += size;
    return entry;
  });
  return [
    longs(start, offset, 24 + 24 * blocks.length),
    ...blocks.map((block) => block.packed),
    longs(-100, 0),
    integers(ZLIB_BLOCK, blocks.length),
    ...entries,
  ];
}

function report(kind, path, library) {
  const size = (statSync(path).size / 1e6).toFixed(1);
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const runs = Array.from({ length: 3 }, () =>
    JSON.parse(
      execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--read', library, path], {
        env,
      }).toString(),
    ),
  ).sort((a, b) => a.seconds - b.seconds);
  const { rows, sum, length, seconds, processor } = runs[1];
  const megabytes = Math.max(...runs.map((run) => run.megabytes));
  console.log(
    `${kind}, ${size} MB, ${rows} rows: ensure-stats ${seconds.toFixed(2)} s (processor ${processor.toFixed(2)} s, with Node), ${megabytes.toFixed(0)} MB`,
  );
  const script = `suppressMessages(library(haven))
    time <- system.time(data <- read_sav("${path}", user_na = TRUE))
    text <- vapply(data, is.character, NA)
    sum <- sum(vapply(data[!text], function(x) sum(as.numeric(unclass(x)) + if (inherits(x, "POSIXct")) 12219379200 else 0, na.rm = TRUE), 0))
    length <- sum(vapply(data[text], function(x) sum(nchar(x)), 0))
    peak <- as.numeric(sub("\\\\D*(\\\\d+).*", "\\\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
    cat(sprintf("%d %.17g %.17g %.3f %.3f %.1f", nrow(data), sum, length, time[["elapsed"]], time[["user.self"]] + time[["sys.self"]], peak))`;
  const { status, stdout, error } = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' });
  if (error !== undefined || status !== 0) return console.log('  haven is not there');
  const [theirRows, theirSum, theirLength, theirSeconds, theirProcessor, theirPeak] = stdout
    .split(' ')
    .map(Number);
  const isSame = rows === theirRows && length === theirLength && Math.abs(sum / theirSum - 1) < 1e-12;
  console.log(
    `  haven ${theirSeconds.toFixed(2)} s (processor ${theirProcessor.toFixed(2)} s), ${theirPeak.toFixed(0)} MB; ${isSame ? 'the same rows, sums and lengths' : `DIFFERENT: ${theirRows} rows, ${theirSum} beside ${sum}, ${theirLength} beside ${length}`}`,
  );
}
