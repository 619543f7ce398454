import type { EmitContrast, EmitItem, EmitPlan } from '../../../model/emit-plan.ts';
import { type ComparedItem, itemSummary } from './item-summary.ts';
import { spssComment, spssLabel, spssNumber, wrapped } from './literals.ts';
import { allContrasts, contrastName, pairedContrasts, SCORES_FILE, SCRATCH } from './procedures.ts';
import type { Variables } from './variables.ts';

/** An item with its variable, and the one that says whether the answer is one of those whose share is given. */
interface SingleItem extends ComparedItem {
  /** Values after reversal that agree. */
  readonly agreeing: readonly number[];
}

/**
 * Every item and every answer of a question by itself: counts with χ², ranks, and of the same people McNemar's test and Wilcoxon's; then what no command
 * prints, at full precision.
 */
export function itemCommands(plan: EmitPlan, variables: Variables): string[] {
  const ofScales = plan.singleItems ? singleItems(plan, variables) : [];
  const items = [...ofScales, ...answers(plan, variables)];
  if (items.length === 0) return [];
  const { sample } = variables;
  const labelled = ofScales.flatMap((item) => item.agrees ?? []);
  const agrees = items.flatMap((item) => item.agrees ?? []);
  const shares = items.flatMap((item) => (item.isShare && item.agrees !== null ? [item.agrees] : []));
  const ratings = items.flatMap((item) => (item.isShare ? [] : [item.name]));
  // Of groups seen twice their changes are compared: a test within each is no comparison.
  const isCrossed = variables.id !== null && plan.groups.length > 0;
  const paired = isCrossed ? [] : pairedContrasts(plan, variables);
  const strangers = variables.id === null ? allContrasts(plan) : [];
  const isSeveral = plan.samples.length > 2 && (plan.waves.length === 1 || plan.groups.length === 0);
  return [
    [
      spssComment(
        'Items one by one: shares of answers that agree (say yes, are right), means and ranks after reversal',
        'Not here: scales without a score; tests by ranks to one side, or exact ones, and Holms correction of them',
      ),
      ...ofScales.flatMap(({ name, agrees: variable, agreeing }) =>
        variable === null
          ? []
          : [
              agreeing.length === 0
                ? `IF (NOT MISSING(${name})) ${variable} = 0.`
                : `COMPUTE ${variable} = ANY(${name}, ${agreeing.map(spssNumber).join(', ')}).`,
            ],
      ),
      ...(labelled.length === 0
        ? []
        : [
            `VALUE LABELS ${wrapped(labelled)}\n    0 ${spssLabel('other', 120)} 1 ${spssLabel('agrees', 120)}.`,
          ]),
      ...(agrees.length === 0
        ? []
        : [
            `CROSSTABS\n  /TABLES=${wrapped(agrees)} BY ${sample}\n  /CELLS=COUNT COLUMN\n  /STATISTICS=CHISQ.`,
          ]),
      ...strangers.flatMap((contrast) => independentCommands(contrast, ratings, plan, variables)),
      ...(isSeveral && variables.id === null && ratings.length > 0
        ? [`NPAR TESTS /KRUSKAL-WALLIS=${wrapped(ratings)} BY ${sample}(1, ${plan.samples.length}).`]
        : []),
      ...paired.flatMap((contrast) => pairedCommands(contrast, ratings, shares, plan, variables)),
      ...itemSummary(items, plan, variables),
      `GET FILE='${SCORES_FILE}'.`,
    ].join('\n'),
  ];
}

/** Holm's correction is over the items of a scale; by ranks they are not tested here. */
function singleItems(plan: EmitPlan, variables: Variables): SingleItem[] {
  return plan.scales
    .filter(({ scores }) => scores.length > 0)
    .flatMap(({ items }, scale) => {
      const own = items.flatMap((item) => singleItem(item, variables) ?? []);
      const family = own.every(({ isShare, agrees }) => isShare && agrees !== null) ? scale + 1 : 0;
      return own.map((item) => ({ ...item, family }));
    });
}

