import { decisionsReport, type TypistErrors, typistErrors } from '../../analysis/entry/index.ts';
import { DecimalGatherer } from '../../io/decimal-evidence.ts';
import { openDataset } from '../../io/open-dataset.ts';
import type { Corrections } from '../../model/corrections.ts';
import type { ByteSource, Dataset, ReadOptions } from '../../model/dataset.ts';
import type { EntryDecisions } from '../../model/entry-decisions.ts';
import { entryColumns } from '../../model/entry-form.ts';
import { correctionMessages } from '../../model/messages/corrections.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { DECISION_WORDS, renderEntryDecisions } from '../../report/entry/index.ts';
import { csvField, LINE_END } from '../../report/render/csv.ts';
import {
  correctDataset,
  type Decisions,
  isOfDecisions,
  misplacedForms,
  readCorrections,
  readDecisions,
  rowsInOrder,
  withDecidedForms,
} from '../../scoring/corrections/index.ts';
import type { CommandLine } from '../command-io.ts';
import { type Applying, CorrectionList, decidedAnswers } from '../corrections.ts';
import type { Files } from '../files.ts';
import { outputFormat } from '../output.ts';
import { fileStem } from '../read-file.ts';

type ApplyOptions = OptionsOf<'entry apply'> & { readonly to: string; readonly output: string };

/** Of the intervals of error rates. */
const LEVEL = 0.95;

/** `entry apply <decisions>`: a typed file with its decisions in it, as CSV; the typed file stays as it is. */
export async function applyCommand(path: string, options: ApplyOptions, host: CommandLine): Promise<void> {
  const { to, output, trail, errors: errorList } = options;
  const written = [output, ...[trail, errorList].flatMap((file) => file ?? [])];
  for (const file of written) outputFormat({ output: file }, host.terminal, ['csv']);
  const source = await host.files.source(to);
  const typed = await openTyped(source, options);
  const how: Applying = {
    path: to,
    office: fileStem(to),
    waves: [fileStem(to)],
    waveColumn: null,
    id: options.id ?? null,
    idComparison: options.idExact === true ? 'as-written' : 'normalised',
    keepsDecimals: false,
  };
  const { corrections, decisions, typist } = await correctionsOf(path, typed, how, host.files);
  const other =
    options.other === undefined ? null : await openTyped(await host.files.source(options.other), options);
  const { idComparison } = how;
  const forms =
    decisions === null || decisions.forms.length === 0
      ? { dataset: typed, added: null, leftOut: 0 }
      : await withDecidedForms(typed, other, { decisions, typist, idComparison });
  const list = new CorrectionList(corrections);
  const answers = await decidedAnswers(forms.dataset, list, how);
  // Nobody else has typed them, so a cell that was doubted there is decided nowhere.
  const added = forms.added === null ? null : await decidedAnswers(forms.added, null, how);
  await host.warn(list.finish());
  await host.files.refuseInputs(written);
  const wrong = decisions === null ? [] : typistErrors(decisions, LEVEL);
  const counts = { added: added?.rowCount ?? 0, leftOut: forms.leftOut };
  const report = decisionsReport({
    ...{ corrections, decisions, errors: wrong },
    typed: { file: typed.file, sha256: source.sha256() },
    forms: { ...counts, written: answers.rowCount + counts.added },
  });
  if (trail !== undefined) await host.write(correctionsCsv(corrections), { output: trail });
  if (errorList !== undefined) await host.write(errorsAsCsv(report, decisions), { output: errorList });
  await host.write(decidedRows(answers, added), { output });
  if (options.format === 'json') {
    await host.write(renderEntryDecisions(report), {});
    return;
  }
  const { length: count } = corrections.list;
  const changed = corrections.list.filter((each) => each.old !== each.new).length;
  await host.tell(
    createMessage(correctionMessages, 'decisions-applied', {
      ...{ file: corrections.file, to: typed.file, count, changed, kept: count - changed },
    }),
  );
  if (counts.added + counts.leftOut > 0) {
    await host.tell(createMessage(correctionMessages, 'forms-decided', counts));
    if (trail !== undefined)
      await host.tell(createMessage(correctionMessages, 'trail-of-cells', { trail, output }));
  }
  const [first, second] = wrong;
  if (first === undefined || second === undefined) return;
  await host.tell(errorsOf('first', first));
  await host.tell(errorsOf('second', second));
}

