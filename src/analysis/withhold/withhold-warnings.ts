import { said } from '../../model/messages/said.ts';
import { tellsNumbers, withheldMessages } from '../../model/messages/withheld.ts';
import type { Warning } from '../../model/result.ts';

/**
 * Warnings without the numbers they were drawn from, which might be those of a few respondents, and without those about a wave of which
 * nothing is shown. A warning without a place in a row or a count stays as it is.
 */
export function withholdWarnings(
  warnings: readonly Warning[],
  isHidden: (scale: string, wave: string) => boolean,
): Warning[] {
  return warnings.flatMap((warning): Warning[] => {
    const { code, scale, wave, item, file } = warning;
    if (scale !== undefined && wave !== undefined && code !== 'few-respondents' && isHidden(scale, wave))
      return [];
    if (!tellsNumbers(code)) return [warning];
    const { otherScale } = warning;
    const subject = item ?? file;
    const { message, values } = said(withheldMessages, 'withheld', {
      withheld: code,
      ...(scale === undefined ? {} : { scale }),
      ...(otherScale === undefined ? {} : { otherScale }),
      ...(wave === undefined ? {} : { wave }),
      ...(subject === undefined ? {} : { subject }),
    });
    return [{ ...warning, message, values: values ?? {} }];
  });
}
