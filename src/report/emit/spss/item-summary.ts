import type { ALTERNATIVES } from '../../../model/alternatives.ts';
import type { EmitContrast, EmitPlan } from '../../../model/emit-plan.ts';
import { spssComment, spssNumber, spssString, wrapped } from './literals.ts';
import { allContrasts, contrastName, pairedContrasts, SCRATCH } from './procedures.ts';
import { DECIMALS, SMALL, testCommands } from './tests.ts';
import type { Variables } from './variables.ts';

/** An item, or an answer of a question, by itself. */
export interface ComparedItem {
  /** The variable of what its answers count as. */
  readonly name: string;
  /** That of whether the answer is one whose share is given; `null` where no value tells. */
  readonly agrees: string | null;
  readonly isShare: boolean;
  readonly alternative: (typeof ALTERNATIVES)[number];
  /** Items of one scale, or the answers of one question, by a number; 0 where Holm's correction needs tests that are not here. */
  readonly family: number;
}

/**
 * Items and answers at full precision, from a file with a line per respondent and item: shares with Wilson's interval, differences with Newcombe's or
 * that of the means, exact McNemar, χ² and Fisher's test, Holm over items of which shares are compared. The active file is that of the scores with the
 * variables of the items.
 */
export function itemSummary(items: readonly ComparedItem[], plan: EmitPlan, variables: Variables): string[] {
  const { sample, id } = variables;
  const isCrossed = id !== null && plan.groups.length > 0;
  const strangers = id === null ? allContrasts(plan) : [];
  const paired = pairedContrasts(plan, variables);
  const writers: string[] = [];
  const z = [
    `COMPUTE z = IDF.NORMAL(${spssNumber(1 - (1 - plan.confidence) / 2)}, 0, 1).`,
    `IF (side NE 0) z = IDF.NORMAL(${spssNumber(plan.confidence)}, 0, 1).`,
  ];
  const named = namesOf(items);
  return [
    spssComment('---- Items and answers at full precision: a line per respondent and item ----'),
    `VECTOR #x(${items.length}).`,
    `VECTOR #y(${items.length}).`,
    ...items.flatMap(({ name, agrees }, index) => [
      `COMPUTE #x(${index + 1}) = ${name}.`,
      `COMPUTE #y(${index + 1}) = ${agrees ?? '$SYSMIS'}.`,
    ]),
    `LOOP #i = 1 TO ${items.length}.`,
    '  COMPUTE item = #i.',
    '  COMPUTE x = #x(#i).',
    '  COMPUTE y = #y(#i).',
    `  XSAVE OUTFILE='${SCRATCH.answers}' /KEEP=${wrapped(['item', sample, ...(id === null ? [] : [id]), 'x', 'y'])}.`,
    'END LOOP.',
    'EXECUTE.',
    `GET FILE='${SCRATCH.answers}'.`,
    `SORT CASES BY item ${sample}.`,
    `AGGREGATE\n  /OUTFILE=*\n  /BREAK=item ${sample}\n  /cases = N\n  /n = N(x)\n  /m = MEAN(x)\n  /sd = SD(x)\n  /yes = SUM(y).`,
    'SELECT IF (n > 0).',
    ...named,
    'COMPUTE missing_n = cases - n.',
    'COMPUTE share = yes / n.',
    'COMPUTE side = 0.',
    ...z,
    ...wilson('yes', 'n', 'lower', 'upper'),
    spssComment(
      'Shares of answers that agree (say yes, are right, were given) with the interval of Wilson (1927)',
    ),
    `FORMATS m sd share lower upper ${DECIMALS}.`,
    `LIST VARIABLES=item item_id ${sample} n missing_n m sd yes share lower upper.`,
    `SAVE OUTFILE='${SCRATCH.answersBySample}'.`,
    ...(strangers.length === 0
      ? []
      : [
          ...strangers.flatMap((contrast, index) => besideFirst(contrast, index, plan, variables, writers)),
          ...together(writers),
          ...sides(items, false),
          ...ofStrangers(plan, variables, z),
        ]),
    ...(paired.length === 0
      ? []
      : [
          ...paired.flatMap((contrast, index) => ofPeople(contrast, index, variables, writers)),
          ...together(writers),
          ...named,
          ...sides(items, isCrossed),
          ...ofPairs(plan, variables, z, isCrossed),
          ...(isCrossed ? changesOfGroups(items, plan, variables) : []),
        ]),
    ...[
      ...[SCRATCH.answers, SCRATCH.answersBySample],
      ...(writers.length === 0 ? [] : [SCRATCH.answersFirst, ...new Set(writers)]),
    ].map((file) => `ERASE FILE='${file}'.`),
  ];
}