/** Answers of questions outside the scales: questions with two answers are one family, the answers of each other one another. */
function answers({ questions, scales }: EmitPlan, { options }: Variables): ComparedItem[] {
  return options.map(({ question, name }) => ({
    name,
    agrees: name,
    isShare: true,
    alternative: 'two-sided',
    family: scales.length + 1 + (question.kind === 'yes-no' ? 0 : 1 + questions.indexOf(question)),
  }));
}

function singleItem(item: EmitItem, variables: Variables): SingleItem | null {
  const { single, reversal, recode } = item;
  if (single === null) return null;
  const values = new Map(recode ?? []);
  const pointsOf = (code: number) => values.get(code) ?? (reversal === null ? code : reversal - code);
  const agreeing = [...new Set(single.agreeing.map(pointsOf))];
  const others = single.codes.filter((code) => !single.agreeing.includes(code)).map(pointsOf);
  const name = variables.itemName(item);
  // Where answers count alike of which one agrees and the other not, the values do not tell them apart.
  const isTold = single.codes.length > 0 && !others.some((value) => agreeing.includes(value));
  return {
    name,
    agrees: isTold ? variables.names.give(`${name}_agrees`) : null,
    agreeing,
    isShare: single.of === 'shares',
    alternative: single.alternative,
    family: 0,
  };
}

function independentCommands(
  contrast: EmitContrast,
  ratings: readonly string[],
  plan: EmitPlan,
  { sample }: Variables,
): string[] {
  if (ratings.length === 0) return [];
  const [first, second] = [contrast.first + 1, contrast.second + 1];
  return [
    ...(plan.contrasts.length === 1 ? [] : [spssComment(contrastName(contrast, plan))]),
    `T-TEST GROUPS=${sample}(${second}, ${first})\n  /VARIABLES=${wrapped(ratings)}\n  /CRITERIA=CI(${spssNumber(plan.confidence)}).`,
    `NPAR TESTS /MANN-WHITNEY=${wrapped(ratings)} BY ${sample}(${first}, ${second}).`,
  ];
}

/** The items of either sample side by side. */
function pairedCommands(
  contrast: EmitContrast,
  ratings: readonly string[],
  shares: readonly string[],
  plan: EmitPlan,
  { sample, id, isRow, names }: Variables,
): string[] {
  const all = [...ratings, ...shares];
  if (all.length === 0) return [];
  const sides = (['first', 'second'] as const).map(
    (side) => new Map(all.map((name) => [name, names.give(`${name}_${side}`)])),
  ) as [Map<string, string>, Map<string, string>];
  const known = isRow ? `NOT MISSING(${id})` : `${id} NE ' '`;
  const half = (number: number, file: string, side: ReadonlyMap<string, string>) => [
    'TEMPORARY.',
    `SELECT IF (${sample} = ${number + 1} AND ${known}).`,
    `SAVE OUTFILE='${file}'\n  /KEEP=${wrapped([id!, ...all])}\n  /RENAME=(${wrapped(all)} =\n    ${wrapped([...side.values()])}).`,
  ];
  const pairsOf = (of: readonly string[]) =>
    `${wrapped(of.map((name) => sides[0].get(name)!))}\n    WITH ${wrapped(of.map((name) => sides[1].get(name)!))} (PAIRED)`;
  return [
    ...(plan.contrasts.length === 1 ? [] : [spssComment(contrastName(contrast, plan))]),
    `SORT CASES BY ${id}.`,
    `SAVE OUTFILE='${SCRATCH.items}'.`,
    ...half(contrast.first, SCRATCH.first, sides[0]),
    ...half(contrast.second, SCRATCH.second, sides[1]),
    `MATCH FILES /FILE='${SCRATCH.first}' /FILE='${SCRATCH.second}' /BY ${id}.`,
    ...(ratings.length === 0
      ? []
      : [
          `T-TEST PAIRS=${wrapped(ratings.map((name) => sides[1].get(name)!))}\n  WITH ${wrapped(ratings.map((name) => sides[0].get(name)!))} (PAIRED)\n  /CRITERIA=CI(${spssNumber(plan.confidence)}).`,
          `NPAR TESTS /WILCOXON=${pairsOf(ratings)}.`,
        ]),
    ...(shares.length === 0 ? [] : [`NPAR TESTS /MCNEMAR=${pairsOf(shares)}.`]),
    `GET FILE='${SCRATCH.items}'.`,
  ];
}
