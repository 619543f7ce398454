import type { CodedRows } from '../model/coded-rows.ts';
import { type Column, type Dataset, type RecordBatch, withChanges, withRemarks } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { remark } from '../model/problem.ts';
import type { Scale } from '../model/scale.ts';
import { lookupName, normaliseName } from './column-name.ts';
import { type LaidOut, ROW_COLUMN } from './laid-out.ts';
import { indexColumns, matchScale } from './match-items.ts';
import { timeOf } from './wave-words.ts';

const SEPARATORS = [' ', '_', '.', '-'];
const SEPARATOR = /[ _.-]/;
/** `brs1.2`, `brs1_2`: how SPSS and R name the second of several; it says an order, and no time. */
const NUMBER = /^[._]\d{1,2}$/;
/** How affixes are written. */
interface Forms {
  /** `pre`, `t1`; `2m`, `12mo`: months after the start. */
  readonly word: RegExp;
  /** Without a sign between, where letters change to capitals or stand beside digits: `T0brs1`, `preBRS1`. */
  readonly attachedBefore: RegExp;
  /** `brs1T0`, `BRS1pre` */
  readonly attachedBehind: RegExp;
  readonly letter: RegExp;
}

export const ANY_LETTERS: Forms = {
  word: /^(?:\p{L}+\d{0,2}|\d{1,2}\p{L}{1,3})$/u,
  attachedBefore: /^(?:\p{L}\d{1,2}(?=\p{L})|(?:\p{Ll}+|\p{Lu}\p{Ll}+)(?=\p{Lu}))/u,
  attachedBehind: /(?<=\d)\p{L}+\d{0,2}$/u,
  letter: /\p{L}/u,
};
/** The same of names in ASCII, as most are: classes of Unicode take long to compile. */
export const ASCII_LETTERS: Forms = {
  word: /^(?:[A-Za-z]+\d{0,2}|\d{1,2}[A-Za-z]{1,3})$/,
  attachedBefore: /^(?:[A-Za-z]\d{1,2}(?=[A-Za-z])|(?:[a-z]+|[A-Z][a-z]+)(?=[A-Z]))/,
  attachedBehind: /(?<=\d)[A-Za-z]+\d{0,2}$/,
  letter: /[A-Za-z]/,
};

function formsFor(name: string): Forms {
  return /[^ -~]/.test(name) ? ANY_LETTERS : ASCII_LETTERS;
}

/** Columns that begin or end alike, and what is left of their names. */
interface Affix {
  /** `pre_`, `_t1`; empty for columns that have none. */
  readonly written: string;
  /** `pre`, `t1` */
  readonly word: string;
  readonly time: number;
  readonly names: Map<number, string>;
}

/**
 * A file with a row per respondent and the items of several waves beside each other (`pre_brs1`, `post_brs1`; `brs1`, `brs1_post`) as the
 * waves that it holds; `null` for any other. Only affixes that say a time are looked at, and only where a scale is complete with each.
 *
 * @param scales to look for
 * @param wanted the affixes in order, as `pre_,post_`; found out unless given
 * @throws UserError (status 2) for affixes that are not there
 */
export function wavesOfColumns(
  dataset: Dataset,
  scales: readonly Scale[],
  wanted: readonly string[] | null,
): LaidOut | null {
  const kinds = SIDES.map((side) => affixesOf(dataset.columns, side, wanted !== null));
  const [waves = []] = kinds
    .map((affixes) => (wanted === null ? recognised(dataset, affixes, scales) : named(affixes, wanted)))
    .toSorted((one, other) => other.length - one.length);
  const { file } = dataset;
  if (wanted !== null && waves.length < wanted.length) return null;
  if (waves.length < 2) return null;
  const affixes = waves.map(({ written }) => written);
  const recognition = createMessage(fileMessages, 'waves-of-affixes', { file, affixes });
  // A wave that was not recognised would be left out without a word.
  const unknown =
    wanted === null && !affixes.includes('')
      ? otherAffixes(dataset, scales).filter((affix) => !affixes.includes(affix))
      : [];
  const hint = createMessage(fileMessages, 'other-affixes', { file, affixes: [...affixes, ...unknown] });
  const whole = withRemarks(dataset, [
    remark(recognition, { file }),
    ...(unknown.length > 0 ? [remark(hint, { file })] : []),
  ]);
  return {
    file: whole,
    layout: { kind: 'wide', affixes },
    waves: waves.map((wave, index) => ({
      wave: wave.written === '' ? 'pre' : wave.word,
      dataset: waveView(
        index === 0 ? whole : withChanges(whole, { notices: [], damagedRows: [] }),
        wave,
        waves,
        kinds.flat(),
      ),
    })),
  };
}

/**
 * What columns begin or end with where it says no time (`mother_brs1`, `father_brs1`), and a scale is complete with several of them: waves or
 * members of a family, which only somebody who knows the study can say.
 *
 * @returns the affixes in the order of the file; none unless there are two
 */
