import type { Platform } from './platform.ts';

export const formr: Platform = {
  id: 'formr',
  variants: [
    {
      id: 'results',
      signature: '`session`, `created`, `modified`, `ended` and `expired` together',
      recognises: (head) => head.has('session', 'created', 'modified', 'ended', 'expired'),
    },
  ],
  roles: [
    [['session'], 'id'],
    [['ended', 'expired'], 'status'],
    [['iteration', 'study_id', 'unit_id', 'position'], 'technical'],
  ],
  statuses: [{ status: 'unfinished', columns: ['ended'], test: { blank: true } }],
  note: 'Items whose names end in `_R` may be reversed already; negative item-rest correlations tell.',
};
