import * as disclosure from '../../generated/disclosure.ts';
import type {
  Attrition,
  AttritionCharacteristic,
  AttritionQuantity,
  AttritionScore,
  ScoreOverlap,
} from '../../model/result.ts';
import type { Count } from '../../model/withheld.ts';
import { emptied } from './by-class.ts';
import { mergeRare } from './merge-rare.ts';
import { isSmall, protectCounts, protectPairs, shown } from './protect-counts.ts';

/** What must be known of the first wave to decide what may be shown of those who left. */
export interface AttritionRule {
  readonly minCell: number;
  /** Respondents of the first wave with the score. */
  readonly scored: (scale: string, subscale: string | null) => Count;
  /** Those with the score in the first and this later wave. */
  readonly overlap: (scale: string, subscale: string | null, wave: string) => readonly ScoreOverlap[];
  /** Later waves in which those who stayed would give away a few people beside those of other waves. */
  readonly tellingStayed: (scale: string, subscale: string | null, undecided: number) => ReadonlySet<string>;
}

/** Those who left against those who stayed, without what rests on too few respondents or gives them away. */
export function withholdAttrition({ later, ...first }: Attrition, rule: AttritionRule): Attrition {
  // Counts of the same characteristic among those who stayed until one wave and until another give away those between.
  return {
    ...withholdBetween(first, rule, false),
    ...(later !== undefined && { later: later.map((each) => withholdBetween(each, rule, true)) }),
  };
}

/** @param repeats whether the characteristics of these respondents are counted already */
function withholdBetween<Between extends Omit<Attrition, 'later'>>(
  attrition: Between,
  rule: AttritionRule,
  repeats: boolean,
): Between {
  const { minCell } = rule;
  const { stayed, left, undecided, waves } = attrition;
  const small = isSmall(stayed, minCell);
  const rest = [left ?? 0, undecided ?? 0];
  const [gone = null, unknown = null] = protectCounts(small ? [...rest, stayed ?? 0] : rest, minCell);
  const tooFew = small || isSmall(left, minCell) || repeats;
  return {
    ...attrition,
    stayed: shown(stayed, minCell),
    left: gone,
    undecided: unknown,
    scores: attrition.scores.map((score) => withholdScore(score, waves[1], rule)),
    characteristics: attrition.characteristics.map((each) => withholdCharacteristic(each, tooFew, minCell)),
    ...(attrition.quantities === undefined
      ? {}
      : { quantities: attrition.quantities.map((each) => withholdQuantity(each, tooFew, minCell)) }),
  };
}

/**
 * Those who stayed, those who left and those of whom it is not known make up everybody, whose mean is printed; and those with a score in
 * both waves are nearly those who stayed. Where any two of these samples differ by a few respondents, those few could be worked out.
 */
function withholdScore(score: AttritionScore, wave: string, rule: AttritionRule): AttritionScore {
  const { minCell } = rule;
  const { stayed, left } = score;
  const all = rule.scored(score.scale, score.subscale) ?? 0;
  const undecided = all - (stayed.n ?? 0) - (left.n ?? 0);
  const once = rule
    .overlap(score.scale, score.subscale, wave)
    .flatMap(({ preOnly, postOnly, partnerUnscored }) => [preOnly, postOnly, ...partnerUnscored]);
  const tells = rule.tellingStayed(score.scale, score.subscale, undecided).has(wave);
  if (!tells && ![stayed.n, left.n, undecided, ...once].some((count) => isSmall(count, minCell)))
    return score;
  const [, gone = null, stay = stayed.n] = protectCounts(
    [undecided, left.n ?? 0, ...(isSmall(stayed.n, minCell) ? [stayed.n ?? 0] : [])],
    minCell,
  );
  return {
    ...emptied(score, disclosure.attritionScore),
    stayed: emptied(stayed, disclosure.attritionGroup, { n: stay }),
    left: emptied(left, disclosure.attritionGroup, { n: gone }),
  };
}

/** The respondents' table may print everybody's mean, of which that of a small rest would be left. */
function withholdQuantity(quantity: AttritionQuantity, tooFew: boolean, minCell: number): AttritionQuantity {
  const { stayed, left, undecided } = quantity;
  const [gone = null, unknown = null, stay = null] = protectCounts(
    [left.n ?? 0, undecided ?? 0, stayed.n ?? 0],
    minCell,
  );
  if (!tooFew && ![stayed.n, left.n, undecided].some((count) => isSmall(count, minCell))) return quantity;
  const n = tooFew ? { stayed: null, left: null } : { stayed: stay, left: gone };
  return {
    ...emptied(quantity, disclosure.attritionQuantity),
    stayed: emptied(stayed, disclosure.attritionGroup, { n: n.stayed }),
    left: emptied(left, disclosure.attritionGroup, { n: n.left }),
    undecided: tooFew ? null : unknown,
  };
}

function withholdCharacteristic(
  characteristic: AttritionCharacteristic,
  tooFew: boolean,
  minCell: number,
): AttritionCharacteristic {
  const merged = mergeRare(
    characteristic.categories.map(({ value, stayed, left }) => ({
      value,
      counts: [stayed ?? 0, left ?? 0],
    })),
    minCell,
  );
  const rows = merged.map(({ counts: [stayed = 0, left = 0] }) => [stayed, left] as const);
  const pairs = tooFew ? rows.map(() => [null, null] as const) : protectPairs(rows, minCell);
  const hides = pairs.some(([stayed]) => stayed === null);
  const categories = merged.map(({ value, others }, row) => ({
    value,
    ...(others ? { others } : {}),
    stayed: pairs[row]![0],
    left: pairs[row]![1],
  }));
  if (!hides) return { ...characteristic, categories };
  return emptied(characteristic, disclosure.characteristic, { categories });
}
