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
    const waves = wave === undefined ? correlatedIn(warning) : [wave];
    if (
      scale !== undefined &&
      waves.length > 0 &&
      code !== 'few-respondents' &&
      waves.every((each) => isHidden(scale, each))
    )
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

/** The waves in which an item correlates negatively with the rest of its scale; of other warnings none. */
function correlatedIn({ values }: Warning): string[] {
  const correlations = values?.correlations;
  if (!Array.isArray(correlations)) return [];
  return correlations.flatMap((each: unknown) =>
    typeof each === 'object' && each !== null && 'wave' in each && typeof each.wave === 'string'
      ? [each.wave]
      : [],
  );
}
