import {
  chiSquareUpper,
  fUpper,
  studentTTwoSided,
  studentTUpperQuantile,
} from '../../src/stats/distributions/index.ts';
import { type RandomGenerator, seededRandom } from '../../src/stats/random.ts';
import { print } from './checks/printed.ts';

/** A sentence of a results section that is right in every number, and where its effect size stands. */
export interface RandomResult {
  readonly kind: string;
  readonly text: string;
  /** The digits of the effect size in the text. */
  readonly effect: { readonly start: number; readonly end: number; readonly type: string };
}

type Language = 'en' | 'nl' | 'fr';

/** What is printed of one test: its symbol with degrees of freedom, the statistic, p and one effect size. */
interface Reported {
  readonly kind: string;
  readonly test: (say: Say) => string;
  readonly p: number;
  /** Names in each language, and the value. */
  readonly effect: readonly [type: string, value: number];
  /** What the sentence may say of the design; an empty text says nothing. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** M and SD of both, at times printed. */
  readonly means?: readonly (readonly [mean: number, sd: number])[];
  /** An interval behind the effect size. */
  readonly ci?: readonly [number, number];
}

type Say = (value: number, decimals: number, bounded?: boolean) => string;

const NAMES: Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>> = {
  'partial-eta-squared': {
    en: [
      'partial eta squared',
      'partial η2',
      'ηp2',
      'ηp²',
      'η2p',
      'η²p',
      'partial eta-squared',
      'η_p^2',
      'η_{p}^{2}',
    ],
    nl: ['partiële eta-kwadraat', 'ηp²', 'partiële η²', 'η²p'],
    fr: ['êta carré partiel', 'ηp²', 'η² partiel', 'η²p'],
  },
  'eta-squared': {
    en: ['η2', 'η²', 'eta squared', 'eta-squared'],
    nl: ['η²', 'eta-kwadraat'],
    fr: ['η²', 'êta carré'],
  },
  'generalized-eta-squared': { en: ['ηG2', 'η²G', 'generalized eta squared'], nl: ['η²G'], fr: ['η²G'] },
  'omega-squared': {
    en: ['ω2', 'ω²', 'omega squared', 'ωp²'],
    nl: ['ω²', 'omega-kwadraat'],
    fr: ['ω²', 'oméga carré'],
  },
  'epsilon-squared': { en: ['ε²', 'epsilon squared', 'εp²'], nl: ['ε²'], fr: ['ε²'] },
  'cohens-f': { en: ["Cohen's f", 'f'], nl: ['Cohens f', 'f'], fr: ['f de Cohen', 'f'] },
  'cohens-d': {
    en: ["Cohen's d", 'd', 'Cohen’s d'],
    nl: ['Cohens d', 'd', "Cohen's d"],
    fr: ['d de Cohen', 'd'],
  },
  dz: { en: ["Cohen's dz", 'dz', 'd_z'], nl: ['dz'], fr: ['dz'] },
  'd-average': { en: ['dav', "Cohen's d_av"], nl: ['dav'], fr: ['dav'] },
  'hedges-g': {
    en: ["Hedges' g", 'g', "Hedges's g", 'Hedges’ g'],
    nl: ['Hedges g', 'g'],
    fr: ['g de Hedges', 'g'],
  },
  association: {
    en: ['φ', 'phi', 'V', "Cramer's V", 'Cramér’s V', 'w'],
    nl: ['φ', 'Cramérs V', 'V'],
    fr: ['φ', 'V de Cramér'],
  },
  correlation: { en: ['r'], nl: ['r'], fr: ['r'] },
  'r-squared': { en: ['R2', 'R²', 'R^2'], nl: ['R²'], fr: ['R²'] },
  'adjusted-r-squared': {
    en: ['adjusted R2', 'R²adj', 'adj. R²'],
    nl: ['aangepaste R²', 'R²adj'],
    fr: ['R² ajusté'],
  },
};

const BOUNDED = /eta|omega|epsilon|association|correlation|r-squared/;

