import { type CodedRows, Unusual } from '../../model/coded-rows.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Problem } from '../../model/problem.ts';
import { countedFromOne } from '../counted-from-one.ts';
import {
  type DecodeOptions,
  newReport,
  type ReportUnderWay,
  readersByPart,
  warnOfCodings,
} from '../decode-dataset.ts';
import type { ScaleMatch } from '../match-items.ts';
import { type CodedScale, codedScale, ItemCodes } from './item-codes.ts';

/** The codes of the items of some scales, and what is counted while they are read. */
export interface ReadItems {
  readonly scales: readonly CodedScale[];
  readonly items: ItemCodes;
  readonly report: ReportUnderWay;
  /** What is to be said when all rows were read. */
  readonly warnings: () => readonly Problem[];
}

/** @throws Unusual for scales whose answers are more than codes */
export function readItems(
  dataset: Dataset,
  rows: CodedRows,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
): ReadItems {
  const report = newReport(options, matches, dataset);
  const readers = readersByPart(matches, options, dataset, (scale) => {
    // Whether a row that is left out holds the only bare codes is not known.
    if (rows.isChosen) throw new Unusual('codings of chosen rows');
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
  return {
    scales,
    items,
    report,
    warnings: () => [...report.warnings.values(), ...countedFromOne(dataset, matches, [readers]).warnings],
  };
}
