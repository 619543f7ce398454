import { brokenDocument, documentProblem } from '../model/parse/document-problem.ts';
import { type DocumentKind, type JsonPath, parseJsonText } from '../model/parse/json-text.ts';
import { nearest } from '../model/parse/nearest.ts';
import { type Finding, schemaFindings } from '../model/parse/schema-findings.ts';
import { type PublishedTable, publishedSchema } from '../model/published.ts';
import { parseReportedNumber, type UnreadableNumber } from './checks/reported-number.ts';
import type { PublishedCell, Quantity } from './published-cell.ts';
import { publishedCells } from './published-cells.ts';

const KIND: DocumentKind = { code: 'broken-table', noun: 'a published table' };

/**
 * Reads a published table: its form, that every cell is a number, and that groups and waves which are named exist.
 *
 * Loads zod, which takes a tenth of a second: import this module only when such a file is read.
 *
 * @param text the content of the file
 * @param fileName the name used in messages
 * @throws UserError (status 2, `broken-table`), one problem per mistake in the order of the file, each with its line, the
 *   path inside the file, and what would be valid
 * @example parsePublishedTable('{ "source": { "title": "…" }, "rows": [ … ] }', 'report.published.json')
 */
export function parsePublishedTable(text: string, fileName: string): PublishedTable {
  const document = parseJsonText(text, fileName, KIND);
  const place = { document, fileName, kind: KIND, whole: 'the table' };
  const parsed = publishedSchema.safeParse(document.value);
  const findings = parsed.success
    ? tableFindings(parsed.data)
    : schemaFindings(parsed.error, publishedSchema, document.value);
  if (findings.length > 0) throw brokenDocument(findings.map((finding) => documentProblem(finding, place)));
  return parsed.data!;
}

/** What the form does not say: cells that are no numbers, names of nothing, and a table without a single number. */
export function tableFindings(table: PublishedTable): Finding[] {
  const cells = publishedCells(table);
  if (cells.length === 0)
    return [{ path: [], message: 'must hold at least one printed number, such as in "rows"' }];
  return [...unknownNames(table), ...cells.flatMap((cell) => unreadable(cell, table))];
}

/** Cells that may hold words: a p-value that is "n.s.", and claims. */
const WORDS_ALLOWED: readonly Quantity[] = ['claim'];
/** Cells that count people, items or categories. */
const COUNTS: readonly Quantity[] = [
  'n',
  'pairs',
  'only-first',
  'only-second',
  'alpha-n',
  'alpha-items',
  'invited',
  'count',
  'total',
];

const WHY: Readonly<Record<Exclude<UnreadableNumber, 'empty'>, string>> = {
  'not-a-number': 'must be a number as printed, such as "48,4" or "<,05*"',
  'not-significant': 'must be a number; n.s. can only stand for a p-value',
  'ambiguous-separator': 'can be read in two ways; say "decimal": "," or "." at the top of the table',
  'other-decimal-sign': 'is not written with the decimal sign of the table',
  'too-many-digits': 'has more digits than can be told apart',
};

function unreadable({ quantity, path, printed }: PublishedCell, { decimal }: PublishedTable): Finding[] {
  const parsed = parseReportedNumber(printed, decimal);
  if (!parsed.ok) {
    if (WORDS_ALLOWED.includes(quantity) && parsed.reason !== 'ambiguous-separator') return [];
    if (quantity === 'p' && parsed.reason === 'not-significant') return [];
    const message =
      parsed.reason === 'empty'
        ? `holds no number, ${JSON.stringify(printed)}; leave the cell out`
        : `${WHY[parsed.reason]}, not ${JSON.stringify(printed)}`;
    return [{ path, message, value: printed }];
  }
  if (!COUNTS.includes(quantity)) return [];
  const { relation, value, decimals } = parsed.number;
  if (relation === '=' && decimals === 0 && value >= 0) return [];
  return [{ path, message: `must be a whole number, not ${JSON.stringify(printed)}`, value: printed }];
}