/** A sentence that is right, by a seed. */
export function randomResult(seed: number): RandomResult | null {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.nextBelow(values.length)]!;
  const kind = pick(KINDS);
  const reported = kind(random);
  if (reported === null || !Number.isFinite(reported.effect[1])) return null;
  const language = pick(['en', 'en', 'nl', 'fr'] as const);
  const rule = pick(['half-up', 'half-even'] as const);
  const comma = language !== 'en';
  const digits = pick([2, 3]);
  const noZero = pick([true, false]);
  const say: Say = (value, decimals, bounded = false) => {
    const text = print(value, decimals, rule).text;
    const shown = bounded && noZero ? text.replace(/^(-?)0(?=\.)/, '$1') : text;
    return comma ? shown.replace('.', ',') : shown;
  };
  const [type, value] = reported.effect;
  const signed =
    type === 'cohens-d' && pick([true, false])
      ? value
      : /omega|epsilon|adjusted/.test(type)
        ? value
        : Math.abs(value);
  const number = say(signed, digits, BOUNDED.test(type));
  const name = pick(NAMES[type]![language]);
  const separator = comma ? pick(['; ', ', ']) : ', ';
  const p = reported.p < 0.001 ? `p < ${say(0.001, 3, true)}` : `p = ${say(reported.p, 3, true)}`;
  const words = pick(reported.words[language]);
  const ci =
    reported.ci === undefined
      ? ''
      : `, 95% ${{ en: 'CI', nl: 'BI', fr: 'IC' }[language]} [${reported.ci.map((end) => say(end, digits)).join(comma ? '; ' : ', ')}]`;
  const effect = `${name} = `;
  const test = reported.test(say);
  const [before, after] = pick([
    [`${test}${separator}${p}${separator}${effect}`, `${ci}.`],
    [`${test}${separator}${effect}`, `${ci}${separator}${p}.`],
    [`${test}${separator}${p} (${effect}`, `${ci}).`],
    [
      `(${test}${separator}${p}) ${{ en: 'with an effect size of', nl: 'met een effectgrootte van', fr: "avec une taille d'effet de" }[language]} ${effect}`,
      `${ci}.`,
    ],
  ] as const);
  const places = pick([1, 2]);
  const means =
    reported.means === undefined || pick([true, false])
      ? ''
      : ` (${reported.means.map(([m, s]) => `M = ${say(m, places)}${separator}SD = ${say(s, places)}`).join(pick([' vs. ', separator]))})`;
  const lead = `${words === '' ? { en: 'They differed', nl: 'Zij verschilden', fr: 'Ils différaient' }[language] : words}${means}, `;
  const text = `${lead}${before}${number}${after}`;
  const start = lead.length + before.length;
  return { kind: reported.kind, text, effect: { start, end: start + number.length, type } };
}

const uniform = (random: RandomGenerator) => (random.nextUint32() + 0.5) / 2 ** 32;
const normal = (random: RandomGenerator) =>
  Math.sqrt(-2 * Math.log(uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const squares = (values: readonly number[]) => {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2));
};
const sd = (values: readonly number[]) => Math.sqrt(squares(values) / (values.length - 1));
const draw = (random: RandomGenerator, n: number, centre: number, spread = 1) =>
  Array.from({ length: n }, () => centre + spread * normal(random));
const approximateJ = (df: number) => 1 - 3 / (4 * df - 1);
const among = <T>(random: RandomGenerator, values: readonly T[]): T =>
  values[random.nextBelow(values.length)]!;

const NOTHING = { en: [''], nl: [''], fr: [''] };

