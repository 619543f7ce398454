import type { FigureKind } from '../../model/figure-data.ts';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { cannotRun } from '../../model/problem.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { dateText } from '../../report/conventions.ts';
import { hasWaves } from '../../report/tables/notes.ts';
import type { CommandIO } from '../command-io.ts';
import { analysisSettings, type DataOptions, refuseWithoutEffect, waveNames } from '../inputs.ts';
import { matchedByRow } from '../matched-by-row.ts';
import { type OutputOptions, outputFormat } from '../output.ts';
import { slowProgress } from '../progress.ts';
import { sayRemarks } from '../remarks.ts';
import { makeReport } from '../report-document.ts';
import type { Terminal } from '../standard-streams.ts';

export interface ReportOptions
  extends DataOptions,
    OutputOptions<ReportPage>,
    Pick<OptionsOf<'report'>, 'title' | 'date' | 'pageNumbers'> {
  /** Kinds that were named, `true` for the usual ones, `false` for none. */
  readonly figures?: readonly FigureKind[] | boolean | undefined;
}

const PAGES = ['html', 'docx'] as const;
export type ReportPage = (typeof PAGES)[number];

/** The smallest group that a report shows unless another one is asked for. */
export const REPORT_MIN_CELL = 5;

/** `report <pre> [post]`: the whole evaluation as one document. */
export async function reportCommand(
  paths: readonly string[],
  options: ReportOptions,
  host: CommandIO,
): Promise<void> {
  if (options.format === undefined && options.output === undefined) {
    throw cannotRun(createMessage(choiceMessages, 'no-format'));
  }
  const format = outputFormat<ReportPage>(options, host.terminal, PAGES);
  if (options.pageNumbers === true && format !== 'docx')
    throw cannotRun(
      createMessage(choiceMessages, 'option-without-effect', {
        option: '--page-numbers',
        needs: 'word-document',
      }),
    );
  const { minCell = REPORT_MIN_CELL } = options;
  const { correlations = 'pearson', figures } = options;
  const drawn = Array.isArray(figures) && figures.includes('choices');
  const asked = await analysisSettings(
    {
      ...options,
      ...{ minCell, correlations, choices: options.choices === true || drawn },
      // The style of that report has no table of pairs.
      correlatesOneScore: options.correlations !== undefined || options.style === 'ensure',
    },
    host.files,
    'full',
  );
  const inputs = await host.open(paths, waveNames(paths), options, { layout: { settings: asked } });
  const settings = matchedByRow(asked, inputs);
  refuseWithoutEffect(inputs.length, matchedByRow(options, inputs));
  await host.labels(
    inputs,
    settings,
    [
      options.wave ?? null,
      settings.by,
      ...settings.attrition,
      ...settings.baseline,
      ...(options.columns ?? []),
    ],
    options,
  );
  const report = await makeReport(
    inputs,
    settings,
    {
      format,
      language: options.lang ?? 'en',
      style: options.style ?? 'apa',
      title: options.title ?? null,
      date: reportDate(options.date, host.terminal.environment),
      columns: options.columns ?? [],
      figures: options.figures ?? true,
      pageNumbers: options.pageNumbers ?? false,
    },
    slowProgress(host.tell),
    host.analyse,
  );
  await sayRemarks(
    report.warnings,
    report.result,
    { ...options, told: report.told, format, hasWaves: hasWaves(report.result), inNotes: false },
    host,
  );
  await host.warnNearMatches(report.result);
  await host.write(report.rendered, options);
}

/**
 * The day that a report bears: the one asked for, else that of `SOURCE_DATE_EPOCH` (seconds since 1970, in UTC) as reproducible
 * builds set it, else that of the clock.
 *
 * @throws UserError (status 2) for a day that is in no calendar
 */
function reportDate(asked: string | undefined, environment: Terminal['environment']): string {
  if (asked === undefined) return today(environment.SOURCE_DATE_EPOCH);
  const date = asked.trim();
  if (isDay(date)) return date;
  throw cannotRun(createMessage(studyMessages, 'no-date', { date: asked }));
}

function today(epoch: string | undefined): string {
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch))
    return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function isDay(date: string): boolean {
  try {
    return date.length === 10 && dateText(date, 'en') !== '';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}
