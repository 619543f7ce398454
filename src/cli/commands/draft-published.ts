import { basename } from 'node:path';
import { asPrinted, type DraftedTable, draftTable, withResult } from '../../audit/draft/index.ts';
import { createMessage, type Said } from '../../model/messages/create-message.ts';
import { type DraftNeed, tableDraftMessages } from '../../model/messages/table-draft.ts';
import { cannotRun } from '../../model/problem.ts';
import type { PublishedTable } from '../../model/published.ts';
import type { Result } from '../../model/result.ts';
import type { Scale } from '../../model/scale.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import type { TextTable } from '../../model/text-table.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import { timeOf } from '../../scoring/wave-words.ts';
import type { CommandLine } from '../command-io.ts';
import { jsonText } from '../json-text.ts';
import { requestedScales } from '../load-scales.ts';
import { isStdin } from '../read-file.ts';

type DraftOptions = Pick<OptionsOf<'verify'>, 'scales' | 'encoding' | 'output' | 'id'>;

/**
 * `verify --draft <source>`: a first published table from the JSON of an analysis, or from tables as they are printed. What it guesses stands in
 * `draft`, and is told.
 *
 * @throws UserError (status 2) for a source without a table of scores
 */
export async function draftPublishedCommand(
  path: string,
  { scales: names, encoding, output, id }: DraftOptions,
  host: CommandLine,
): Promise<void> {
  const { name: file, bytes } = await host.files.read(path);
  const own = (await requestedScales(names, host.files)) ?? [];
  const known = [...own, ...builtInScales().filter((scale) => own.every((each) => each.id !== scale.id))];
  const source = isStdin(path) ? file : path;
  const result = await resultIn(bytes, file);
  const drafted =
    result === null
      ? await draftOfDocument(bytes, source, known, encoding)
      : withResult(await draftOfResult(result, known), result, await plainNumbers());
  if (drafted.table.rows?.length === 0 && drafted.table.reliability === undefined)
    throw cannotRun(createMessage(tableDraftMessages, 'table-draft-none', { file }), { file });
  const table = matchedBy(drafted, id);
  const guesses = await toldGuesses(table.undecided, host);
  const whole = {
    ...table.table,
    ...(guesses.length > 0 && { draft: { undecided: guesses } }),
  } satisfies PublishedTable;
  await host.write(jsonText(whole), { output });
  await host.tell(
    ...table.unused.map((each) => createMessage(tableDraftMessages, 'table-draft-left-out', each)),
    ...guesses.map(({ where, why }) => createMessage(tableDraftMessages, 'table-draft-line', { where, why })),
    createMessage(tableDraftMessages, 'table-draft-next', { count: guesses.length }),
  );
}

/** `--id` decides how respondents are matched. */
function matchedBy(drafted: DraftedTable, id: string | undefined): DraftedTable {
  if (id === undefined) return drafted;
  return {
    ...drafted,
    table: { ...drafted.table, match: { columns: id.split(',') } },
    undecided: drafted.undecided.filter(({ what }) => what !== 'match'),
  };
}

async function draftOfDocument(
  bytes: Uint8Array,
  path: string,
  known: readonly Scale[],
  encoding: DraftOptions['encoding'],
): Promise<DraftedTable> {
  const { textTables } = await import('../../io/text-tables.ts');
  const format = await plainNumbers();
  const tables = (await textTables(bytes, path, encoding)).map((table) => asPrinted(table, format));
  return draftTable(tables, basename(path), known, isTime);
}

/** Numbers as English tables print them. */
async function plainNumbers() {
  const { numberFormat } = await import('../../report/number-format.ts');
  return numberFormat({ decimal: '.', listSeparator: ', ', beforePercent: '' });
}

/** What the analysis prints as tables, read as any other table is, so that both give the same draft. */
async function draftOfResult(result: Result, known: readonly Scale[]): Promise<DraftedTable> {
  const [{ renderResult }, { markdownTables }] = await Promise.all([
    import('../../report/index.ts'),
    import('../../io/text-tables.ts'),
  ]);
  // Rows of a table of questions look like those of scales; what is drafted of questions comes from the result itself.
  const { questions: _, ...ofScales } = result;
  const text = await renderResult(ofScales, { format: 'markdown' });
  const tables: TextTable[] = markdownTables(text.split('\n'));
  const title = result.inputs.map(({ file }) => file).join(', ');
  return draftTable(tables, title, known, isTime, result);
}

const isTime = (name: string) => timeOf(name) !== null;

/** The result of an analysis in a JSON file; `null` for another kind of file. */
async function resultIn(bytes: Uint8Array, file: string): Promise<Result | null> {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80);
  if (first !== 0x7b) return null;
  const [{ resultSchema }, { unicodeText }, { parseJsonText }] = await Promise.all([
    import('../../model/result/result.ts'),
    import('../../io/unicode-text.ts'),
    import('../../model/parse/json-text.ts'),
  ]);
  const { value } = parseJsonText(unicodeText(bytes, file), file, { code: 'broken-table', noun: 'a result' });
  const parsed = resultSchema.safeParse(value);
  if (!parsed.success)
    throw cannotRun(createMessage(tableDraftMessages, 'table-draft-none', { file }), { file });
  return parsed.data as Result;
}

/** The guesses as the file has them, in the language of the call. */
async function toldGuesses(undecided: readonly DraftNeed[], { spoken }: CommandLine) {
  const reasons = await spoken(undecided.map(reasonOf));
  return undecided.map(({ where, what }, at) => ({ where, what, why: reasons[at]! }));
}

function reasonOf(need: DraftNeed): Said {
  if (need.what === 'scale') return createMessage(tableDraftMessages, 'table-draft-scale', need.values);
  if (need.what === 'waves') return createMessage(tableDraftMessages, 'table-draft-waves', need.values);
  return createMessage(tableDraftMessages, `table-draft-${need.what}`);
}
