import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { publishedCells } from '../../src/audit/published-cells.ts';
import { parsePublishedTable } from '../../src/audit/read-published.ts';
import { UserError } from '../../src/model/problem.ts';

/** One key or entry a line, so that the lines in the messages can be counted. */
const VALID = `{
  "source": { "title": "A report", "year": 2022 },
  "groups": [
    { "id": "vp", "name": "Kwetsbare groepen", "invited": "214", "where": "chapter 5",
      "waves": { "pre": { "n": "46", "rate": "21,5%" }, "post": { "n": "40", "rate": "19%" } } }
  ],
  "scales": { "rses": { "items": 10, "aggregate": "sum", "range": [10, 40] } },
  "rows": [
    { "scale": "rses", "group": "vp", "where": "Table 1",
      "waves": {
        "pre": { "mean": "21,4", "sd": { "printed": "5,8", "where": "running text" } },
        "post": { "mean": "19,2", "sd": "3,8" } },
      "comparison": { "difference": "-2,2", "p": "<,05*", "test": "welch" } }
  ],
  "reliability": [
    { "scale": "rses", "alpha": "0,665", "items": "10", "where": "Appendix 1" }
  ],
  "respondents": [
    { "variable": "sex", "columns": { "vp": { "group": "vp", "wave": "pre", "total": "46" } },
      "categories": [
        { "label": "man", "counts": { "vp": "7" }, "percentages": { "vp": "15%" } } ] }
  ],
  "claims": {
    "professionals": ["83", { "printed": "93", "where": "summary", "known": "a slip of the pen" }]
  }
}
`;

function messages(text: string): string[] {
  try {
    parsePublishedTable(text, 'x.published.json');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.status).toBe(2);
    for (const problem of error.problems) {
      expect(problem).toMatchObject({ code: 'broken-table', severity: 'error', file: 'x.published.json' });
    }
    return error.problems.map(({ message }) => message);
  }
  return [];
}

function broken(from: string, to: string): string[] {
  expect(VALID).toContain(from);
  return messages(VALID.replace(from, to));
}

describe('parsePublishedTable', () => {
  test('reads a table as it stands', () => {
    expect(parsePublishedTable(VALID, 'x.published.json')).toEqual(JSON.parse(VALID));
  });

  test('lists every printed number with its place in the publication and in the file', () => {
    const cells = publishedCells(parsePublishedTable(VALID, 'x.published.json'));
    expect(cells.map(({ quantity, printed }) => `${quantity} ${printed}`)).toEqual([
      'invited 214',
      'n 46',
      'rate 21,5%',
      'n 40',
      'rate 19%',
      'mean 21,4',
      'sd 5,8',
      'mean 19,2',
      'sd 3,8',
      'difference -2,2',
      'p <,05*',
      'alpha-items 10',
      'alpha 0,665',
      'count 7',
      'percentage 15%',
      'total 46',
      'claim 83',
      'claim 93',
    ]);
    expect(cells[6]).toEqual({
      quantity: 'sd',
      path: ['rows', 0, 'waves', 'pre', 'sd'],
      printed: '5,8',
      where: 'running text',
      known: null,
      scale: 'rses',
      group: 'vp',
      wave: 'pre',
    });
    expect(cells.at(-1)).toMatchObject({ where: 'summary', known: 'a slip of the pen' });
  });
});

