import { inBrackets, type Platform } from './platform.ts';

/** The first header, in the language of the form. */
export const TIMESTAMPS = [
  'Timestamp',
  'Tijdstempel',
  'Horodateur',
  'Zeitstempel',
  'Marca temporal',
  'Informazioni cronologiche',
  'Carimbo de data/hora',
];
/** `2026/01/15 10:23:45 AM GMT+1`, `15-1-2026 10:23:45`. */
const MOMENT = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]\d{1,2}[:.]\d{2}/;

export const googleForms: Platform = {
  id: 'google-forms',
  variants: [
    {
      id: 'sheet',
      signature: `a first header ${TIMESTAMPS.map((name) => `\`${name}\``).join(', ')} above dates with times`,
      recognises: ({ records: [header = [], ...below] }) =>
        TIMESTAMPS.includes(header[0] ?? '') &&
        header.length > 1 &&
        below.every(([first = '']) => first === '' || MOMENT.test(first)),
      textRow: () => 1,
      describe: ({ records }, index) => {
        const header = records[0]![index] ?? '';
        return { texts: [inBrackets(header), header] };
      },
    },
  ],
  roles: [[['score', 'total score', 'totaalscore', '*[score]', '*[feedback]'], 'technical']],
  statuses: [],
};
