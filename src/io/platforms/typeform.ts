import type { Platform } from './platform.ts';

export const typeform: Platform = {
  id: 'typeform',
  variants: [
    {
      id: 'responses',
      signature: '`Submit Date (UTC)` beside `Start Date (UTC)` or `Network ID`',
      recognises: (head) =>
        head.has('submit date (utc)') && (head.has('start date (utc)') || head.has('network id')),
      textRow: () => 1,
      // Bold and slanted letters are written with stars and lines.
      describe: ({ records }, index) => {
        const header = records[0]![index] ?? '';
        return { texts: [header.replace(/[*_]+/g, ''), header] };
      },
    },
  ],
  roles: [
    [['#', 'token'], 'answer-id'],
    [['response type'], 'status'],
    [['network id'], 'personal', 'device'],
    [['start date (utc)', 'stage date (utc)', 'submit date (utc)', 'tags', 'ending', 'score'], 'technical'],
    [['other'], 'personal', 'free-text'],
  ],
  statuses: [{ status: 'unfinished', columns: ['response type'], test: { oneOf: ['started', 'partial'] } }],
};
