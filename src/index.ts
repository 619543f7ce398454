/**
 * ensure-stats as a library: what the command does, as functions. `analyseFiles` reads files; everything else is pure functions, without
 * files, console or clock. The statistics by themselves are `ensure-stats/stats`.
 *
 * @example
 * const result = await analyseFiles(['pre.csv', 'post.csv'], { id: 'respondent' });
 *
 * @example
 * const dataset = await openDataset(bytesSource('survey.csv', text));
 * const result = await analyse([{ wave: 'pre', dataset }]);
 *
 * @module ensure-stats
 */
export { type AnalyseFilesSettings, analyseFiles } from './analyse-files.ts';
export type { DescribeSettings } from './analysis/describe.ts';
export { type EmitInput, emitPlan } from './analysis/emit-plan.ts';
export { compareForms, type EntryInput, type EntrySettings } from './analysis/entry/index.ts';
export { type FigureDataSettings, figureData } from './analysis/figure-data.ts';
export { type AnalysisSettings, defaultSettings } from './analysis/settings.ts';
export type { Validation } from './analysis/validate.ts';
export {
  withholdFigureData,
  withholdSmallCells,
  withholdSmallCounts,
} from './analysis/withhold/index.ts';
export { type AuditOptions, auditTable } from './audit/audit-table.ts';
export { auditText, type TextAuditOptions } from './audit/audit-text.ts';
export { parsePublishedTable } from './audit/read-published.ts';
export { type SimulationOptions, simulateTable } from './audit/simulate.ts';
export {
  type VerificationChoices,
  type VerificationData,
  verifyTable,
  type WaveData,
} from './audit/verify/index.ts';
export { type AnalysisInput, analyse, describe, type GivenSettings, validate } from './in-memory.ts';
export { bytesSource } from './io/bytes-source.ts';
export { nameColumns } from './io/name-columns.ts';
export { openDataset } from './io/open-dataset.ts';
export type * from './model/audit-result.ts';
export type { ByteSource, Dataset, LeftOutRows, ReadOptions } from './model/dataset.ts';
export type { EmitPlan, EmitTarget } from './model/emit-plan.ts';
export type { EntryComparison } from './model/entry-comparison.ts';
export type { FigureData, FigureKind } from './model/figure-data.ts';
export type { Fact, Facts } from './model/messages/create-message.ts';
export { type Problem, UserError } from './model/problem.ts';
export type { PublishedTable } from './model/published.ts';
export {
  defaultQualityLimits,
  type FileQuality,
  type FlaggedRespondent,
  type QualityLimits,
  type QualityReport,
} from './model/quality.ts';
export type * from './model/result.ts';
export type { Scale } from './model/scale.ts';
export type { Simulation } from './model/simulation.ts';
export type { Study } from './model/study.ts';
export type { Verification, VerifiedCell } from './model/verification.ts';
export { renderAudit } from './report/audit.ts';
export { createContext } from './report/context.ts';
export { type QualityCounts, qualityCounts } from './report/document/quality-counts.ts';
export {
  type RenderedReportSources,
  type RenderReportOptions,
  renderReport,
} from './report/document/render.ts';
export { emitScript } from './report/emit/index.ts';
export { renderEntryComparison } from './report/entry/index.ts';
export { type Figure, type FigureSources, figureSvg, figuresOf } from './report/figures/index.ts';
export {
  type RenderOptions,
  renderDescribe,
  renderProblems,
  renderReliability,
  renderResult,
} from './report/index.ts';
export {
  type ComparisonSentence,
  comparisonSentences,
  type DocumentExtras,
  methodsParagraphs,
  referenceList,
  type ScaleCitation,
} from './report/sentences/index.ts';
export { renderSimulation } from './report/simulation.ts';
export { plain, type Text } from './report/table.ts';
export { translate, withMessages } from './report/text/messages/translate.ts';
export { renderAnnotations, renderVerification } from './report/verification.ts';
export { checkExamples } from './scoring/check-examples.ts';
export { chooseRows, type RowChoice } from './scoring/choose-rows.ts';
export { builtInScales } from './scoring/definition/built-in.ts';
export { lintScale } from './scoring/definition/lint-scale.ts';
export { parseScaleFile } from './scoring/definition/parse-scale.ts';
export {
  type Draft,
  type DraftedScale,
  draftFromFiles,
  type FileDraftOptions,
} from './scoring/draft/index.ts';
export { joinDatasets } from './scoring/join-datasets.ts';
export { type ScoredDataset, scoreDataset } from './scoring/score-dataset.ts';
export { selectScales } from './scoring/select-scales.ts';
