import type { Column, Dataset } from '../../model/dataset.ts';
import type { PlatformId } from '../../model/export-form.ts';
import { type ColumnRole, isAgeName, roleOfColumn } from '../../model/header-role.ts';
import { lookupName, normaliseAnswer, normaliseName } from '../../scoring/column-name.ts';
import { MOST_CHOICES, roleOfContent } from '../../scoring/column-roles.ts';
import { isMissingText, looksLikeMissingCode, missingCodes } from '../../scoring/missing-codes.ts';
import { normaliseId } from '../../scoring/normalise-id.ts';
import { decimalSign, isQuantity, quantityOf } from '../../scoring/quantity.ts';
import { saysTicked, saysUnticked } from '../../scoring/read-question.ts';
import { answersIn, type Separator, separatorIn } from '../../scoring/several-in-cell.ts';

/** What is known of a column that is no item, without a single cell of it. */
export interface ColumnFacts {
  readonly name: string;
  /** Its name in every file, as names are compared. */
  readonly key: string;
  /** Whether every row has a value, and every value is another one, in all files. */
  readonly unique: boolean;
  /** How many values stand in the first and in the last file; 0 for one file. */
  readonly shared: number;
  /** Different values, in the file that has most of them. */
  readonly distinct: number;
  /** Respondents with a value, in the file that has fewest. */
  readonly answered: number;
  /** Whether it holds more numbers than are counted one by one. */
  readonly isQuantity: boolean;
  /** Of a question for consent that somebody did not give, the value that gives it. */
  readonly consent: string | null;
  /** Whether it is a box that was ticked or not in every file, or answered by yes and no; `null` where it is neither. */
  readonly ticks: 'box' | 'yes-no' | null;
  /** Whether its cells prove that several answers stand in one, and these are few. */
  readonly severalInCell: boolean;
  /** By its header or by its content in any file. */
  readonly role: ColumnRole;
}

/** Of a column with more different values than this no more are looked at. */
const MOST_LOOKED_AT = 2000;

/**
 * What can be said of the columns that all files have and that are no items: which may name respondents, and which describe them.
 *
 * @param items per file, the positions of the columns that are items
 */
export async function columnFacts(
  datasets: readonly Dataset[],
  items: readonly ReadonlySet<number>[],
): Promise<ColumnFacts[]> {
  const values: Map<string, ColumnValues>[] = [];
  for (const [file, dataset] of datasets.entries()) values.push(await valuesOf(dataset, items[file]!));
  const [first, ...others] = values;
  return [...first!].flatMap(([key, column]): ColumnFacts[] => {
    const same = others.map((other) => other.get(key));
    if (key === '' || same.includes(undefined)) return [];
    const all = [column, ...same.flatMap((each) => each ?? [])];
    const last = all.at(-1)!;
    const several = severalIn(all);
    return [
      {
        name: column.name,
        key,
        unique: all.every(({ isUnique }) => isUnique),
        shared: all.length < 2 ? 0 : [...column.distinct].filter((value) => last.distinct.has(value)).length,
        distinct: Math.max(...all.map(({ counts }) => counts.size)),
        answered: Math.min(...all.map(({ answered }) => answered)),
        isQuantity: all.every((each) => each.isQuantity),
        consent: all.every(({ consent }) => consent === column.consent || consent === null)
          ? column.consent
          : null,
        ticks: all.every(({ ticks }) => ticks === column.ticks)
          ? column.ticks
          : all.every(({ ticks }) => ticks !== null)
            ? 'box'
            : null,
        severalInCell: several !== null,
        role:
          all.map((each) => each.roleBy(several)).find(({ role }) => role === 'personal') ?? column.header,
      },
    ];
  });
}

/** The sign between several answers in a cell; `null` where they prove none, or more answers than anybody offers. */
function severalIn(columns: readonly ColumnValues[]): Separator | null {
  const separator = separatorIn(columns.map(({ platform, counts: cells }) => ({ platform, cells })));
  if (separator === null) return null;
  const answers = columns
    .flatMap(({ counts }) => [...counts.keys()].flatMap((cell) => answersIn(cell, separator)))
    .map(normaliseAnswer);
  return new Set(answers).size <= MOST_CHOICES ? separator : null;
}

/**
 * Whether a column describes respondents, and may be shown: few values, each of several of those who answered, or an age. Personal and
 * technical columns never do.
 */
export function isCharacteristic({
  name,
  unique,
  distinct,
  answered,
  isQuantity,
  role,
}: ColumnFacts): boolean {
  if (role.role !== 'ordinary') return false;
  if (isQuantity) return isAgeName(name);
  return !unique && distinct >= 2 && distinct <= MOST_CHOICES && distinct * 3 <= answered;
}

