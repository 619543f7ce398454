import { seededRandom } from '../../src/stats/random.ts';

/**
 * Made-up questionnaires of which everything is known: which items make a scale, how its answers are ordered and coded, which items
 * are worded the other way round. Nobody gave these answers.
 */
export interface KnownScale {
  /** Of names such as `steun_1`; `null` for headers that are the questions. */
  readonly stem: string | null;
  readonly texts: readonly string[];
  /** In order; what stands in the files. `null` for bare numbers. */
  readonly wordings: readonly string[] | null;
  readonly min: number;
  readonly max: number;
  /** Positions of items that are worded the other way round, fewer than half. */
  readonly reversed: readonly number[];
  readonly aggregate: 'sum' | 'mean';
}

export interface KnownQuestionnaire {
  readonly scales: readonly KnownScale[];
  readonly respondents: number;
  readonly seed: number;
}

export function headersOf({ stem, texts }: KnownScale): string[] {
  return texts.map((text, at) => (stem === null ? text : `${stem}_${at + 1}`));
}

/** The rows of a file, the header first: ids, a sex, an age, the items of every scale, and remarks that nobody may repeat. */
export function rowsOf({ scales, respondents, seed }: KnownQuestionnaire): string[][] {
  const source = seededRandom(seed);
  const uniform = () => (source.nextUint32() + 0.5) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const header = ['respondent', 'sex', 'age', ...scales.flatMap(headersOf), 'remarks'];
  const rows = Array.from({ length: respondents }, (_, row) => {
    const answers = scales.flatMap((scale) => {
      const level = normal();
      const count = scale.max - scale.min;
      return scale.texts.map((_, at) => {
        if (uniform() < 0.02) return '';
        const share = 0.5 + 0.22 * (0.8 * level + 0.6 * normal());
        const place = Math.min(count, Math.max(0, Math.round(share * count)));
        const code = scale.min + (scale.reversed.includes(at) ? count - place : place);
        return scale.wordings === null ? String(code) : scale.wordings[code - scale.min]!;
      });
    });
    const remark = uniform() < 0.4 ? `private remark ${row} of somebody` : '';
    return [
      `p${seed}-${row}`,
      uniform() < 0.5 ? 'man' : 'woman',
      String(20 + Math.floor(50 * uniform())),
      ...answers,
      remark,
    ];
  });
  return [header, ...rows];
}

/** Delimited text of rows; every cell is quoted. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('');
}

/** Answers of known kinds in the seven languages of the ENSURE survey but Tigrinya, and German; as forms print them, low to high. */
export const WORDINGS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    agreement: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
    frequency: ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'],
    satisfaction: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
    truth: ['Not at all true', 'Hardly true', 'Moderately true', 'Exactly true'],
  },
  nl: {
    agreement: [
      'Helemaal mee oneens',
      'Mee oneens',
      'Niet mee eens, niet mee oneens',
      'Mee eens',
      'Helemaal mee eens',
    ],
    frequency: ['Nooit', 'Zelden', 'Soms', 'Vaak', 'Altijd'],
    satisfaction: ['Zeer ontevreden', 'Ontevreden', 'Neutraal', 'Tevreden', 'Zeer tevreden'],
    truth: ['Helemaal niet waar', 'Nauwelijks waar', 'Enigszins waar', 'Helemaal waar'],
  },
  fr: {
    agreement: [
      "Pas du tout d'accord",
      "Plutôt pas d'accord",
      "Ni d'accord ni pas d'accord",
      "Plutôt d'accord",
      "Tout à fait d'accord",
    ],
    frequency: ['Jamais', 'Rarement', 'Parfois', 'Souvent', 'Toujours'],
    satisfaction: ['Très insatisfait(e)', 'Insatisfait(e)', 'Neutre', 'Satisfait(e)', 'Très satisfait(e)'],
    truth: ['Pas du tout vrai', 'À peine vrai', 'Moyennement vrai', 'Totalement vrai'],
  },
  de: {
    agreement: [
      'Stimme überhaupt nicht zu',
      'Stimme eher nicht zu',
      'Teils/teils',
      'Stimme eher zu',
      'Stimme voll und ganz zu',
    ],
    frequency: ['Nie', 'Selten', 'Manchmal', 'Oft', 'Immer'],
    satisfaction: [
      'Sehr unzufrieden',
      'Unzufrieden',
      'Weder zufrieden noch unzufrieden',
      'Zufrieden',
      'Sehr zufrieden',
    ],
    truth: ['Trifft überhaupt nicht zu', 'Trifft eher nicht zu', 'Trifft eher zu', 'Trifft voll und ganz zu'],
  },
  es: {
    agreement: [
      'Totalmente en desacuerdo',
      'En desacuerdo',
      'Ni de acuerdo ni en desacuerdo',
      'De acuerdo',
      'Totalmente de acuerdo',
    ],
    frequency: ['Nunca', 'Rara vez', 'A veces', 'A menudo', 'Siempre'],
    satisfaction: ['Muy insatisfecho/a', 'Insatisfecho/a', 'Neutral', 'Satisfecho/a', 'Muy satisfecho/a'],
    truth: ['Incorrecto', 'Apenas cierto', 'Más bien cierto', 'Cierto'],
  },
  tr: {
    agreement: [
      'Kesinlikle katılmıyorum',
      'Katılmıyorum',
      'Kararsızım',
      'Katılıyorum',
      'Kesinlikle katılıyorum',
    ],
    frequency: ['Hiçbir zaman', 'Nadiren', 'Bazen', 'Sık sık', 'Her zaman'],
    satisfaction: ['Hiç memnun değilim', 'Memnun değilim', 'Kararsızım', 'Memnunum', 'Çok memnunum'],
    truth: ['Hiç doğru değil', 'Pek doğru değil', 'Biraz doğru', 'Tamamen doğru'],
  },
  ar: {
    agreement: ['لا أوافق بشدة', 'لا أوافق', 'محايد', 'أوافق', 'أوافق بشدة'],
    frequency: ['أبدًا', 'نادرًا', 'أحيانًا', 'غالبًا', 'دائمًا'],
    satisfaction: ['غير راضٍ إطلاقًا', 'غير راضٍ', 'محايد', 'راضٍ', 'راضٍ جدًا'],
    truth: ['غير صحيح إطلاقًا', 'بالكاد صحيح', 'صحيح إلى حد ما', 'صحيح تمامًا'],
  },
};

