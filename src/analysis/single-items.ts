import { stepsOf } from '../model/response-steps.ts';
import type { ItemAnswer, ItemComparison, ItemResult } from '../model/result.ts';
import type { Response, Scale, ScaleItem } from '../model/scale.ts';
import type { ItemAnswers, ScoredScale } from '../scoring/score-dataset.ts';
import { recodedAnswer } from '../scoring/score-respondent.ts';
import type { Alternative } from '../stats/alternative.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { alternativeOf } from './alternatives.ts';
import { interval } from './compare.ts';
import {
  type AnswerQuestion,
  type AnswersOfSample,
  compareAllSamples,
  compareAnswers,
  compareChanges,
  compareDifferences,
  describeAnswers,
} from './compare-answers.ts';
import { partnersBetween } from './compared-samples.ts';
import { changesOf, contrastsOf } from './contrasts.ts';
import { groupedBy } from './grouped-by.ts';
import { withHolm } from './item-families.ts';
import type { MatchedWaves } from './match-waves.ts';
import type { AnalysisSettings } from './settings.ts';
import { isInWave, respondents, type Wave, type WavePart } from './wave.ts';

/** A scale in one wave or group. */
interface ScaleInWave {
  readonly wave: Wave;
  readonly scored: ScoredScale;
}

/** One item in one wave or group. */
export interface ItemInWave {
  readonly wave: WavePart;
  readonly answers: ItemAnswers;
  /** By place in `answers.values`: what it counts as, whether its share is given, and its place among the item's answers (−1 for none). */
  readonly counted: readonly { readonly value: number; readonly agrees: boolean; readonly option: number }[];
}

/**
 * The items of a scale one by one: how each was answered in every wave or group, and how it changed or differs, with Holm over the items.
 *
 * @param present the waves or groups whose file has the scale, in order
 */
export function singleItems(
  present: readonly ScaleInWave[],
  matched: MatchedWaves | null,
  settings: ItemSettings,
): ItemResult[] {
  const [first] = present;
  if (first === undefined) return [];
  const { scale } = first.scored.plan;
  return withHolm(scale.items.map((item, index) => itemResult(item, index, present, matched, settings)));
}

function itemResult(
  item: ScaleItem,
  index: number,
  present: readonly ScaleInWave[],
  matched: MatchedWaves | null,
  settings: ItemSettings,
): ItemResult {
  const { plan } = present[0]!.scored;
  const kind = kindOf(item, plan.scale.response);
  const answers = answersOf(item, plan.scale.response, kind);
  const inWaves = present.map(({ wave, scored }): ItemInWave => {
    const given = scored.answers![index]!;
    const counted = given.values.map((answer) => {
      const option = answers.findIndex(({ value }) => value === answer);
      return { value: recodedAnswer(plan, index, answer), agrees: answers[option]?.counts === true, option };
    });
    return { wave, answers: given, counted };
  });
  return itemOverWaves(
    {
      id: item.id,
      text: item.text ?? null,
      kind,
      reversed: item.reverse === true,
      ...(plan.blankIsWrong.includes(index) ? { blankIsWrong: true as const } : {}),
      answers,
    },
    inWaves,
    matched,
    { level: settings.confidence, alternative: sideOfItem({ kind, answers }, plan, index, settings) },
  );
}

/** What the items of a scale are compared by. */
export type ItemSettings = Pick<AnalysisSettings, 'confidence' | 'alternative'>;

const OPPOSITE = { greater: 'less', less: 'greater', 'two-sided': 'two-sided' } as const satisfies Record<
  Alternative,
  Alternative
>;

/** To which side an item is tested: that of its score; the share of an answer that counts less than another to the opposite one. */
export function sideOfItem(
  { kind, answers }: Pick<ItemResult, 'kind' | 'answers'>,
  plan: ScoredScale['plan'],
  index: number,
  settings: ItemSettings,
): Alternative {
  const score = scoreOfItem(plan.scale, plan.scale.items[index]!.id);
  const alternative = alternativeOf(settings, score ?? plan.scale.id);
  const share =
    kind === 'rating' || score === null
      ? 1
      : directionOfShare(
          answers.map(({ value, counts }) => ({ counts, counted: recodedAnswer(plan, index, value) })),
        );
  return share < 0 ? OPPOSITE[alternative] : alternative;
}