/** The names of the items, and whether shares are compared. */
function namesOf(items: readonly ComparedItem[]): string[] {
  const longest = Math.max(...items.map(({ name }) => Buffer.byteLength(name, 'utf8')));
  const shares = items.flatMap(({ isShare }, index) => (isShare ? [String(index + 1)] : []));
  const families = items.flatMap(({ family }, index) => (family === 0 ? [] : [`(${index + 1}=${family})`]));
  return [
    `STRING item_id (A${longest}).`,
    `RECODE item ${wrapped(items.map(({ name }, index) => `(${index + 1}=${spssString(name)})`))} INTO item_id.`,
    `COMPUTE is_share = ${shares.length === 0 ? '0' : `ANY(item, ${wrapped(shares, ', ')})`}.`,
    families.length === 0 ? 'COMPUTE family = 0.' : `RECODE item ${wrapped(families)} (ELSE=0) INTO family.`,
  ];
}

/** To which side an item is tested; a change within a group beside the comparison of the groups is described, with an interval of two ends. */
function sides(items: readonly ComparedItem[], isDescribed: boolean): string[] {
  const own = items.flatMap(({ alternative }, index) =>
    alternative === 'two-sided' || isDescribed
      ? []
      : [`(${index + 1}=${alternative === 'greater' ? 1 : -1})`],
  );
  return [own.length === 0 ? 'COMPUTE side = 0.' : `RECODE item ${wrapped(own)} (ELSE=0) INTO side.`];
}

/** The interval of Wilson (1927) of a share. */
function wilson(count: string, n: string, lower: string, upper: string): string[] {
  const centre = `(${count} / ${n} + z**2 / (2 * ${n})) / (1 + z**2 / ${n})`;
  const half = `z / (1 + z**2 / ${n}) * SQRT(${count} / ${n} * (1 - ${count} / ${n}) / ${n} + z**2 / (4 * ${n}**2))`;
  return [`COMPUTE ${lower} = ${centre} - ${half}.`, `COMPUTE ${upper} = ${centre} + ${half}.`];
}

/** Newcombe's (1998) interval of the difference of two shares, his method 10; phi is the correlation of the answers of the same people. */
function newcombe(n1: string, n: string): string[] {
  const side = (one: string, other: string) =>
    `SQRT(MAX(0, (${one})**2 - 2 * phi * (${one}) * (${other}) + (${other})**2))`;
  return [
    ...wilson('yes1', n1, 'l1', 'u1'),
    ...wilson('yes', n, 'l2', 'u2'),
    'DO IF (is_share = 1).',
    `  COMPUTE difference = yes / ${n} - yes1 / ${n1}.`,
    `  COMPUTE lower = difference - ${side(`yes / ${n} - l2`, `u1 - yes1 / ${n1}`)}.`,
    `  COMPUTE upper = difference + ${side(`u2 - yes / ${n}`, `yes1 / ${n1} - l1`)}.`,
    '  IF (side = 1) upper = 1.',
    '  IF (side = -1) lower = -1.',
    'END IF.',
  ];
}

function contrastFile(index: number): string {
  return SCRATCH.answersOf(index + 1);
}