export function otherAffixes(dataset: Dataset, scales: readonly Scale[]): readonly string[] {
  const kinds = SIDES.map((side) => alike(affixesOf(dataset.columns, side, true)));
  const [found = []] = kinds
    .map((affixes) => (affixes.length < 2 ? [] : withSharedScale(dataset, affixes, scales)))
    .toSorted((one, other) => other.length - one.length);
  return found.length < 2 ? [] : found.map(({ written }) => written);
}

/** The affixes of a file that could be named as waves: those that say a time, else those that stand for several of something. */
export function affixesIn(dataset: Dataset, scales: readonly Scale[]): readonly string[] {
  const found = wavesOfColumns(dataset, scales, null);
  const known = found?.layout.kind === 'wide' ? (found.layout.affixes ?? []) : [];
  const timed = known.filter((affix) => affix !== '');
  const others = otherAffixes(dataset, scales);
  return [...timed, ...others.filter((affix) => !timed.includes(affix))];
}

/** Those that stand with names that another one has too; of most files none. */
function alike([, ...affixes]: readonly Affix[]): readonly Affix[] {
  const counts = new Map<string, number>();
  const rests = affixes.map(({ names }) => [...new Set([...names.values()].map(normaliseName))]);
  for (const rest of rests.flat()) counts.set(rest, (counts.get(rest) ?? 0) + 1);
  return affixes.filter((_, at) => rests[at]!.some((rest) => counts.get(rest)! > 1));
}

/** Where affixes stand: before names, or behind them. */
type Side = 'before' | 'behind';
const SIDES: readonly Side[] = ['before', 'behind'];

function affixesOf(columns: readonly Column[], side: Side, any: boolean): Affix[] {
  const found = new Map<string, Affix>();
  const none: Affix = { written: '', word: '', time: -1, names: new Map() };
  for (const [at, [affix, rest, time]] of takenApart(columns)[side].entries()) {
    const column = columns[at]!;
    const name = lookupName(column);
    if (affix === '' || (time === null && !any)) {
      none.names.set(column.index, name);
      continue;
    }
    const written = side === 'before' ? name.slice(0, -rest.length) : name.slice(rest.length);
    const key = normaliseName(affix);
    const own = found.get(key) ?? { written, word: affix, time: time ?? 0, names: new Map<number, string>() };
    own.names.set(column.index, rest);
    found.set(key, own);
  }
  return [none, ...found.values()];
}

type TakenApart = Readonly<Record<Side, readonly Taken[]>>;

/** Waves are looked for first, then other affixes, in the same names. */
const TAKEN_APART = new WeakMap<readonly Column[], TakenApart>();

function takenApart(columns: readonly Column[]): TakenApart {
  const known = TAKEN_APART.get(columns);
  if (known !== undefined) return known;
  const names = columns.map(lookupName);
  const found = {
    before: names.map((name) => taken(name, true)),
    behind: names.map((name) => taken(name, false)),
  };
  TAKEN_APART.set(columns, found);
  return found;
}

/** What a name begins or ends with, blank where that is nothing, the rest of the name, and the time that it says. */
type Taken = readonly [affix: string, rest: string, time: number | null];

function taken(name: string, isBefore: boolean): Taken {
  const { letter, attachedBefore, attachedBehind } = formsFor(name);
  const [affix, rest] = takenWord(name, isBefore);
  const time = affix === '' ? null : timeOfAffix(affix);
  // `preBRS_1` is no wave `preBRS` of an item `1`.
  if (time !== null && letter.test(rest)) return [affix, rest, time];
  const [attached = ''] = (isBefore ? attachedBefore : attachedBehind).exec(name) ?? [];
  const attachedTime = attached === '' ? null : timeOfAffix(attached);
  if (attachedTime === null) return [affix, rest, time];
  return [attached, isBefore ? name.slice(attached.length) : name.slice(0, -attached.length), attachedTime];
}

/** The first or last word of a name, `follow_up` as one, and the rest of the name without the sign between; blank where there is none. */
function takenWord(name: string, isBefore: boolean): readonly [affix: string, rest: string] {
  if (!SEPARATORS.some((sign) => name.includes(sign))) return ['', name];
  const words = name.split(SEPARATOR);
  const at = (place: number) => (isBefore ? words[place] : words.at(-1 - place)) ?? '';
  const two = (isBefore ? [at(0), at(1)] : [at(1), at(0)]).join('').toLowerCase();
  const count = two === 'followup' && words.length > 2 ? 2 : 1;
  const isNumber = !isBefore && NUMBER.test(name.slice(-at(0).length - 1));
  if (words.length === 1 || (count === 1 && !isNumber && !formsFor(name).word.test(at(0)))) return ['', name];
  const own = isBefore ? words.slice(0, count) : words.slice(-count);
  const length = own.join(' ').length;
  return isBefore
    ? [name.slice(0, length), name.slice(length + 1)]
    : [name.slice(name.length - length), name.slice(0, name.length - length - 1)];
}

