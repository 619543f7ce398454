import { type TypistErrors, typistErrors } from '../../analysis/entry/index.ts';
import { DecimalGatherer } from '../../io/decimal-evidence.ts';
import { openDataset } from '../../io/open-dataset.ts';
import type { Corrections } from '../../model/corrections.ts';
import type { Dataset, ReadOptions } from '../../model/dataset.ts';
import { entryColumns } from '../../model/entry-form.ts';
import { correctionMessages } from '../../model/messages/corrections.ts';
import { said } from '../../model/messages/said.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { DECISION_WORDS } from '../../report/entry/index.ts';
import { csvField, LINE_END } from '../../report/render/csv.ts';
import {
  correctDataset,
  type Decisions,
  isOfDecisions,
  readCorrections,
  readDecisions,
} from '../../scoring/corrections/index.ts';
import { type Applying, CorrectionList, decidedAnswers } from '../corrections.ts';
import type { Files } from '../files.ts';
import type { CommandLine } from '../host.ts';
import { outputFormat } from '../output.ts';
import { fileStem } from '../read-file.ts';

type ApplyOptions = OptionsOf<'entry apply'> & { readonly to: string; readonly output: string };

/** Of the intervals of error rates. */
const LEVEL = 0.95;

/** `entry apply <decisions>`: a typed file with its decisions in it, as CSV; the typed file stays as it is. */
export async function applyCommand(path: string, options: ApplyOptions, host: CommandLine): Promise<void> {
  const { to, output, trail } = options;
  for (const file of [output, ...(trail === undefined ? [] : [trail])])
    outputFormat({ output: file }, host.terminal, ['csv']);
  const typed = await openTyped(to, options, host.files);
  const how: Applying = {
    path: to,
    waves: [fileStem(to)],
    waveColumn: null,
    id: options.id ?? null,
    idComparison: options.idExact === true ? 'as-written' : 'normalised',
    keepsDecimals: false,
  };
  const { corrections, decisions } = await correctionsOf(path, typed, how, host.files);
  const list = new CorrectionList(corrections);
  const answers = await decidedAnswers(typed, list, how);
  await host.warn(list.finish());
  await host.files.refuseInputs([output, ...(trail === undefined ? [] : [trail])]);
  if (trail !== undefined) await host.emit(trailOf(corrections), { output: trail });
  await host.emit(decidedRows(answers), { output });
  const changed = corrections.list.filter((each) => each.old !== each.new).length;
  const { length: count } = corrections.list;
  const facts = { file: corrections.file, to: typed.file, count, changed, kept: count - changed };
  await host.tell(said(correctionMessages, 'decisions-applied', facts));
  const [first, second] = decisions === null ? [] : typistErrors(decisions, LEVEL);
  if (first === undefined || second === undefined) return;
  await host.tell(errorsOf('first', first));
  await host.tell(errorsOf('second', second));
}

async function openTyped(path: string, options: ReadOptions, files: Files): Promise<Dataset> {
  const { delimiter, encoding, sheet } = options;
  return openDataset(await files.source(path), { delimiter, encoding, sheet, platform: 'none' });
}

function errorsOf(typist: 'first' | 'second', { file, errors, rate }: TypistErrors) {
  return said(correctionMessages, 'typist-errors', {
    ...{ typist, file, errors },
    rate: rate === null ? null : { fields: rate.fields, share: rate.share, ...rate.ci },
  });
}

/** Decisions are about the typist whose file this is: the first, unless only what the second typed is what the file holds. */
async function correctionsOf(
  path: string,
  typed: Dataset,
  how: Applying,
  files: Files,
): Promise<{ readonly corrections: Corrections; readonly decisions: Decisions | null }> {
  const source = await files.source(path);
  const dataset = await openDataset(source, { platform: 'none' });
  const languages = DECISION_WORDS();
  if (!isOfDecisions(dataset, languages))
    return { corrections: await readCorrections(dataset, source.sha256()), decisions: null };
  const decisions = await readDecisions(dataset, source.sha256(), languages);
  const [first, second] = decisions.corrections;
  const decimals = () => new DecimalGatherer();
  const wrong = async (corrections: Corrections) => {
    const { problems } = await correctDataset(typed, corrections, { ...how, decimals });
    return problems.length;
  };
  const [ofFirst, ofSecond] = [await wrong(first), await wrong(second)];
  return { corrections: ofSecond < ofFirst ? second : first, decisions };
}

/** The corrected rows, every column as it is in the file; a mark of doubt that is decided is gone. */
async function* decidedRows(dataset: Dataset): AsyncGenerator<string> {
  const { columns } = dataset;
  const doubt = entryColumns(columns.map(({ name }) => name))?.doubt ?? null;
  yield record(columns.map(({ name }) => name));
  for await (const { cells } of dataset.batches()) {
    let piece = '';
    for (const row of cells)
      piece += record(columns.map(({ index }, at) => (at === doubt ? '' : (row[index] ?? '').trim())));
    yield piece;
  }
}

/** The decisions as corrections of this file, to give again with `--corrections`. */
function trailOf({ idColumns, list }: Corrections): string {
  const header = record([...idColumns, 'column', 'old', 'new', 'who', 'when', 'why']);
  return (
    header +
    list
      .map((each) => record([...each.id, each.column, each.old, each.new, each.who, each.when, each.why]))
      .join('')
  );
}

/** Numbers stand as they are, also those with a minus before them; a text that a spreadsheet would run does not. */
function record(cells: readonly string[]): string {
  const field = (text: string) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? text : csvField(text));
  return cells.map(field).join(',') + LINE_END;
}