/** Both samples of a contrast on a line. */
function besideFirst(
  { first, second, kind }: EmitContrast,
  index: number,
  plan: EmitPlan,
  { sample }: Variables,
  writers: string[],
): string[] {
  const file = contrastFile(index);
  writers.push(file);
  return [
    spssComment(contrastName({ kind, first, second }, plan)),
    `GET FILE='${SCRATCH.answersBySample}'.`,
    `SELECT IF (${sample} = ${first + 1}).`,
    `SAVE OUTFILE='${SCRATCH.answersFirst}'\n  /KEEP=item n m sd yes\n  /RENAME=(n m sd yes = n1 m1 sd1 yes1).`,
    `GET FILE='${SCRATCH.answersBySample}'.`,
    `SELECT IF (${sample} = ${second + 1}).`,
    `MATCH FILES /FILE=* /FILE='${SCRATCH.answersFirst}' /BY item.`,
    'SELECT IF (n > 0 AND n1 > 0).',
    `COMPUTE first_sample = ${first + 1}.`,
    `COMPUTE of_kind = ${kind === 'waves' ? 1 : 2}.`,
    `SAVE OUTFILE='${file}'.`,
  ];
}

function together(files: readonly string[]): string[] {
  return files.length === 1
    ? [`GET FILE='${files[0]}'.`]
    : [`ADD FILES\n${files.map((file) => `  /FILE='${file}'`).join('\n')}.`];
}

function ofStrangers(plan: EmitPlan, { sample }: Variables, z: readonly string[]): string[] {
  const line = `item item_id first_sample ${sample}`;
  return [
    'COMPUTE difference = m - m1.',
    'COMPUTE se = SQRT(sd1**2 / n1 + sd**2 / n).',
    'IF (se = 0) se = $SYSMIS.',
    'COMPUTE df = se**4 / ((sd1**2 / n1)**2 / (n1 - 1) + (sd**2 / n)**2 / (n - 1)).',
    ...testCommands('', plan.confidence, true),
    ...z,
    'COMPUTE phi = 0.',
    ...newcombe('n1', 'n'),
    spssComment(
      'Differences of means with Welchs interval, of shares with that of Newcombe (1998), second minus first',
    ),
    `FORMATS difference lower upper ${DECIMALS}.`,
    `LIST VARIABLES=${line} n1 n difference lower upper.`,
    spssComment(
      'Shares: chi-square, the same with the correction of Yates, Fishers exact test; Fishers test stands for the comparison where an expected count is below 5',
    ),
    'SELECT IF (is_share = 1 AND yes + yes1 > 0 AND yes + yes1 < n + n1).',
    'COMPUTE all_n = n + n1.',
    'COMPUTE all_yes = yes + yes1.',
    'COMPUTE product = yes1 * (n - yes) - (n1 - yes1) * yes.',
    'COMPUTE margins = n * n1 * all_yes * (all_n - all_yes).',
    'COMPUTE chi = product**2 * all_n / margins.',
    'COMPUTE chi_yates = (ABS(product) - MIN(all_n / 2, ABS(product)))**2 * all_n / margins.',
    ...(['', '_yates'] as const).flatMap((suffix) => [
      `COMPUTE p_chi${suffix} = SIG.CHISQ(chi${suffix}, 1).`,
      `IF (side NE 0) p_chi${suffix} = CDFNORM(-side * SQRT(chi${suffix})).`,
      `IF (side NE 0 AND difference < 0) p_chi${suffix} = CDFNORM(side * SQRT(chi${suffix})).`,
    ]),
    'COMPUTE here = PDF.HYPER(yes, all_n, n, all_yes).',
    'COMPUTE p_fisher = 0.',
    'LOOP #k = MAX(0, n + all_yes - all_n) TO MIN(n, all_yes).',
    '  IF (PDF.HYPER(#k, all_n, n, all_yes) <= here * (1 + 1E-7)) p_fisher = p_fisher + PDF.HYPER(#k, all_n, n, all_yes).',
    'END LOOP.',
    'COMPUTE p_fisher = MIN(1, p_fisher).',
    'IF (side = 1) p_fisher = 1 - CDF.HYPER(yes, all_n, n, all_yes) + here.',
    'IF (side = -1) p_fisher = CDF.HYPER(yes, all_n, n, all_yes).',
    'COMPUTE p = p_chi.',
    'IF (MIN(n, n1) * MIN(all_yes, all_n - all_yes) / all_n < 5) p = p_fisher.',
    ...holmByFamily(),
    `SORT CASES BY item first_sample ${sample}.`,
    `FORMATS chi chi_yates ${DECIMALS} p_chi p_chi_yates p_fisher p_holm ${SMALL}.`,
    `LIST VARIABLES=${line} chi p_chi chi_yates p_chi_yates p_fisher p_holm.`,
  ];
}

