import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** A situation as fixtures/cases/README.md describes it. */
interface Case {
  readonly title: string;
  readonly runs: readonly Run[];
}

interface Run {
  readonly args: readonly string[];
  readonly exit: number | readonly number[];
  readonly json?: readonly (readonly [path: string, value: unknown, tolerance?: number])[];
  /** Other arguments that must give the same values at these paths; a pair where the paths differ. */
  readonly same?: {
    readonly args: readonly string[];
    readonly paths: readonly (string | readonly [string, string])[];
  };
  readonly stdout?: string | readonly string[];
  readonly stderr?: string | readonly string[];
  readonly notStdout?: string | readonly string[];
  readonly notStderr?: string | readonly string[];
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly has?: string[];
        readonly not?: string[];
        readonly xml?: boolean;
        readonly optional?: boolean;
      }
    >
  >;
  readonly widths?: string;
}

const FOLDER = 'fixtures/cases';
const cases = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'expect.json')));
const list = (each: string | readonly string[] | undefined): readonly string[] =>
  each === undefined ? [] : [each].flat();

/** `a.b[0].c[method=welch].d` of a JSON value. */
function at(value: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+=[^\]]*|[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>((from, step) => {
    if (from === null || from === undefined) return undefined;
    const [key, wanted] = step.split('=');
    if (wanted !== undefined && Array.isArray(from))
      return from.find((each) => String(each[key!]) === wanted);
    return (from as Record<string, unknown>)[step];
  }, value);
}

function expectValue(got: unknown, want: unknown, tolerance: number, path: string): void {
  if (want === 'absent') expect(got ?? null, path).toBeNull();
  else if (want === 'present') expect(got ?? null, path).not.toBeNull();
  else if (want === 'finite') expect(got, path).toSatisfy(Number.isFinite);
  else if (Array.isArray(want)) {
    expect(got, path).toHaveLength(want.length);
    for (const [index, each] of want.entries())
      expectValue((got as unknown[])[index], each, tolerance, `${path}[${index}]`);
  } else if (typeof want === 'object' && want !== null) {
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = want as {
      min?: number;
      max?: number;
    };
    expect(got, path).toBeTypeOf('number');
    expect(got as number, path).toBeGreaterThanOrEqual(min);
    expect(got as number, path).toBeLessThanOrEqual(max);
  } else if (typeof want === 'number') {
    expect(got, path).toBeTypeOf('number');
    expect(Math.abs((got as number) - want), path).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(want)),
    );
  } else expect(got, path).toEqual(want);
}

/** The text of a file, or of a part of a zip: `a.docx!word/document.xml`, `a.xlsx!*`. */
function textOf(folder: string, name: string): string | null {
  const [file = '', part] = name.split('!');
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  if (part === undefined) return readFileSync(path, 'utf8');
  const parts = Object.entries(unzipSync(readFileSync(path))).filter(([each]) =>
    part === '*' ? /\.(xml|rels)$/.test(each) : each === part,
  );
  return parts.map(([, bytes]) => Buffer.from(bytes).toString('utf8')).join('\n');
}

/** Tables of a Word document fit between the margins of the page they stand on. */
function expectToFit(document: string): void {
  const number = (text: string, key: string) => Number(new RegExp(`${key}="(\\d+)"`).exec(text)?.[1] ?? 0);
  let tables: number[] = [];
  expect(document).toContain('<w:tbl>');
  for (const [part] of document.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>|<w:sectPr[ >].*?<\/w:sectPr>/gs)) {
    if (part.startsWith('<w:tblGrid')) {
      tables.push([...part.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0));
      continue;
    }
    const page = /<w:pgSz[^>]*>/.exec(part)?.[0] ?? '';
    const margins = /<w:pgMar[^>]*>/.exec(part)?.[0] ?? '';
    const room = number(page, 'w:w') - number(margins, 'w:left') - number(margins, 'w:right');
    for (const width of tables) expect(width).toBeLessThanOrEqual(room + 20);
    tables = [];
  }
}

const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML allows none of them
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

describe.each(cases)('%s', (name) => {
  const { title, runs } = JSON.parse(readFileSync(join(FOLDER, name, 'expect.json'), 'utf8')) as Case;
  it.each(runs.map((run, index) => [index + 1, run] as const))(`${title} (run %i)`, async (_, run) => {
    const out = temporaryFolder();
    const put = (text: string) => text.replaceAll('./', `${join(FOLDER, name)}/`).replaceAll('{out}', out);
    const wantsJson = run.json !== undefined || run.same !== undefined;
    const call = async (args: readonly string[]) => {
      const done = await ensureStats(...args.map(put), ...(wantsJson ? ['--format', 'json'] : []));
      return {
        ...done,
        value: wantsJson && done.stdout !== '' ? (JSON.parse(done.stdout) as unknown) : null,
      };
    };
    const done = await call(run.args);
    expect([run.exit].flat(), done.stderr).toContain(done.status);
    for (const [path, want, tolerance = 1e-9] of run.json ?? [])
      expectValue(at(done.value, path), want, tolerance, path);
    if (run.same !== undefined) {
      const other = await call(run.same.args);
      for (const paths of run.same.paths) {
        const [path, otherPath = path] = [paths].flat() as [string, string?];
        expectValue(at(done.value, path), at(other.value, otherPath), 1e-12, path);
      }
    }
    for (const each of list(run.stderr)) expect(done.stderr).toMatch(new RegExp(each, 'iu'));
    for (const each of list(run.stdout)) expect(done.stdout).toMatch(new RegExp(each, 'iu'));
    for (const each of list(run.notStderr)) expect(done.stderr).not.toMatch(new RegExp(each, 'iu'));
    for (const each of list(run.notStdout)) expect(done.stdout).not.toMatch(new RegExp(each, 'iu'));
    for (const [file, { has = [], not = [], xml, optional }] of Object.entries(run.files ?? {})) {
      const text = textOf(out, file);
      if (text === null && optional) continue;
      expect(text, file).not.toBeNull();
      for (const each of has) expect(text).toMatch(new RegExp(each, 'u'));
      for (const each of not) expect(text).not.toMatch(new RegExp(each, 'u'));
      if (xml) expect(NOT_XML.test(text!)).toBe(false);
    }
    if (run.widths !== undefined) expectToFit(textOf(out, `${run.widths}!word/document.xml`) ?? '');
  });
});