const NO_CODES = missingCodes([]);
const CONSENT = /consent|toestemming|instemming|einwilligung|consentimiento|rıza|onam|موافقة/i;
const YES = /^(?:1|yes|ja|oui|si|sí|evet|نعم|true|waar|vrai|agree|akkoord)$/i;
const NO = /^(?:0|2|no|nee|neen|non|nein|hayır|لا|false|onwaar|faux|disagree|niet akkoord)$/i;

/** The different values of a column, as ids are compared, as long as they can matter. */
class ColumnValues {
  readonly name: string;
  readonly index: number;
  readonly distinct = new Set<string>();
  /** How often each value stands there as it is written, without what files write for no answer. */
  readonly counts = new Map<string, number>();
  answered = 0;
  isUnique = true;
  private readonly column: Column;
  private rows = 0;

  readonly platform: PlatformId | undefined;

  constructor(column: Column, platform: PlatformId | undefined) {
    this.platform = platform;
    this.name = lookupName(column);
    this.index = column.index;
    this.column = column;
  }

  get isQuantity(): boolean {
    return isQuantity(this.numbers());
  }

  /** `null` where it is no consent, where everybody gave it, or where the values are other than yes and no. */
  get consent(): string | null {
    if (!CONSENT.test([this.name, ...(this.column.texts ?? [])].join(' '))) return null;
    const values = [...this.counts.keys()];
    const [yes, ...more] = values.filter((value) => YES.test(value));
    const others = values.filter((value) => value !== yes);
    return yes !== undefined && more.length === 0 && others.length === 1 && NO.test(others[0]!) ? yes : null;
  }

  get ticks(): ColumnFacts['ticks'] {
    const labels = new Map((this.column.valueLabels ?? []).map(({ value, label }) => [value, label]));
    const said = (value: string) => labels.get(value) ?? value;
    const ticked = [...this.counts].filter(([value]) => !saysUnticked(said(value)));
    const [first, ...others] = ticked;
    if (first === undefined || others.length > 0) return null;
    const [value, count] = first;
    const isYes = saysTicked(said(value));
    // The text of an answer stands there for everybody who ticked it; what one person wrote is none.
    if (!isYes && (/^\d/.test(value) || count < 2 || this.answered === this.rows)) return null;
    return isYes && this.counts.size === 2 && !/^\d/.test(said(value)) ? 'yes-no' : 'box';
  }

  /** As the header and the export of a platform say. */
  get header(): ColumnRole {
    return roleOfColumn(this.column);
  }

  /** @param separator between several answers in a cell, of which the single ones tell whether people wrote them */
  roleBy(separator: Separator | null): ColumnRole {
    const isNumeric = this.numbers().every(Number.isFinite);
    const role = this.header;
    // What a platform records beside the answers is what its name says.
    return role.role === 'personal' || (role.role === 'technical' && this.column.role !== undefined)
      ? role
      : roleOfContent(this.answerCounts(separator), this.rows - this.answered, isNumeric);
  }

  private answerCounts(separator: Separator | null): ReadonlyMap<string, number> {
    if (separator === null) return this.counts;
    const answers = new Map<string, number>();
    for (const [cell, count] of this.counts)
      for (const answer of answersIn(cell, separator))
        answers.set(answer, (answers.get(answer) ?? 0) + count);
    return answers;
  }

  private numbers(): number[] {
    const sign = decimalSign(this.column);
    return [...this.counts.keys()].map((value) => quantityOf(value, sign));
  }

  add(cell: string): void {
    this.rows++;
    const text = cell.trim();
    if (!isMissingText(text, NO_CODES) && !looksLikeMissingCode(text)) {
      this.answered++;
      const count = this.counts.get(text);
      if (count !== undefined) this.counts.set(text, count + 1);
      else if (this.counts.size <= MOST_LOOKED_AT) this.counts.set(text, 1);
    }
    // Not an id any more: the values need not all be kept.
    if (!this.isUnique && this.distinct.size > MOST_CHOICES) return;
    const value = normaliseId(cell.trim());
    if (value === '' || this.distinct.has(value)) this.isUnique = false;
    if (value !== '') this.distinct.add(value);
  }
}

async function valuesOf(dataset: Dataset, items: ReadonlySet<number>): Promise<Map<string, ColumnValues>> {
  const columns = dataset.columns
    .filter(({ index }) => !items.has(index))
    .map((column) => new ColumnValues(column, dataset.export?.platform));
  for await (const { cells } of dataset.batches())
    for (const row of cells) for (const column of columns) column.add(row[column.index] ?? '');
  return new Map(columns.map((column) => [normaliseName(column.name), column]));
}
