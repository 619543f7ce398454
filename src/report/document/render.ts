import type { Result, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  comparisonSentences,
  methodsParagraphs,
  referenceList,
  type ScaleCitation,
} from '../sentences/index.ts';
import { primaryEffectSize, primaryTest } from '../tables/test-names.ts';
import { withMessages } from '../text/messages/translate.ts';
import { type ReportAbout, type ReportSources, reportDocument } from './build.ts';

/** What a report is rendered from; its sentences are made here. */
export interface RenderedReportSources extends Omit<ReportSources, 'sentences' | 'methods' | 'references'> {
  /** References of the instruments. */
  readonly citations: readonly ScaleCitation[];
}

/** How a report is written. */
export interface RenderReportOptions extends ReportAbout {
  readonly format: 'html' | 'docx';
  /** Whether the contents of a Word document have estimated page numbers. */
  readonly pageNumbers: boolean;
  /** Smaller groups were withheld; 0 when none were. */
  readonly minCell: number;
}

/** The whole evaluation as one document: a page as text, or the bytes of a Word file. */
export async function renderReport(
  { citations, ...sources }: RenderedReportSources,
  options: RenderReportOptions,
  words: Context,
): Promise<string | Uint8Array> {
  const { result, described } = sources;
  const context = await withMessages(words, [...result.warnings, ...described.warnings]);
  const extras = { details: true, citations, ...(options.minCell > 1 ? { minCell: options.minCell } : {}) };
  const printed = printedPart(result);
  const document = reportDocument(
    {
      ...sources,
      sentences: comparisonSentences(result, context).map(({ text }) => text),
      methods: methodsParagraphs(printed, context, extras),
      references: referenceList(printed, citations, context, extras),
    },
    options,
    context,
  );
  if (options.format === 'html') {
    const { documentHtml } = await import('../render/document-html.ts');
    return documentHtml(document);
  }
  const { documentDocx } = await import('../render/document-docx.ts');
  return documentDocx(document, options);
}

/** The result as far as a report prints it: of the tests and effect sizes of a comparison the first one. */
function printedPart(result: Result): Result {
  return { ...result, scales: result.scales.map(withFirstTest) };
}

function withFirstTest(scale: ScaleResult): ScaleResult {
  return {
    ...scale,
    comparisons: scale.comparisons.map((comparison) => {
      const [test, effect] = [primaryTest(comparison), primaryEffectSize(comparison)];
      return {
        ...comparison,
        tests: test === null ? [] : [test],
        effectSizes: effect === null ? [] : [effect],
      };
    }),
    subscales: scale.subscales.map(withFirstTest),
  };
}
