// Calls the tool with generated and damaged input and reports what goes wrong; README.md beside this says what is a finding.
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chance, growing, TARGETS } from './inputs.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    file: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const FINDINGS = 'fuzz/findings';

/** A call may work so many seconds, and the second time three times as many before it is a finding. */
const PATIENCE = 10;
const MEGABYTES = 384;
/** The longest input that grows, in characters; the others are a half, a quarter and an eighth of it. */
const LONGEST = 64_000;
/** A call that takes less processor time than this is not judged by how it grows. */
const NOTICEABLE = 400;

const bundle = join('node_modules', '.cache', 'ensure-stats-fuzz', 'ensure-stats.mjs');
await build({
  stdin: {
    contents: `export { ensureStats } from './src/cli/ensure-stats.ts';
      export { cellText, readSav } from './src/io/spss/index.ts';
      export { openWorkbook } from './src/io/workbook/index.ts';
      export { openDataset } from './src/io/open-dataset.ts';`,
    resolveDir: '.',
    loader: 'ts',
  },
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});

let worker = null;
let calls = 0;

function started() {
  const child = fork('fuzz/worker.mjs', [bundle], {
    execArgv: [`--max-old-space-size=${MEGABYTES}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let last = '';
  child.stderr.on('data', (chunk) => {
    last = (last + chunk).slice(-4000);
  });
  child.lastWords = () => last;
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}

/** Seconds that a process has worked, as Linux counts them; `null` elsewhere. */
function processorSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

/** What becomes of a call: its exit status, its processor time, and what is wrong with it, if anything. */
async function outcome(call, seconds = PATIENCE) {
  worker ??= await started();
  const child = worker;
  const id = ++calls;
  return new Promise((resolve) => {
    const done = (result) => {
      clearInterval(timer);
      child.removeAllListeners('message');
      child.removeAllListeners('exit');
      resolve(result);
    };
    const failed = (finding) => {
      worker = null;
      child.kill('SIGKILL');
      done({ status: null, finding, milliseconds: seconds * 1000 });
    };
    // By its processor time where the system tells it: on a busy machine a call may wait long for its turn.
    const began = processorSeconds(child.pid);
    const start = Date.now();
    const timer = setInterval(() => {
      const waited = (Date.now() - start) / 1000;
      const worked = began === null ? waited : processorSeconds(child.pid) - began;
      if (worked > seconds || waited > 20 * seconds) failed(`does not end within ${seconds} s`);
    }, 250);
    child.on('message', (message) => message.id === id && done(message));
    child.once('exit', () => {
      const memory = /heap out of memory/.test(child.lastWords());
      failed(
        memory ? `needs more than ${MEGABYTES} MB` : `ends the process: ${child.lastWords().slice(-300)}`,
      );
    });
    child.send({ id, ...call });
  });
}

/** What kind of finding it is: the same fault with other input has the same kind. */
function kindOf(finding) {
  const [first = ''] = finding.split('\n');
  const place = /\n\s+at (\S+)/.exec(finding)?.[1] ?? '';
  return `${first.slice(0, 60).replaceAll(/\d+|"[^"]*"/g, '')}${place}`;
}

/** The call with the largest of its files, or its last word, as short as it still has the finding. */
async function smallest(call, finding) {
  const kind = kindOf(finding);
  const names = Object.keys(call.files).sort((a, b) => call.files[b].length - call.files[a].length);
  const name = names.find((each) => call.words.some((word) => word.endsWith(`/${each}`)));
  const bytesOf = (each) =>
    name === undefined ? each.words.at(-1) : Buffer.from(each.files[name], 'base64').toString('latin1');
  const withText = (text) =>
    name === undefined
      ? { ...call, words: [...call.words.slice(0, -1), text] }
      : { ...call, files: { ...call.files, [name]: Buffer.from(text, 'latin1').toString('base64') } };
  let text = bytesOf(call);
  const until = Date.now() + 20_000;
  for (
    let size = Math.ceil(text.length / 2);
    size >= 1 && Date.now() < until;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < text.length && Date.now() < until; ) {
      const shorter = text.slice(0, at) + text.slice(at + size);
      const { finding: still } = await outcome(withText(shorter), 5);
      if (still !== null && kindOf(still) === kind) text = shorter;
      else at += size;
    }
  }
  return withText(text);
}

const found = new Map();

async function report(target, call, finding, minimise = true) {
  const kind = `${target}: ${kindOf(finding)}`;
  const known = found.get(kind);
  if (known !== undefined) {
    known.times++;
    return;
  }
  const small = minimise ? await smallest(call, finding) : call;
  mkdirSync(FINDINGS, { recursive: true });
  const path = join(FINDINGS, `${seed}-${found.size + 1}.json`);
  found.set(kind, { target, times: 1, path });
  const files = Object.fromEntries(
    Object.entries(small.files).map(([name, content]) => [
      name,
      Buffer.from(content, 'base64').toString('latin1'),
    ]),
  );
  writeFileSync(
    path,
    `${JSON.stringify({ target, seed, finding, words: small.words, filesAsLatin1: files }, null, 2)}\n`,
  );
  console.error(
    `FINDING (${path}) ${target}: ${small.words.join(' ').slice(0, 300)}\n  ${finding.slice(0, 800).replaceAll('\n', '\n  ')}`,
  );
}

/** Time that grows faster than the input: eight times the input may take ten times as long, not thirty. */
async function growth(random) {
  const { place, text, of } = growing(random);
  const times = [];
  for (const part of [8, 4, 2, 1]) {
    const call = of(LONGEST / part);
    const { finding, milliseconds } = await outcome(call);
    if (finding !== null) {
      const again = await outcome(call, 3 * PATIENCE);
      if (again.finding !== null)
        await report(
          `${place}, much of it`,
          call,
          `${again.finding} (${text}, ${LONGEST / part} characters)`,
          !/end within/.test(finding),
        );
      return place;
    }
    times.push(milliseconds);
  }
  if (times[3] < NOTICEABLE || times[3] / times[1] < 8) return place;
  // The first call of its kind is slower, and a busy machine disturbs: measured again before it counts.
  const again = [];
  for (const part of [4, 1]) again.push((await outcome(of(LONGEST / part), 3 * PATIENCE)).milliseconds);
  if (again[1] < NOTICEABLE || again[1] / again[0] < 8) return place;
  const rounded = [...times, ...again].map((each) => Math.round(each));
  await report(
    `${place}, much of it`,
    of(LONGEST / 8),
    `grows faster than its input: ${rounded.join(', ')} ms (${text})`,
    false,
  );
  return place;
}

if (values.file !== undefined) {
  const { words, filesAsLatin1 } = JSON.parse(readFileSync(values.file, 'utf8'));
  const files = Object.fromEntries(
    Object.entries(filesAsLatin1).map(([name, content]) => [
      name,
      Buffer.from(content, 'latin1').toString('base64'),
    ]),
  );
  const { status, finding, said } = await outcome({ words, files });
  console.log(finding ?? `fine: exit status ${status}\n${said}`);
  worker?.kill();
  process.exit(finding === null ? 0 : 1);
}

console.error(`Fuzz run of ${values.seconds} s, seed ${seed}`);
const end = Date.now() + Number(values.seconds) * 1000;
const all = [...Object.keys(TARGETS), 'growth'];
const names = all.filter((name) => values.only === undefined || name === values.only);
const made = new Map(names.map((name) => [name, 0]));
const spent = new Map(names.map((name) => [name, 0]));
while (Date.now() < end) {
  // Each has the same time; every input has a seed of its own, so that it is the same whatever came before it.
  const name = names.reduce((least, each) => (spent.get(each) < spent.get(least) ? each : least));
  const random = chance(seed * 1_000_003 + all.indexOf(name) * 100_003 + made.get(name));
  const start = Date.now();
  if (name === 'growth') await growth(random);
  else {
    const call = await TARGETS[name](random);
    const first = await outcome(call);
    const { finding } =
      first.finding === null || !/end within/.test(first.finding) ? first : await outcome(call, 3 * PATIENCE);
    if (finding !== null) await report(name, call, finding);
  }
  spent.set(name, spent.get(name) + Date.now() - start);
  made.set(name, made.get(name) + 1);
}
worker?.kill();
const failing = new Set(
  [...found.values()].map(({ target }) => (target.endsWith(', much of it') ? 'growth' : target)),
);
for (const [name, count] of made)
  console.error(`${failing.has(name) ? 'FAILS' : 'ok   '} ${name}: ${count} inputs`);
const counts = {
  numPassedTests: names.length - failing.size,
  numFailedTests: failing.size,
  numFailedTestSuites: 0,
};
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(counts));
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed`);
process.exitCode = failing.size > 0 ? 1 : 0;
