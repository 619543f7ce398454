import { type AnalysisInput, analyse } from '../../analysis/analyse.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Problem } from '../../model/problem.ts';
import type { Conformance } from '../../model/result/plan.ts';
import type { Result, Warning } from '../../model/result.ts';
import { chosenRows } from '../chosen-rows.ts';
import type { CommandIO, CommandLine } from '../command-io.ts';
import type { Opening } from '../inputs.ts';
import type { Output } from '../output.ts';
import type { Sample } from './jobs.ts';
import type { StudyData } from './study-data.ts';
import { inStudyWords } from './study-words.ts';

/** A file that was made and is not written yet. */
export interface MadeFile {
  readonly path: string;
  readonly content: Output;
}

/** The waves of a wide file where it is the only wave of its group; what has a wave of its own in the study is one. */
async function wavesWithin(
  inputs: readonly AnalysisInput[],
  layout: NonNullable<Opening['layout']>,
): Promise<AnalysisInput[]> {
  if (inputs.length !== 1 || inputs[0]!.part !== undefined) return [...inputs];
  const { laidOut } = await import('../layout.ts');
  return laidOut(inputs, {}, layout, false);
}

/** What the jobs of a study make: kept until everything is made. Remarks are printed as they come, each once. */
export class StudyIO {
  readonly made: MadeFile[] = [];
  private readonly data: StudyData;
  private readonly commandLine: CommandLine;
  private readonly conformance: Conformance | null;
  private readonly said = new Set<string>();
  private readonly datasets: Dataset[] = [];
  private readonly partial = new Map<string, Promise<Dataset>>();
  private readonly results = new Map<string, Promise<Result>>();

  /** @param conformance what was done as planned, for every result; `null` for a study without a plan */
  constructor(data: StudyData, commandLine: CommandLine, conformance: Conformance | null = null) {
    this.data = data;
    this.commandLine = commandLine;
    this.conformance = conformance;
  }

  /** The `CommandIO` of a command that is about these samples, under these names. */
  of(samples: readonly Sample[], names: readonly string[]): CommandIO {
    return {
      terminal: this.commandLine.terminal,
      files: this.commandLine.files,
      analyse: (inputs, settings) => this.analysed(inputs, settings),
      open: async (_paths, _waves, { where }, { layout } = {}) => {
        const all = await Promise.all(samples.map((sample, index) => this.data.input(sample, names[index]!)));
        const inputs = where === undefined ? all : await this.chosen(all, where);
        return layout === undefined ? inputs : wavesWithin(inputs, layout);
      },
      parts: async (_path, index) => this.data.filesOf(samples[index]!),
      // Checked once for all outputs, which need not show every column.
      labels: async () => undefined,
      write: async (content, { output }) => {
        if (output === undefined) throw new RangeError('what a study makes goes into a file');
        this.made.push({ path: output, content });
      },
      // Made when it is written to.
      folder: async () => undefined,
      warn: (warnings) => this.warn(warnings, samples),
      tell: this.commandLine.tell,
      warnNearMatches: (result) => this.linkage(result),
    };
  }

  /** Prints remarks that were not there before; of several groups, the one that is meant is named. */
  async warn(warnings: readonly (Warning | Problem)[], samples: readonly Sample[] = []): Promise<void> {
    const groups = new Set(samples.map(({ group }) => group.id));
    const whose = groups.size === 1 && this.data.groupCount > 1 ? `${[...groups][0]}: ` : '';
    const news = warnings
      .map((warning) => ({ ...warning, message: whose + inStudyWords(warning.message) }))
      .filter(({ message }) => !this.said.has(message));
    for (const { message } of news) this.said.add(message);
    await this.commandLine.warn(news);
  }

  /** The rows of a part of the respondents (`split`), the same data for the same part. */
  private chosen(inputs: readonly AnalysisInput[], where: readonly string[]): Promise<AnalysisInput[]> {
    return Promise.all(
      inputs.map(async (input) => {
        const key = JSON.stringify([this.numberOf(input.dataset), where]);
        const labels = this.data.labels;
        const part = this.partial.get(key) ?? chosenRows(input.dataset, { where, labels }, 'answers', true);
        this.partial.set(key, part);
        return { ...input, dataset: await part };
      }),
    );
  }

  /** The same inputs under the same settings are analysed once, however many outputs show them. */
  private analysed(inputs: readonly AnalysisInput[], settings: AnalysisSettings): Promise<Result> {
    const sources = inputs.map(({ wave, dataset }) => [wave, this.numberOf(dataset)]);
    // What is withheld of it changes nothing of the analysis.
    const { minCell: _, ...computed } = settings;
    const key = JSON.stringify([sources, computed]);
    const result = this.results.get(key) ?? this.withPlan(analyse(inputs, settings));
    this.results.set(key, result);
    return result;
  }

  private async withPlan(analysis: Promise<Result>): Promise<Result> {
    const result = await analysis;
    if (this.conformance === null) return result;
    return { ...result, plan: this.conformance, warnings: unplannedOnly(result.warnings, this.conformance) };
  }

  private numberOf(dataset: Dataset): number {
    const number = this.datasets.indexOf(dataset);
    return number >= 0 ? number : this.datasets.push(dataset) - 1;
  }

  private async linkage(result: Result): Promise<void> {
    const key = JSON.stringify([result.inputs.map(({ file }) => file), result.matching?.linkage]);
    if (this.said.has(key)) return;
    this.said.add(key);
    await this.commandLine.warnNearMatches(result);
  }
}

/** One-sided tests need no remark where the plan has them. */
function unplannedOnly(warnings: readonly Warning[], { items }: Conformance): Warning[] {
  const isPlanned = items.some(({ name, status }) => name === 'alternative' && status === 'as-planned');
  return warnings.filter(({ code }) => !(isPlanned && code === 'one-sided-unplanned'));
}