function unknownNames({
  groups = [],
  rows = [],
  models = [],
  reliability = [],
  respondents = [],
}: PublishedTable): Finding[] {
  const ids = groups.map(({ id }) => id);
  const wavesOf = new Map(groups.map(({ id, waves }) => [id, Object.keys(waves)]));
  const group = (name: string | undefined, path: JsonPath) =>
    name === undefined ? [] : checkKnownName(name, ids, path, 'a group in "groups"');
  const wave = (of: string | undefined, name: string | undefined, path: JsonPath) =>
    name === undefined || of === undefined || name === 'pooled' || !wavesOf.has(of)
      ? []
      : checkKnownName(name, wavesOf.get(of)!, path, `a wave of the group ${of}`);
  return [
    ...groups.flatMap(({ id }, index) =>
      ids.indexOf(id) === index
        ? []
        : [{ path: ['groups', index, 'id'], message: `the group ${id} is there twice` }],
    ),
    ...rows.flatMap((row, index) => [
      ...group(row.group, ['rows', index, 'group']),
      ...comparedWaves(row, ['rows', index]),
      ...(row.items ?? []).flatMap((item, at) => comparedWaves(item, ['rows', index, 'items', at])),
    ]),
    ...models.flatMap((model, index) => [
      ...group(model.group, ['models', index, 'group']),
      ...(model.groups ?? []).flatMap((name, at) => group(name, ['models', index, 'groups', at])),
      ...(model.waves ?? []).flatMap((name, at) =>
        (model.groups ?? [model.group]).flatMap((of) => wave(of, name, ['models', index, 'waves', at])),
      ),
      ...meansCompared(model, ['models', index]),
    ]),
    ...reliability.flatMap((one, index) => [
      ...group(one.group, ['reliability', index, 'group']),
      ...wave(one.group, one.wave, ['reliability', index, 'wave']),
    ]),
    ...respondents.flatMap(({ columns, categories }, index) => [
      ...Object.entries(columns).flatMap(([name, column]) => [
        ...group(column.group, ['respondents', index, 'columns', name, 'group']),
        ...wave(column.group, column.wave, ['respondents', index, 'columns', name, 'wave']),
      ]),
      ...categories.flatMap((category, at) =>
        (['counts', 'percentages'] as const).flatMap((kind) =>
          Object.keys(category[kind] ?? {}).flatMap((name) =>
            checkKnownName(
              name,
              Object.keys(columns),
              ['respondents', index, 'categories', at, kind, name],
              'a column',
            ),
          ),
        ),
      ),
    ]),
  ];
}

type Model = NonNullable<PublishedTable['models']>[number];

/** What is compared has a mean, where means are printed. */
function meansCompared({ means, contrasts = [] }: Model, path: JsonPath): Finding[] {
  if (means === undefined) return [];
  return contrasts.flatMap((contrast, at) =>
    (['first', 'second'] as const).flatMap((end) =>
      checkKnownName(contrast[end], Object.keys(means), [...path, 'contrasts', at, end], 'one of "means"'),
    ),
  );
}

type Row = NonNullable<PublishedTable['rows']>[number];

function comparedWaves({ waves, comparison }: Pick<Row, 'waves' | 'comparison'>, path: JsonPath): Finding[] {
  if (waves === undefined || comparison === undefined) return [];
  const names = Object.keys(waves);
  return (['first', 'second'] as const).flatMap((end) => {
    const name = comparison[end];
    return name === undefined
      ? []
      : checkKnownName(name, names, [...path, 'comparison', end], 'a wave of this row');
  });
}

function checkKnownName(name: string, known: readonly string[], path: JsonPath, what: string): Finding[] {
  if (known.includes(name)) return [];
  const near = nearest(name, known);
  const advice = near === null ? `known: ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
  return [{ path, message: `must be ${what}, not ${JSON.stringify(name)}; ${advice}`, value: name }];
}
