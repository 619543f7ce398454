import type { Scale } from '../../src/model/scale.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
export type Random = () => number;

const LABELS = [
  'Helemaal mee oneens',
  'Mee oneens',
  'Niet mee eens, niet mee oneens',
  'Mee eens',
  'Tamelijk één',
];

const response = {
  min: 1,
  max: 5,
  labels: LABELS.map((text, index) => ({ value: index + 1, text: { nl: [text] } })),
};

function scale(id: string, count: number, more: Partial<Scale>): Scale {
  return {
    id,
    version: '1.0.0',
    name: { en: id },
    direction: 'higher-is-better',
    response,
    items: Array.from({ length: count }, (_, index) => ({
      id: `${id}${index + 1}`,
      ...(index % 3 === 2 && { reverse: true }),
    })),
    score: { aggregate: 'mean', minAnswered: count - 1 },
    ...more,
  } as Scale;
}

/** Scales of several forms: bands and a subscale, a sum of another range, a table of codes, declared missing codes. */
export const scales: readonly Scale[] = [
  scale('kalm', 7, {
    bands: [
      { min: 1, max: 2.99, label: { en: 'low' } },
      { min: 3, max: 5, label: { en: 'high' } },
    ],
    subscales: [
      { id: 'rust', items: ['kalm1', 'kalm3', 'kalm4'], score: { aggregate: 'sum', minAnswered: 2 } },
    ],
  } as Partial<Scale>),
  scale('zorg', 4, {
    direction: 'lower-is-better',
    response: { ...response, min: 0, max: 6, labels: [] } as Scale['response'],
    score: { aggregate: 'sum', minAnswered: 3 },
    missing: [88],
  } as Partial<Scale>),
  scale('steun', 3, {
    items: [
      {
        id: 'steun1',
        recode: [
          [1, 1],
          [2, 1],
          [3, 0],
          [4, 0],
          [5, 0],
        ],
      },
      {
        id: 'steun2',
        recode: [
          [1, 0],
          [2, 0],
          [3, 1],
          [4, 1],
          [5, 1],
        ],
      },
      {
        id: 'steun3',
        recode: [
          [1, 0],
          [2, 0],
          [3, 0],
          [4, 1],
          [5, 1],
        ],
      },
    ],
    score: { aggregate: 'sum' },
  } as Partial<Scale>),
];

const ITEMS = scales.flatMap(({ id, items }) => items.map((item) => ({ scale: id, item: item.id })));
/** What is put into a file somewhere, to see whether it is read alike. */
const DAMAGES = '"|,|;|\n|\r|\r\n|9|99|88|0|7|3,0|4.0|1.234|x|\0|\n\n| |\u00a0|\u200b|-1|NA|""|é|\t| "'.split(
  '|',
);
const TEXTS = [
  '',
  'goed',
  'é ü 漢',
  'een, twee; drie',
  'zei "ja"',
  'regel een\nregel twee',
  '1,5',
  '3.25',
  ' x ',
  '-',
];

/** The forms of files: none, those of two survey platforms, with several rows a person, and with the items of several waves. */
export type FormName = 'none' | 'qualtrics' | 'limesurvey' | 'long' | 'wide';

/** What a file of some form has beside the answers. */
interface ExportForm {
  readonly columns: readonly string[];
  /** Rows of a person; one unless given. */
  readonly rowsEach?: number;
  /** Rows below the header that are headings too. */
  readonly headings: (header: readonly string[]) => readonly (readonly string[])[];
  readonly cells: (random: Random, row: number) => readonly string[];
}

const date = (row: number) => `2026-01-${String(1 + (row % 28)).padStart(2, '0')} 10:23:45`;
const FORMS: Readonly<Record<Exclude<FormName, 'none'>, ExportForm>> = {
  qualtrics: {
    columns: ['StartDate', 'EndDate', 'Status', 'Progress', 'Finished', 'RecordedDate', 'ResponseId'],
    headings: (header) => [
      header.map((name) =>
        name.startsWith('kalm') ? `Hoe gaat het, "nu"?\nSchaal - ${name}` : `Vraag ${name}`,
      ),
      header.map((name) => `{"ImportId":"QID_${name}"}`),
    ],
    cells: (random, row) => {
      const isDone = random() < 0.9;
      const status = random() < 0.9 ? 'IP Address' : random() < 0.5 ? 'Survey Preview' : 'Spam';
      const progress = isDone ? '100' : String(Math.floor(100 * random()));
      return [date(row), date(row), status, progress, isDone ? 'True' : 'False', date(row), `R_${row}`];
    },
  },
  limesurvey: {
    columns: ['submitdate', 'lastpage', 'startlanguage', 'seed'],
    headings: () => [],
    cells: (random, row) => [random() < 0.8 ? date(row) : '', '3', 'nl', String(row * 7919)],
  },
  wide: { columns: ['bron'], headings: () => [], cells: () => ['papier'] },
  long: {
    columns: ['moment'],
    rowsEach: 3,
    headings: () => [],
    cells: (random, row) => {
      const moment = random() < 0.97 ? MOMENTS[row % 3]! : '';
      return [random() < 0.02 ? ` ${moment.toUpperCase()}` : moment];
    },
  },
};