/** Two groups, by Student's or Welch's test, and every d in use. */
function twoGroups(random: RandomGenerator): Reported {
  const n1 = 5 + random.nextBelow(80);
  const n2 = random.nextBelow(3) === 0 ? n1 : 5 + random.nextBelow(80);
  const [one, other] = [
    draw(random, n1, 0, 0.6 + uniform(random)),
    draw(random, n2, uniform(random) * 1.2, 0.6 + uniform(random)),
  ];
  const difference = mean(other) - mean(one);
  const [s1, s2] = [sd(one), sd(other)];
  const total = n1 + n2;
  const pooled = Math.sqrt((squares(one) + squares(other)) / (total - 2));
  const isWelch = random.nextBelow(4) === 0;
  const error = isWelch ? Math.sqrt(s1 ** 2 / n1 + s2 ** 2 / n2) : pooled * Math.sqrt(1 / n1 + 1 / n2);
  const df = isWelch
    ? error ** 4 / ((s1 ** 2 / n1) ** 2 / (n1 - 1) + (s2 ** 2 / n2) ** 2 / (n2 - 1))
    : total - 2;
  const roundsDf = isWelch && random.nextBelow(2) === 0;
  const t = difference / error;
  const d = difference / pooled;
  const average = difference / Math.sqrt((s1 ** 2 + s2 ** 2) / 2);
  const effect = among(random, [
    ['cohens-d', d],
    ['cohens-d', average],
    ['cohens-d', d * Math.sqrt(total / (total - 2))],
    ['cohens-d', isWelch ? average : (2 * t) / Math.sqrt(df)],
    ['hedges-g', d * approximateJ(total - 2)],
    ['hedges-g', average * approximateJ(total - 2)],
    ...(isWelch
      ? []
      : ([
          ['correlation', Math.sqrt(t ** 2 / (t ** 2 + df))],
          ['eta-squared', t ** 2 / (t ** 2 + df)],
          ['partial-eta-squared', t ** 2 / (t ** 2 + df)],
          ['omega-squared', (t ** 2 - 1) / (t ** 2 + df + 1)],
        ] as const)),
  ] as const);
  const welch = {
    en: ["Welch's test showed a difference", 'By a Welch t test for independent samples they differed'],
    nl: ['Volgens de toets van Welch verschilden de onafhankelijke groepen'],
    fr: ['Selon le test de Welch pour échantillons indépendants, ils différaient'],
  };
  const student = {
    en: [
      '',
      'An independent-samples t test showed a difference',
      `Controls (n = ${n1}) and others (n = ${n2}) differed`,
    ],
    nl: [
      '',
      'Onafhankelijke groepen verschilden',
      `De controlegroep (n = ${n1}) en de anderen (n = ${n2}) verschilden`,
    ],
    fr: ['', 'Les échantillons indépendants différaient', `Les groupes (n = ${n1} et n = ${n2}) différaient`],
  };
  return {
    kind: isWelch ? 'welch' : 'student',
    test: (say) => `t(${isWelch ? say(df, roundsDf ? 0 : 2) : df}) = ${say(t, 2)}`,
    p: studentTTwoSided(Math.abs(t), df),
    effect,
    words: isWelch ? welch : student,
    means: [
      [mean(one), s1],
      [mean(other), s2],
    ],
  };
}

