import { createMessage, type Fact } from '../../model/messages/create-message.ts';
import { tellsNumbers, withheldMessages } from '../../model/messages/withheld.ts';
import { type OfSample, sampleOf } from '../../model/messages/wording.ts';
import type { Warning } from '../../model/result.ts';

/**
 * Warnings without the numbers they were drawn from, which might be those of a few respondents, and without those about a wave of which
 * nothing is shown. A warning without a place in a row or a count stays as it is.
 */
export function withholdWarnings(
  warnings: readonly Warning[],
  isHidden: (scale: string, sample: OfSample) => boolean,
): Warning[] {
  return warnings.flatMap((warning): Warning[] => {
    const { code, scale, wave, group, item, file } = warning;
    const own = sampleOf(warning);
    const isOfOne = wave !== undefined || group !== undefined;
    const samples = isOfOne ? [own] : correlated(warning).flatMap((each) => each.samples);
    if (
      scale !== undefined &&
      samples.length > 0 &&
      code !== 'few-respondents' &&
      samples.every((each) => isHidden(scale, each))
    )
      return [];
    if (!tellsNumbers(code)) return [warning];
    const { otherScale } = warning;
    const subject = item ?? opposedItems(warning, isHidden) ?? file ?? columnOf(warning);
    const { message, values } = createMessage(withheldMessages, 'withheld', {
      withheld: code,
      ...(scale === undefined ? {} : { scale }),
      ...(otherScale === undefined ? {} : { otherScale }),
      ...own,
      ...(subject === undefined ? {} : { subject }),
    });
    return [{ ...warning, message, values: values ?? {} }];
  });
}

/** The column that a remark on no single file is about. */
function columnOf({ values }: Warning): string | undefined {
  return typeof values?.column === 'string' ? values.column : undefined;
}

/** The items of a warning about several that correlate negatively, and where each does; of other warnings none. */
function correlated({ values }: Warning): { readonly item: string; readonly samples: readonly OfSample[] }[] {
  const items = values?.items;
  if (!Array.isArray(items)) return [];
  return items.flatMap((each: Fact) => {
    if (!isRecord(each) || typeof each.item !== 'string' || !Array.isArray(each.correlations)) return [];
    return [{ item: each.item, samples: each.correlations.map((of: Fact) => sampleOf(of as OfSample)) }];
  });
}

function isRecord(fact: Fact | undefined): fact is { readonly [name: string]: Fact | undefined } {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact);
}

/** Those of them that are seen in a wave that is shown. */
function opposedItems(
  warning: Warning,
  isHidden: (scale: string, sample: OfSample) => boolean,
): string | undefined {
  const items = correlated(warning).filter(({ samples }) =>
    samples.some((sample) => !isHidden(warning.scale ?? '', sample)),
  );
  return items.length === 0 ? undefined : items.map(({ item }) => item).join(', ');
}
