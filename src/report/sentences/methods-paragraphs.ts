import { keyOf, matchingsOf, ofWave } from '../../model/result/samples.ts';
import { type WaveInput, waveInputs } from '../../model/result/wave-inputs.ts';
import type { Flow, IndividualChangeCounts, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { planWords } from '../plan-words.ts';
import type { Text } from '../table.ts';
import { itemName } from '../tables/plan.ts';
import { comparedTestsSentences } from './compared-tests.ts';
import { type DocumentExtras, type MethodsUsed, methodsUsed } from './methods-used.ts';
import { citedAs } from './reference-list.ts';
import { sampleName, scoreNameOf } from './samples.ts';
import { scoringSentences } from './scoring-paragraphs.ts';
import { counted, enumerated, joined, type SentenceWords, sentenceWords } from './words.ts';

const CRITERION_DIGITS = 2;

/**
 * The methods section that belongs to a result: respondents and how they were linked, scales and their scoring, reliability, tests,
 * correction and effect sizes, individual change, withheld groups, program and version. It says what was done in this result and nothing
 * else; every method is cited as `referenceList` lists it.
 *
 * @param extras what the document prints and withholds, and the references of its scales
 * @example methodsParagraphs(result, context, { minCell: 5 }).map(plain)
 */
export function methodsParagraphs(result: Result, context: Context, extras: DocumentExtras = {}): Text[] {
  const words = sentenceWords(context);
  const used = methodsUsed(result, extras);
  const minCell = extras.minCell ?? result.settings.minCell;
  const paragraphs = [
    respondentsSentences(result, context, words),
    scoringSentences(result, extras.citations ?? [], context, words),
    reliabilitySentences(result, used, context, words),
    comparedTestsSentences(result, used, context, words),
    populationMethods(used, context, words),
    correlationSentences(used, words),
    singleItemsSentences(used, result, words),
    changeSentences(used, context, words),
    attritionSentences(used, words),
    planSentences(result, context, words),
    [
      ...(minCell === undefined ? [] : [words('methods.minCell', { least: context.number.count(minCell) })]),
      words('methods.tool', { name: result.tool.name, version: result.tool.version }),
    ],
  ];
  return paragraphs
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => joined(sentences, [{ text: ' ' }]));
}

/** With which populations means were compared, and how. */
function populationMethods({ populations }: MethodsUsed, context: Context, words: SentenceWords): Text[] {
  const { rows, family, welch } = populations;
  if (rows.length === 0) return [];
  const list = rows.map((row) => {
    const { name, mean, sd, source } = row.compared.population;
    const cited = source === null ? [] : citedAs(source);
    return words('methods.population', {
      population:
        name === null ? words('population.unnamed') : words('population.named', { name: context.name(name) }),
      scale: scoreNameOf(row, context, words),
      mean: context.number.plain(mean),
      sd: context.number.plain(sd),
      source:
        source === null
          ? []
          : words('methods.population.source', { source: cited.length === 0 ? source : cited.join('; ') }),
    });
  });
  return [
    words('methods.populations', { list: enumerated(list, words) }),
    ...(welch ? [words('methods.populations.welch')] : []),
    ...(family > 1 ? [words('methods.populations.holm', { family: context.number.count(family) })] : []),
  ];
}

/** Which tests compared single items, and how their differences of shares have intervals. */
function singleItemsSentences(
  { itemTests, itemsOf, itemIntervals }: MethodsUsed,
  { settings }: Result,
  words: SentenceWords,
): Text[] {
  if (itemTests.length === 0) return [];
  const tests = itemTests.map((method) => words(`methods.singleItems.test.${method}`));
  return [
    words('methods.singleItems', { what: itemsOf, tests: enumerated(tests, words) }),
    // The differences of scores were not.
    ...(itemsOf === 'items' || settings.alternative === undefined
      ? []
      : [words('methods.singleItems.questionsTwoSided')]),
    ...itemIntervals
      .filter((method) => method !== 'wilson')
      .map((method) => words(`methods.singleItems.interval.${method}`)),
  ];
}