describe('a broken table', () => {
  test.each([
    [
      'a number in place of a printed cell',
      '"mean": "21,4"',
      '"mean": 21.4',
      'line 11: rows[0].waves.pre.mean: must be a text exactly as printed, such as "48,4", or an object with "printed", not 21.4',
    ],
    [
      'a cell that is an object without its number',
      '"printed": "5,8", ',
      '',
      'line 11: rows[0].waves.pre.sd.printed: is missing; it must be a text',
    ],
    [
      'a misspelt key of a cell',
      '"printed": "5,8"',
      '"print": "5,8"',
      'line 11: rows[0].waves.pre.sd.print: is not a known key; did you mean printed?',
    ],
    [
      'a misspelt key of a row',
      '"comparison"',
      '"comparision"',
      'line 13: rows[0].comparision: is not a known key; did you mean comparison?',
    ],
    [
      'a misspelt quantity',
      '"sd": "3,8"',
      '"std": "3,8"',
      'line 12: rows[0].waves.post.std: is not a known key; did you mean sd?',
    ],
    [
      'an unknown test',
      '"welch"',
      '"welsh"',
      'line 13: rows[0].comparison.test: must be "welch", "student", "mann-whitney", "paired", "wilcoxon-signed-rank", "partially-overlapping" or "partially-overlapping-unequal", not "welsh"; did you mean "welch"?',
    ],
    [
      'words in place of a number',
      '"21,4"',
      '"about 21"',
      'line 11: rows[0].waves.pre.mean: must be a number as printed, such as "48,4" or "<,05*", not "about 21"',
    ],
    [
      'a dash in place of a number',
      '"-2,2"',
      '"–"',
      'line 13: rows[0].comparison.difference: holds no number, "–"; leave the cell out',
    ],
    [
      'n.s. in place of a mean',
      '"21,4"',
      '"n.s."',
      'line 11: rows[0].waves.pre.mean: must be a number; n.s. can only stand for a p-value, not "n.s."',
    ],
    [
      'a number that can be read in two ways',
      '"21,4"',
      '"1,234"',
      'line 11: rows[0].waves.pre.mean: can be read in two ways; say "decimal": "," or "." at the top of the table, not "1,234"',
    ],
    [
      'half a respondent',
      '"n": "46"',
      '"n": "46,5"',
      'line 5: groups[0].waves.pre.n: must be a whole number, not "46,5"',
    ],
    [
      'an unknown group',
      '"scale": "rses", "group": "vp"',
      '"scale": "rses", "group": "vpp"',
      'line 9: rows[0].group: must be a group in "groups", not "vpp"; did you mean vp?',
    ],
    [
      'an unknown wave',
      '"wave": "pre"',
      '"wave": "before"',
      'line 19: respondents[0].columns.vp.wave: must be a wave of the group vp, not "before"; known: pre, post',
    ],
    [
      'an unknown column',
      '"counts": { "vp"',
      '"counts": { "ps"',
      'line 21: respondents[0].categories[0].counts.ps: must be a column, not "ps"; known: vp',
    ],
    [
      'a range upside down',
      '[10, 40]',
      '[40, 10]',
      'line 7: scales.rses.range: must run from the lowest to the highest score, not a list',
    ],
    [
      'a wave that begins with a digit, whose order would be lost',
      '"post": { "mean"',
      '"2022": { "mean"',
      'line 12: rows[0].waves["2022"]: the key must begin with a letter and hold letters, digits, and single . _ - between them',
    ],
  ])('%s', (_, from, to, message) => {
    const found = broken(from, to);
    expect(found.find((text) => text === `x.published.json, ${message}`) ?? found).toBe(
      `x.published.json, ${message}`,
    );
    expect(found).toHaveLength(from.includes('printed": "5,8"') && !to ? 1 : found.length);
  });

  test.each([
    ['{}', 'x.published.json, line 1: source: is missing; it must be an object'],
    [
      '{ "source": { "title": "x" } }',
      'x.published.json, line 1: the table must hold at least one printed number, such as in "rows"',
    ],
    ['[]', 'x.published.json, line 1: the table must be an object, not a list'],
    ['', 'x.published.json, line 1, column 1: the file is empty; a published table begins with {'],
  ])('%j', (text, message) => {
    expect(messages(text)).toContain(message);
  });

  test('reads 1,234 when the table says which sign is which', () => {
    expect(messages(VALID.replace('"21,4"', '"1,234"').replace('{', '{ "decimal": ",",'))).toEqual([]);
  });
});

test('the ENSURE report’s table is read whole', () => {
  const text = readFileSync('fixtures/ensure/report.published.json', 'utf8');
  const table = parsePublishedTable(text, 'report.published.json');
  expect(publishedCells(table).length).toBe(230);
});
