import { readFile } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';
import { parsePublishedTable } from '../../audit/read-published.ts';
import { type RoundingRule, verifyTable, type WaveData } from '../../audit/verify/index.ts';
import type { ReportFormat } from '../../model/format.ts';
import { parseJsonText } from '../../model/parse/json-text.ts';
import type { PrimaryTest } from '../../model/result.ts';
import type { Verification } from '../../model/verification.ts';
import { renderAnnotations, renderVerification } from '../../report/verification.ts';
import { unreadable } from '../files.ts';
import { analysisSettings, type DataOptions, openInputs } from '../inputs.ts';
import { printWarnings } from '../messages.ts';
import { emit, type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { tableData } from '../table-data.ts';

export interface VerifyOptions extends Omit<DataOptions, 'test'>, Omit<OutputOptions, 'format'> {
  readonly data?: readonly string[];
  readonly test?: PrimaryTest;
  readonly rounding?: RoundingRule;
  readonly format?: ReportFormat | 'github';
}

/** `verify <table>`: every cell from data; exit status 1 when one neither reproduces nor is known not to. */
export async function verifyCommand(path: string, options: VerifyOptions): Promise<0 | 1> {
  const { format: asked, ...others } = options;
  const format =
    asked === 'github' ? 'github' : outputFormat(asked === undefined ? others : { ...others, format: asked });
  const verification = await verified(path, options);
  printWarnings(verification.warnings);
  const lang = options.lang ?? 'en';
  await emit(
    format === 'github'
      ? renderAnnotations(verification, fromRoot(path), lang)
      : await renderVerification(verification, renderOptions(others, format)),
    options,
  );
  return verification.passed ? 0 : 1;
}

async function verified(path: string, options: VerifyOptions): Promise<Verification> {
  const name = basename(path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  const table = parsePublishedTable(text, name);
  const data: WaveData[] = [];
  for (const { group, wave, path: file } of tableData(table, options.data, path)) {
    const [input] = await openInputs([file], [wave], options);
    data.push({ group, wave, input: input! });
  }
  const { test, ...rest } = options;
  const settings = await analysisSettings(rest, 'all');
  const own = settings.requested ?? [];
  const candidates = [
    ...own,
    ...settings.candidates.filter(({ id }) => !own.some((scale) => scale.id === id)),
  ];
  const verification = await verifyTable(
    table,
    name,
    { data, settings: { ...settings, candidates } },
    { test: test ?? null, rounding: options.rounding ?? null },
  );
  const { placeOf } = parseJsonText(text, name, { code: 'broken-table', noun: 'a published table' });
  return {
    ...verification,
    cells: verification.cells.map((cell) => ({ ...cell, line: placeOf(cell.path).line })),
  };
}

/** A path as GitHub wants it: from the folder that the command runs in, with slashes. */
function fromRoot(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}
