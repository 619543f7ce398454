import type { Interval } from '../../stats/estimate.ts';
import { NUMBER, WHOLE } from './effect-labels.ts';
import type { DesignWords } from './effect-variants.ts';
import { absolute } from './p-interval.ts';
import { parseReportedNumber } from './reported-number.ts';
import { trueValues } from './true-values.ts';

const INDEPENDENT =
  /(?<!\p{L})(?:independent[-\s](?:samples?|groups|means|t\b|two)|between[-\s](?:subjects?|groups|participants)|two[-\s]samples?\b|unpaired|onafhankelijke\s(?:t\b|steekproeven|groepen)|ongepaarde?|tussen\s(?:de\s)?groepen|[ée]chantillons\sind[ée]pendants|groupes\sind[ée]pendants|non[-\s]appari)/iu;
const PAIRS =
  /(?<!\p{L})(?:(?<!un)paired|dependent[-\s](?:samples?|groups|means|t\b)|within|repeated|pre-?\s?(?:test|to|and|post)|post-?\s?test|baseline|follow-?up|change[ds]?|one[-\s]sample|single[-\s]sample|chance|zero|midpoint|gepaarde?|afhankelijke\ssteekproeven|herhaalde|binnen|voormeting|nameting|vooraf|na\safloop|[ée]{2}n\ssteekproef|appari|(?<!in)d[ée]pendants|r[ée]p[ée]t[ée]|avant|apr[èe]s|[ée]chantillon\sunique|hasard)/iu;
const ONE_WAY =
  /(?<!\p{L})(?:one[-\s]?way|single[-\s]factor|[ée]{2}nfactor\w*|[ée]{2}n-?wegs?|enkelvoudige|à\sun\s(?:seul\s)?facteur)/iu;
const MORE_THAN_ONE =
  /repeated|within|covari|ancova|herhaalde|binnen|r[ée]p[ée]t|two[-\s]?way|factorial|twee|contrast|trend|linear|quadratic|lineair|kwadratisch|lin[ée]aire/iu;
const REGRESSION = /(?<!\p{L})(?:regression|regressi\w*|r[ée]gression)/iu;
const STEPS =
  /step|block|hierarch|hi[ëe]rarch|chang|increment|added?\b|adding|over and above|beyond|Δ|delta|stap|blok|toevoeg|toename|[ée]tape|bloc|ajout|predictor|pr[ée]dicteur/iu;
/** A test of which F, t or χ² does not determine the effect size, or determines it in other ways. */
const OTHERWISE =
  /(?<!\p{L})(?:mixed[-\s](?:effects?|models?|linear|logistic)|linear\smixed|multi-?level|multiniveau|LMMs?|GLMMs?|GEE|lmer|robust|trimm|bootstrap|imput|weight(?:ed|ing)|gewogen|pond[ée]r|permutation|permutatie|Welch|Brown[-–\s]Forsythe|MANC?OVA|multivaria|Wilks|Pillai|Hotelling|Roy['’]?s|lambda|Λ|ranks?\b|rang|Satterthwaite|Kenward|quasi|planned|contrast|post[-\s]?hoc|Tukey|regress|r[ée]gress|covari|ANCOVA|adjust|controlling|likelihood|McNemar|Mantel|Cochran|log-?rank|Rao|design-based|Wald|correct(?:ed|ion)|equivalen|TOST|meta-?anal)/iu;
/** Words that leave partial η² of an analysis of variance as it is. */
const HARMLESS_TO_VARIANCE =
  /planned|contrasts?|post[-\s]?hoc|Tukey|covari\p{L}*|ANCOVA|adjust\p{L}*|controlling|correct(?:ed|ion)|equivalen\p{L}*/giu;
const HARMLESS_TO_COUNTS = /correct(?:ed|ion)|post[-\s]?hoc|contrasts?|adjust\p{L}*/giu;
const HARMLESS_TO_REGRESSION =
  /regress\p{L}*|r[ée]gress\p{L}*|multivaria\p{L}*|adjust\p{L}*|correct(?:ed|ion)/giu;

/**
 * What a sentence says of the design of a test.
 *
 * @param df degrees of freedom of t, or of the error of F
 */
export function designWords(sentence: string, df: number | null): DesignWords {
  const counts = [...sentence.matchAll(/(?<!\p{L})[nN]\s?=\s?(\d{1,5})(?![\d.,]*\d)/gu)].map(([, n]) =>
    Number(n),
  );
  const sizes =
    df === null
      ? undefined
      : counts
          .flatMap((one, index) => counts.slice(index + 1).map((other) => [one, other] as const))
          .find(([one, other]) => one + other === df + 2 && one > 1 && other > 1);
  const isIndependent = INDEPENDENT.test(sentence);
  const isPairs = PAIRS.test(sentence);
  return {
    groups: isIndependent === isPairs ? 'unknown' : isIndependent ? 'independent' : 'pairs',
    sizes: sizes === undefined || isPairs ? null : sizes,
    isOneWay: ONE_WAY.test(sentence) && !MORE_THAN_ONE.test(sentence),
    isRegression: REGRESSION.test(sentence) && !STEPS.test(sentence),
    ofMeans: ofMeans(sentence),
  };
}

const MEAN_OR_SD = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?<name>M|SD|ET|[ÉE]\.?-?T\.?)\s{0,3}=\s{0,3}(?<number>${NUMBER})${WHOLE}`,
  'gu',
);

/** Two means, each with its SD behind it, of a sentence that has no others. */
function ofMeans(sentence: string): Interval | null {
  const found = [...sentence.matchAll(MEAN_OR_SD)].map(({ groups }) => {
    const parsed = parseReportedNumber(groups!.number!.replace(/\s/g, ''));
    return { isMean: groups!.name === 'M', number: parsed.ok ? trueValues(parsed.number) : null };
  });
  if (found.map(({ isMean }) => isMean).join() !== 'true,false,true,false') return null;
  const [m1, s1, m2, s2] = found.map(({ number }) => number);
  if (m1 == null || s1 == null || m2 == null || s2 == null || Math.min(s1.lower, s2.lower) <= 0) return null;
  const difference = absolute({ lower: m2.lower - m1.upper, upper: m2.upper - m1.lower });
  return {
    lower: difference.lower / Math.max(s1.upper, s2.upper),
    upper: difference.upper / Math.min(s1.lower, s2.lower),
  };
}

/** Whether the words of a sentence leave an effect size of `family` to the formulas that are known for it. */
export function followsFormulas(
  sentence: string,
  family: 'difference' | 'variance' | 'counts' | 'regression',
): boolean {
  const harmless = {
    difference: null,
    variance: HARMLESS_TO_VARIANCE,
    counts: HARMLESS_TO_COUNTS,
    regression: HARMLESS_TO_REGRESSION,
  }[family];
  return !OTHERWISE.test(harmless === null ? sentence : sentence.replaceAll(harmless, ''));
}

/** Whether a text speaks of Welch's test: its degrees of freedom may have been rounded, and then say little of n. */
export function mentionsWelch(text: string): boolean {
  return /Welch|unequal variances|ongelijke varianties|variances in[ée]gales/iu.test(text);
}

/** Whether a text speaks of Welch's analysis of variance. */
export function mentionsWelchAnova(text: string): boolean {
  return /Welch(?:['’]s)?\s(?:F\b|ANOVA|one-way|analysis)|Brown[-–\s]Forsythe|(?:ANOVA|variantieanalyse|variance)\s(?:de|van|of)\sWelch/iu.test(
    text,
  );
}
