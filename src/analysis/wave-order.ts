import { resultMessages } from '../model/messages/results.ts';
import { said } from '../model/messages/said.ts';
import type { Warning } from '../model/result.ts';

/** Words in names of files by their place in time, in English, Dutch and French; without accents and separators. */
const WORDS: readonly (readonly string[])[] = [
  [
    ...['pre', 'pretest', 'before', 'baseline', 'intake', 'start', 'begin', 'entry'],
    ...['voor', 'vooraf', 'voormeting', 'nulmeting', 'beginmeting', 'startmeting'],
    ...['avant', 'initial', 'initiale', 'debut', 'preenquete'],
  ],
  [
    ...['post', 'posttest', 'after', 'end', 'endline', 'final', 'exit'],
    ...['na', 'achteraf', 'nameting', 'eind', 'eindmeting'],
    ...['apres', 'fin', 'finale', 'postenquete'],
  ],
  ['followup', 'opvolging', 'opvolgmeting', 'vervolgmeting', 'suivi'],
];

/** `t1`, `wave2`, `meting 3`: the number of a wave behind a word that says so. */
const NUMBERED =
  /(?:^| )(?:t|w|m|wave|time|temps|round|meting|meetmoment|moment|mesure|vague|test) ?(\d{1,2})(?= |$)/g;

/**
 * Whether the names of files say another order in time than that in which they were given, as `analyse *.csv` gives `post.csv`
 * before `pre.csv`. Names that say nothing, or two things, are believed.
 *
 * @param files in the order of the waves
 */
export function waveOrderWarnings(files: readonly string[]): Warning[] {
  const times = files.map(timeOf);
  for (let later = 1; later < files.length; later++)
    for (let first = 0; first < later; first++) {
      const [one, other] = [times[first]!, times[later]!];
      if (one === null || other === null || one <= other) continue;
      return [said(resultMessages, 'wave-order', { files: [files[first]!, files[later]!] })];
    }
  return [];
}

/** The place in time that a name says: 0 for a word such as baseline or `t0`; `null` where it says none, or more than one. */
function timeOf(file: string): number | null {
  const words = file
    .replace(/\.[^.]*$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(follow|pre|post|na|voor|nul|eind|begin) (?=(?:up|test|meting|enquete)\b)/g, '$1')
    .trim();
  const each = words.split(/ |(?<=[a-z])(?=\d)/);
  const times = new Set([
    ...WORDS.flatMap((list, time) => (list.some((word) => each.includes(word)) ? [time] : [])),
    ...Array.from(words.matchAll(NUMBERED), ([, number]) => Number(number)),
  ]);
  const [time, ...others] = times;
  return time === undefined || others.length > 0 ? null : time;
}