/** `v1` is a visit here; in names of files it is a version. */
function timeOfAffix(affix: string): number | null {
  const isPerhapsVisit = affix.length < 4 && affix.toLowerCase().startsWith('v');
  const [, visit] = (isPerhapsVisit && /^v(\d{1,2})$/i.exec(affix)) || [];
  return visit === undefined ? timeOf(affix) : Number(visit);
}

/** Those with a complete scale that another one has, too, in the order of time; each time once. */
function recognised(dataset: Dataset, affixes: readonly Affix[], scales: readonly Scale[]): Affix[] {
  if (affixes.length < 2) return [];
  const waves = withSharedScale(dataset, affixes, scales).toSorted((one, other) => one.time - other.time);
  const areTimes = new Set(waves.map(({ time }) => time)).size === waves.length;
  // Without an affix a scale comes before those that have one, unless one of these is the first already.
  const isTwiceFirst = waves[0]?.written === '' && waves.slice(1).some(({ time }) => time === 0);
  return areTimes && !isTwiceFirst ? waves : [];
}

/** Those with a complete scale that another one has, too. */
function withSharedScale(dataset: Dataset, affixes: readonly Affix[], scales: readonly Scale[]): Affix[] {
  const completeWith = (affix: Affix) => {
    const index = indexColumns({ file: dataset.file, columns: namedColumns(dataset, affix) });
    return scales.flatMap((scale) => {
      const { isWhole, problems } = matchScale(scale, index);
      return isWhole && problems.length === 0 ? [scale.id] : [];
    });
  };
  // Those without an affix are most of the columns, and count only where others have a scale.
  const ofWords = affixes.map((affix) => (affix.word === '' ? null : completeWith(affix)));
  if (ofWords.every((ids) => ids === null || ids.length === 0)) return [];
  const complete = ofWords.map((ids, index) => ids ?? completeWith(affixes[index]!));
  const shared = (id: string) => complete.filter((ids) => ids.includes(id)).length > 1;
  return affixes.filter((_, index) => complete[index]!.some(shared));
}

function named(affixes: readonly Affix[], wanted: readonly string[]): Affix[] {
  return wanted.flatMap(
    (name) =>
      affixes.find(({ written }) => written !== '' && normaliseName(written) === normaliseName(name)) ?? [],
  );
}

/** The same as far as items are found by them: what else an export says of a column takes long to tell. */
function namedColumns({ columns }: Dataset, { written, names }: Affix): Column[] {
  return columns.flatMap((column) => {
    const as = names.get(column.index);
    if (as === undefined) return [];
    const { index, name, decimal } = column;
    return [written === '' ? column : { index, name, decimal, as }];
  });
}

/** The columns of one wave under the names that items have. */
function columnsOf({ columns }: Dataset, { written, names }: Affix): Column[] {
  return columns.flatMap((column) => {
    const name = names.get(column.index);
    if (name === undefined) return [];
    return [written === '' ? column : { ...column, as: name }];
  });
}

/** The file with the columns of one wave and those of none, and the number of the row. */
function waveView(dataset: Dataset, wave: Affix, waves: readonly Affix[], all: readonly Affix[]): Dataset {
  const own = columnsOf(dataset, wave);
  const ownNames = new Set(own.map((column) => normaliseName(lookupName(column))));
  const ofWaves = new Set(waves.flatMap(({ written, names }) => (written === '' ? [] : [...names.keys()])));
  const other = dataset.columns.filter(
    (column) =>
      !wave.names.has(column.index) &&
      !ofWaves.has(column.index) &&
      !ownNames.has(normaliseName(lookupName(column))),
  );
  const at = Math.max(-1, ...all.flatMap(({ names }) => [...names.keys()])) + 1;
  const row: Column = { index: at, name: ROW_COLUMN, decimal: { kind: 'none' } };
  return withChanges(dataset, {
    columns: [...[...own, ...other].toSorted((one, another) => one.index - another.index), row],
    ...(dataset.coded !== undefined && { coded: codedWithRows(dataset.coded, at) }),
    batches: () => withRows(dataset, at),
  });
}

/** The number of the row, where it is looked at as text: as an id. */
function codedWithRows(rows: CodedRows, at: number): CodedRows {
  return {
    ...rows,
    get isChosen() {
      return rows.isChosen;
    },
    read: ({ texts, ...demand }) =>
      rows.read({
        ...demand,
        texts: texts.map((watch) => ({
          columns: watch.columns.filter((column) => column !== at),
          add: (cells, respondent, row) => {
            if (watch.columns.includes(at)) (cells as string[])[at] = String(row);
            return watch.add(cells, respondent, row);
          },
        })),
      }),
  };
}

/** Rows of several files that are joined have the same numbers. */
function rowName({ rows, part }: RecordBatch, index: number): string {
  return part === undefined ? String(rows[index]) : `f${part + 1}r${rows[index]}`;
}

async function* withRows(dataset: Dataset, at: number): AsyncGenerator<RecordBatch> {
  for await (const batch of dataset.batches())
    yield {
      ...batch,
      cells: batch.cells.map((cells, index) => {
        const numbered = [...cells];
        numbered[at] = rowName(batch, index);
        return numbered;
      }),
    };
}
