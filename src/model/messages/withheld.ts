import type { Messages } from './create-message.ts';

/** Warnings that tell counts, correlations or rows, in words that tell none. */
const TELLING = [
  'ambiguous-ids',
  'blank-group',
  'blank-id',
  'blank-rows',
  'damaged-rows-set-aside',
  'export-statuses',
  'few-respondents',
  'id-hint',
  'ids-rounded',
  'invalid-set-missing',
  'joined-files',
  'near-matches',
  'negative-item-rest-correlation',
  'no-pairs',
  'possible-missing-code',
  'proration-used',
  'rows-left-out',
  'scale-correlates-negatively',
  'unmatched-ids',
] as const;

export type WithheldCode = (typeof TELLING)[number];

/** What a warning is about, when its numbers were withheld. */
export type WithheldWarning = {
  readonly withheld: WithheldCode;
  readonly scale?: string;
  readonly otherScale?: string;
  readonly wave?: string;
  readonly group?: string;
  /** The item, the file, or the column in all files. */
  readonly subject?: string;
};

/** Whether a warning tells numbers. */
export function tellsNumbers(code: string): code is WithheldCode {
  return TELLING.some((each) => each === code);
}

/** Warnings without the numbers they were drawn from. */
export const withheldMessages = {
  withheld: ({ withheld, scale, otherScale, subject, ...of }: WithheldWarning, words) => {
    const scales = [scale, otherScale].flatMap((id) => (id === undefined ? [] : [words.scale(id)]));
    const isOfOne = of.wave !== undefined || of.group !== undefined;
    const samples = isOfOne && words.hasWaves ? [words.sample(of)] : [];
    const place = [...scales, ...samples, ...(subject === undefined ? [] : [subject])].join(', ');
    const matter = words.text(`withholding.${withheld}`);
    return place === ''
      ? matter.charAt(0).toUpperCase() + matter.slice(1)
      : words.text('withholding.at', { place, matter });
  },
} as const satisfies Messages;
