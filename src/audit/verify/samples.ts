import { type AnalysisInput, analyse } from '../../analysis/analyse.ts';
import { describe } from '../../analysis/describe.ts';
import type { MatchedWaves } from '../../analysis/match-waves.ts';
import { scoreWaves } from '../../analysis/score-waves.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { WaveScore } from '../../analysis/wave.ts';
import { withRespondents } from '../../analysis/with-respondents.ts';
import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { UserError } from '../../model/problem.ts';
import { scoresOf } from '../../model/result/samples.ts';
import type {
  DescribeResult,
  PrimaryTest,
  QuestionResult,
  Result,
  ScaleResult,
  Warning,
} from '../../model/result.ts';
import type { Scale } from '../../model/scale.ts';
import { type Computed, notComputable, type Refusal } from './computed.ts';

/** The answers of one wave of one group. */
export interface WaveData {
  /** `null` when the table has no groups. */
  readonly group: string | null;
  readonly wave: string;
  readonly input: AnalysisInput;
}

/** A sample under the name that it has in a result. */
export interface NamedSample {
  readonly name: string;
  readonly data: WaveData;
}

/** The data of a table, analysed where a cell asks for it; everything is computed once. */
export class Samples {
  readonly data: readonly WaveData[];
  readonly settings: AnalysisSettings;
  /** Waves of each group of the table, in order. */
  private readonly waves: ReadonlyMap<string, readonly string[]>;
  private readonly results = new Map<string, Promise<Computed<Result>>>();
  private readonly descriptions = new Map<string, Promise<Computed<DescribeResult>>>();
  private readonly models = new Map<string, Promise<Computed<unknown>>>();

  /**
   * @param waves the table's groups with their waves
   * @param settings candidates are the definitions of the scales that the table names
   */
  constructor(
    data: readonly WaveData[],
    waves: ReadonlyMap<string, readonly string[]>,
    settings: AnalysisSettings,
  ) {
    this.data = data;
    this.waves = waves;
    this.settings = settings;
  }

  /** The sample that a cell means: a wave of its group, or a group that stands in the place of a wave. */
  find(group: string | undefined, wave: string): Computed<NamedSample> {
    const candidates = this.ofGroup(group);
    const found = candidates.find((data) => data.wave === wave);
    const only = group ?? (this.groups.length === 1 ? this.groups[0] : undefined);
    if (found !== undefined && (only !== undefined || this.groups.length === 0))
      return { ok: true, value: { name: wave, data: found } };
    if (group === undefined) {
      const asGroup = this.data.find((data) => data.group === wave);
      if (asGroup !== undefined) return { ok: true, value: { name: wave, data: asGroup } };
      if (this.groups.length > 1 && !this.groups.includes(wave))
        return notComputable(createMessage(cellMessages, 'cell.no-group', { groups: this.groups }));
    }
    return this.noData(
      only ?? (this.groups.includes(wave) ? wave : undefined),
      only === wave ? undefined : wave,
    );
  }

  /** The groups of the table, in order. */
  get groupIds(): readonly string[] {
    return this.groups;
  }

  /**
   * The score of every respondent in these samples, and who is who in them.
   *
   * @param matched whether respondents are matched by the id of the settings
   */
  async scores(
    samples: readonly NamedSample[],
    id: string,
    matched: boolean,
  ): Promise<Computed<{ readonly scores: readonly WaveScore[]; readonly matched: MatchedWaves | null }>> {
    const inputs = samples.map(({ name, data }) => ({ ...data.input, wave: name }));
    const found = await refusals(() =>
      scoreWaves(inputs, { ...this.settings, id: matched ? this.settings.id : null, test: null }),
    );
    if (!found.ok) return found;
    const { waves, matched: people } = found.value;
    const scores = waves.flatMap((wave) =>
      wave.dataset.scales.flatMap(({ plan, scores: columns }) =>
        columns
          .filter((column) => column.plan.id === id)
          .map((column): WaveScore => ({ wave, scale: plan, column })),
      ),
    );
    if (scores.length !== samples.length) {
      const files = inputs.map(({ dataset }) => dataset.file);
      return notComputable(createMessage(cellMessages, 'cell.scale-incomplete', { scale: id, files }));
    }
    return { ok: true, value: { scores, matched: people } };
  }