function respondentsSentences(result: Result, context: Context, words: SentenceWords): Text[] {
  const { by } = result.settings;
  const n = (count: number | null) => counted(count, context, words);
  const read = result.flow?.waves ?? waveInputs(result.inputs).flatMap(readOfInput);
  const [first, second] = read;
  if (first === undefined) return [];
  if (second === undefined) return [words('methods.one', { n: n(first.read) })];
  const sample = (wave: ReadSample) =>
    words('methods.sample', {
      sample:
        by === null
          ? sampleName(keyOf(wave), 'at', context, words)
          : words('named.group', { name: context.sample(keyOf(wave)) }),
      n: n(wave.read),
    });
  const formed = randomisedSentences(result, words);
  const groups = groupsAlike(read, result);
  if (by !== null && groups !== null)
    return [
      words('methods.groups.same', {
        count: context.number.count(result.waves.length),
        waves: enumerated(
          result.waves.map(({ id }) => [{ text: context.wave(id) }]),
          words,
        ),
        groups: context.number.count(groups.length),
        variable: by,
        list: enumerated(groups.map(sample), words),
      }),
      ...formed,
      ...matchingSentences(result, context, words),
      ...outsideSentences(result, n, words),
    ];
  const list = enumerated(read.map(sample), words);
  if (by === null) return [words('methods.waves', { list }), ...matchingSentences(result, context, words)];
  return [
    words(result.waves.length > 1 ? 'methods.groups.waves' : 'methods.groups', {
      list,
      groups: context.number.count(result.groups.length),
      variable: by,
    }),
    ...formed,
    ...matchingSentences(result, context, words),
    ...outsideSentences(result, n, words),
  ];
}

function outsideSentences({ flow }: Result, n: (count: number | null) => Text, words: SentenceWords): Text[] {
  const outside = flow?.outside ?? null;
  if (outside === null || (outside.withoutGroup === 0 && outside.otherGroups === 0)) return [];
  return [
    words('methods.outside', { withoutGroup: n(outside.withoutGroup), otherGroups: n(outside.otherGroups) }),
  ];
}

/** Groups at several waves that are as large at each, as those of one file are: without their waves. `null` in other designs. */
function groupsAlike(read: readonly ReadSample[], { waves, groups }: Result): ReadSample[] | null {
  if (waves.length < 2 || groups.length < 2) return null;
  const alike = groups.flatMap(({ id }): ReadSample[] => {
    const own = read.filter(({ group }) => group === id);
    const [first] = own;
    return own.length === waves.length && own.every((each) => each.read === first?.read)
      ? [{ ...first!, wave: null }]
      : [];
  });
  return alike.length === groups.length ? alike : null;
}

function randomisedSentences({ settings: { randomised } }: Result, words: SentenceWords): Text[] {
  if (randomised === undefined || randomised === null) return [];
  return [words('methods.randomised', { chance: randomised ? 'yes' : 'no' })];
}

type ReadSample = Pick<Flow['waves'][number], 'group' | 'read'> & { readonly wave: string | null };

/** Of a file whose respondents are followed no further. */
function readOfInput({ waves, rows }: WaveInput): ReadSample[] {
  return waves.map((wave) => ({ wave, group: null, read: rows }));
}

function matchingSentences(result: Result, context: Context, words: SentenceWords): Text[] {
  const pairs = matchingsOf(result.matching);
  const [one] = pairs;
  if (one === undefined) return [];
  const n = (count: number | null) => counted(count, context, words);
  const at = (wave: string) => sampleName(ofWave(wave), 'at', context, words);
  const { id } = one;
  if (id === null) return [words('methods.matched.row', { paired: n(one.paired) })];
  const blanks = [...new Map(pairs.flatMap(({ blank }) => Object.entries(blank))).values()];
  const nears = pairs.map(({ linkage }) => linkage.near);
  const isWhole = pairs.every(({ preOnly, postOnly }) => preOnly === 0 && postOnly === 0);
  const linked =
    pairs.length > 1 && isWhole ? [words('methods.matched.every', { id, paired: n(one.paired) })] : null;
  return [
    ...(linked ??
      pairs.map(({ waves: [first, second], paired, preOnly, postOnly }) => {
        const linked = { id, paired: n(paired) };
        const alone = {
          ...{ first: at(first), preOnly: n(preOnly) },
          ...{ second: at(second), postOnly: n(postOnly) },
        };
        if (pairs.length > 1) return words('methods.matched.of', { ...linked, ...alone });
        return preOnly === 0 && postOnly === 0
          ? words('methods.matched.all', linked)
          : words('methods.matched', { ...linked, ...alone });
      })),
    ...(blanks.every((blank) => blank === 0)
      ? []
      : [words('methods.matched.blank', { blank: n(blanks.reduce(sumOrWithheld, 0)) })]),
    words(`methods.matched.${one.linkage.comparison}`),
    ...(one.linkage.fuzzy === 0
      ? []
      : [words('methods.matched.near', { near: n(nears.reduce(sumOrWithheld, 0)) })]),
  ];
}