/** The score whose side the item is tested to: the total, else that of its subscale; `null` where it counts in none. */
function scoreOfItem({ id, score, subscales = [] }: Scale, item: string): string | null {
  return score !== null ? id : (subscales.find(({ items }) => items.includes(item))?.id ?? null);
}

/** Whether a larger share means a higher score: −1 of a reversed item, whose yes counts less than its no. */
function directionOfShare(
  answers: readonly { readonly counts: boolean; readonly counted: number }[],
): number {
  const countedAs = (wanted: boolean) => answers.find(({ counts }) => counts === wanted)?.counted;
  const [yes, no] = [countedAs(true), countedAs(false)];
  return yes === undefined || no === undefined ? 1 : Math.sign(yes - no) || 1;
}

/** What an item is, apart from how it was answered. */
export type AboutItem = Omit<ItemResult, 'samples' | 'comparisons' | 'overall'>;

/** How an item was answered in every wave or group, and how that changed or differs; before Holm. */
export function itemOverWaves(
  about: AboutItem,
  inWaves: readonly ItemInWave[],
  matched: MatchedWaves | null,
  { level, alternative }: Omit<AnswerQuestion, 'of'>,
): ItemResult {
  const { kind, answers } = about;
  const of = kind === 'rating' ? 'means' : 'shares';
  const read = (each: ItemInWave, positions: readonly number[]) => answersAt(each, positions, answers.length);
  const everybody = inWaves.map((each) => read(each, answeredIn(each)));
  const strangers = matched === null || new Set(inWaves.map(({ wave }) => wave.file)).size === 1;
  const overall = strangers
    ? compareAllSamples(
        inWaves.map(({ wave }) => wave.key),
        everybody,
        of,
      )
    : null;
  return {
    ...about,
    samples: inWaves.map(({ wave }, place) => {
      const described = describeAnswers(everybody[place]!);
      const { n, agreeing } = described;
      const ends = agreeing === null || n === null || n === 0 ? null : wilsonInterval(agreeing, n, level);
      return {
        wave: wave.key.wave,
        group: wave.key.group,
        missing: respondents(wave) - (n ?? 0),
        ...described,
        ci: { ...interval(ends, level), method: 'wilson' },
      };
    }),
    comparisons: comparisonsOf(inWaves, everybody, matched, { of, read, level, alternative }),
    ...(overall === null ? {} : { overall }),
  };
}

interface Reading extends AnswerQuestion {
  readonly read: (each: ItemInWave, positions: readonly number[]) => AnswersOfSample;
}

/**
 * Each later wave with the first and each other group with the first. Where there are several groups at several waves, the changes of the groups
 * are compared instead, beside the change of each group without a test: two of these are no comparison. Changes are those of people who answered
 * both times, or of strangers those of the means or shares.
 */
function comparisonsOf(
  inWaves: readonly ItemInWave[],
  everybody: readonly AnswersOfSample[],
  matched: MatchedWaves | null,
  { read, ...asked }: Reading,
): ItemComparison[] {
  const keys = inWaves.map(({ wave }) => wave.key);
  const byGroups =
    new Set(keys.map(({ group }) => group)).size > 1 && new Set(keys.map(({ wave }) => wave)).size > 1;
  const sidesOf = (one: ItemInWave, other: ItemInWave) => {
    const pairs = pairsOf(one, other, matched);
    const isPaired = pairs !== null && pairs[0].length >= 2;
    const sides = isPaired
      ? ([read(one, pairs[0]), read(other, pairs[1])] as const)
      : ([everybody[inWaves.indexOf(one)]!, everybody[inWaves.indexOf(other)]!] as const);
    return { isPaired, sides };
  };
  if (!byGroups)
    return contrastsOf(inWaves).map(([one, other]) => {
      const { isPaired, sides } = sidesOf(one, other);
      return compareAnswers([one.wave.key, other.wave.key], sides, { ...asked, isPaired });
    });
  const changes = changesOf(inWaves).map(([one, other]) => ({ one, other, ...sidesOf(one, other) }));
  const described = changes.map(({ one, other, isPaired, sides }): ItemComparison => {
    const { reason: _, ...found } = compareAnswers([one.wave.key, other.wave.key], sides, {
      ...asked,
      isPaired,
      // A change that is described, not tested, has an interval of two ends.
      alternative: 'two-sided',
    });
    return { ...found, tests: [], described: true };
  });
  const ofGroups = [...groupedBy(changes, ({ other }) => other.wave.key.wave).values()].flatMap(
    ([first, ...others]) =>
      others.flatMap((other) => {
        // Of matched respondents of whom too few answered both times, nothing is known of the changes.
        if (matched !== null && !(first!.isPaired && other.isPaired)) return [];
        const compare = matched === null ? compareDifferences : compareChanges;
        return [
          compare(
            [first!.one.wave.key, other.one.wave.key],
            other.other.wave.key.wave!,
            [first!.sides, other.sides],
            asked,
          ),
        ];
      }),
  );
  return [...ofGroups, ...described];
}

