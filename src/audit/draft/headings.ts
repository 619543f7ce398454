import type { EffectSizeType, PrimaryTest } from '../../model/result.ts';

/** What a column of a published table holds. */
export type Quantity =
  | 'scale'
  | 'sample'
  | 'compared'
  | 'n'
  | 'mean'
  | 'mean-and-sd'
  | 'sd'
  | 'se'
  | 'mean-ci'
  | 'median'
  | 'min-and-max'
  | 'min'
  | 'max'
  | 'difference'
  | 'difference-ci'
  | 'correlation'
  | 'sd-of-differences'
  | 'statistic'
  | 'df'
  | 'p'
  | 'effect-size'
  | 'effect-size-ci'
  | 'alpha'
  | 'alpha-n'
  | 'alpha-ci'
  | 'items';

/** A heading, read. */
export interface Heading {
  /** `unused`: known, but nothing that a published table has a place for. `unknown`: not understood. */
  readonly quantity: Quantity | 'unused' | 'unknown';
  /** What of it is no quantity: the wave or group whose column it is; empty where the rows say that. */
  readonly sample: string;
  /** The test that it names; `null` where it names none. */
  readonly test: PrimaryTest | null;
  readonly effect: EffectSizeType | null;
  /** Of an interval, where it says so. */
  readonly level: number | null;
  /** As it is printed. */
  readonly text: string;
}

/** Words for a quantity in English, Dutch and French, whole words in small letters without accents. */
const WORDS: Readonly<Partial<Record<Quantity | 'unused', string>>> = {
  unused:
    'n1|n2|\\[q1, q3\\]|p holm|p adj(?:usted)?|holm|missing|ontbrekend|manquants?|range of the scale|schaalscore|prorated|direction|significan(?:t|ce)|sign',
  'sd-of-differences': 'sd ?diff|sd of (?:the )?differences|sd (?:van )?(?:het )?verschil|et ?diff',
  'mean-and-sd':
    '(?:m|mean|means|gem|gemiddelde|moyenne|moy|average) ?(?:\\(|±|\\/|,) ?(?:s ?d|sa|st ?dev|std|et|standard deviation|standaarddeviatie|ecart type) ?\\)?',
  'min-and-max': 'min ?[–-] ?max|range|bereik|etendue',
  difference:
    '(?:mean |gem |gemiddeld |gemiddelde )?(?:difference|diff|verschil|change|verandering)(?: moyenne)?|delta|Δ|changement|evolution',
  correlation: 'r|correlation|correlatie',
  mean: 'm|mean|means|gem|gemiddelde|gemiddeld|moyenne|moy|average|x̄',
  sd: 's ?d|std|std dev(?:iation)?|st ?dev|sa|standard deviation|standaarddeviatie|standaardafwijking|ecart[ -]?type|e ?t',
  se: 's ?e|sem|standard error|standaardfout|erreur type',
  median: 'mdn|median|mediaan|mediane',
  min: 'min|minimum',
  max: 'max|maximum',
  p: 'p|p[ -]?value|p[ -]?waarde|valeur p|sig|sig \\(2-tailed\\)',
  statistic: 't|t[ -]?value|t[ -]?waarde|t[ -]?statistic|valeur t',
  df: 'df|d f|degrees of freedom|vrijheidsgraden|ddl|dl|vg',
  items: 'items|aantal items|number of items|nombre d.?items|k',
  n: 'n|aantal|number|effectifs?|nombre',
  compared: 'comparison|vergelijking|comparaison|contrast',
  sample: 'wave|meting|meetmoment|moment|time|mesure|vague|group|groep|groupe|arm',
  scale:
    'scale|schaal|echelle|concept|variable|variabele|measure|outcome|uitkomst(?:maat)?|instrument|questionnaire|vragenlijst|construct|dimension',
};

/** In this order the first that fits counts. */
const ORDER = Object.keys(WORDS) as (Quantity | 'unused')[];

const CI =
  /\b(?:(\d{2}(?:[.,]\d+)?) ?%? ?)?(?:ci|bi|ic|btbh|interval|betrouwbaarheidsinterval|confidence interval|intervalle)\b/;

const TESTS: readonly (readonly [RegExp, PrimaryTest])[] = [
  [/welch/, 'welch'],
  [/student/, 'student'],
  [/paired|gepaard|apparie/, 'paired'],
];

