import { type ColumnLabels, labelIn, labelOf } from '../model/column-labels.ts';
import { resultMessages } from '../model/messages/results.ts';
import { type Fact, type Facts, sentence } from '../model/messages/said.ts';
import { withheldMessages } from '../model/messages/withheld.ts';
import { ENGLISH } from '../model/messages/words.ts';
import type { Warning } from '../model/result.ts';
import { type Context, createContext, type Language } from './context.ts';
import type { Table, Value } from './table.ts';

/** What of a result says what its codes are called. */
interface Labelled {
  readonly labels?: ColumnLabels;
  readonly settings?: { readonly by: string | null };
  readonly inputs?: readonly { readonly wave: string }[];
}

/** The same context, in which the codes of groups and characteristics have the names that the result gives beside them. */
export function withLabels(context: Context, { labels, settings, inputs = [] }: Labelled): Context {
  if (labels === undefined) return context;
  const by = settings?.by ?? null;
  const label = (column: string, code: string): string | null => {
    const found = labelOf(labels, column, code);
    return found === null ? null : labelIn(found, context.language);
  };
  const group = (name: string): string | null => {
    if (by === null) return null;
    const own = label(by, name);
    if (own !== null) return own;
    // Of several files with groups: `pre, 1`.
    const wave = inputs.find((input) => name.startsWith(`${input.wave}, `))?.wave;
    const inWave = wave === undefined ? null : label(by, name.slice(wave.length + 2));
    return inWave === null ? null : `${context.wave(wave!)}, ${inWave}`;
  };
  const wave = (name: string) => group(name) ?? context.wave(name);
  return {
    ...context,
    label,
    remark: (remark) => labelledRemark(remark, (name) => group(name) ?? name).message,
    wave,
    waveTitle: (name) => group(name) ?? context.waveTitle(name),
  };
}

/** The warnings as somebody is told them who knows the labels and not the codes. */
export function labelledWarnings(
  warnings: readonly Warning[],
  result: Labelled,
  language: Language = 'en',
): readonly Warning[] {
  const { label, wave } = withLabels(createContext(language, 'apa', true), result);
  return label === undefined ? warnings : warnings.map((warning) => labelledRemark(warning, wave));
}

/** Remarks that name groups. */
const MESSAGES = { ...resultMessages, ...withheldMessages };

/** A remark whose facts name groups, said again with their labels. */
function labelledRemark<R extends Pick<Warning, 'code' | 'message' | 'values'>>(
  remark: R,
  nameOf: (group: string) => string,
): R {
  const { code, values } = remark;
  const said = values?.withheld === undefined ? code : 'withheld';
  if (values === undefined || !Object.hasOwn(MESSAGES, said)) return remark;
  const named = withNames(values, nameOf) as Facts;
  const message = sentence(MESSAGES[said as keyof typeof MESSAGES], named, ENGLISH);
  return { ...remark, message, values: named };
}

/** The facts with other names for the groups in them. */
function withNames(fact: Fact | undefined, nameOf: (group: string) => string, key = ''): Fact | undefined {
  if (typeof fact === 'string') return key === 'wave' || key === 'groups' ? nameOf(fact) : fact;
  if (Array.isArray(fact)) return fact.map((each: Fact) => withNames(each, nameOf, key)!);
  if (typeof fact !== 'object' || fact === null) return fact;
  return Object.fromEntries(
    Object.entries(fact).map(([name, each]) => [name, withNames(each, nameOf, name)]),
  );
}

/** Columns of data that hold waves or groups. */
const GROUPS: ReadonlySet<string> = new Set(['wave', 'group', 'first', 'second']);

/** The table with labels in its data too, which machines read: there groups and characteristics have codes until now. */
export function withLabelledData(table: Table, context: Context): Table {
  const { label } = context;
  if (label === undefined || table.data === undefined) return table;
  const { columns, rows } = table.data;
  const variable = columns.indexOf('variable');
  const cell = (value: Value, column: string, row: readonly Value[]): Value => {
    if (typeof value !== 'string') return value;
    if (GROUPS.has(column)) return context.wave(value) === value ? value : labelledGroup(value, context);
    if (column === 'value' && variable >= 0) return label(String(row[variable]), value) ?? value;
    return value;
  };
  return {
    ...table,
    data: { columns, rows: rows.map((row) => row.map((value, index) => cell(value, columns[index]!, row))) },
  };
}

/** Waves keep their ids in data; groups have their labels. */
function labelledGroup(name: string, { wave }: Context): string {
  return name === 'pooled' || name === 'pre' || name === 'post' ? name : wave(name);
}