/** One group twice: dz and d by an SD of the scores. */
function pairs(random: RandomGenerator): Reported {
  const n = 5 + random.nextBelow(80);
  const people = draw(random, n, 0, 0.3 + 1.5 * uniform(random));
  const gain = uniform(random);
  const before = people.map((person) => person + 0.7 * normal(random));
  const after = people.map((person) => person * (0.6 + 0.6 * uniform(random)) + gain + 0.7 * normal(random));
  const differences = after.map((value, index) => value - before[index]!);
  const [s1, s2, s] = [sd(before), sd(after), sd(differences)];
  const gained = mean(differences);
  const dz = gained / s;
  const t = dz * Math.sqrt(n);
  const r = (s1 ** 2 + s2 ** 2 - s ** 2) / (2 * s1 * s2);
  const effect = among(random, [
    ['dz', dz],
    ['cohens-d', dz],
    ['cohens-d', gained / ((s1 + s2) / 2)],
    ['d-average', gained / ((s1 + s2) / 2)],
    ['cohens-d', gained / Math.sqrt((s1 ** 2 + s2 ** 2) / 2)],
    ['cohens-d', dz * Math.sqrt(2 * (1 - r))],
    ['cohens-d', gained / s1],
    ['hedges-g', dz * approximateJ(n - 1)],
    ['hedges-g', (gained / ((s1 + s2) / 2)) * approximateJ(n - 1)],
    ['correlation', r],
    ['partial-eta-squared', t ** 2 / (t ** 2 + n - 1)],
    ['eta-squared', t ** 2 / (t ** 2 + n - 1)],
  ] as const);
  const half = studentTUpperQuantile(0.025, n - 1) * (s / Math.sqrt(n));
  const isOfD = effect[0] === 'cohens-d' && random.nextBelow(3) === 0;
  return {
    kind: 'paired',
    test: (say) => `t(${n - 1}) = ${say(t, 2)}`,
    p: studentTTwoSided(Math.abs(t), n - 1),
    effect,
    words: {
      en: [
        '',
        'Scores rose from pre-test to post-test',
        'By a paired t test scores rose',
        `Scores rose (N = ${n})`,
      ],
      nl: [
        '',
        'De scores stegen van voormeting naar nameting',
        'Volgens een gepaarde t-toets stegen de scores',
      ],
      fr: ['', 'Les scores augmentaient après la formation', 'Le test apparié montrait une hausse'],
    },
    ...(effect[0] !== 'correlation' && {
      means: [
        [mean(before), s1],
        [mean(after), s2],
      ],
    }),
    // Of the difference itself, as many print it behind d.
    ...(isOfD && { ci: [gained - half, gained + half] as const }),
  };
}

const BY_ONE = {
  en: ['', 'A one-way ANOVA showed a difference'],
  nl: ['', 'Een eenfactor-variantieanalyse toonde een verschil'],
  fr: ['', "L'analyse à un facteur montrait une différence"],
};

function oneWay(random: RandomGenerator): Reported {
  const groups = Array.from({ length: 2 + random.nextBelow(4) }, () =>
    draw(random, 4 + random.nextBelow(50), uniform(random)),
  );
  const everybody = groups.flat();
  const within = sum(groups.map(squares));
  const between = squares(everybody) - within;
  const [df1, df2] = [groups.length - 1, everybody.length - groups.length];
  const error = within / df2;
  const f = between / df1 / error;
  const eta = between / (between + within);
  return {
    kind: 'one-way',
    test: (say) => `F(${df1}, ${df2}) = ${say(f, 2)}`,
    p: fUpper(f, df1, df2),
    effect: among(random, [
      ['eta-squared', eta],
      ['partial-eta-squared', eta],
      ['generalized-eta-squared', eta],
      ['omega-squared', (between - df1 * error) / (between + within + error)],
      ['epsilon-squared', (between - df1 * error) / (between + within)],
      ['cohens-f', Math.sqrt(eta / (1 - eta))],
      ['cohens-f', Math.sqrt(between / everybody.length / error)],
    ] as const),
    words: BY_ONE,
  };
}

/** Two crossed factors with as many people in every cell. */
function twoWay(random: RandomGenerator): Reported {
  const [rows, columns, n] = [2 + random.nextBelow(2), 2 + random.nextBelow(3), 3 + random.nextBelow(20)];
  const ofRow = draw(random, rows, 0, 0.6);
  const ofColumn = draw(random, columns, 0, 0.8);
  const cells = ofRow.map((row) => ofColumn.map((column) => draw(random, n, row + column)));
  const everybody = cells.flat(2);
  const total = squares(everybody);
  const within = sum(cells.flat().map(squares));
  const centre = mean(everybody);
  const main = (means: readonly number[], each: number) =>
    each * sum(means.map((value) => (value - centre) ** 2));
  const a = main(
    cells.map((row) => mean(row.flat())),
    columns * n,
  );
  const b = main(
    ofColumn.map((_, column) => mean(cells.flatMap((row) => row[column]!))),
    rows * n,
  );
  const df2 = everybody.length - rows * columns;
  const [effectSquares, df1] = among(random, [
    [a, rows - 1],
    [b, columns - 1],
    [total - within - a - b, (rows - 1) * (columns - 1)],
  ] as const);
  const error = within / df2;
  const f = effectSquares / df1 / error;
  const numerator = effectSquares - df1 * error;
  return {
    kind: 'two-way',
    test: (say) => `F(${df1}, ${df2}) = ${say(f, 2)}`,
    p: fUpper(f, df1, df2),
    effect: among(random, [
      ['eta-squared', effectSquares / total],
      ['partial-eta-squared', effectSquares / (effectSquares + within)],
      [
        'generalized-eta-squared',
        effectSquares / (effectSquares + within + (random.nextBelow(2) === 0 ? 0 : a)),
      ],
      ['omega-squared', numerator / (total + error)],
      ['omega-squared', numerator / (effectSquares + (everybody.length - df1) * error)],
      ['epsilon-squared', numerator / total],
      ['epsilon-squared', numerator / (effectSquares + within)],
      ['cohens-f', Math.sqrt(effectSquares / within)],
      ['cohens-f', Math.sqrt(effectSquares / (total - effectSquares))],
    ] as const),
    words: { en: ['', 'A two-way ANOVA showed an effect'], nl: ['', 'De factoren verschilden'], fr: [''] },
  };
}