/** Answers of the same people, item by item. */
function ofPeople(
  { first, second }: EmitContrast,
  index: number,
  { sample, id, isRow }: Variables,
  writers: string[],
): string[] {
  const file = contrastFile(index);
  writers.push(file);
  const known = isRow ? `NOT MISSING(${id})` : `${id} NE ' '`;
  const half = (number: number) => [
    `GET FILE='${SCRATCH.answers}'.`,
    `SELECT IF (${sample} = ${number + 1} AND ${known} AND NOT MISSING(x)).`,
    `SORT CASES BY item ${id}.`,
  ];
  return [
    ...half(first),
    `SAVE OUTFILE='${SCRATCH.answersFirst}' /RENAME=(x y = x1 y1) /DROP=${sample}.`,
    ...half(second),
    `MATCH FILES /FILE=* /FILE='${SCRATCH.answersFirst}' /BY item ${id}.`,
    'SELECT IF (NVALID(x, x1) = 2).',
    'COMPUTE change = x - x1.',
    'COMPUTE both = y * y1.',
    'COMPUTE lost = y1 * (1 - y).',
    'COMPUTE won = y * (1 - y1).',
    'COMPUTE turned = y - y1.',
    'SORT CASES BY item.',
    'AGGREGATE\n  /OUTFILE=*\n  /BREAK=item\n  /pairs = N(change)\n  /difference = MEAN(change)\n  /sd_change = SD(change)\n' +
      '  /yes1 = SUM(y1)\n  /yes = SUM(y)\n  /both = SUM(both)\n  /lost = SUM(lost)\n  /won = SUM(won)\n  /sd_turned = SD(turned).',
    `COMPUTE first_sample = ${first + 1}.`,
    `COMPUTE ${sample} = ${second + 1}.`,
    'COMPUTE of_kind = 1.',
    `SAVE OUTFILE='${file}'.`,
  ];
}