async function openTyped(source: ByteSource, options: ReadOptions): Promise<Dataset> {
  const { delimiter, encoding, sheet } = options;
  return openDataset(source, { delimiter, encoding, sheet, platform: 'none' });
}

function errorsOf(typist: 'first' | 'second', { file, errors, rate }: TypistErrors) {
  return createMessage(correctionMessages, 'typist-errors', {
    ...{ typist, file, errors },
    rate: rate === null ? null : { ...rate, lower: rate.ci.lower, upper: rate.ci.upper },
  });
}

/** Decisions are about the typist whose file this is: the first, unless only what the second typed is what the file holds. */
async function correctionsOf(
  path: string,
  typed: Dataset,
  how: Applying,
  files: Files,
): Promise<{
  readonly corrections: Corrections;
  readonly decisions: Decisions | null;
  readonly typist: 0 | 1;
}> {
  const source = await files.source(path);
  const dataset = await openDataset(source, { platform: 'none' });
  const languages = DECISION_WORDS();
  if (!isOfDecisions(dataset, languages))
    return { corrections: await readCorrections(dataset, source.sha256()), decisions: null, typist: 0 };
  const decisions = await readDecisions(dataset, source.sha256(), languages);
  const decimals = () => new DecimalGatherer();
  const wrong = async (typist: 0 | 1) => {
    const { problems } = await correctDataset(typed, decisions.corrections[typist], { ...how, decimals });
    if (decisions.forms.length === 0) return problems.length;
    const { idComparison } = how;
    return problems.length + (await misplacedForms(typed, { decisions, typist, idComparison }));
  };
  const typist = (await wrong(1)) < (await wrong(0)) ? 1 : 0;
  return { corrections: decisions.corrections[typist], decisions, typist };
}

/** The corrected rows, every column as it is in the file, and those that were added; a mark of doubt that is decided is gone. */
async function* decidedRows(dataset: Dataset, added: Dataset | null): AsyncGenerator<string> {
  const { columns } = dataset;
  const doubt = entryColumns(columns.map(({ name }) => name))?.doubt ?? null;
  yield record(columns.map(({ name }) => name));
  for await (const { cells } of dataset.batches()) {
    let piece = '';
    for (const row of cells)
      piece += record(columns.map(({ index }, at) => (at === doubt ? '' : (row[index] ?? '').trim())));
    yield piece;
  }
  if (added !== null)
    for await (const row of rowsInOrder(added, dataset)) yield record(row.map((cell) => cell.trim()));
}

/** The decisions as corrections of this file, to give again with `--corrections`. */
function correctionsCsv({ idColumns, list }: Corrections): string {
  const header = record([...idColumns, 'column', 'old', 'new', 'who', 'when', 'why']);
  return (
    header +
    list
      .map((each) => record([...each.id, each.column, each.old, each.new, each.who, each.when, each.why]))
      .join('')
  );
}

/** What each typist typed wrong, a line each. */
function errorsAsCsv({ idColumns, errors }: EntryDecisions, decisions: Decisions | null): string {
  const header = record([...idColumns, 'file', 'column', 'typed', 'right', 'who', 'when', 'why']);
  return (
    header +
    errors
      .map(({ typist, id, column, typed, right, who, when, why }) =>
        record([...id, decisions!.files[typist === 0 ? 0 : 1], column, typed, right, who, when, why]),
      )
      .join('')
  );
}

/** Numbers stand as they are, also those with a minus before them; a text that a spreadsheet would run does not. */
function record(cells: readonly string[]): string {
  const field = (text: string) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? text : csvField(text));
  return cells.map(field).join(',') + LINE_END;
}
