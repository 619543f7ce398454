import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { ensureStats } from '../../helpers/command.ts';
import {
  EMIT_CASES,
  type EmitCase,
  emitFixture,
  PROVENANCE,
  type Provenance,
} from '../../helpers/emit-cases.ts';
import { agreementOf, numbersOf, numbersOfR, toleranceOfR } from '../../helpers/emitted-numbers.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { agreesWithPrinted, isInSpss, numbersOfPspp } from '../../helpers/pspp-numbers.ts';

// What R and PSPP answered is kept in fixtures/emit/; `node bench/agreement.mjs --update` runs them again.
const provenance = readJson<Provenance>(PROVENANCE);

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** A new version of the tool that writes the same script needs no new run. */
function withoutVersion(script: string): string {
  return script.replace(/(?<=ensure-stats )\d+\.\d+\.\d+/, '');
}

const results = new Map<string, Result>();

/** The tool's own numbers, worked out once for both programs. */
async function resultOf({ name, arguments: given }: EmitCase): Promise<Result> {
  const known = results.get(name);
  if (known !== undefined) return known;
  const result = JSON.parse((await ensureStats('analyse', ...given, '--format', 'json')).stdout) as Result;
  results.set(name, result);
  return result;
}

const scripts = EMIT_CASES.flatMap((emitCase) =>
  emitCase.targets.map((target) => ({ name: emitCase.name, about: emitCase.about, target, emitCase })),
);

describe('emitted scripts', () => {
  it.each(scripts)('$name for $target is the script that was run: $about', async ({ target, emitCase }) => {
    const { script, output } = emitFixture(emitCase.name, target);
    const { status, stdout } = await ensureStats('analyse', ...emitCase.arguments, '--emit', target);
    expect(status).toBe(0);
    expect(withoutVersion(stdout)).toBe(withoutVersion(readFileSync(script, 'utf8')));
    const {
      output: outputHash,
      [basename(script)]: scriptHash,
      ...data
    } = provenance.outputs[basename(output)]!;
    expect(sha256(output), 'the kept output was edited').toBe(outputHash);
    expect(sha256(script), 'the kept output is that of another script').toBe(scriptHash);
    expect(Object.keys(data).length).toBeGreaterThan(0);
    for (const [path, hash] of Object.entries(data)) expect(sha256(path), path).toBe(hash);
  });

  it.each(scripts.filter(({ target }) => target === 'r'))(
    'R has every number of $name, and the same',
    async ({ emitCase }) => {
      const output = readFileSync(emitFixture(emitCase.name, 'r').output, 'utf8');
      const { compared, disagreements } = agreementOf(
        numbersOf(await resultOf(emitCase)),
        numbersOfR(output),
        toleranceOfR,
      );
      expect(disagreements).toEqual([]);
      expect(compared).toBeGreaterThan(80);
    },
  );

  it.each(scripts.filter(({ target }) => target === 'spss'))(
    'PSPP prints the same numbers of $name',
    async ({ emitCase }) => {
      const result = await resultOf(emitCase);
      const tool = numbersOf(result);
      const printed = numbersOfPspp(readFileSync(emitFixture(emitCase.name, 'spss').output, 'utf8'), result);
      expect(printed.filter((each) => !agreesWithPrinted(tool.get(each.name), each))).toEqual([]);
      const names = new Set(printed.map(({ name }) => name));
      const absent = [...tool].filter(
        ([name, value]) =>
          isInSpss(name, result) &&
          value !== null &&
          !names.has(name) &&
          // A band that nobody is in has no line in a table of frequencies.
          !(value === 0 && /bands/.test(name)),
      );
      expect(absent).toEqual([]);
      expect(printed.length).toBeGreaterThan(40);
    },
  );
});
