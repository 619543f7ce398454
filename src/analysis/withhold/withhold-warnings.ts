import type { Warning } from '../../model/result.ts';

/** Warnings that tell counts, correlations or rows, in words that tell none. */
const WITHOUT_NUMBERS: Readonly<Record<string, string>> = {
  'ambiguous-ids': 'some respondents were not matched because more than one came into question',
  'blank-group': 'some respondents have no value in the group column and are in neither group',
  'blank-id': 'some respondents have no id and cannot be matched',
  'blank-rows': 'blank rows between the others were skipped',
  'few-respondents': 'too few scores; nothing can be concluded from them',
  'invalid-set-missing': 'impossible answers were treated as missing',
  'near-matches': 'some respondents were matched by ids that differ in one character',
  'negative-item-rest-correlation':
    'the item correlates negatively with the rest of the scale; perhaps it should be reversed, or its answers were coded the wrong way round',
  'no-pairs':
    'the ids match too few respondents for a paired test; the waves are compared as independent groups',
  'proration-used': 'some scores were prorated over unanswered items',
  'scale-correlates-negatively':
    'goes against the other scales, contrary to what the directions say; perhaps the whole scale is coded the wrong way round',
  'unmatched-ids': 'not every respondent was found in both waves',
};

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
    const matter = WITHOUT_NUMBERS[code];
    if (matter === undefined) return [warning];
    const { values: _, ...rest } = warning;
    const place = [scale, warning.otherScale, wave, item ?? file].filter((part) => part !== undefined);
    return [
      { ...rest, message: place.length === 0 ? capitalised(matter) : `${place.join(', ')}: ${matter}` },
    ];
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
