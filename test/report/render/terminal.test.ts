import { describe, expect, it } from 'vitest';
import {
  LANGUAGES,
  renderDescribe,
  renderProblems,
  renderReliability,
  renderResult,
  STYLES,
} from '../../../src/report/index.ts';
import { renderTerminal } from '../../../src/report/render/terminal.ts';
import { terminalStyle } from '../../../src/report/render/terminal-style.ts';
import { displayWidth, wrapText } from '../../../src/report/render/text-width.ts';
import { plainText, type Table, words } from '../../../src/report/table.ts';
import { described, hardlyAnything, longest, oneScale, twoWaves } from '../example-results.ts';

const widest = (text: string) => Math.max(...text.split('\n').map(displayWidth));

describe('the width', () => {
  const variants = LANGUAGES.flatMap((lang) => STYLES.map((style) => ({ lang, style })));

  it.each(variants)('is never more than asked for: $lang, $style', async (variant) => {
    for (const width of [40, 60, 80, 100]) {
      const options = { ...variant, width };
      for (const result of [twoWaves, hardlyAnything, oneScale, longest]) {
        expect(widest(await renderResult(result, options))).toBeLessThanOrEqual(width);
        expect(widest(await renderReliability(result, options))).toBeLessThanOrEqual(width);
      }
      expect(widest(await renderDescribe(described, options))).toBeLessThanOrEqual(width);
    }
  });

  it('is 80 unless asked for', async () => {
    const text = await renderResult(longest);
    expect(widest(text)).toBeLessThanOrEqual(80);
    expect(widest(text)).toBeGreaterThan(70);
  });

  it('loses no number when columns move below each other', async () => {
    const numbers = [
      '2800',
      '−1234.57',
      '[−1345.67, −1123.45]',
      '−123.45',
      '1654.5',
      '< .001',
      '−12.34',
      '763846.50',
      '−1000.25',
      '1000.00',
      '[−1.21, −.05]',
    ];
    for (const width of [40, 80, 200]) {
      const text = await renderResult(longest, { width, details: true });
      for (const number of numbers) expect(text, `${number} at ${width}`).toContain(number);
    }
  });

  it('is kept by problems with long values', async () => {
    const text = await renderProblems({
      problems: [
        {
          code: 'out-of-range',
          severity: 'error',
          file: 'export of the first measurement 2020-11-30 final version.csv',
          row: 1_000_000,
          column: 'Over het algemeen ben ik tevreden met mezelf en met alles wat ik doe',
          value: 'x'.repeat(300),
          item: 'rses10',
          valid: '1, 2, 3, 4, or their wording in English, Dutch, French, Turkish, Arabic or Tigrinya',
          message: 'long',
        },
      ],
    });
    expect(widest(text)).toBeLessThanOrEqual(80);
    expect(text.replaceAll(/\s/g, '')).toContain('1000000');
  });
});

describe('displayWidth', () => {
  it.each([
    ['Veerkracht', 10],
    ['naïef', 5],
    ['nai\u0308ef', 5],
    ['–', 1],
    ['≥0', 2],
    ['α', 1],
    ['心理', 4],
    ['ｆ', 2],
    ['مَقياس', 5],
    ['🙂', 2],
    ['a\u200bb', 2],
    ['', 0],
  ])('%s takes %d columns', (text, expected) => {
    expect(displayWidth(text)).toBe(expected);
  });
});

describe('wrapText', () => {
  it('breaks at blanks and after hyphens between letters, never inside an interval', () => {
    expect(wrapText('Mentaal welbevinden', 12)).toEqual(['Mentaal', 'welbevinden']);
    expect(wrapText('Post-test', 6)).toEqual(['Post-', 'test']);
    expect(wrapText("Welch's t-test", 10)).toEqual(["Welch's", 't-test']);
    expect(wrapText('[-1.20, -0.39]', 14)).toEqual(['[-1.20, -0.39]']);
  });

  it('cuts a word that is longer than the line', () => {
    expect(wrapText('Levensgebeurtenissen', 8)).toEqual(['Levensge', 'beurteni', 'ssen']);
    expect(wrapText('心理的健康', 4)).toEqual(['心理', '的健', '康']);
  });

  it('keeps a no-break space together and an empty text as one line', () => {
    expect(wrapText('95\u00a0% IC', 5)).toEqual(['95\u00a0%', 'IC']);
    expect(wrapText('', 10)).toEqual(['']);
  });
});

const example: Table = {
  id: 'example',
  label: 'Table 1',
  title: 'Names in several scripts',
  subtitle: null,
  columns: [
    { key: 'name', header: plainText('Name'), align: 'left', stub: true },
    { key: 'value', header: plainText('Value'), align: 'right' },
  ],
  rows: [
    { kind: 'section', cells: [words('Section')] },
    { kind: 'body', cells: [words('心理'), words('1')] },
    { kind: 'sub', cells: [words('مَقياس'), words('-22')] },
    { kind: 'body', cells: [words('\u001b[31mred\u001b[0m\nline'), words('–')] },
  ],
  notes: [plainText('A note.')],
  data: () => ({ columns: [], rows: [] }),
};

describe('drawing', () => {
  it('aligns numbers right under any script and lets no escape sequence through', () => {
    expect(renderTerminal([example], { width: 80 })).toBe(
      [
        'Table 1. Names in several scripts',
        '───────────────',
        'Name      Value',
        '───────────────',
        'Section',
        '心理          1',
        '  مَقياس     -22',
        'red line      –',
        '───────────────',
        'A note.',
        '',
      ].join('\n'),
    );
  });

  it('is bold and dim only when asked for', () => {
    const plain = renderTerminal([example], { width: 80 });
    const colored = renderTerminal([example], { width: 80, style: terminalStyle });
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[1mTable 1. Names in several scripts\u001b[22m');
    expect(colored).toContain('\u001b[2mA note.\u001b[22m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences are what is removed
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it('draws thousands of rows in a moment', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({
      kind: 'body' as const,
      cells: [words(`row ${index}`), words(String(index))],
    }));
    const text = renderTerminal([{ ...example, rows }], { width: 80 });
    expect(text.split('\n')).toHaveLength(5000 + 7);
    expect(text).toContain('row 4999   4999');
  });
});
