import type { IndividualChangeCounts, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Text } from '../table.ts';
import { comparedTestsSentences } from './compared-tests.ts';
import { type DocumentExtras, type MethodsUsed, methodsUsed } from './methods-used.ts';
import { scoringSentences } from './scoring-paragraphs.ts';
import { joined, type SentenceWords, sentenceWords } from './words.ts';

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
  const paragraphs = [
    respondentsSentences(result, context, words),
    scoringSentences(result, extras.citations ?? [], context, words),
    reliabilitySentences(result, used, context, words),
    comparedTestsSentences(result, used, context, words),
    changeSentences(used, context, words),
    [
      ...(extras.minCell === undefined
        ? []
        : [words('methods.minCell', { least: context.number.count(extras.minCell) })]),
      words('methods.tool', { name: result.tool.name, version: result.tool.version }),
    ],
  ];
  return paragraphs
    .filter((sentences) => sentences.length > 0)
    .map((sentences) => joined(sentences, [{ text: ' ' }]));
}

function respondentsSentences(result: Result, context: Context, words: SentenceWords): Text[] {
  const { number } = context;
  const { by } = result.settings;
  const waves = result.flow?.waves ?? result.inputs.map(({ wave, rows }) => ({ wave, read: rows }));
  const [first, second] = waves;
  if (first === undefined) return [];
  if (second === undefined) return [words('methods.one', { n: number.count(first.read) })];
  const sample = ({ wave, read }: { wave: string; read: number }) =>
    words('methods.sample.n', {
      sample: words(by === null ? 'at.wave' : 'named.group', { name: context.wave(wave) }),
      n: number.count(read),
    });
  const samples = { first: sample(first), second: sample(second) };
  if (by === null) return [words('methods.waves', samples), ...matchingSentences(result, context, words)];
  const outside = result.flow?.outside ?? null;
  return [
    words('methods.groups', { ...samples, variable: by }),
    ...(outside === null || outside.withoutGroup + outside.otherGroups === 0
      ? []
      : [
          words('methods.outside', {
            withoutGroup: number.count(outside.withoutGroup),
            otherGroups: number.count(outside.otherGroups),
          }),
        ]),
  ];
}

function matchingSentences({ matching, inputs }: Result, context: Context, words: SentenceWords): Text[] {
  if (matching === undefined) return [];
  const { number } = context;
  const [first = 'pre', second = 'post'] = inputs.map(({ wave }) => wave);
  const at = (wave: string) => words('at.wave', { name: context.wave(wave) });
  const blank = Object.values(matching.blank).reduce((sum, n) => sum + n, 0);
  return [
    words('methods.matched', {
      id: matching.id,
      paired: number.count(matching.paired),
      preOnly: number.count(matching.preOnly),
      postOnly: number.count(matching.postOnly),
      first: at(first),
      second: at(second),
    }),
    ...(blank === 0 ? [] : [words('methods.matched.blank', { blank: number.count(blank) })]),
    words(`methods.matched.${matching.linkage.comparison}`),
    ...(matching.linkage.fuzzy === 0
      ? []
      : [words('methods.matched.near', { near: number.count(matching.linkage.near) })]),
  ];
}

function reliabilitySentences(
  { settings }: Result,
  used: MethodsUsed,
  context: Context,
  words: SentenceWords,
): Text[] {
  if (!used.alpha) return [];
  return [
    words('methods.alpha'),
    ...(used.feldt
      ? [words('methods.alpha.feldt', { level: context.number.level(settings.confidence) })]
      : []),
    ...(used.coefficients ? [words('methods.coefficients')] : []),
  ];
}

function changeSentences(
  { compared, individualChange }: MethodsUsed,
  context: Context,
  words: SentenceWords,
) {
  if (!individualChange) return [];
  const counts = compared.flatMap(
    ({ comparison }): IndividualChangeCounts[] => comparison.further?.individualChange ?? [],
  );
  const sources = new Set(counts.map(({ reliabilitySource }) => reliabilitySource));
  const source = sources.size > 1 ? 'both' : sources.has('given') ? 'given' : 'alpha';
  return [
    words('methods.change', {
      criterion: context.number.fixed(counts[0]?.criterion ?? null, CRITERION_DIGITS),
      source: words(`methods.change.${source}`),
    }),
  ];
}
