import { lastParts, type Platform } from './platform.ts';

const isRow = (header: string) => header.includes(' >> ');

export const jotform: Platform = {
  id: 'jotform',
  variants: [
    {
      id: 'submissions',
      signature: '`Submission Date` beside `Submission ID` or headers such as `Question >> Row`',
      recognises: (head) =>
        head.has('submission date') && (head.has('submission id') || head.keys.some(isRow)),
      textRow: () => 1,
      describe: ({ records }, index) => {
        const header = records[0]![index] ?? '';
        return { texts: [...lastParts(header, '>>'), header] };
      },
    },
  ],
  roles: [
    [['submission id'], 'answer-id'],
    [['ip', 'submission ip'], 'personal', 'ip-address'],
    [['submission date', 'last update date', 'flow status', 'approval status'], 'technical'],
  ],
  statuses: [],
};