  private get groups(): readonly string[] {
    return [...this.waves.keys()];
  }

  /** Whether the table has this group. */
  hasGroup(group: string): boolean {
    return this.waves.has(group);
  }

  /** The first wave of a group, or of any group, that the table has and the data does not; `null` when there is all. */
  missingWave(group: string | null): { readonly group: string; readonly wave: string } | null {
    for (const [of, waves] of this.waves) {
      const missing = waves.find(
        (wave) => !this.data.some((data) => data.group === of && data.wave === wave),
      );
      if ((group === null || group === of) && missing !== undefined) return { group: of, wave: missing };
    }
    return null;
  }

  /** All waves of a group; of everybody when no group is named. */
  ofGroup(group: string | undefined): readonly WaveData[] {
    return group === undefined ? this.data : this.data.filter((data) => data.group === group);
  }

  noData(group: string | undefined, wave: string | undefined): Refusal {
    const facts = {
      ...(group === undefined ? {} : { group }),
      ...(wave === undefined || group === wave ? {} : { wave }),
    };
    return notComputable(createMessage(cellMessages, 'cell.no-data', facts));
  }

  /** The analysis of these samples, the waves called by their names. */
  analysis(
    samples: readonly NamedSample[],
    confidence = this.settings.confidence,
  ): Promise<Computed<Result>> {
    return this.cached(samples, confidence, '', { ...this.settings, detail: 'full', confidence });
  }

  /** The same with another definition of one scale, in the short form: with one test, and without what takes long. */
  changed(
    samples: readonly NamedSample[],
    scale: Scale,
    change: string,
    test: PrimaryTest | null,
  ): Promise<Computed<Result>> {
    const settings = { ...this.settings, detail: 'summary' as const, candidates: [scale], test };
    return this.cached(
      samples,
      this.settings.confidence,
      `${CHANGED} ${scale.id} ${change} ${test}`,
      settings,
    );
  }

  /** The same of respondents who have every score of the table, in the short form. */
  listwise(samples: readonly NamedSample[], test: PrimaryTest | null): Promise<Computed<Result>> {
    const settings = { ...this.settings, detail: 'summary' as const, test };
    return this.cached(
      samples,
      this.settings.confidence,
      `${CHANGED} listwise ${test}`,
      settings,
      listwiseInputs,
    );
  }

  /** Item frequencies of a sample. */
  items(sample: NamedSample): Promise<Computed<DescribeResult>> {
    return this.described(sample, [], true);
  }

  /** Counts of one column of a sample. */
  categories(sample: NamedSample, column: string): Promise<Computed<DescribeResult>> {
    return this.described(sample, [column], false);
  }

  /** The answers in one column at several waves of the same people. */
  answers(samples: readonly NamedSample[], column: string): Promise<Computed<QuestionResult>> {
    const places = samples.map(({ data }) => this.data.indexOf(data));
    return this.once(['answers', places, column], () =>
      refusals(async () => {
        const { matchedAnswers } = await import('../../analysis/matched-answers.ts');
        const inputs = samples.map(({ name, data }) => ({ ...data.input, wave: name }));
        return matchedAnswers(inputs, column, this.settings);
      }),
    );
  }

  /** The definition that has this score, as its total or as a subscale. */
  definition(id: string): Scale | null {
    const isIt = (scale: Scale) =>
      scale.id === id || (scale.subscales ?? []).some((subscale) => subscale.id === id);
    return this.settings.candidates.find(isIt) ?? null;
  }

