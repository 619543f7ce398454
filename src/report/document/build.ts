import { waveInputs } from '../../model/result/wave-inputs.ts';
import type { DescribeResult, Result, Warning } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { dateText } from '../conventions.ts';
import type { DrawnFigure } from '../figures/figure.ts';
import type { Text } from '../table.ts';
import { isUntabulated, warningTexts } from '../tables/notes.ts';
import { closingSections } from './closing-sections.ts';
import { askedSection } from './design-section.ts';
import type { DocumentSection, ReportDocument } from './document.ts';
import type { QualityCounts } from './quality-counts.ts';
import { qualitySection } from './quality-section.ts';
import { respondentSections } from './respondent-sections.ts';
import { itemSections, resultSections } from './result-sections.ts';
import { documentWords, startNumbering } from './section-input.ts';

/** What a report is made of: everything was computed, and small cells were withheld, before it comes here. */
export interface ReportSources {
  readonly result: Result;
  readonly described: DescribeResult;
  /** Who answered, in the files that have the columns asked for; `null` when none were. */
  readonly respondents: DescribeResult | null;
  readonly quality: QualityCounts;
  readonly figures: readonly DrawnFigure[];
  /** A sentence for each comparison. */
  readonly sentences: readonly Text[];
  readonly methods: readonly Text[];
  readonly references: readonly Text[];
}

/** What a report is about. */
export interface ReportAbout {
  /** `null` for a title with the names of the files. */
  readonly title: string | null;
  /** `2026-11-21`. */
  readonly date: string;
}

/**
 * The whole evaluation as one document, in the order in which a reader asks: what was asked and of whom, how well it was measured,
 * what came out, how each item was answered, how good the data are, how it was done.
 *
 * @throws RangeError when the date is none
 */
export function reportDocument(sources: ReportSources, about: ReportAbout, context: Context): ReportDocument {
  const { result, described } = sources;
  const own = documentWords(context);
  const material = {
    // Warnings have a part of their own, so that no table repeats them.
    sources: { ...sources, result: { ...result, warnings: [] }, described: { ...described, warnings: [] } },
    warnings: untabulatedTexts([...result.warnings, ...described.warnings], result, context),
    context,
    own,
    numbering: startNumbering(context),
  };
  const files = waveInputs(result.inputs)
    .map(({ file }) => file)
    .join(', ');
  // Tables and figures are numbered in this order.
  const sections: readonly DocumentSection[] = [
    askedSection(material),
    ...respondentSections(material),
    ...resultSections(material),
    ...itemSections(material),
    ...qualitySection(material),
    ...closingSections(material),
  ];
  return {
    title: about.title ?? own.word('title', { files }),
    language: context.language,
    made: own.text('made', {
      date: dateText(about.date, context.language),
      tool: result.tool.name,
      version: result.tool.version,
    }),
    sections,
    data: dataText(sources, about),
    words: {
      contents: own.word('contents'),
      skip: own.word('skip'),
      tables: own.word('tables'),
      figures: own.word('figures'),
    },
  };
}

/** Each warning whose facts are in no table, once, without the word that marks it in the notes of a table. */
function untabulatedTexts(warnings: readonly Warning[], result: Result, context: Context): Text[] {
  const untold = warnings.filter(isUntabulated);
  const different = [...new Map(untold.map((warning) => [warning.message, warning])).values()];
  return warningTexts(context, different, result);
}

/** What the report prints, for programs. */
function dataText({ result, described, respondents, quality }: ReportSources, { date }: ReportAbout): string {
  const schema = 'ensure-stats/report/1';
  return JSON.stringify({ schema, date, result, described, respondents, quality }, null, 1);
}
