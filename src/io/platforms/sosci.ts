import { areDigits, type Head, lastParts, type Platform } from './platform.ts';

/** Row 2 of an export with labels has words where answers have a number. */
function hasLabels({ records, keys }: Head): boolean {
  const cell = records[1]?.[keys.indexOf('case')] ?? '';
  return cell !== '' && !areDigits(cell);
}

/** `TIME001`; `AB01_01a`: the time until an answer, beside the answer `AB01_01`. */
function isTime(name: string): boolean {
  const small = name.toLowerCase();
  if (small.startsWith('time')) return areDigits(small.slice(4), 3, 3);
  return small.length === 8 && small.endsWith('a') && /^[a-z]{2}\d{2}_\d{2}a$/.test(small);
}

export const sosci: Platform = {
  id: 'sosci',
  variants: [
    {
      id: 'columns',
      signature: '`CASE`, `QUESTNNR`, `MODE` and `STARTED` together',
      recognises: (head) => head.has('case', 'questnnr', 'mode', 'started'),
      headings: (head) => (hasLabels(head) ? 2 : 1),
      textRow: (head) => (hasLabels(head) ? 2 : null),
      describe: (head, index) => {
        if (!hasLabels(head)) return {};
        const text = head.records[1]?.[index] ?? '';
        return { texts: [...lastParts(text, ': '), text] };
      },
    },
  ],
  roles: [
    [['case'], 'answer-id'],
    [['serial', 'ref'], 'id'],
    [['finished', 'mode'], 'status'],
    [['time_sum', 'time_rsi', 'deg_time'], 'timing'],
    [isTime, 'timing'],
  ],
  statuses: [
    { status: 'test', columns: ['mode'], test: { noneOf: ['interview'] } },
    { status: 'unfinished', columns: ['finished'], test: { oneOf: ['f', 'false', '0', 'nein', 'no'] } },
  ],
  missing: ['-9', '-1', 'N/A', 'nicht beantwortet', 'not answered', 'weiß nicht', "don't know"],
  note: 'Sliders run from 1 to 101 in the file, which is the answer from 0 to 100 plus one: a definition of such an item has that range.',
};
