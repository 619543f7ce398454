import type {
  CellTest,
  Form,
  FormColumn,
  FormRole,
  LongAnswers,
  PlatformId,
  ResponseStatus,
  StatusRule,
} from '../../model/export-form.ts';
import { isIdName, roleOfName } from '../../model/header-role.ts';
import { plainText } from '../../model/markup.ts';
import type { PersonalContent } from '../../model/messages/choices.ts';
import { trimInvisible } from '../blank.ts';

/** The first records of a file, cells trimmed and on one line. */
export interface Head {
  readonly records: readonly (readonly string[])[];
  /** The first record in lower case, by which columns are looked for. */
  readonly keys: readonly string[];
  /** Whether the first record has all of these headers, in lower case. */
  has(...names: readonly string[]): boolean;
}

/**
 * Which columns a rule is about: names in lower case, with `*` at an end for any text there, or a test of names as they are written. Texts are
 * compared where that is enough, since the expressions of a platform take longer to make than its file takes to read.
 */
export type Names = readonly string[] | ((name: string) => boolean);

/** What the headings say of a column; what is left out is told from the first heading row. */
export interface Described {
  readonly name?: string;
  readonly codes?: readonly string[];
  readonly texts?: readonly string[];
}

/** One way in which a platform writes its exports. */
export interface Variant {
  readonly id: string;
  /** What it is recognised by, as the documentation says it. */
  readonly signature: string;
  readonly recognises: (head: Head) => boolean;
  /** How many rows are headings, where that is not one. */
  readonly headings?: (head: Head) => number;
  /** The row of the question texts, from 1. */
  readonly textRow?: (head: Head) => number | null;
  readonly describe?: (head: Head, index: number) => Described;
  readonly isData?: false;
  /** Where a row is an answer: the headers of its columns in lower case, and what else `LongAnswers` says. */
  readonly longAnswers?: {
    readonly by: readonly string[];
    readonly question: string;
    readonly answer: string;
  } & Pick<LongAnswers, 'marks' | 'repeats'>;
}

/** All that is known of a platform: the whole of it is data, and small functions over the headings. */
export interface Platform {
  readonly id: PlatformId;
  readonly variants: readonly Variant[];
  /** What columns are beyond what their names say everywhere (`model/header-role.ts`); the first that fits counts. */
  readonly roles: readonly (readonly [Names, FormRole, PersonalContent?])[];
  /** Columns are looked for by name or code; a rule without a column is left out. */
  readonly statuses: readonly {
    readonly status: ResponseStatus;
    readonly columns: Names;
    readonly test: CellTest;
    /** Columns that say the same better: the rule is for files without them. */
    readonly unless?: Names;
  }[];
  readonly missing?: readonly string[];
  /** What else to know before its numbers are believed, for the documentation. */
  readonly note?: string;
}

/** Cells as they are compared and shown. */
export function readHead(records: readonly (readonly string[])[]): Head {
  const first = records.slice(0, 3);
  // Few files have a cell that must be folded, which one search of all tells.
  const text = first.map((record) => record.join('|')).join('|');
  const oneLine = FOLDED_SPACES.some((space) => text.includes(space)) ? folded : trimInvisible;
  const trimmed = first.map((record) => record.map((cell) => oneLine(cell)));
  const keys = (trimmed[0] ?? []).map((cell) => cell.toLowerCase());
  return { records: trimmed, keys, has: (...names) => names.every((name) => keys.includes(name)) };
}

function folded(cell: string): string {
  return trimInvisible(cell).replace(/\s{2,}|[^\S ]/g, ' ');
}

/** White space other than a single blank. */
const FOLDED_SPACES = [
  '  ',
  ...'\n\t\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
];

/**
 * The form by which a platform's file is read.
 *
 * @param isTaken whether the last variant reads what none recognises
 */
