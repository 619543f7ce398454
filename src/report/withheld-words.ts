import { withheld as texts } from '../generated/messages/withheld.ts';
import type { Withholding } from '../model/result.ts';
import type { Context, WithheldWords } from './context.ts';
import { WITHHELD } from './number-format.ts';
import { plain } from './table.ts';
import { printed, textsOf } from './text/catalogue.ts';

/** What a report says about numbers that were withheld. */
export function withheldWords(context: Context, withheld: Withholding): WithheldWords {
  const values = {
    sign: WITHHELD,
    least: context.number.count(withheld.minCell),
    numbers: context.number.count(withheld.numbers),
  };
  const catalogue = textsOf(texts, context.language);
  return (key, own = {}) => plain(printed(catalogue[key], { ...values, ...own }, context));
}