/** One group several times; degrees of freedom as they are or multiplied by an epsilon. */
function repeated(random: RandomGenerator): Reported {
  const [n, waves] = [5 + random.nextBelow(50), 2 + random.nextBelow(4)];
  const ofWave = draw(random, waves, 0, 0.4);
  const spread = 2 * uniform(random);
  const people = Array.from({ length: n }, () => {
    const level = spread * normal(random);
    return ofWave.map((wave) => level + wave + normal(random));
  });
  const total = squares(people.flat());
  const centre = mean(people.flat());
  const ofPeople = waves * sum(people.map((person) => (mean(person) - centre) ** 2));
  const ofWaves =
    n * sum(ofWave.map((_, wave) => (mean(people.map((person) => person[wave]!)) - centre) ** 2));
  const rest = total - ofPeople - ofWaves;
  const [df1, df2] = [waves - 1, (waves - 1) * (n - 1)];
  const error = rest / df2;
  const f = ofWaves / df1 / error;
  const epsilon = waves > 2 && random.nextBelow(2) === 0 ? 1 / df1 + (1 - 1 / df1) * uniform(random) : 1;
  const [shown1, shown2] = [df1 * epsilon, df2 * epsilon];
  const decimals = epsilon === 1 ? 0 : 2;
  const ofPeopleError = ofPeople / (n - 1);
  return {
    kind: 'repeated',
    test: (say) => `F(${say(shown1, decimals)}; ${say(shown2, decimals)}) = ${say(f, 2)}`,
    p: fUpper(f, shown1, shown2),
    effect: among(random, [
      ['partial-eta-squared', ofWaves / (ofWaves + rest)],
      ['generalized-eta-squared', ofWaves / total],
      ['eta-squared', ofWaves / total],
      ['omega-squared', (df1 * (ofWaves / df1 - error)) / (total + ofPeopleError)],
    ] as const),
    words: {
      en: ['', 'A one-way repeated measures ANOVA showed a change'],
      nl: ['', 'Een variantieanalyse met herhaalde metingen toonde een verschil'],
      fr: ['', "L'ANOVA à mesures répétées montrait un effet"],
    },
  };
}

/** Welch's F beside η² of the classical analysis. */
function welchAnova(random: RandomGenerator): Reported {
  const groups = Array.from({ length: 3 + random.nextBelow(2) }, () =>
    draw(random, 5 + random.nextBelow(40), uniform(random), 0.5 + uniform(random)),
  );
  const weights = groups.map((group) => group.length / sd(group) ** 2);
  const all = sum(weights);
  const centre = sum(groups.map((group, index) => weights[index]! * mean(group))) / all;
  const k = groups.length;
  const lambda = sum(groups.map((group, index) => (1 - weights[index]! / all) ** 2 / (group.length - 1)));
  const f =
    sum(groups.map((group, index) => weights[index]! * (mean(group) - centre) ** 2)) /
    (k - 1) /
    (1 + (2 * (k - 2) * lambda) / (k ** 2 - 1));
  const df2 = (k ** 2 - 1) / (3 * lambda);
  const within = sum(groups.map(squares));
  return {
    kind: 'welch-anova',
    test: (say) => `F(${k - 1}, ${say(df2, 2)}) = ${say(f, 2)}`,
    p: fUpper(f, k - 1, df2),
    effect: [
      among(random, ['eta-squared', 'partial-eta-squared'] as const),
      1 - within / squares(groups.flat()),
    ],
    words: {
      en: ["Welch's ANOVA showed a difference", ''],
      nl: ['De variantieanalyse van Welch gaf een verschil'],
      fr: [''],
    },
  };
}

