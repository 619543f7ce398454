import { createMessage, type Said } from '../../model/messages/create-message.ts';
import { draftMessages } from '../../model/messages/draft.ts';
import { cannotRun } from '../../model/problem.ts';
import type { UnusedColumn } from '../../model/questionnaire.ts';
import type { Scale, UndecidedGuess } from '../../model/scale.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import { type Draft, type DraftedScale, draftFromFiles, unknownItems } from '../../scoring/draft/index.ts';
import type { CommandLine } from '../command-io.ts';
import { jsonText } from '../json-text.ts';
import { fileStem } from '../read-file.ts';
import { sortedSources } from '../sorted-sources.ts';

/** Names of columns that a line on the screen lists. */
const NAMES_SAID = 8;

/** `scales draft <sources...>`: definitions for the questions of files that no known scale takes. */
export async function draftScalesCommand(
  paths: readonly string[],
  options: OptionsOf<'scales draft'>,
  host: CommandLine,
): Promise<void> {
  const { columns, name, reverse, aggregate, output } = options;
  const { forms, data } = await sortedSources(paths, host.files);
  const inputs = await host.open(
    data,
    data.map((_, at) => String(at)),
    options,
    { hashes: false, rows: 'answers' },
  );
  const datasets = inputs.map(({ dataset }) => dataset);
  const questions = forms.flatMap((form) => form.questions);
  const id = output === undefined ? undefined : fileStem(output);
  const choices = { columns, name, reverse, aggregate, id, known: builtInScales() };
  const draft = await draftFromFiles(datasets, choices, questions);
  refuseNothing(draft, [...forms, ...datasets].map(({ file }) => file).join(', '));
  refuseForSeveral(draft, { '--name': name, '--reverse': reverse });
  const [single] = draft.scales;
  const unknown = single === undefined || reverse === undefined ? [] : unknownItems(reverse, single);
  if (unknown.length > 0)
    throw cannotRun(createMessage(draftMessages, 'draft-no-item', { name: unknown[0]! }));
  const scales = await definitionsOf(draft.scales, host);
  await host.write(jsonText(scales.length === 1 ? scales[0]! : scales), { output });
  await host.tell(...draftRemarks(draft.scales, scales), ...unusedRemarks(draft.unused));
  if (scales.some(({ draft: open }) => open !== undefined))
    await host.tell(createMessage(draftMessages, 'draft-next'));
}

/** The definitions as files have them, what is undecided in the language of the call. */
export async function definitionsOf(
  drafted: readonly DraftedScale[],
  { spoken }: CommandLine,
): Promise<Scale[]> {
  const scales: Scale[] = [];
  for (const { scale, undecided } of drafted) {
    const reasons = await spoken(undecided.map(({ why }) => why));
    const guesses = undecided.map(
      ({ item, what }, at): UndecidedGuess => ({ item, what, why: reasons[at]! }),
    );
    scales.push(guesses.length === 0 ? scale : { ...scale, draft: { undecided: guesses } });
  }
  return scales;
}

/** Each scale with its guesses, for the screen. */
export function draftRemarks(drafted: readonly DraftedScale[], scales: readonly Scale[]): Said[] {
  return scales.flatMap(({ id, response, draft }, at) => {
    const undecided = draft?.undecided ?? [];
    const { columns } = drafted[at]!;
    const facts = { scale: id, columns, min: response.min, max: response.max!, count: undecided.length };
    return [
      createMessage(draftMessages, 'draft-scale', facts),
      ...undecided.map((guess) => createMessage(draftMessages, 'draft-undecided-line', guess)),
    ];
  });
}

/** Why a column is not used, by itself. */
export function unusedReason({ reason, scale }: UnusedColumn): Said {
  return createMessage(draftMessages, 'draft-reason', scale === undefined ? { reason } : { reason, scale });
}

/** Columns that no scale is made of, by the reason. */
export function unusedRemarks(unused: readonly UnusedColumn[]): Said[] {
  const reasons = new Map<string, UnusedColumn[]>();
  for (const column of unused) {
    const key = `${column.reason} ${column.scale ?? ''}`;
    reasons.set(key, [...(reasons.get(key) ?? []), column]);
  }
  return [...reasons.values()].map((columns) => {
    const [{ reason, scale }] = columns as [UnusedColumn];
    const names = columns.map(({ name }) => name);
    const shown = names.length <= NAMES_SAID + 1 ? names : names.slice(0, NAMES_SAID);
    const facts = { reason, columns: shown, more: names.length - shown.length };
    return createMessage(draftMessages, 'draft-unused', scale === undefined ? facts : { ...facts, scale });
  });
}

function refuseNothing({ scales, unused }: Draft, file: string): void {
  if (scales.length > 0) return;
  const known = [...new Set(unused.flatMap(({ scale }) => scale ?? []))];
  throw known.length > 0
    ? cannotRun(createMessage(draftMessages, 'draft-all-known', { file, scales: known }))
    : cannotRun(createMessage(draftMessages, 'draft-nothing', { file }));
}

function refuseForSeveral({ scales }: Draft, options: Readonly<Record<string, unknown>>): void {
  if (scales.length === 1) return;
  const [option] = Object.entries(options).find(([, value]) => value !== undefined) ?? [];
  if (option !== undefined)
    throw cannotRun(
      createMessage(draftMessages, 'draft-needs-one', {
        option,
        scales: scales.map(({ scale }) => scale.id),
      }),
    );
}
