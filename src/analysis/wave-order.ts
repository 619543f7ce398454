import { createMessage } from '../model/messages/create-message.ts';
import { resultMessages } from '../model/messages/results.ts';
import type { Warning } from '../model/result.ts';
import { timeOf } from '../scoring/wave-words.ts';

/**
 * Whether the names of files or waves say another order in time than that in which they were given, as `analyse *.csv` gives `post.csv`
 * before `pre.csv`. Names that say nothing, or two things, are believed.
 *
 * @param names of files or waves, in the order of the waves
 */
export function waveOrderWarnings(names: readonly string[]): Warning[] {
  const times = names.map((name) => timeOf(name.replace(/\.[^.]*$/, '')));
  for (let later = 1; later < names.length; later++)
    for (let first = 0; first < later; first++) {
      const [one, other] = [times[first]!, times[later]!];
      if (one === null || other === null || one <= other) continue;
      return [createMessage(resultMessages, 'wave-order', { files: [names[first]!, names[later]!] })];
    }
  return [];
}