  /**
   * What several cells are read from, such as a model: computed once, however many cells are of it.
   *
   * @param key of what it is, and all that it rests on
   */
  once<T>(key: readonly unknown[], compute: () => Promise<Computed<T>>): Promise<Computed<T>> {
    const text = JSON.stringify(key);
    const known = this.models.get(text) as Promise<Computed<T>> | undefined;
    if (known !== undefined) return known;
    const computed = compute();
    this.models.set(text, computed);
    return computed;
  }

  /** What the analyses warn of that bears on numbers: each remark once, of the definitions as they are. */
  async warnings(): Promise<Warning[]> {
    const found = new Map<string, Warning>();
    for (const [key, result] of this.results) {
      const computed = await result;
      if (!computed.ok || key.includes(CHANGED)) continue;
      for (const warning of computed.value.warnings)
        if (OF_NUMBERS.has(warning.code)) found.set(warning.message, warning);
    }
    return [...found.values()];
  }

  private cached(
    samples: readonly NamedSample[],
    confidence: number,
    change: string,
    settings: AnalysisSettings,
    restricted: typeof listwiseInputs = async (all) => [...all],
  ): Promise<Computed<Result>> {
    const key = [
      confidence,
      change,
      ...samples.map(({ name, data }) => `${this.data.indexOf(data)}=${name}`),
    ].join('|');
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const inputs = samples.map(({ name, data }) => ({ ...data.input, wave: name }));
    // Respondents are matched between two waves; one wave alone has nobody to match.
    const id = inputs.length === 2 ? settings.id : null;
    const result = refusals(async () =>
      analyse(await restricted(inputs, settings), { ...settings, id, looksForIds: false }),
    );
    this.results.set(key, result);
    return result;
  }

  private described(
    sample: NamedSample,
    columns: readonly string[],
    items: boolean,
  ): Promise<Computed<DescribeResult>> {
    const key = [this.data.indexOf(sample.data), items, ...columns].join('|');
    const known = this.descriptions.get(key);
    if (known !== undefined) return known;
    const result = refusals(() =>
      describe([sample.data.input], { ...this.settings, id: null, columns, items }),
    );
    this.descriptions.set(key, result);
    return result;
  }
}

/** Marks analyses with another definition. */
const CHANGED = 'changed:';

/** Remarks on the data that may be why a number differs. */
const OF_NUMBERS = new Set([
  'invalid-set-missing',
  'blank-id',
  'unmatched-ids',
  'possible-missing-code',
  'missing-code-is-valid-answer',
  'ambiguous-decimal',
]);

/** What keeps a cell from being computed rather than the whole table: columns or items that are not there. */
const OF_A_CELL = new Set([
  'no-scale',
  'unknown-column',
  'ambiguous-column',
  'too-many-categories',
  'personal-column',
  'scale-incomplete',
  'question-not-ticked',
]);

async function refusals<T>(compute: () => Promise<T>): Promise<Computed<T>> {
  try {
    return { ok: true, value: await compute() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { problems } = error;
    if (!problems.every(({ code }) => OF_A_CELL.has(code))) throw error;
    const problem = problems.find(({ code }) => code !== 'no-scale') ?? problems[0]!;
    return notComputable(problem);
  }
}

/** A score of a result by the id of its scale or subscale. */
export function scoreOf(result: Result, id: string): ScaleResult | null {
  return scoresOf(result).find((scale) => scale.id === id) ?? null;
}

/**
 * The same files with only those respondents who have every score of the table: listwise deletion over all scales, as SPSS does
 * when several are analysed in one go.
 */
async function listwiseInputs(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
): Promise<AnalysisInput[]> {
  const { scored } = await scoreWaves(inputs, { ...settings, id: null, test: null });
  return inputs.map((input, file) => {
    const { rows, scales } = scored[file]!;
    const columns = scales.flatMap(({ scores }) => scores.filter(({ plan }) => plan.score !== null));
    const isComplete = (_: unknown, respondent: number) =>
      columns.every(({ scores }) => !Number.isNaN(scores.scoreAt(respondent)));
    return { ...input, dataset: withRespondents(input.dataset, Array.from({ length: rows }, isComplete)) };
  });
}
