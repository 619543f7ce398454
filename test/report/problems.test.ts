import { describe, expect, it } from 'vitest';
import { createMessage } from '../../src/model/messages/create-message.ts';
import { fileMessages } from '../../src/model/messages/file.ts';
import type { Problem } from '../../src/model/problem.ts';
import { renderProblems } from '../../src/report/index.ts';

const problems: readonly Problem[] = [
  {
    code: 'out-of-range',
    severity: 'error',
    message: '"Q7" of pre.csv, row 12: 66 is not in 1–5 (brs3)',
    file: 'pre.csv',
    row: 12,
    line: 13,
    column: 'Q7',
    value: '66',
    item: 'brs3',
    scale: 'brs',
    valid: '1-5',
  },
  {
    code: 'unknown-answer',
    severity: 'error',
    message: '"Q8" of pre.csv, row 3: "=1+1" is not an answer of this item (brs4)',
    file: 'pre.csv',
    row: 3,
    line: 3,
    column: 'Q8',
    value: '=1+1',
    item: 'brs4',
    scale: 'brs',
    valid: '1-5; en: disagree; nl: oneens',
  },
  {
    ...createMessage(fileMessages, 'cp1252-fallback', { file: 'pre.csv', line: 4, mixed: false }),
    severity: 'warning',
    file: 'pre.csv',
    line: 4,
  },
];

describe('problems', () => {
  it('are a table of places, values and what would be valid', async () => {
    expect(await renderProblems({ problems }, { lang: 'nl' })).toBe(
      [
        'Problemen in de gegevens',
        '─────────────────────────────────────────────────────────────────',
        'Bestand  Rij  Kolom  Waarde  Item  Probleem           Geldig',
        '─────────────────────────────────────────────────────────────────',
        'pre.csv   12  Q7     66      brs3  buiten het bereik  1–5',
        'pre.csv    3  Q8     =1+1    brs4  onbekend antwoord  1–5; oneens',
        '─────────────────────────────────────────────────────────────────',
        'Let op. pre.csv is geen geldige UTF-8 (de eerste byte die niet klopt, staat op',
        'regel 4) en is gelezen als windows-1252. Worden letters verkeerd weergegeven,',
        'kies dan de juiste codering met --encoding (utf-8, utf-16le, utf-16be,',
        'windows-1252, iso-8859-15, windows-1254 of windows-1256).',
        'Fouten: 2; waarschuwingen: 1.',
        '',
      ].join('\n'),
    );
  });

  it('are a clean rectangle as CSV', async () => {
    expect(await renderProblems({ problems }, { format: 'csv' })).toBe(
      [
        'file,row,line,column,value,scale,item,severity,code,valid,message',
        'pre.csv,12,13,Q7,66,brs,brs3,error,out-of-range,1-5,"""Q7"" of pre.csv, row 12: 66 is not in 1–5 (brs3)"',
        'pre.csv,3,3,Q8,\'=1+1,brs,brs4,error,unknown-answer,1-5; en: disagree; nl: oneens,"""Q8"" of pre.csv, row 3: ""=1+1"" is not an answer of this item (brs4)"',
        'pre.csv,,4,,,,,warning,cp1252-fallback,,"pre.csv is not valid UTF-8 (the first such byte is on line 4) and was read as windows-1252. If letters look wrong, set --encoding (utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15, windows-1254 or windows-1256)."',
        '',
      ].join('\r\n'),
    );
  });

  it('are nothing but the note when there are none', async () => {
    expect(await renderProblems({ problems: [] })).toContain('Errors: 0; warnings: 0.');
    expect(await renderProblems({ problems: [] }, { format: 'markdown' })).toContain(
      'Errors: 0; warnings: 0.',
    );
  });

  it('are drawn in a moment when there are thousands', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...problems[0]!, row: index + 2 }));
    const text = await renderProblems({ problems: many });
    expect(text.split('\n')).toHaveLength(5000 + 7);
  });
});