function ofPairs(
  plan: EmitPlan,
  { sample }: Variables,
  z: readonly string[],
  isDescribed: boolean,
): string[] {
  const line = `item item_id first_sample ${sample}`;
  return [
    'SELECT IF (pairs > 1).',
    'COMPUTE se = sd_change / SQRT(pairs).',
    'IF (se = 0) se = $SYSMIS.',
    'COMPUTE df = pairs - 1.',
    ...testCommands('', plan.confidence, true),
    ...z,
    spssComment('phi with n/2 taken off where more people agree or disagree both times, as Newcombe has it'),
    'COMPUTE product = both * (pairs - both - lost - won) - lost * won.',
    'COMPUTE margins = yes1 * (pairs - yes1) * yes * (pairs - yes).',
    'COMPUTE phi = 0.',
    'IF (margins > 0 AND product > 0) phi = MAX(0, product - pairs / 2) / SQRT(margins).',
    'IF (margins > 0 AND product <= 0) phi = product / SQRT(margins).',
    ...newcombe('pairs', 'pairs'),
    spssComment(
      'Changes of means with the interval of the paired t-test, of shares with that of Newcombe (1998)',
    ),
    `FORMATS difference lower upper ${DECIMALS}.`,
    `LIST VARIABLES=${line} pairs difference lower upper.`,
    ...(isDescribed
      ? []
      : [
          spssComment('McNemars exact test: of those who changed as many one way as the other'),
          'COMPUTE p = $SYSMIS.',
          'DO IF (is_share = 1 AND lost + won > 0).',
          '  COMPUTE p = MIN(1, 2 * CDF.BINOM(MIN(lost, won), lost + won, 0.5)).',
          '  IF (side = 1) p = CDF.BINOM(lost, lost + won, 0.5).',
          '  IF (side = -1) p = CDF.BINOM(won, lost + won, 0.5).',
          'END IF.',
          ...holmByFamily(),
          `SORT CASES BY item first_sample ${sample}.`,
          `FORMATS p p_holm ${SMALL}.`,
          'TEMPORARY.',
          'SELECT IF (NOT MISSING(p)).',
          `LIST VARIABLES=${line} lost won p p_holm.`,
        ]),
  ];
}

/** How much more each group changed than the first, item by item: means of changes, of shares those of -1, 0 and 1. */
function changesOfGroups(items: readonly ComparedItem[], plan: EmitPlan, { sample }: Variables): string[] {
  const groups = plan.groups.length;
  return [
    spssComment('Changes of the groups against that of the first group, after Welch'),
    `COMPUTE of_group = MOD(${sample} - 1, ${groups}) + 1.`,
    `COMPUTE at_wave = TRUNC((${sample} - 1) / ${groups}) + 1.`,
    'COMPUTE n = pairs.',
    'COMPUTE sd = sd_change.',
    'IF (is_share = 1) sd = sd_turned.',
    'COMPUTE m = difference.',
    'SORT CASES BY item at_wave of_group.',
    'DO IF (of_group = 1).',
    ...['n', 'm', 'sd', 'item', 'at_wave'].map((name) => `  COMPUTE #${name} = ${name}.`),
    'END IF.',
    'DO IF (of_group > 1 AND #item = item AND #at_wave = at_wave).',
    ...['n', 'm', 'sd'].map((name) => `  COMPUTE ${name}1 = #${name}.`),
    'END IF.',
    'EXECUTE.',
    'SELECT IF (of_group > 1 AND NOT MISSING(n1)).',
    ...sides(items, false),
    'COMPUTE difference = m - m1.',
    'COMPUTE se = SQRT(sd1**2 / n1 + sd**2 / n).',
    'IF (se = 0) se = $SYSMIS.',
    'COMPUTE df = se**4 / ((sd1**2 / n1)**2 / (n1 - 1) + (sd**2 / n)**2 / (n - 1)).',
    ...testCommands('', plan.confidence, true),
    `FORMATS difference lower upper ${DECIMALS}.`,
    'LIST VARIABLES=item item_id of_group at_wave n1 n difference lower upper.',
  ];
}

/** Holm's adjustment within each family and kind of contrast. */
function holmByFamily(): string[] {
  return [
    'COMPUTE tested = (family > 0 AND NOT MISSING(p)).',
    'SORT CASES BY family of_kind.',
    'AGGREGATE /OUTFILE=* MODE=ADDVARIABLES /BREAK=family of_kind /tests = SUM(tested).',
    'COMPUTE order = 2.',
    'IF (tested = 1) order = p.',
    'SORT CASES BY family of_kind order.',
    'COMPUTE place = 1.',
    'IF ($CASENUM > 1 AND family = LAG(family) AND of_kind = LAG(of_kind)) place = LAG(place) + 1.',
    'IF (tested = 1) p_holm = MIN(1, (tests - place + 1) * p).',
    'IF (tested = 1 AND place > 1) p_holm = MAX(p_holm, LAG(p_holm)).',
  ];
}
