import type { Platform } from './platform.ts';

/** `brs_2R`, `brs2_R`: an item that is worded against its scale. */
const REVERSED = /^(.*\d)_?R$/;

export const formr: Platform = {
  id: 'formr',
  variants: [
    {
      id: 'results',
      signature: '`session`, `created`, `modified`, `ended` and `expired` together',
      recognises: (head) => head.has('session', 'created', 'modified', 'ended', 'expired'),
      describe: ({ records }, index) => {
        const header = records[0]![index] ?? '';
        const [, item] = (header.endsWith('R') && REVERSED.exec(header)) || [];
        return item === undefined ? {} : { codes: [item] };
      },
    },
  ],
  roles: [
    [['session'], 'id'],
    [['ended', 'expired'], 'status'],
    [['iteration', 'study_id', 'unit_id', 'position'], 'technical'],
  ],
  statuses: [{ status: 'unfinished', columns: ['ended'], test: { blank: true } }],
  note: 'An item is found without the `R` or `_R` at its end. Such items may be reversed already; negative item-rest correlations tell.',
};