export function formOf(platform: Platform, head: Head, isTaken = false): Form | null {
  const variant =
    platform.variants.find(({ recognises }) => recognises(head)) ??
    (isTaken ? platform.variants.at(-1) : null);
  if (variant == null) return null;
  const headings = Math.max(1, variant.headings?.(head) ?? 1);
  const width = Math.max(...head.records.slice(0, headings).map((record) => record.length));
  let hadMarkup = false;
  const plain = (text: string) => {
    const decoded = plainText(text);
    if (decoded !== text) hadMarkup = true;
    return decoded;
  };
  const columns = Array.from({ length: width }, (_, index): FormColumn => {
    const header = head.records[0]![index] ?? '';
    const { name = header, codes = [], texts = [] } = variant.describe?.(head, index) ?? {};
    const described = {
      index,
      name: plain(name),
      codes: different(codes),
      texts: different(texts.map(plain)),
    };
    // Most columns are items, of which nobody asks what else they are for.
    let known: Purpose | undefined;
    const purpose = () => {
      known ??= roleOf(platform, described, header);
      return known;
    };
    return {
      ...described,
      get role() {
        return purpose().role;
      },
      get kind() {
        return purpose().kind;
      },
    };
  });
  return {
    platform: platform.id,
    variant: variant.id,
    headings,
    textRow: variant.textRow?.(head) ?? null,
    isData: variant.isData ?? true,
    columns,
    statuses: rulesOf(platform, columns),
    missing: platform.missing ?? [],
    mayHaveVisits: platform.roles.some(
      ([wanted, role]) =>
        role === 'visit' &&
        columns.some(({ index, name, codes }) =>
          [head.records[0]![index] ?? '', name, ...codes].some((each) => fits(wanted, each)),
        ),
    ),
    hadMarkup,
    ...(variant.longAnswers !== undefined && { longAnswers: longAnswersOf(variant.longAnswers, head) }),
  };
}

function longAnswersOf(
  { by, question, answer, marks, repeats }: NonNullable<Variant['longAnswers']>,
  { keys }: Head,
): LongAnswers {
  return {
    by: by.map((name) => keys.indexOf(name)).filter((index) => index !== -1),
    question: keys.indexOf(question),
    answer: keys.indexOf(answer),
    marks,
    repeats,
  };
}

type Purpose = Pick<FormColumn, 'role' | 'kind'>;

function different(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

function roleOf(
  platform: Platform,
  { name, codes, texts }: Pick<FormColumn, 'name' | 'codes' | 'texts'>,
  header: string,
): Purpose {
  const names = different([header, name, ...codes]);
  const own = platform.roles.find(([wanted]) => names.some((each) => fits(wanted, each)));
  if (own !== undefined) {
    const [, role, kind] = own;
    return kind === undefined ? { role } : { role, kind };
  }
  for (const each of [...names, ...texts]) {
    const said = roleOfName(each);
    if (said.role === 'personal') return { role: 'personal', kind: said.kind };
    if (said.role === 'technical') return { role: 'technical' };
  }
  return { role: names.some(isIdName) ? 'id' : 'answer' };
}

function rulesOf(platform: Platform, columns: readonly FormColumn[]): StatusRule[] {
  const names = columns.map(({ name, codes }) => [name, ...codes]);
  const having = (wanted: Names) =>
    columns.filter((_, at) => names[at]!.some((each) => fits(wanted, each))).map(({ index }) => index);
  return platform.statuses.flatMap(({ status, columns: wanted, test, unless }) => {
    const found = having(wanted);
    if (found.length === 0 || (unless !== undefined && having(unless).length > 0)) return [];
    return [{ status, columns: found, test }];
  });
}

/** Whether a rule is about a column of that name. */
export function fits(wanted: Names, name: string): boolean {
  if (typeof wanted === 'function') return wanted(name);
  const small = name.toLowerCase();
  return wanted.includes(small) || wanted.some((each) => each.includes('*') && fitsPattern(each, small));
}

/** `*_complete`, `other - *`, `* - topics*`: something must stand in the place of a `*` at the beginning. */
function fitsPattern(pattern: string, name: string): boolean {
  const isOpenBefore = pattern.startsWith('*');
  const isOpenBehind = pattern.endsWith('*');
  const text = pattern.slice(isOpenBefore ? 1 : 0, isOpenBehind ? -1 : undefined);
  if (!isOpenBefore) return name.startsWith(text);
  return isOpenBehind ? name.indexOf(text, 1) !== -1 : name.length > text.length && name.endsWith(text);
}

/** Whether a text is nothing but digits, so many of them. */
export function areDigits(text: string, least = 1, most = Number.POSITIVE_INFINITY): boolean {
  if (text.length < least || text.length > most) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/**
 * What stands behind each of these signs, the shortest first. One of them is the row of a matrix; question and row may hold the sign
 * themselves (`Feeling bad about yourself - or that you are a failure`).
 */
export function lastParts(text: string, separator: string): string[] {
  const parts: string[] = [];
  for (let at = text.lastIndexOf(separator); at > 0; at = text.lastIndexOf(separator, at - 1))
    parts.push(text.slice(at + separator.length).trim());
  return parts;
}

/** The same of what stands before them, the shortest first. */
export function firstParts(text: string, separator: string): string[] {
  const parts: string[] = [];
  for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + 1))
    parts.push(text.slice(0, at).trim());
  return parts;
}

/** `Question [row]`: the row. */
export function inBrackets(text: string): string {
  if (!text.endsWith(']')) return '';
  const row = text.slice(text.lastIndexOf('[') + 1, -1);
  return row.length < text.length - 1 && !row.includes(']') ? row.trim() : '';
}