function counts(random: RandomGenerator): Reported {
  const [rows, columns] = [2 + random.nextBelow(3), 2 + random.nextBelow(3)];
  const table = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => 2 + random.nextBelow(40)),
  );
  const n = sum(table.flat());
  const ofRow = table.map(sum);
  const ofColumn = Array.from({ length: columns }, (_, column) => sum(table.map((row) => row[column]!)));
  const chi = (correction: number) =>
    sum(
      table.flatMap((row, i) =>
        row.map((count, j) => {
          const expected = (ofRow[i]! * ofColumn[j]!) / n;
          return Math.max(0, Math.abs(count - expected) - correction) ** 2 / expected;
        }),
      ),
    );
  const df = (rows - 1) * (columns - 1);
  const plain = chi(0);
  const isYates = df === 1 && random.nextBelow(2) === 0;
  const statistic = isYates ? chi(0.5) : plain;
  const least = Math.min(rows, columns) - 1;
  const shrunk = (size: number) => size - (size - 1) ** 2 / (n - 1);
  const corrected = Math.sqrt(
    Math.max(0, plain / n - df / (n - 1)) / (Math.min(shrunk(rows), shrunk(columns)) - 1),
  );
  return {
    kind: isYates ? 'yates' : 'counts',
    test: (say) => `χ2(${df}${say(0.5, 1).includes(',') ? ';' : ','} N = ${n}) = ${say(statistic, 2)}`,
    p: chiSquareUpper(statistic, df),
    effect: ['association', among(random, [Math.sqrt(plain / n), Math.sqrt(plain / n / least), corrected])],
    words: NOTHING,
  };
}

/** r with r², its interval by Fisher. */
function correlation(random: RandomGenerator): Reported {
  const n = 8 + random.nextBelow(150);
  const x = draw(random, n, 0);
  const slope = 2 * uniform(random) - 1;
  const y = x.map((value) => slope * value + normal(random));
  const [mx, my] = [mean(x), mean(y)];
  const r =
    sum(x.map((value, index) => (value - mx) * (y[index]! - my))) / Math.sqrt(squares(x) * squares(y));
  const t = Math.abs(r) * Math.sqrt((n - 2) / (1 - r ** 2));
  return {
    kind: 'correlation',
    test: (say) => `r(${n - 2}) = ${say(r, 2, true)}`,
    p: studentTTwoSided(t, n - 2),
    effect: ['r-squared', r ** 2],
    words: NOTHING,
  };
}

/** A regression on several variables: F of the model. */
function regression(random: RandomGenerator): Reported {
  const k = 1 + random.nextBelow(6);
  const df2 = 10 + random.nextBelow(150);
  const determination = 0.02 + 0.6 * uniform(random);
  const f = determination / k / ((1 - determination) / df2);
  return {
    kind: 'regression',
    test: (say) => `F(${k}, ${df2}) = ${say(f, 2)}`,
    p: fUpper(f, k, df2),
    effect: among(random, [
      ['r-squared', determination],
      ['adjusted-r-squared', 1 - ((1 - determination) * (df2 + k)) / df2],
    ] as const),
    words: {
      en: ['The regression was significant'],
      nl: ['De regressie was significant'],
      fr: ['La régression était significative'],
    },
  };
}

const KINDS = [
  twoGroups,
  twoGroups,
  pairs,
  pairs,
  oneWay,
  twoWay,
  repeated,
  welchAnova,
  counts,
  correlation,
  regression,
];
