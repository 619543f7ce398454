import { type CodedRows, Unusual } from '../../model/coded-rows.ts';
import type { Dataset, DecimalSign, ExportFacts } from '../../model/dataset.ts';
import { countedFromOne, mayCountFromOne } from '../counted-from-one.ts';
import type { AnswerDecoder } from '../decode-answer.ts';
import {
  type DecodeOptions,
  type DecodeReport,
  type ItemReader,
  newReport,
  type ReportUnderWay,
  readersByPart,
  warnOfCodings,
} from '../decode-dataset.ts';
import type { ScaleMatch } from '../match-items.ts';
import { type CodedScale, codedScale, ItemCodes } from './item-codes.ts';

/** What reading the items of some scales takes, as plain data. */
export interface ItemsWork {
  readonly dataset: Pick<Dataset, 'file' | 'columns'> & {
    readonly export: Pick<ExportFacts, 'missing'> | null;
  };
  readonly matches: readonly Pick<ScaleMatch, 'scale' | 'columns'>[];
  readonly options: Pick<DecodeOptions, 'missing' | 'invalid'>;
  /** Whether only some rows are used. */
  readonly isChosen: boolean;
}

/** The codes of the items of some scales, and what is counted while they are read. */
export interface ReadItems {
  readonly scales: readonly CodedScale[];
  readonly items: ItemCodes;
  /** What was found in a part of the rows, as plain data. */
  readonly found: () => FoundItems;
  /** Adds what was found in rows that follow, of which `Unusual` is thrown where they do not go with these. */
  readonly take: (found: FoundItems) => void;
  /**
   * Told of the codes of each batch, where only some rows are used.
   *
   * @param startOf where the codes of a column begin
   */
  readonly look: ((codes: Uint8Array, rows: number, startOf: (column: number) => number) => void) | null;
  /** What is to be said when all rows were read, so many. */
  readonly report: (rowCount: number) => DecodeReport;
}

/** What was counted in some rows, and which cells they have, by the sign with which they were read and by reader of cells. */
export interface FoundItems {
  readonly counted: ReportUnderWay;
  readonly cells: readonly {
    readonly sign: DecimalSign | null;
    readonly texts: readonly (readonly string[])[];
  }[];
  /** The decimal signs that they have told. */
  readonly signs: readonly (DecimalSign | null)[];
  /** The scales of which a row that is used has the lowest answer; all, where it does not matter. */
  readonly lowest: readonly boolean[];
}

export function itemsWork(
  { file, columns, export: facts }: Dataset,
  { isChosen }: CodedRows,
  matches: readonly ScaleMatch[],
  { missing, invalid }: DecodeOptions,
): ItemsWork {
  return {
    dataset: { file, columns, export: facts === null ? null : { missing: facts.missing } },
    matches: matches.map((match) => ({ scale: match.scale, columns: match.columns })),
    options: { missing, invalid },
    isChosen,
  };
}

/** The work as plain data, which can be sent to a thread: of built-in definitions it holds objects that are parsed when they are read. */
export function asPlainData<Work extends ItemsWork>(work: Work): Work {
  const matches = work.matches.map((match) => ({ ...match, scale: { ...match.scale } }));
  return { ...work, matches };
}

/** @throws Unusual for scales whose answers are more than codes */
export function readItems({ dataset, matches, options, isChosen }: ItemsWork): ReadItems {
  const report = newReport(options, matches, dataset);
  const readers = readersByPart(matches, options, dataset, (scale) => {
    // Whether a row that is left out holds the only bare codes is not known.
    if (isChosen) throw new Unusual('codings of chosen rows');
    warnOfCodings(scale, dataset.file, report);
  })(undefined);
  const items = new ItemCodes(report, options.invalid === 'missing');
  const scales = matches.map((match, index) => {
    const scale = codedScale(match);
    const missing = JSON.stringify(match.scale.missing ?? []);
    readers[index]!.forEach((reader, position) => {
      if (reader === null) throw new Unusual('an item without a column');
      items.add(scale, position, reader, missing);
    });
    return scale;
  });
  // Cells that told a decimal sign were read with it.
  const signsRead = () => [...new Set([null, ...items.toldSigns()])];
  const readersWith = (sign: DecimalSign | null) =>
    readers.map((ofScale) =>
      ofScale.map((reader) => reader && { ...reader, decode: reader.decodeWith(sign) }),
    );
  /** Items with the same answers share what is known of their cells. */
  const decodersWith = (sign: DecimalSign | null): readonly AnswerDecoder[] => {
    const all = readersWith(sign).flatMap((ofScale) => ofScale.flatMap((reader) => reader?.decode ?? []));
    return [...new Map(all.map((decode) => [decode.known, decode])).values()];
  };
  // What cells are known is of all rows, also those that are left out.
  const lowest = scales.map((scale, index) => (isChosen ? lowestAnswers(scale, readers[index]!) : null));
  const hasLowest = lowest.map((answers) => answers === null);
  const look = (codes: Uint8Array, rows: number, startOf: (column: number) => number) => {
    lowest.forEach((answers, index) => {
      hasLowest[index] ||= answers!.some(([column, code]) => {
        const start = startOf(column);
        return codes.subarray(start, start + rows).includes(code);
      });
    });
  };
  return {
    scales,
    items,
    look: isChosen ? look : null,
    found: () => ({
      counted: report,
      cells: signsRead().map((sign) => ({
        sign,
        texts: decodersWith(sign).map(({ known }) => [...known.keys()]),
      })),
      signs: items.toldSigns(),
      lowest: hasLowest,
    }),
    take: ({ counted, cells, signs, lowest: theirs }) => {
      items.takeSigns(signs);
      theirs.forEach((has, index) => {
        hasLowest[index] ||= has;
      });
      addReport(report, counted);
      // What they are is known here from then on as well.
      for (const { sign, texts } of cells) {
        const decoders = decodersWith(sign);
        texts.forEach((own, at) => {
          for (const text of own) decoders[at]!(text);
        });
      }
    },
    report: (rowCount) => {
      if (hasLowest.some((has, index) => !has && mayCountFromOne(readers[index]!, rowCount)))
        throw new Unusual('lowest answer of chosen rows');
      const { warnings } = countedFromOne(
        { file: dataset.file, rowCount },
        matches,
        signsRead().map(readersWith),
      );
      return { ...report, warnings: [...report.warnings.values(), ...warnings] };
    },
  };
}

/** By which codes the lowest answer to the items of a scale is known; an item that is recoded tells nothing, since several answers may have its code. */
function lowestAnswers(
  { plan, min, columns }: CodedScale,
  readers: readonly (ItemReader | null)[],
): readonly (readonly [column: number, code: number])[] {
  return readers.flatMap((reader, position) => {
    if (reader === null || plan.recoded.some(([item]) => item === position)) return [];
    const lowest = reader.response.min;
    const reversal = plan.reversal[position]!;
    const value = Number.isNaN(reversal) ? lowest : reversal - lowest;
    return [[columns[position]!, value - min + 1] as const];
  });
}

function addReport(into: ReportUnderWay, { warnings, invalid, missingCodes }: ReportUnderWay): void {
  into.invalid += invalid;
  into.missingCodes += missingCodes;
  for (const [key, warning] of warnings) if (!into.warnings.has(key)) into.warnings.set(key, warning);
}
