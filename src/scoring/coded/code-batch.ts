import { BATCH, STRIDE } from '../../model/coded-rows.ts';
import type { StateForm } from '../respondent-scores.ts';

/** The items of one score among the columns of codes: where each begins, and what codes stand for. */
export interface CodedItems {
  /** Where the codes of each item begin. A code is 0 for no answer, else value − min + 1 after reversal. */
  readonly starts: Int32Array;
  readonly form: StateForm;
}

/** The items of a score, of which a code of 0 is no answer. */
export function codedItems(slots: readonly number[], form: StateForm): CodedItems {
  return { starts: Int32Array.from(slots, (slot) => slot * STRIDE), form };
}

/** The bits of a byte that is not 0, at its highest place, in each of four. */
const LOW = 0x7f7f7f7f;
const HIGH = 0x80808080;

/**
 * The states of the respondents of a batch, `answered × span + Σ (code − 1)`: four respondents at once, whose codes lie side by side in a
 * word, where sums of codes and of answers stay below 256. Codes are at most 127.
 */
export class StateFinder {
  readonly states = new Int32Array(BATCH);
  private readonly sums = new Int32Array(BATCH / 4);
  private readonly answers = new Int32Array(BATCH / 4);

  find(codes: Uint8Array, rows: number, { starts, form }: CodedItems): Int32Array {
    const { states, sums, answers } = this;
    const four = new Int32Array(codes.buffer, codes.byteOffset, codes.byteLength >> 2);
    const words = (rows + 3) >> 2;
    const atOnce = Math.floor(255 / (form.steps + 1));
    const rest = form.span - 1;
    for (let from = 0; from < starts.length; from += atOnce) {
      const to = Math.min(starts.length, from + atOnce);
      sums.fill(0, 0, words);
      answers.fill(0, 0, words);
      let i = from;
      for (; i + 2 < to; i += 3) {
        const a = starts[i]! >> 2;
        const b = starts[i + 1]! >> 2;
        const c = starts[i + 2]! >> 2;
        for (let word = 0; word < words; word++) {
          const x = four[a + word]!;
          const y = four[b + word]!;
          const z = four[c + word]!;
          sums[word] = (sums[word]! + x + y + z) | 0;
          answers[word]! +=
            (((x + LOW) & HIGH) >>> 7) + (((y + LOW) & HIGH) >>> 7) + (((z + LOW) & HIGH) >>> 7);
        }
      }
      for (; i < to; i++) {
        const start = starts[i]! >> 2;
        for (let word = 0; word < words; word++) {
          const x = four[start + word]!;
          sums[word] = (sums[word]! + x) | 0;
          answers[word]! += ((x + LOW) & HIGH) >>> 7;
        }
      }
      for (let row = 0; row < 4 * words; row++) {
        const shift = (row & 3) << 3;
        const state = ((answers[row >> 2]! >>> shift) & 255) * rest + ((sums[row >> 2]! >>> shift) & 255);
        states[row] = from === 0 ? state : states[row]! + state;
      }
    }
    return states;
  }
}
