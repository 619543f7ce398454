import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, resolve, sep } from 'node:path';
import { createMessage, type Said } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun } from '../model/problem.ts';
import { HAS_PATTERN, isHere, partsOf, patternFolder, unreadable } from './read-file.ts';

/** A file that was found. */
export interface FoundFile {
  readonly path: string;
  /** As messages call it: with the folder that was named, and those below it. */
  readonly name: string;
  readonly size: number;
}

/** The data files of a folder or a pattern, in natural order. */
export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** What was not taken for data, in one sentence. */
  readonly skipped: readonly Said[];
}

/** Endings of files with answers, and of those that are refused by name when they are opened. */
const DATA = new Set([
  ...['.csv', '.tsv', '.tab', '.txt'],
  ...['.xlsx', '.xlsm', '.xlsb', '.ods', '.xls', '.numbers'],
  ...['.sav', '.zsav', '.por', '.dta', '.rds'],
]);
/** Files that programs make beside their own, and what people write beside data. */
const BESIDE = /^(?:~\$|\.|(?:readme|leesmij|lisezmoi|licen[cs]e)\b)/i;
/** What `--output-dir` of scores is called. */
const OWN = /\.scores\.[a-z]+$/;
/** More alternatives than anybody types. */
const MOST_ALTERNATIVES = 1000;
const NAMED = 3;

/**
 * The data files that a folder or a pattern stands for. A folder gives those that lie in it, not those of its subfolders. In a pattern
 * `*` and `?` stand for signs of a name, `[ab]` for one of several, `{a,b}` for one of several texts, `**` for any folders. Names that
 * begin with a point are no data, nor are lock files, nor what this tool wrote.
 *
 * @param given as the user typed it
 * @param outputs files that the same call writes
 * @throws UserError (status 2) `no-files`, and where a folder cannot be read
 */
export function findFiles(given: string, outputs: readonly string[] = []): FoundFiles {
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  const own = new Set(outputs.map((path) => resolve(path)));
  const skipped: string[] = [];
  const files: FoundFile[] = [];
  const [base, paths] = isFolder ? [given, inFolder(given, skipped)] : matching(given);
  const root = isHere(base) ? '' : basename(resolve(base));
  const ending = isFolder ? '' : extname(given.split(/[\\/]/).at(-1)!).toLowerCase();
  const anyEnding = ending === '' || HAS_PATTERN.test(ending);
  for (const path of [...new Set(paths)].sort(inNaturalOrder)) {
    const file = basename(path);
    const isData =
      DATA.has(extname(file).toLowerCase()) || (!anyEnding && extname(file).toLowerCase() === ending);
    const full = join(base, path);
    if (!isData || BESIDE.test(file) || OWN.test(file) || own.has(resolve(full))) {
      skipped.push(path);
      continue;
    }
    files.push({ path: full, name: [root, path].filter(Boolean).join('/'), size: statSync(full).size });
  }
  const names = {
    names: skipped.sort(inNaturalOrder).slice(0, NAMED),
    more: Math.max(0, skipped.length - NAMED),
  };
  const count = skipped.length;
  if (files.length === 0)
    throw cannotRun(
      createMessage(fileMessages, 'no-files', {
        given: shownName(given),
        folder: isFolder,
        skipped: names,
        count,
      }),
      { file: given },
    );
  return {
    files,
    skipped:
      count === 0
        ? []
        : [createMessage(fileMessages, 'skipped-files', { folder: shownName(given), count, files: names })],
  };
}

/** A folder with a slash behind it, a pattern as it is. */
export function shownName(given: string): string {
  return HAS_PATTERN.test(given) || /[\\/]$/.test(given) ? given : `${given}/`;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error as NodeJS.ErrnoException);
  }
}

/** @param skipped gets the subfolders */
function inFolder(folder: string, skipped: string[]): string[] {
  return entriesOf(folder).flatMap((entry) => {
    if (!isFolderEntry(folder, entry)) return [entry.name];
    if (!entry.name.startsWith('.')) skipped.push(`${entry.name}/`);
    return [];
  });
}

