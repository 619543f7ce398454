import type { AnalysisInput } from '../../analysis/analyse.ts';
import { type EmitInput, emitPlan } from '../../analysis/emit-plan.ts';
import type { EmitTarget } from '../../model/emit-plan.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { scriptMessages } from '../../model/messages/scripts.ts';
import { cannotRun } from '../../model/problem.ts';
import type { Warning } from '../../model/result.ts';
import { emitScript } from '../../report/emit/index.ts';
import { labelledWarnings } from '../../report/labels.ts';
import type { CommandIO } from '../command-io.ts';
import { analysisSettings, type DataOptions, refuseWithoutEffect, waveNames } from '../inputs.ts';
import { matchedByRow } from '../matched-by-row.ts';
import { refuseContradiction } from '../output.ts';
import { fileName, isReadOnce } from '../read-file.ts';
import type { AnalyseOptions } from './analyse.ts';

/** `analyse … --emit r|spss`: the same analysis as a script for another program. */
export async function emitAnalysis(
  paths: readonly string[],
  options: AnalyseOptions & { readonly emit: EmitTarget },
  host: CommandIO,
): Promise<void> {
  refuseTableOptions(options);
  refusePairwiseAlpha(options);
  if (options.output !== undefined) refuseContradiction(options.output, options.emit);
  const once = paths.find(isReadOnce);
  if (once !== undefined)
    throw cannotRun(createMessage(scriptMessages, 'needs-file', { file: fileName(once), inStudy: false }));
  const asked = await analysisSettings(options, host.files, 'full');
  const inputs = await host.open(paths, waveNames(paths), options, { layout: { settings: asked } });
  const settings = matchedByRow(asked, inputs);
  refuseWithoutEffect(inputs.length, matchedByRow(options, inputs));
  await host.labels(inputs, settings, [settings.by], options);
  // What cannot be analysed here is not handed on either.
  const result = await host.analyse(inputs, settings);
  const files = await withFiles(inputs, paths, options, host);
  const plan = await emitPlan(files, settings, options.lang, result);
  const hasItems = options.emit === 'r' && (plan.singleItems || plan.questions.length > 0);
  if (!hasItems && plan.scales.every(({ scores }) => scores.length === 0)) {
    throw cannotRun(
      createMessage(scriptMessages, 'nothing-to-emit', { scales: plan.scales.map(({ id }) => id) }),
    );
  }
  const script = emitScript(plan, options.emit);
  await host.warn([...labelledWarnings(result.warnings, result, options.lang), ...notCarriedOver(options)]);
  await host.warnNearMatches(result);
  await host.write(script, options);
}

/** The inputs with the files that they are read from; a file that holds several waves is one. */
async function withFiles(
  inputs: readonly AnalysisInput[],
  paths: readonly string[],
  options: DataOptions,
  host: CommandIO,
): Promise<EmitInput[]> {
  const found: EmitInput[] = [];
  for (const [index, input] of inputs.entries()) {
    const path = paths[index] ?? paths[0]!;
    const isJoined = (input.part?.file ?? input.dataset).parts !== undefined;
    const known = found.find(({ part }) => part !== undefined && part.file === input.part?.file);
    const parts = isJoined ? (known?.parts ?? (await host.parts(path, index, options))) : undefined;
    found.push({ ...input, path, ...(parts !== undefined && { parts }) });
  }
  return found;
}

function refuseTableOptions(options: AnalyseOptions): void {
  const { format, details, style, minCell, sentences, figures, plot } = options;
  const given = [
    ...(format === undefined ? [] : ['--format']),
    ...(details === true ? ['--details'] : []),
    ...(style === undefined || style === 'apa' ? [] : ['--style']),
    ...(minCell === undefined ? [] : ['--min-cell']),
    ...(sentences === true ? ['--sentences'] : []),
    ...(figures === undefined ? [] : ['--figures']),
    ...(plot === true ? ['--plot'] : []),
  ];
  if (given.length === 0) return;
  throw cannotRun(createMessage(scriptMessages, 'emit-with-tables', { options: given }));
}

/** RELIABILITY of SPSS leaves out incomplete respondents and knows no other way. */
function refusePairwiseAlpha({ alpha }: DataOptions): void {
  if (alpha !== 'pairwise') return;
  throw cannotRun(createMessage(scriptMessages, 'emit-with-pairwise-alpha'));
}

/** What was asked for that no script does. */
function notCarriedOver({ bootstrap, attrition, baseline, choices }: DataOptions): Warning[] {
  const left = [
    ...(bootstrap === undefined ? [] : (['--bootstrap'] as const)),
    ...(attrition === undefined ? [] : (['--attrition'] as const)),
    ...(baseline === undefined ? [] : (['--baseline'] as const)),
    ...(choices === true ? (['--choices'] as const) : []),
  ];
  return left.map((option) => createMessage(scriptMessages, 'not-in-script', { option }));
}