/** Two answers are a yes/no question, whatever they are called. */
function kindOf(item: ScaleItem, usual: Response): ItemResult['kind'] {
  if (item.key !== undefined) return 'test';
  return stepsOf(item.response ?? usual) === 1 ? 'yes-no' : 'rating';
}

/** More answers than these are not listed. */
const MOST_ANSWERS = 21;

/** Every answer in order, with whether it counts as agreeing: above the middle of the scale, or yes. */
function answersOf(item: ScaleItem, usual: Response, kind: ItemResult['kind']): ItemAnswer[] {
  const response = item.response ?? usual;
  const { min, max, step = 1, labels = [] } = response;
  const steps = stepsOf(response);
  if (max === null || steps >= MOST_ANSWERS) return [];
  const values = Array.from({ length: steps + 1 }, (_, position) => min + position * step);
  const labelled = values.map((value) => {
    const text = labels.find((label) => label.value === value)?.text;
    const label =
      text === undefined
        ? null
        : Object.fromEntries(Object.entries(text).map(([language, [wording = '']]) => [language, wording]));
    return { value, label };
  });
  const right = new Map(item.recode?.filter(([, value]) => value === 1));
  const yes = labelled.find(({ label }) => Object.values(label ?? {}).some(saysYes))?.value ?? max;
  return labelled.map((answer) => ({
    ...answer,
    counts:
      kind === 'test'
        ? right.has(answer.value)
        : kind === 'yes-no'
          ? answer.value === yes
          : answer.value > (min + max) / 2,
  }));
}

/** How an answer begins that says yes, in the languages of the reports and their neighbours. */
const YES = /^(?:yes|true|right|correct|ja|juist|waar|goed|oui|vrai|richtig|sí|si|evet)(?!\p{L})/iu;

export function saysYes(wording: string): boolean {
  return YES.test(wording.trim());
}

/** Positions of those of the wave who answered. */
function answeredIn({ wave, answers }: ItemInWave): number[] {
  const positions: number[] = [];
  for (let index = 0; index < answers.of.length; index++)
    if (answers.of[index]! > 0 && isInWave(wave, index)) positions.push(index);
  return positions;
}

/** The respondents with an answer in both waves, in each; `null` where nobody is known to be in both. */
function pairsOf(
  one: ItemInWave,
  other: ItemInWave,
  matched: MatchedWaves | null,
): readonly [number[], number[]] | null {
  const partners = partnersBetween(one.wave, other.wave, matched);
  if (partners === null) return null;
  const pairs: [number[], number[]] = [[], []];
  for (const index of answeredIn(one)) {
    const partner = partners[index]!;
    if (partner < 0 || other.answers.of[partner] === 0 || !isInWave(other.wave, partner)) continue;
    pairs[0].push(index);
    pairs[1].push(partner);
  }
  return pairs;
}

function answersAt(
  { answers, counted }: ItemInWave,
  positions: readonly number[],
  options: number,
): AnswersOfSample {
  const values = new Float64Array(positions.length);
  const agrees = new Uint8Array(positions.length);
  const counts = new Array<number>(options).fill(0);
  positions.forEach((position, place) => {
    const { value, agrees: does, option } = counted[answers.of[position]! - 1]!;
    values[place] = value;
    if (does) agrees[place] = 1;
    if (option >= 0) counts[option]!++;
  });
  return { values, agrees, counts };
}
