/** A column with more values, or columns with more affixes, say no waves. */
export const MOST_WAVES = 30;

/**
 * Words in names of files, waves and columns by their place in time: English, Dutch, French, German, Spanish, Turkish, Arabic; without accents
 * and separators.
 */
const WORDS: readonly (readonly string[])[] = [
  [
    ...['pre', 'pretest', 'before', 'baseline', 'intake', 'start', 'begin', 'entry'],
    ...['voor', 'vooraf', 'voormeting', 'nulmeting', 'beginmeting', 'startmeting'],
    ...['avant', 'initial', 'initiale', 'debut', 'preenquete'],
    ...['vor', 'vorher', 'davor', 'vortest', 'vormessung', 'vorbefragung', 'beginn'],
    ...['antes', 'inicio', 'inicial', 'ontest', 'oncesi', 'قبل', 'قبلي'],
  ],
  [
    ...['post', 'posttest', 'after', 'end', 'endline', 'final', 'exit'],
    ...['na', 'achteraf', 'nameting', 'eind', 'eindmeting'],
    ...['apres', 'fin', 'finale', 'postenquete'],
    ...['nach', 'nachher', 'danach', 'nachtest', 'nachmessung', 'nachbefragung', 'ende'],
    ...['despues', 'sontest', 'sonrasi', 'بعد', 'بعدي'],
  ],
  [
    ...['followup', 'fup', 'fu', 'opvolging', 'opvolgmeting', 'vervolgmeting', 'suivi'],
    ...['katamnese', 'seguimiento', 'izlem', 'متابعة'],
  ],
];

/** `t1`, `wave2`, `meting 3`: words behind which the number of a wave stands. */
const BEFORE_NUMBERS = [
  ...[
    't',
    'w',
    'm',
    'wave',
    'time',
    'temps',
    'round',
    'meting',
    'meetmoment',
    'moment',
    'mesure',
    'vague',
    'test',
  ],
  ...['welle', 'zeitpunkt', 'messung', 'tiempo', 'ola', 'momento', 'olcum'],
];
const NUMBERED = new RegExp(`(?:^| )(?:${BEFORE_NUMBERS.join('|')}) ?(\\d{1,2})(?= |$)`, 'g');

/** Words of which one at least is in every name that says a time. */
const KNOWN = new Set([...WORDS.flat(), ...BEFORE_NUMBERS, 'up', 'enquete']);

/**
 * Whether a name in ASCII has no word of ours, so that it needs no closer look: letters are a word up to the next other sign, or capital behind a
 * small letter. Most names have none, and the expressions of a closer look take longer to make than all of them to read.
 */
export function saysNoTime(name: string): boolean {
  let begin = -1;
  let isSmall = false;
  for (let at = 0; at <= name.length; at++) {
    const code = name.charCodeAt(at);
    if (code > 127) return false;
    const isCapital = code >= 65 && code <= 90;
    const isLetter = isCapital || (code >= 97 && code <= 122);
    if (begin !== -1 && (!isLetter || (isCapital && isSmall))) {
      if (KNOWN.has(name.slice(begin, at).toLowerCase())) return false;
      begin = -1;
    }
    if (isLetter && begin === -1) begin = at;
    isSmall = isLetter && !isCapital;
  }
  return true;
}

/** The place in time that a name says: 0 for a word such as baseline or `t0`; `null` where it says none, or more than one. */
export function timeOf(name: string): number | null {
  return saysNoTime(name) ? null : timeOfWords(name);
}

/** The same of any name. */
export function timeOfWords(name: string): number | null {
  const words = name
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\u0131/g, 'i')
    .replace(/[^a-z0-9\u0621-\u064a]+/g, ' ')
    .replace(/\b(follow|pre|post|na|voor|nul|eind|begin|on|son) (?=(?:up|test|meting|enquete)\b)/g, '$1')
    .trim();
  const each = words.split(/ |(?<=[a-z])(?=\d)/);
  const times = new Set([
    ...WORDS.flatMap((list, time) => (list.some((word) => each.includes(word)) ? [time] : [])),
    ...Array.from(words.matchAll(NUMBERED), ([, number]) => Number(number)),
  ]);
  const [time, ...others] = times;
  return time === undefined || others.length > 0 ? null : time;
}

/**
 * Names of waves in the order of time: of known words, else of numbers, else as they come.
 *
 * @param numberOf a name as a number; `NaN` for a word
 * @example inTime(['nameting', 'voormeting'], Number) // ['voormeting', 'nameting']
 */
export function inTime(names: readonly string[], numberOf: (name: string) => number): string[] {
  for (const placeOf of [timeOf, numberOf]) {
    const places = new Map(names.map((name) => [name, placeOf(name) ?? Number.NaN]));
    const areAllKnown = [...places.values()].every(Number.isFinite);
    if (areAllKnown && new Set(places.values()).size === places.size)
      return names.toSorted((one, other) => places.get(one)! - places.get(other)!);
  }
  return [...names];
}
