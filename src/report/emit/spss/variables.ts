import type { EmitItem, EmitPlan, EmitQuestion, EmitScale, EmitScore } from '../../../model/emit-plan.ts';
import { VariableNames } from '../../../model/spss-names.ts';

/** A score with the names of its variables. */
export interface ScoreVariables {
  readonly scale: EmitScale;
  readonly score: EmitScore;
  readonly name: string;
  readonly items: readonly string[];
  /** Band, where the score has bands. */
  readonly band: string | null;
  /** Samples (from 1) of the waves that have the scale. */
  readonly samples: readonly number[];
}

/** An answer of a question outside the scales. */
export interface OptionVariable {
  readonly question: EmitQuestion;
  readonly option: EmitQuestion['options'][number];
  readonly name: string;
}

/** The names of all variables that a plan needs. */
export interface Variables {
  /** The number of the sample; that of the wave or of the group where the samples are waves or groups. */
  readonly sample: string;
  readonly wave: string;
  readonly group: string;
  /** Id by which waves are matched; `null` without. */
  readonly id: string | null;
  /** Whether the id is the number of the row. */
  readonly isRow: boolean;
  itemName(item: EmitItem): string;
  readonly scores: readonly ScoreVariables[];
  /** The answers of questions outside the scales: 1 for who gave it, 0 for who answered something else. */
  readonly options: readonly OptionVariable[];
  /** For names that are needed in passing. */
  readonly names: VariableNames;
}

/** Names items by their id, scores by theirs, and everything else around them. */
export function variablesOf(plan: EmitPlan): Variables {
  const names = new VariableNames([...SUMMARY_NAMES, 'k', 'alpha']);
  const hasGroups = plan.groups.length > 0;
  const wave = names.give('wave');
  const isBoth = hasGroups && plan.waves.length > 1;
  const group = isBoth ? names.give('grp') : wave;
  const sample = isBoth ? names.give('sample') : wave;
  const isRow = plan.waves.some((each) => each.id === 'row');
  const id = isRow
    ? names.give('respondent_row')
    : plan.matching === null
      ? null
      : names.give('respondent_id');
  const itemNames = new Map<EmitItem, string>();
  for (const scale of plan.scales) {
    for (const item of scale.items) itemNames.set(item, names.give(item.id, `${scale.id}_${item.id}`));
  }
  const itemName = (item: EmitItem) => itemNames.get(item)!;
  const scores = plan.scales.flatMap((scale) =>
    scale.scores.map((score) => ({
      scale,
      score,
      name: names.give(score.id, `${score.id}_score`),
      items: score.items.map((index) => itemName(scale.items[index]!)),
      band: score.bands.length === 0 ? null : names.give(`${score.id}_band`),
      samples: plan.samples.flatMap((of, index) =>
        scale.items.every(({ columns }) => columns[of.wave] !== null) ? [index + 1] : [],
      ),
    })),
  );
  const options = plan.questions.flatMap((question) =>
    question.options.map((option) => {
      const isColumn = plan.sources.some(({ columns }) =>
        columns.some((column) => column.name === option.id),
      );
      const whole = `${question.id}_${option.id}`;
      return { question, option, name: isColumn ? names.give(option.id, whole) : names.give(whole) };
    }),
  );
  return { sample, wave, group: hasGroups ? group : '', id, isRow, itemName, scores, options, names };
}

/** Names that the summaries use in passing; no item or score may be called so. */
const SUMMARY_NAMES: readonly string[] = (
  'cell x x1 x2 scale scale_id family cases n m sd mdn low high missing_n n1 m1 sd1 difference df sd_pooled se t p lower upper ' +
  'se_w df_w t_w p_w lower_w upper_w d g d_average counted everything p_holm p_w_holm change pairs sd_change sd_first ' +
  'sd_second dz difference_all first_only second_only r first_sample side margin better bound t_margin p_margin non_inferior ' +
  'of_group at_wave slope adjusted_at adjusted item y yes share'
).split(' ');