function sumOrWithheld(sum: number | null, count: number | null): number | null {
  return sum === null || count === null ? null : sum + count;
}

function reliabilitySentences(
  { settings }: Result,
  used: MethodsUsed,
  context: Context,
  words: SentenceWords,
): Text[] {
  if (!used.alpha) return [];
  return [
    words(used.pairwise ? 'methods.alpha.pairwise' : 'methods.alpha'),
    ...(used.kr20 ? [words('methods.alpha.kr20')] : []),
    ...(used.feldt
      ? [words('methods.alpha.feldt', { level: context.number.level(settings.confidence) })]
      : []),
    ...(used.coefficients ? [words('methods.coefficients')] : []),
    ...(used.oneFactor ? [words('methods.oneFactor')] : []),
  ];
}

function changeSentences(
  { compared, individualChange }: MethodsUsed,
  context: Context,
  words: SentenceWords,
) {
  if (!individualChange) return [];
  const counts = compared.flatMap(({ comparison }): readonly IndividualChangeCounts[] => {
    const change = comparison.further?.individualChange ?? null;
    return change === null ? [] : [change];
  });
  const sources = new Set(counts.map(({ reliabilitySource }) => reliabilitySource));
  const source = sources.size > 1 ? 'both' : sources.has('given') ? 'given' : 'alpha';
  return [
    words('methods.change', {
      criterion: context.number.fixed(counts[0]?.criterion ?? null, CRITERION_DIGITS),
      source: words(`methods.change.${source}`),
    }),
  ];
}

function correlationSentences({ correlations }: MethodsUsed, words: SentenceWords): Text[] {
  if (correlations === null) return [];
  return [
    words('methods.correlations'),
    ...(correlations === 'pearson' ? [] : [words(`methods.correlations.${correlations}`)]),
  ];
}

/** When the analysis was planned, and where it departs from the plan. */
function planSentences({ plan }: Result, context: Context, words: SentenceWords): Text[] {
  if (plan === undefined) return [];
  const own = planWords(context);
  const others = plan.items.filter(({ status }) => status !== 'as-planned');
  const value = (text: string | null) => text ?? own.word('value.none');
  const list = others.map(({ status, planned, done, ...item }) => {
    const part = itemName(item, own);
    const facts = { part, planned: value(planned), done: value(done) };
    if (status === 'added') return words('methods.plan.deviation.added', facts);
    if (status === 'left-out') return words('methods.plan.deviation.left-out', facts);
    return words('methods.plan.deviation.changed', facts);
  });
  return [
    words(plan.precedes ? 'methods.plan.before' : 'methods.plan.after', {
      date: own.moment(plan.date),
      hash: plan.sha256,
    }),
    ...(plan.intact ? [] : [words('methods.plan.changed')]),
    others.length === 0
      ? words('methods.plan.all')
      : words('methods.plan.deviations', { list: joined(list, [{ text: '; ' }]) }),
  ];
}

function attritionSentences(
  { attrition, attritionCharacteristics }: MethodsUsed,
  words: SentenceWords,
): Text[] {
  if (!attrition) return [];
  return [
    words('methods.attrition'),
    ...(attritionCharacteristics ? [words('methods.attrition.characteristics')] : []),
  ];
}
