import { firstParts, lastParts, type Platform } from './platform.ts';

export const alchemer: Platform = {
  id: 'alchemer',
  variants: [
    {
      id: 'columns',
      signature: '`Time Started`, `Date Submitted` and `Status` together',
      recognises: (head) => head.has('time started', 'date submitted', 'status'),
      textRow: () => 1,
      // `Option:Question`; both may hold a colon themselves.
      describe: ({ records }, index) => {
        const header = records[0]![index] ?? '';
        return { texts: [...firstParts(header, ':'), ...lastParts(header, ':').reverse(), header] };
      },
    },
  ],
  roles: [
    [['response id', 'id'], 'answer-id'],
    [['status'], 'status'],
    [['url variable: __sgtarget'], 'technical'],
    [['sessionid', 'session id'], 'answer-id'],
    [['country', 'state/region'], 'technical'],
    [['city'], 'personal', 'place'],
    [(name) => /^other - write in\b/i.test(name), 'personal', 'free-text'],
  ],
  statuses: [
    {
      status: 'test',
      columns: ['status'],
      test: { oneOf: ['test', 'test data', 'complete - test', 'partial - test'] },
    },
    { status: 'unfinished', columns: ['status'], test: { oneOf: ['partial', 'abandoned', 'disqualified'] } },
  ],
  note: 'Either part of `option:question` is the text of an item.',
};
