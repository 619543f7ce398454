import type { ColumnLabels } from '../../model/column-labels.ts';
import { ENTRY_COLUMNS, entryCodes } from '../../model/entry-form.ts';
import type { EntryTemplate, TemplateCode, TemplateColumn } from '../../model/entry-template.ts';
import type { Language } from '../../model/language.ts';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun } from '../../model/problem.ts';
import type { Scale } from '../../model/scale.ts';
import { normaliseName } from '../../scoring/column-name.ts';

/** What a form begins with, unless the user says it. */
const ID = 'id';

/**
 * A form for these scales: the number of the questionnaire, other columns that were asked for, and the items in the order of the
 * definitions.
 *
 * @param names the columns before the items; the first is the number of the questionnaire
 * @param labels what codes of those columns are called, which makes them a choice
 * @throws UserError (status 2) for a column that would stand twice, and for labels of a column that is none
 */
export function entryTemplate(
  scales: readonly Scale[],
  names: readonly string[] = [ID],
  labels: ColumnLabels = {},
  language: Language = 'en',
): EntryTemplate {
  const [id = ID, ...others] = names;
  const lost = Object.keys(labels).find((column) => ![id, ...others].includes(column));
  if (lost !== undefined) throw cannotRun(createMessage(choiceMessages, 'template-labels', { column: lost }));
  const codesOf = (name: string): TemplateCode[] =>
    Object.entries(labels[name] ?? {}).map(([code, label]) => ({ code, label }));
  const columns: TemplateColumn[] = [
    { kind: 'id', name: id, codes: [] },
    ...others.map((name) => ({ kind: 'other', name, codes: codesOf(name) }) as const),
    ...scales.flatMap((scale) =>
      scale.items.map(
        (item): TemplateColumn => ({
          kind: 'item',
          name: item.id,
          scale: scale.id,
          text: item.text ?? null,
          response: item.response ?? scale.response,
        }),
      ),
    ),
  ];
  const { doubt, remarks } = ENTRY_COLUMNS[language];
  const seen = new Map<string, string>();
  for (const name of [...columns.map((column) => column.name), doubt, remarks]) {
    const before = seen.get(normaliseName(name));
    if (before !== undefined)
      throw cannotRun(createMessage(choiceMessages, 'template-column-twice', { column: name, before }));
    seen.set(normaliseName(name), name);
  }
  const responses = columns.flatMap((column) => (column.kind === 'item' ? [column.response] : []));
  return { columns, codes: entryCodes(responses), scales };
}