const EFFECTS: readonly (readonly [RegExp, EffectSizeType | null])[] = [
  [/\bhedges|^g$|\bg$/, 'hedges-g'],
  [/\bd ?z\b/, 'dz'],
  [/\bd ?av\b/, 'd-average'],
  [/cohen|effect ?size|effectgrootte|taille d.?effet|^d$|\bd$|^es$/, null],
];

/**
 * What a column holds, by its headings from the top.
 *
 * @param before the heading of the column to the left, to which an interval without a name belongs
 */
export function readHeading(parts: readonly string[], before: Heading | null): Heading {
  const text = parts.join(': ');
  const plain = parts.map(comparable);
  const own = plain.at(-1) ?? '';
  const whole = plain.join(' ');
  const test = TESTS.find(([pattern]) => pattern.test(whole))?.[1] ?? null;
  const common = { text, test, level: null, effect: null, sample: '' };
  const isAlpha = /alpha|cronbach|α/.test(whole);
  const effect = EFFECTS.find(
    ([pattern]) => pattern.test(own) || (plain.length > 1 && pattern.test(plain[0]!)),
  );
  const interval = CI.exec(own);
  if (interval !== null) {
    const level = interval[1] === undefined ? null : Number(interval[1].replace(',', '.')) / 100;
    const quantity = isAlpha
      ? 'alpha-ci'
      : effect !== undefined
        ? 'effect-size-ci'
        : /diff|verschil|change|verandering/.test(whole)
          ? 'difference-ci'
          : intervalBeside(before);
    return { ...common, quantity, level, effect: effect?.[1] ?? before?.effect ?? null };
  }
  if (isAlpha) {
    const quantity = isWord('n', own) ? 'alpha-n' : isWord('items', own) ? 'items' : 'alpha';
    const rest = withoutWords(whole, 'cronbachs?|cronbach s|alpha|α|of|van|de');
    const sample = quantity === 'alpha' ? (rest ?? '') : '';
    return { ...common, quantity, sample };
  }
  const isOfDifference = plain.length > 1 && isWord('difference', plain[0]!);
  if (isOfDifference && isWord('mean', own)) return { ...common, quantity: 'difference' };
  for (const quantity of ORDER) {
    if (isWord(quantity, own)) {
      const sample = plain.length > 1 ? sampleIn(parts.slice(0, -1)) : '';
      return { ...common, quantity, sample };
    }
  }
  if (effect !== undefined) return { ...common, quantity: 'effect-size', effect: effect[1] };
  // A quantity with the wave beside it: `M pre`, `Voormeting (gem.)`, `n post`.
  for (const quantity of ORDER.filter((each) => !['scale', 'sample', 'compared'].includes(each))) {
    const rest = withoutWords(whole, WORDS[quantity]!);
    if (rest !== null && rest !== '') return { ...common, quantity, sample: rest };
  }
  return { ...common, quantity: 'unknown' };
}

function intervalBeside(before: Heading | null): Heading['quantity'] {
  if (before?.quantity === 'difference') return 'difference-ci';
  if (before?.quantity === 'effect-size') return 'effect-size-ci';
  if (before?.quantity === 'mean' || before?.quantity === 'sd') return 'mean-ci';
  return 'unknown';
}

/** Headings above that say the wave, and not what kind of numbers stand below. */
function sampleIn(parts: readonly string[]): string {
  return parts
    .filter(
      (part) =>
        !/^(?:scores?|difference|verschil|différence|score)$|t-test|t-toets|test t/i.test(part.trim()),
    )
    .join(' ')
    .trim();
}

function isWord(quantity: Quantity | 'unused', text: string): boolean {
  return new RegExp(`^(?:${WORDS[quantity]})$`, 'u').test(text);
}

/** What remains of a heading without these words; `null` where it has none of them. */
function withoutWords(text: string, words: string): string | null {
  const without = text.replace(new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, 'gu'), ' ');
  if (without === text) return null;
  const rest = without.replace(/[()[\],;:/±]/g, ' ');
  return rest.replace(/\s+/g, ' ').trim();
}

/** A heading in small letters, without accents, points, quotes and what is marked as note. */
function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/\.(?=\s|$|[a-z)])/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=\))/g, '')
    .trim();
}
