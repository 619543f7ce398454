import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { RespondentVariable } from '../../model/result.ts';
import { type Computed, explained, notComputable, type Recomputation, recomputation } from './computed.ts';
import type { NamedSample, Samples } from './samples.ts';

/** Respondents of a wave: rows of its file. */
export function recomputeRespondents(
  samples: Samples,
  group: string | undefined,
  wave: string,
): Computed<Recomputation> {
  const sample = samples.find(group, wave);
  if (!sample.ok) return sample;
  return recomputation(rowsOf(sample.value), 'n');
}

/** Response rate in per cent: rows of the file of those who were invited, as printed. */
export function recomputeRate(
  samples: Samples,
  group: string | undefined,
  wave: string,
  invited: number | null,
): Computed<Recomputation> {
  const sample = samples.find(group, wave);
  if (!sample.ok) return sample;
  if (invited === null || invited <= 0) return notComputable(createMessage(cellMessages, 'cell.no-invited'));
  return recomputation((100 * rowsOf(sample.value)) / invited, 'rate');
}

/** What a count or percentage of a characteristic is about. */
export interface CategoryOfColumn {
  readonly variable: string;
  /** `null` for those who did not answer. */
  readonly category: string | null;
  readonly percentage: boolean;
}

/** Respondents of a category of a column, or their percentage of all respondents of the wave. */
export async function recomputeCategory(
  samples: Samples,
  sample: NamedSample,
  { variable, category, percentage }: CategoryOfColumn,
): Promise<Computed<Recomputation>> {
  const described = await samples.categories(sample, variable);
  if (!described.ok) return described;
  const [column] = described.value.respondents;
  const n = described.value.samples[0]?.n ?? 0;
  if (column === undefined || n === 0)
    return samples.noData(sample.data.group ?? undefined, sample.data.wave);
  const count = countOf(column, category);
  const blank = countOf(column, null);
  if (!percentage) return recomputation(count, 'count');
  return recomputation((100 * count) / n, 'percentage', () =>
    category === null || blank === n ? [] : explained('answered-only', (100 * count) / (n - blank)),
  );
}

/** Rows of those whose value is the category; words are compared without case and with dashes and blanks alike. */
function countOf({ categories }: RespondentVariable, wanted: string | null): number {
  return categories
    .filter(({ value }) =>
      value === null || wanted === null ? value === wanted : plain(value) === plain(wanted),
    )
    .reduce((sum, { counts }) => sum + counts[0]!, 0);
}

/** The values of a column that the table does not print, with their counts. */
export async function unprintedCategories(
  samples: Samples,
  sample: NamedSample,
  variable: string,
  printed: readonly string[],
): Promise<{ readonly value: string; readonly count: number }[]> {
  const described = await samples.categories(sample, variable);
  if (!described.ok) return [];
  const known = new Set(printed.map(plain));
  return (described.value.respondents[0]?.categories ?? []).flatMap(({ value, counts }) =>
    value === null || known.has(plain(value)) ? [] : [{ value, count: counts[0]! }],
  );
}

/** A value without case, with dashes and blanks alike. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?<!\s)\s*([<>≤≥-])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function rowsOf({ data }: NamedSample): number {
  return data.input.dataset.rowCount;
}