/** Links count as what they lead to. */
function isFolderEntry(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The paths that fit a pattern, from the folder before its first sign. */
function matching(pattern: string): [base: string, paths: string[]] {
  const parts = partsOf(pattern);
  const base = patternFolder(parts);
  const rest = parts.slice(parts.findIndex((part) => HAS_PATTERN.test(part))).join('/');
  const found = alternatives(rest).flatMap((each) => walk(base, '', each.split('/')));
  return [base, found];
}

function walk(base: string, folder: string, [first = '', ...rest]: readonly string[]): string[] {
  const here = join(base, folder);
  if (statSync(here, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const entries = entriesOf(here);
  const below = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  if (first === '**') {
    // Links are not followed: they may lead back.
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    return [
      ...walk(base, folder, rest.length === 0 ? ['*'] : rest),
      ...folders.flatMap(({ name }) => walk(base, below(name), ['**', ...rest])),
    ];
  }
  return entries.flatMap((entry) => {
    if (!fits(entry.name, first)) return [];
    const isFolder = isFolderEntry(here, entry);
    if (rest.length > 0) return isFolder ? walk(base, below(entry.name), rest) : [];
    return isFolder ? [] : [below(entry.name)];
  });
}

/** `a{b,c}` as `ab` and `ac`. */
function alternatives(pattern: string): string[] {
  let all = [''];
  let rest = pattern;
  for (;;) {
    const open = rest.indexOf('{');
    const close = rest.indexOf('}', open);
    if (open === -1 || close === -1) return all.map((start) => start + rest);
    const choices = rest.slice(open + 1, close).split(',');
    const before = rest.slice(0, open);
    all = all
      .flatMap((start) => choices.map((choice) => start + before + choice))
      .slice(0, MOST_ALTERNATIVES);
    rest = rest.slice(close + 1);
  }
}

/** Whether a name fits a part of a pattern; worked out from left to right, so that no name takes long. */
function fits(name: string, pattern: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  const signs = [...(sep === '\\' ? name.toLowerCase() : name)];
  const tokens = tokensOf(sep === '\\' ? pattern.toLowerCase() : pattern);
  // Which lengths of the beginning of the name the tokens so far fit.
  let reached = new Set([0]);
  for (const token of tokens) {
    const next = new Set<number>();
    if (token === '*') for (let end = Math.min(...reached); end <= signs.length; end++) next.add(end);
    else for (const at of reached) if (at < signs.length && token(signs[at]!)) next.add(at + 1);
    reached = next;
  }
  return reached.has(signs.length);
}

type Token = '*' | ((sign: string) => boolean);

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  const signs = [...pattern];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at]!;
    const close = sign === '[' ? signs.indexOf(']', at + 2) : -1;
    if (sign === '*') tokens.push('*');
    else if (sign === '?') tokens.push(() => true);
    else if (close === -1) tokens.push((other) => other === sign);
    else {
      tokens.push(characterClass(signs.slice(at + 1, close)));
      at = close;
    }
  }
  return tokens;
}

/** `[abc]`, `[a-c]`, `[!abc]` */
function characterClass(signs: readonly string[]): (sign: string) => boolean {
  const isNone = signs[0] === '!' || signs[0] === '^';
  const wanted = isNone ? signs.slice(1) : signs;
  const ranges = wanted.flatMap((sign, at): [string, string][] => {
    if (wanted[at - 1] === '-' && at > 1) return [];
    if (wanted[at + 1] === '-' && wanted[at + 2] !== undefined) return [[sign, wanted[at + 2]!]];
    return [[sign, sign]];
  });
  return (sign) => ranges.some(([from, to]) => sign >= from && sign <= to) !== isNone;
}

const collator = new Intl.Collator('en', { numeric: true });

/** office2 before office10, folder by folder, the same on every system. */
export function inNaturalOrder(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = collator.compare(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return one < other ? -1 : one > other ? 1 : 0;
}
