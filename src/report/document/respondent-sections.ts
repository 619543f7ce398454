import type { Table } from '../table.ts';
import { answeringPatternsTable } from '../tables/answering-patterns.ts';
import {
  attritionCharacteristicsTable,
  attritionQuantitiesTable,
  attritionScoresTable,
  attritionsOf,
} from '../tables/attrition.ts';
import { flowTable } from '../tables/flow.ts';
import { linkageTables } from '../tables/linkage.ts';
import { respondentsTable } from '../tables/respondents.ts';
import { inARow } from './design-section.ts';
import type { Block, DocumentSection } from './document.ts';
import {
  type DocumentKey,
  enumerated,
  hiddenAmong,
  hiddenTables,
  type SectionInput,
} from './section-input.ts';

/** Who answered: from the files to the comparison, their characteristics, and who left. */
export function respondentSections(material: SectionInput): DocumentSection[] {
  const { sources, context, own } = material;
  const { result, respondents } = sources;
  const flow = introduced(material, [
    // It follows respondents to their scores.
    ['lead.flow', result.scales.length === 0 ? null : flowTable(result, context)],
    ['lead.answeringPatterns', answeringPatternsTable(result, context, true)],
    ...linkageTables(result, context).map((table) => ['lead.linkage', table] as const),
  ]);
  const characteristics = introduced(material, [
    ['lead.characteristics', respondents === null ? null : respondentsTable(respondents, context)],
  ]);
  const attrition = introduced(
    material,
    attritionsOf(result).flatMap((each) => [
      ['lead.attrition.scores', attritionScoresTable(result, each, context)] as const,
      ['lead.attrition.quantities', attritionQuantitiesTable(result, each, context)] as const,
      ['lead.attrition.characteristics', attritionCharacteristicsTable(result, each, context)] as const,
    ]),
  );
  const parts = (
    [
      ['flow', flow],
      ['characteristics', characteristics],
      ['attrition', attrition],
    ] as const
  ).flatMap(([id, blocks]): DocumentSection[] =>
    blocks.length === 0 ? [] : [{ id, level: 2, title: own.word(`section.${id}`), blocks }],
  );
  if (parts.length === 0) return [];
  return [{ id: 'respondents', level: 1, title: own.word('section.respondents'), blocks: [] }, ...parts];
}

/** Tables under a paragraph that says what each of them has; those that do not exist are left out. */
export function introduced(
  { context, own, numbering }: SectionInput,
  tables: readonly (readonly [DocumentKey, Table | null])[],
): Block[] {
  const all = tables.flatMap(([lead, table]) => (table === null ? [] : [{ lead, table }]));
  const hidden = hiddenAmong(
    all.map(({ table }) => table),
    context,
  );
  const placed = all
    .filter(({ table }) => !hidden.includes(table))
    .map(({ lead, table }) => ({ lead, ...numbering.table(table) }));
  if (placed.length === 0) return hiddenTables(hidden, context);
  // Of tables of one kind the first is introduced, the others are named.
  const leads = [...new Set(placed.map(({ lead }) => lead))].flatMap((lead) => {
    const [first, ...others] = placed.filter((each) => each.lead === lead).map(({ label }) => label);
    const more = others.length === 0 ? [] : [own.text('lead.more', { tables: enumerated(others, own) })];
    return [own.text(lead, { table: first! }), ...more];
  });
  return [
    { kind: 'paragraph', text: inARow(leads) },
    ...placed.map(({ block }) => block),
    ...hiddenTables(hidden, context),
  ];
}
