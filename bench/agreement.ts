import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { EmitTarget } from '../src/model/emit-plan.ts';
import type { Result } from '../src/model/result.ts';
import {
  EMIT_CASES,
  type EmitCase,
  emitFixture,
  PROVENANCE,
  type Provenance,
} from '../test/helpers/emit-cases.ts';
import { agreementOf, numbersOf, numbersOfR, toleranceOfR } from '../test/helpers/emitted-numbers.ts';
import { agreesWithPrinted, numbersOfPspp } from '../test/helpers/pspp-numbers.ts';

/** Runs every case in every program that is installed; prints a line each. False when a number disagrees. */
export function checkAgreement(update: boolean, names: readonly string[] = []): boolean {
  const programs = { r: versionOfR(), spss: versionOfPspp() };
  const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
  symlinkSync(resolve('fixtures'), join(folder, 'fixtures'));
  const outputs: Record<string, Record<string, string>> = {};
  let agrees = true;
  try {
    for (const emitCase of EMIT_CASES.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const result = JSON.parse(ensureStats(...emitCase.arguments, '--format', 'json')) as Result;
      for (const target of emitCase.targets) {
        if (programs[target] === null) {
          console.log(`${emitCase.name} ${target}: not installed here`);
          agrees &&= !update;
          continue;
        }
        const kept = emitFixture(emitCase.name, target);
        const script = ensureStats(...emitCase.arguments, '--emit', target);
        const output = runScript(target, folder, basename(kept.script), script);
        agrees = report(emitCase.name, target, result, output) && agrees;
        outputs[basename(kept.output)] = provenanceOf(emitCase, kept.script, script, output);
        if (!update) continue;
        writeFileSync(kept.script, script);
        writeFileSync(kept.output, output);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (update && agrees) {
    // Of some cases, the others stay as they were kept.
    const kept =
      names.length === 0 ? {} : (JSON.parse(readFileSync(PROVENANCE, 'utf8')) as Provenance).outputs;
    const provenance = { programs, outputs: { ...kept, ...outputs } } as Provenance;
    writeFileSync(PROVENANCE, `${JSON.stringify(provenance, null, 2)}\n`);
  }
  return agrees;
}

function report(name: string, target: EmitTarget, result: Result, output: string): boolean {
  const tool = numbersOf(result);
  if (target === 'r') {
    const { compared, worst, disagreements } = agreementOf(tool, numbersOfR(output), toleranceOfR);
    console.log(
      `${name} R: ${compared} numbers, worst relative difference ${worst.relative.toExponential(1)} (${worst.name})`,
    );
    for (const each of disagreements.slice(0, 10)) console.log('  disagrees:', each);
    return disagreements.length === 0;
  }
  const printed = numbersOfPspp(output, result);
  const wrong = printed.filter((each) => !agreesWithPrinted(tool.get(each.name), each));
  console.log(`${name} PSPP: ${printed.length} printed numbers, ${wrong.length} disagree`);
  for (const each of wrong.slice(0, 10)) console.log('  disagrees:', each, tool.get(each.name));
  return wrong.length === 0;
}

function provenanceOf(
  emitCase: EmitCase,
  path: string,
  script: string,
  output: string,
): Record<string, string> {
  const data = emitCase.arguments.flatMap((argument) => {
    if (/\.(csv|tsv|sav|xlsx)$/.test(argument)) return argument;
    const isFolder = statSync(argument, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder ? readdirSync(argument).map((name) => `${argument}/${name}`) : [];
  });
  return {
    output: sha256(output),
    [basename(path)]: sha256(script),
    ...Object.fromEntries(data.map((file) => [file, sha256(readFileSync(file))])),
  };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function ensureStats(...args: readonly string[]): string {
  return run('.', process.execPath, 'bin/ensure-stats.js', 'analyse', ...args);
}

function runScript(target: EmitTarget, folder: string, name: string, script: string): string {
  writeFileSync(join(folder, name), script);
  return target === 'r' ? run(folder, 'Rscript', name) : run(folder, 'pspp', '-O', 'format=csv', name);
}

function run(folder: string, program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined, LC_ALL: 'C.UTF-8' },
  });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

function versionOfR(): string | null {
  const { status, stdout } = spawnSync(
    'Rscript',
    [
      '-e',
      'cat(R.version.string); if (requireNamespace("psych", quietly = TRUE)) cat(", psych", format(packageVersion("psych")))',
    ],
    { encoding: 'utf8' },
  );
  return status === 0 ? stdout : null;
}

function versionOfPspp(): string | null {
  const { status, stdout } = spawnSync('pspp', ['--version'], { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? null) : null;
}
