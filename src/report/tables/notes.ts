import type { LocalisedText, Result, Warning } from '../../model/result.ts';
import { type Context, capitalised } from '../context.ts';
import { plainText, type Table, type Text } from '../table.ts';

/** Sets `Note.` before the first note, as the Publication Manual does. */
export function labelledNotes(context: Context, notes: readonly Text[]): Text[] {
  const [first, ...rest] = notes;
  return first === undefined ? [] : [[...context.text('note.label'), { text: ' ' }, ...first], ...rest];
}

/** Numbers the tables in their order: Table 1, Table 2. */
export function numbered(context: Context, tables: readonly Table[]): Table[] {
  return tables.map((table, index) => ({
    ...table,
    label: context.word('table.label', { number: String(index + 1) }),
  }));
}

/** How a confidence interval's method is named; a method without a name in the catalogue by its code. */
export function intervalMethods(context: Context, methods: readonly (string | undefined)[]): string | null {
  const known = [...new Set(methods.filter((method) => method !== undefined))];
  if (known.length === 0) return null;
  return known.map((method) => context.lookup(`interval.${method}`) ?? method).join(', ');
}

interface Named {
  readonly id: string;
  readonly name: LocalisedText;
  readonly subscales?: Result['scales'];
}

/** Warnings as notes: the place (scale, wave, item), then what is the matter. */
export function warningNotes(
  context: Context,
  warnings: readonly Warning[],
  scales: readonly Named[],
): Text[] {
  return warnings.map((warning) => {
    const scale = warning.scale === undefined ? undefined : nameOf(context, warning.scale, scales);
    const wave = warning.wave === undefined ? undefined : context.wave(warning.wave);
    const place = [scale, wave, warning.item ?? warning.file].filter((part) => part !== undefined);
    // The analysis words its warnings in English and with figures; other languages have a sentence per code.
    const translated = context.language === 'en' ? null : context.lookup(`warning.${warning.code}`);
    const message = translated === null ? warning.message : sentence([...place, translated]);
    return [...context.text('note.warning'), ...plainText(` ${withFullStop(message)}`)];
  });
}

/** Place and matter as a sentence: `Veerkracht, brs4: hangt negatief samen met …` */
function sentence(parts: readonly string[]): string {
  const matter = parts.at(-1) ?? '';
  const place = parts.slice(0, -1);
  // A name at the start (of a file, an item) is printed as it is written.
  return place.length === 0 ? capitalised(matter) : `${place.join(', ')}: ${matter}`;
}

function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function nameOf(context: Context, id: string, scales: readonly Named[]): string {
  const all = scales.flatMap((scale) => [scale, ...(scale.subscales ?? [])]);
  const scale = all.find((candidate) => candidate.id === id);
  return scale === undefined ? id : context.name(scale.name);
}

/** Codes of warnings that arise only when two groups are compared, and belong under the comparison. */
const COMPARISON_CODES: ReadonlySet<string> = new Set(['test-not-computable']);
/** Codes whose facts stand in a table of their own: the number of prorated scores, under the scoring rules. */
const TABULATED_CODES: ReadonlySet<string> = new Set(['proration-used']);

export function isComparisonWarning({ scale, code }: Warning): boolean {
  return scale !== undefined && COMPARISON_CODES.has(code);
}

export function isScaleWarning({ scale, code }: Warning): boolean {
  return scale !== undefined && !COMPARISON_CODES.has(code) && !TABULATED_CODES.has(code);
}

/** Whether the warning's facts are not yet in a table. */
export function isUntabulated({ code }: Warning): boolean {
  return !TABULATED_CODES.has(code);
}

export function isGeneralWarning(warning: Warning): boolean {
  return warning.scale === undefined;
}
