import { type Described, type Head, lastParts, type Platform } from './platform.ts';

/** `Matrix: row (ID7)`: the row, its code, and the whole. */
function described(header: string): Described {
  const [, text = header, code] = /^(.*\S) \(([\w-]{1,60})\)$/.exec(header) ?? [];
  return {
    name: header,
    texts: [...lastParts(text, ': '), text],
    ...(code !== undefined && { codes: [code] }),
  };
}

const hasTitle = ({ records }: Head) =>
  records[0]?.[0]?.toLowerCase() === 'alias' && records[1]?.[0]?.toLowerCase() === 'export date';

export const eusurvey: Platform = {
  id: 'eusurvey',
  variants: [
    {
      id: 'with-title',
      signature: 'rows that begin with `Alias` and `Export Date` above the questions',
      recognises: hasTitle,
      headings: () => 3,
      textRow: () => 3,
      describe: ({ records }, index) => described(records[2]?.[index] ?? ''),
    },
    {
      id: 'sheet',
      signature: '`Contribution ID` beside `Creation date` or `Languages`',
      recognises: (head) =>
        head.has('contribution id') && (head.has('creation date') || head.has('languages')),
      textRow: () => 1,
      describe: ({ records }, index) => described(records[0]?.[index] ?? ''),
    },
  ],
  roles: [
    [['contribution id'], 'answer-id'],
    [['invitation number'], 'id'],
    [['user name'], 'personal', 'name'],
    [['creation date', 'last update', 'languages', 'total score'], 'technical'],
  ],
  statuses: [],
};
