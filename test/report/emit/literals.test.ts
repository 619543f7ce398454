import { describe, expect, it } from 'vitest';
import { legalName, VariableNames } from '../../../src/model/spss-names.ts';
import { rComment, rName, rNumber, rString } from '../../../src/report/emit/r/literals.ts';
import { spssComment, spssLabel, spssString } from '../../../src/report/emit/spss/literals.ts';

describe('R literals', () => {
  it('are ASCII whatever the text', () => {
    expect(rString('Été "chaud" \\ \t\n')).toBe('"\\u00c9t\\u00e9 \\"chaud\\" \\\\ \\t\\n"');
    expect(rString('😀\ufeff')).toBe('"\\U0001f600\\ufeff"');
  });

  it('quote names that R does not take as they are', () => {
    expect(['brs1', 'at.ease', 'q-1', 'if', '2', 'NA', 'é'].map(rName)).toEqual([
      'brs1',
      'at.ease',
      '"q-1"',
      '"if"',
      '"2"',
      '"NA"',
      '"\\u00e9"',
    ]);
  });

  it('write numbers as R reads them', () => {
    expect([0.1, 1e-7, -3, Number.POSITIVE_INFINITY, Number.NaN].map(rNumber)).toEqual([
      '0.1',
      '1e-7',
      '-3',
      'Inf',
      'NA',
    ]);
  });

  it('keep a comment on its line', () => {
    expect(rComment('one\nstop("x")', '')).toBe('# one stop("x")\n#');
  });
});

describe('SPSS literals', () => {
  it('double apostrophes and hold no line break', () => {
    expect(spssString("d'accord\n!")).toBe("'d''accord !'");
  });

  it('cut labels by bytes, never within a letter', () => {
    expect(spssLabel('é'.repeat(80), 120)).toBe(`'${'é'.repeat(60)}'`);
  });

  it('end every line of a comment, and open no string in it', () => {
    expect(spssComment("Bob's score. Really.", '', 'two\nlines')).toBe(
      '* Bobs score. Really.\n*.\n* two lines.',
    );
  });
});

describe('SPSS variable names', () => {
  it('are legal', () => {
    expect(legalName('Hoe vaak, in België?')).toBe('Hoe_vaak_in_Belgie');
    expect(['1', 'all', '', 'WITH', '___', 'a.b', '日本'].map(legalName)).toEqual([
      'v_1',
      'all_',
      'v',
      'WITH_',
      'v',
      'a_b',
      'v',
    ]);
    expect(legalName('x'.repeat(200))).toHaveLength(56);
  });

  it('are given once, whatever their case', () => {
    const names = new VariableNames(['n']);
    expect(names.give('brs1')).toBe('brs1');
    expect(names.give('BRS_1')).toBe('BRS_1');
    expect(names.give('BRS1', 'BRS1_raw')).toBe('BRS1_raw');
    expect(names.give('brs1')).toBe('brs1_2');
    expect(names.give('N')).toBe('N_2');
    expect(names.copy().give('other')).toBe('other');
    expect(names.give('other')).toBe('other');
  });
});
