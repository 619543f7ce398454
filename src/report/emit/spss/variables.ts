import type { EmitItem, EmitPlan, EmitScale, EmitScore } from '../../../model/emit-plan.ts';
import { VariableNames } from '../../../model/spss-names.ts';

/** A score with the names of its variables. */
export interface ScoreVariables {
  readonly scale: EmitScale;
  readonly score: EmitScore;
  readonly name: string;
  readonly items: readonly string[];
  /** Band, where the score has bands. */
  readonly band: string | null;
  /** Waves (from 1) whose file has the scale. */
  readonly waves: readonly number[];
}

/** The names of all variables that a plan needs. */
export interface Variables {
  readonly wave: string;
  /** Id by which waves are matched; `null` without. */
  readonly id: string | null;
  itemName(item: EmitItem): string;
  readonly scores: readonly ScoreVariables[];
  /** For names that are needed in passing. */
  readonly names: VariableNames;
}

/** Names items by their id, scores by theirs, and everything else around them. */
export function variablesOf(plan: EmitPlan): Variables {
  const names = new VariableNames([...SUMMARY_NAMES, 'k', 'alpha']);
  const wave = names.give('wave');
  const id = plan.matching === null ? null : names.give('respondent_id');
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
      waves: plan.waves.flatMap(({ file }, index) =>
        scale.items.every(({ columns }) => columns[file] !== null) ? [index + 1] : [],
      ),
    })),
  );
  return { wave, id, itemName, scores, names };
}

/** Names that the summaries use in passing; no item or score may be called so. */
const SUMMARY_NAMES: readonly string[] = (
  'cell x x1 x2 scale scale_id family cases n m sd mdn low high missing_n n1 m1 sd1 difference df sd_pooled se t p lower upper ' +
  'se_w df_w t_w p_w lower_w upper_w d g d_average counted everything p_holm p_w_holm change pairs sd_change sd_first ' +
  'sd_second dz difference_all first_only second_only r'
).split(' ');
