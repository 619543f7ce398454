// Makes one call of the tool after the other for fuzz.mjs, which ends this process when a call does not end.
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

const { cellText, ensureStats, openDataset, openWorkbook, readSav } = await import(
  pathToFileURL(process.argv[2]).href
);
const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Text that no result holds unless the input does. */
const NO_RESULT = /\bNaN\b|\bundefined\b|\[object \w+\]|\b-?Infinity\b/;

/** Readers by themselves, each by a word in the place of a command; they say what a command would. */
const READERS = {
  'read-sav': reader(async (source) => {
    const file = await readSav(source);
    const said = [...file.notices];
    let cells = 0;
    for await (const { columns, notices } of file.batches()) {
      said.push(...notices);
      for (const [index, column] of columns.entries())
        for (const value of column) if (cellText(file.variables[index], value) !== '') cells++;
    }
    return { variables: file.variables.map(({ name }) => name), cells, said };
  }),
  // As commands take them: kept, and read again, which must give the same rows.
  'read-dataset': reader(async (source) => {
    const said = [];
    const rows = [];
    for (const keeps of [true, false]) {
      const dataset = await openDataset(source, { damaged: 'skip' }, { keeps });
      said.push(...dataset.notices, ...dataset.damagedRows);
      let read = 0;
      for await (const { cells } of dataset.batches()) read += cells.length;
      if (read !== dataset.rowCount) throw new Error(`${read} rows of ${dataset.rowCount}`);
      rows.push(read);
    }
    if (rows[0] !== rows[1]) throw new Error(`${rows[0]} rows, then ${rows[1]}`);
    return { rows, said };
  }),
  'read-workbook': reader(async (source) => {
    const { sheets, batches } = await openWorkbook(source);
    const said = [];
    let filled = 0;
    for await (const { cells, problems } of batches()) {
      said.push(...problems);
      for (const row of cells) for (const cell of row) if (cell !== '') filled++;
    }
    return { sheets, filled, said };
  }),
};

function reader(read) {
  return async (path, terminal) => {
    try {
      await terminal.print(JSON.stringify(await read({ name: 'data', open: () => createReadStream(path) })));
      return 0;
    } catch (error) {
      if (error.name !== 'UserError') throw error;
      terminal.logLine(error.message);
      return error.status;
    }
  };
}

async function call({ words, files }) {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(content, 'base64'));
  }
  const out = [];
  const err = [];
  const terminal = {
    print: async (part) => void out.push(Buffer.from(part)),
    logLine: (line) => void err.push(line),
    screen: () => null,
    environment: {},
  };
  const before = process.cpuUsage();
  let status;
  let finding = null;
  try {
    const called = words.map((word) => word.replace('FOLDER', folder));
    status = await (READERS[called[0]]?.(called[1], terminal) ?? ensureStats(called, terminal));
  } catch (error) {
    finding = `throws: ${inspect(error)}`;
  }
  const { user, system } = process.cpuUsage(before);
  const stdout = Buffer.concat(out).toString('utf8');
  const stderr = err.join('\n');
  finding ??= judge(words, files, status, stdout, stderr);
  return { status, finding, milliseconds: (user + system) / 1000, said: stderr.slice(0, 2000) };
}

function judge(words, files, status, stdout, stderr) {
  if (stderr.includes('This is a mistake in ensure-stats')) return `throws: ${stderr}`;
  if (![0, 1, 2].includes(status)) return `has the exit status ${status}`;
  if (status === 2 && stderr.trim() === '') return 'fails without a word';
  if (words.includes('json') && stdout !== '') {
    try {
      JSON.parse(stdout);
    } catch (error) {
      return `prints broken JSON: ${error.message}`;
    }
  }
  const given = [
    ...words,
    ...Object.values(files).map((content) => Buffer.from(content, 'base64').toString('latin1')),
  ];
  const odd = NO_RESULT.exec(`${stdout}\n${stderr}`);
  if (odd !== null && !given.some((text) => text.includes(odd[0]))) {
    const whole = `${stdout}\n${stderr}`;
    return `prints ${odd[0]}: ${whole.slice(Math.max(0, odd.index - 80), odd.index + 40)}`;
  }
  return null;
}

process.on('message', async (message) => process.send({ id: message.id, ...(await call(message)) }));
process.send({ ready: true });
