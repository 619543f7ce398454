/** Warnings that tell counts, correlations or rows, in words that tell none. */
const MATTERS = {
  'ambiguous-ids': 'some respondents were not matched because more than one came into question',
  'blank-group': 'some respondents have no value in the group column and are in neither group',
  'blank-id': 'some respondents have no id and cannot be matched',
  'blank-rows': 'blank rows between the others were skipped',
  'few-respondents': 'too few scores; nothing can be concluded from them',
  'invalid-set-missing': 'impossible answers were treated as missing',
  'near-matches': 'some respondents were matched by ids that differ in one character',
  'negative-item-rest-correlation':
    'negative correlation with the rest of the scale; perhaps items should be reversed, or answers were coded the wrong way round',
  'no-pairs':
    'the ids match too few respondents for a paired test; the waves are compared as independent groups',
  'possible-missing-code': 'a value was read as a count, but files often write it for "no answer"',
  'proration-used': 'some scores were prorated over unanswered items',
  'scale-correlates-negatively':
    'goes against the other scales, contrary to what the directions say; perhaps the whole scale is coded the wrong way round',
  'unmatched-ids': 'not every respondent was found in both waves',
} as const;

export type WithheldCode = keyof typeof MATTERS;

/** What a warning is about, when its numbers were withheld. */
export type WithheldWarning = {
  readonly withheld: WithheldCode;
  readonly scale?: string;
  readonly otherScale?: string;
  readonly wave?: string;
  /** The item, or else the file. */
  readonly subject?: string;
};

/** Whether a warning tells numbers. */
export function tellsNumbers(code: string): code is WithheldCode {
  return Object.hasOwn(MATTERS, code);
}

/** Warnings without the numbers they were drawn from, in English. */
export const withheldMessages = {
  withheld: ({ withheld, scale, otherScale, wave, subject }: WithheldWarning) => {
    const place = [scale, otherScale, wave, subject].filter((part) => part !== undefined).join(', ');
    const matter = MATTERS[withheld];
    return place === '' ? matter.charAt(0).toUpperCase() + matter.slice(1) : `${place}: ${matter}`;
  },
} as const;
