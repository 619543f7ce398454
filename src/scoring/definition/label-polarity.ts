import { normaliseText } from '../column-name.ts';

/** Frequencies, as whole wordings. */
const FREQUENCY: Readonly<Record<string, readonly string[]>> = {
  '-3': ['never', 'none of the time', 'nooit', 'jamais'],
  '-2': [
    'rarely',
    'seldom',
    'almost never',
    'hardly ever',
    'zelden',
    'bijna nooit',
    'rarement',
    'presque jamais',
  ],
  '0': ['sometimes', 'some of the time', 'occasionally', 'soms', 'af en toe', 'parfois', 'quelquefois'],
  '2': [
    'often',
    'frequently',
    'almost always',
    'vaak',
    'dikwijls',
    'bijna altijd',
    'souvent',
    'presque toujours',
  ],
  '3': ['always', 'all of the time', 'altijd', 'de hele tijd', 'toujours', 'tout le temps'],
};
const FREQUENCY_LEVELS = new Map(
  Object.entries(FREQUENCY).flatMap(([level, words]) => words.map((word) => [word, Number(level)] as const)),
);

const NEUTRAL = new RegExp(
  [
    'neutral|\\bneither\\b|no opinion|neutraal|\\bnoch\\b|geen mening|niet (?:mee )?eens.* niet (?:mee )?oneens',
    "neutre|^ni\\s|sans opinion|pas d'opinion",
  ].join('|'),
);
/** Disagreement or untruth; taken out before looking for agreement, since `disagree` holds `agree`. */
const NEGATIVE = new RegExp(
  [
    "disagree|(?:do not|don't) agree|oneens|niet (?:mee )?eens|niet akkoord|désaccord|pas (?:du tout )?d'accord",
    'not (?:at all )?true|hardly true|untrue|\\bfalse\\b|niet waar|nauwelijks waar|onwaar|onjuist|niet juist|nauwelijks juist',
    'pas (?:du tout )?vrai|à peine vrai|\\bfaux\\b',
  ].join('|'),
  'g',
);
const POSITIVE = /\bagree|\beens\b|akkoord|\baccord\b|\btrue\b|\bwaar\b|\bjuist\b|\bvrai\b/;
const STRONG =
  /strongly|completely|totally|fully|entirely|exactly|at all|sterk|helemaal|volledig|zeer|totaal|fortement|totalement|tout à fait|du tout/;
const WEAK =
  /somewhat|slightly|rather|a little|hardly|moderately|mildly|eerder|enigszins|beetje|nauwelijks|plutôt|un peu|à peine|moyennement/;

/**
 * How far an answer wording says yes: −3 (strongly disagree, never, not at all true) over 0 (neutral, sometimes) to 3
 * (strongly agree, always, exactly true). Knows agreement, frequency and truth in English, Dutch and French.
 *
 * A rule of thumb, for warnings only: it looks for words, not for meaning.
 *
 * @returns `null` for a wording without such a word
 * @example labelPolarity('Helemaal mee oneens') // -3
 */
export function labelPolarity(wording: string): number | null {
  const text = normaliseText(wording);
  const frequency = FREQUENCY_LEVELS.get(text);
  if (frequency !== undefined) return frequency;
  const rest = text.replace(NEGATIVE, ' ');
  const negative = rest !== text;
  const positive = POSITIVE.test(rest);
  if (NEUTRAL.test(text) || (negative && positive)) return 0;
  if (!negative && !positive) return null;
  const strength = STRONG.test(text) ? 3 : WEAK.test(text) ? 1 : 2;
  return positive ? strength : -strength;
}