const AFFIXES = ['pre_', 'post_'];
/** Waves as the column `moment` names them, now and then otherwise. */
export const MOMENTS = ['voor', 'na', 'follow-up'];

/** How a file is written. */
export interface Written {
  readonly bytes: Buffer;
  readonly hasDamage: boolean;
}

/** A file of so many respondents, plain or not quite, written in one of the ways in which programs write. */
export function plainFile(
  random: Random,
  rows: number,
  damaged: boolean,
  encoding: 'utf-8' | 'windows-1252' = 'utf-8',
  formName: FormName = 'none',
): Written {
  const form = formName === 'none' ? null : FORMS[formName];
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
  const delimiter = pick([',', ',', ';', '\t']);
  const end = pick(['\n', '\n', '\r\n', '\r\n', ...(damaged ? ['\r'] : [])]);
  const style = pick(['digits', 'digits', 'quoted', 'labels', 'mixed', 'both', 'decimals', 'decimals']);
  const point = random() < 0.6 ? '.' : ',';
  const isFloat = (text: string) => style === 'decimals' && text !== '' && (!damaged || random() < 0.98);
  const asFloat = (text: string) => (isFloat(text) ? `${text}${point}0` : text);
  const gaps = pick([0, 0.02, 0.3]);
  const isQuotedThroughout = random() < 0.1;
  const quote = (text: string) =>
    isQuotedThroughout || /["\n\r]/.test(text) || text.includes(delimiter) || random() < 0.02
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const answer = (of: string): string => {
    if (random() < gaps) return pick(['', '', '', ' ']);
    if (of === 'zorg') return asFloat(random() < 0.05 ? '88' : String(Math.floor(random() * 7)));
    const code = 1 + Math.floor(random() * 5);
    const kind = style === 'mixed' ? pick(['digits', 'labels']) : style;
    if (kind === 'digits' || kind === 'decimals') return asFloat(String(code));
    if (kind === 'quoted') return `"${code}"`;
    const label = random() < 0.05 ? LABELS[code - 1]!.toUpperCase() : LABELS[code - 1]!;
    return kind === 'both' ? `${code} - ${label}` : label;
  };
  const items =
    formName === 'wide'
      ? AFFIXES.flatMap((affix) => ITEMS.map(({ scale, item }) => ({ scale, item: affix + item })))
      : ITEMS;
  const order = random() < 0.3 ? items.toSorted(() => random() - 0.5) : items;
  const first = Math.floor(random() * 50);
  const cellsOf = (row: number): string[] => [
    pick(['R', 'R', 'r']) + (first + Math.floor(row / (form?.rowsEach ?? 1))),
    ...(form?.cells(random, row) ?? []),
    ...order.map(({ scale: of }) => (style === 'quoted' ? answer(of) : quote(answer(of)))),
    quote(pick(damaged ? TEXTS : TEXTS.slice(0, 6))),
    pick(['m', 'v', 'v', ' m', '', 'x'].slice(0, random() < 0.5 ? 4 : 5)),
    String(18 + ((row * 7) % 60)),
  ];
  const header = [
    'id',
    ...(form?.columns ?? []),
    ...order.map(({ item }) => item),
    'opmerking',
    'geslacht',
    'leeftijd',
  ];
  const isTurned = random() < 0.3;
  const line = (cells: readonly string[]) => (isTurned ? cells.toReversed() : cells).join(delimiter);
  const lines = Array.from({ length: rows }, (_, row) => line(cellsOf(row)));
  const headings = [header, ...(form?.headings(header).map((cells) => cells.map(quote)) ?? [])].map(line);
  const trailing = pick(['', '', '', end, end + end, `${delimiter.repeat(header.length - 1)}${end}`]);
  let text = [...headings, ...lines].join(end) + (trailing !== '' || random() < 0.8 ? end + trailing : '');
  let hasDamage = false;
  if (damaged)
    for (let damage = Math.floor(random() * 3); damage > 0; damage--) {
      const at = Math.floor(random() * text.length);
      hasDamage = true;
      text =
        random() < 0.7
          ? text.slice(0, at) + pick(DAMAGES) + text.slice(at)
          : text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 5));
    }
  const bytes = encoding === 'utf-8' ? bytesOf(text, damaged ? random() : 1, random) : western(text);
  return { bytes, hasDamage };
}

/** In windows-1252, with a euro sign, which ISO-8859-1 lacks. */
function western(text: string): Buffer {
  return Buffer.from(text.replaceAll('漢', '\u0080'), 'latin1');
}

function bytesOf(text: string, kind: number, random: Random): Buffer {
  if (kind < 0.06) return Buffer.from(text, 'latin1');
  if (kind < 0.09) return Buffer.from(text, 'utf16le');
  const bytes = Buffer.from(random() < 0.1 ? `\ufeff${text}` : text, 'utf8');
  if (kind < 0.13) bytes[Math.floor(random() * bytes.length)] = 0xe9;
  return bytes;
}