/** Questions of nobody's questionnaire. */
export const TEXTS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'I can ask my neighbours for help.',
    'There are people who listen to me.',
    'I often feel that I have to do it alone.',
    'I know where I can get advice.',
    'People around me take me seriously.',
    'I feel at home in my street.',
  ],
  nl: [
    'Ik kan mijn buren om hulp vragen.',
    'Er zijn mensen die naar mij luisteren.',
    'Ik heb vaak het gevoel dat ik het alleen moet doen.',
    'Ik weet waar ik raad kan krijgen.',
    'Mensen om mij heen nemen mij serieus.',
    'Ik voel mij thuis in mijn straat.',
  ],
  fr: [
    'Je peux demander de l’aide à mes voisins.',
    'Il y a des gens qui m’écoutent.',
    'J’ai souvent le sentiment de devoir le faire seul.',
    'Je sais où trouver des conseils.',
    'Les gens autour de moi me prennent au sérieux.',
    'Je me sens chez moi dans ma rue.',
  ],
  de: [
    'Ich kann meine Nachbarn um Hilfe bitten.',
    'Es gibt Menschen, die mir zuhören.',
    'Ich habe oft das Gefühl, es allein tun zu müssen.',
    'Ich weiß, wo ich Rat bekomme.',
    'Die Menschen um mich nehmen mich ernst.',
    'Ich fühle mich in meiner Straße zu Hause.',
  ],
  es: [
    'Puedo pedir ayuda a mis vecinos.',
    'Hay personas que me escuchan.',
    'A menudo siento que tengo que hacerlo sola.',
    'Sé dónde puedo pedir consejo.',
    'La gente de mi entorno me toma en serio.',
    'Me siento en casa en mi calle.',
  ],
  tr: [
    'Komşularımdan yardım isteyebilirim.',
    'Beni dinleyen insanlar var.',
    'Çoğu zaman tek başıma yapmak zorunda olduğumu hissediyorum.',
    'Nereden öğüt alabileceğimi biliyorum.',
    'Çevremdeki insanlar beni ciddiye alıyor.',
    'Sokağımda kendimi evimde hissediyorum.',
  ],
  ar: [
    'أستطيع أن أطلب المساعدة من جيراني.',
    'هناك أشخاص يستمعون إلي.',
    'أشعر كثيرًا بأن علي أن أفعل ذلك وحدي.',
    'أعرف أين أجد النصيحة.',
    'يأخذني الناس من حولي على محمل الجد.',
    'أشعر في شارعي بأنني في بيتي.',
  ],
};
