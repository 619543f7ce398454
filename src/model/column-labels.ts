import type { DescribeResult, LocalisedText, Result } from './result.ts';

/** What codes of groups and characteristics are called, by column and code: one text for every language, or one by language. */
export type ColumnLabels = Readonly<Record<string, Readonly<Record<string, string | LocalisedText>>>>;

/** A label in a language, else in English, else in the first language that it has. */
export function labelIn(label: string | LocalisedText, language: string): string {
  if (typeof label === 'string') return label;
  return label[language] ?? label.en ?? Object.values(label)[0] ?? '';
}

/** What a code of a column is called; `null` where it has no label. */
export function labelOf(
  labels: ColumnLabels | undefined,
  column: string | null,
  code: string,
): string | LocalisedText | null {
  if (labels === undefined || column === null || !Object.hasOwn(labels, column)) return null;
  const own = labels[column]!;
  return Object.hasOwn(own, code) ? own[code]! : null;
}

/** The labels of codes that a result shows, and of no other: a rare code must not come back by its label. */
export function shownLabels<R extends Result | DescribeResult>(
  result: R,
  labels: ColumnLabels | undefined,
): R {
  if (labels === undefined || Object.keys(labels).length === 0) return result;
  const kept = codesOf(result).flatMap(([column, codes]) => {
    const own = codes.flatMap((code) => {
      const label = labelOf(labels, column, code);
      return label === null ? [] : [[code, label] as const];
    });
    return own.length === 0 ? [] : [[column, Object.fromEntries(own)] as const];
  });
  return { ...result, labels: Object.fromEntries(kept) };
}

/** The columns whose codes stand in a result, with the codes. */
function codesOf(result: Result | DescribeResult): (readonly [string, readonly string[]])[] {
  const { by } = result.settings;
  const groups = result.groups.map(({ id }) => id);
  const characteristics =
    'respondents' in result ? result.respondents : (result.attrition?.characteristics ?? []);
  return [
    ...characteristics.map(
      ({ column, categories }) => [column, categories.flatMap(({ value }) => value ?? [])] as const,
    ),
    // Of one column that is both, the groups have the codes of the table too.
    ...(by === null || characteristics.some(({ column }) => column === by) ? [] : [[by, groups] as const]),
  ];
}
