import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { elements, partsOf, textOf, unescaped } from '../helpers/office.ts';

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
const DATED = ['--date', '2026-11-21'];

/** The report as the command writes it, with what it said. */
async function report(ending: 'html' | 'docx', ...line: readonly string[]) {
  const output = join(temporaryFolder(), `report.${ending}`);
  const finished = await ensureStats('report', ...line, '-o', output);
  expect(finished.status, finished.stderr).toBe(0);
  return { bytes: readFileSync(output), stderr: finished.stderr };
}

async function page(...line: readonly string[]): Promise<string> {
  return (await report('html', ...line, '--no-figures', ...DATED)).bytes.toString('utf8');
}

function dataOfPage(html: string): Record<string, unknown> {
  const [, json] = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(html)!;
  return JSON.parse(json!) as Record<string, unknown>;
}

const textOfPage = (html: string) =>
  unescaped(html.slice(html.indexOf('<body>'), html.indexOf('<script')).replaceAll(/<[^>]+>/g, ' '));

describe('report', () => {
  it('writes the whole evaluation as a page', async () => {
    const { bytes, stderr } = await report('html', ...VP, '--columns', 'Geslacht', ...DATED);
    const html = bytes.toString('utf8');
    const ids = [...html.matchAll(/<h[23] id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id) => !id!.startsWith('items-of'))).toEqual([
      ...['contents', 'asked', 'respondents', 'flow', 'characteristics', 'reliability', 'scores'],
      ...['comparison', 'items', 'quality', 'methods', 'warnings', 'references', 'data'],
    ]);
    expect(html.match(/<figure /g)).toHaveLength(17);
    const text = textOfPage(html);
    for (const words of ['November 21, 2026', 'vp-pre.csv', 'Rosenberg, M. (1965)', 'Welch, B. L. (1947)'])
      expect(text).toContain(words);
    expect(text.replaceAll('\u00a0', ' ')).toMatch(/\(84\.0\) = 1\.06/);
    expect(stderr).toContain('note: brs: 2 of 46 scores in pre');
  });

  it('writes the same as a Word document, with the same numbers', async () => {
    const line = [...PAIRED, '--id', 'id', '--no-figures', ...DATED];
    const parts = partsOf((await report('docx', ...line)).bytes);
    const [json] = elements(parts.get('customXml/item1.xml')!, 'data');
    const html = (await report('html', ...line)).bytes.toString('utf8');
    expect(JSON.parse(unescaped(json!))).toEqual(dataOfPage(html));
    const cells = [...html.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) =>
      unescaped(cell!.replaceAll(/<[^>]+>/g, '')),
    );
    const words = elements(parts.get('word/document.xml')!, 'w:tc').map(textOf);
    const numbers = (texts: readonly string[]) => texts.filter((text) => /^[−\d.[]/.test(text)).sort();
    expect(numbers(words)).toEqual(numbers(cells));
    expect(numbers(words).length).toBeGreaterThan(150);
  });

  it('with nothing withheld holds what analyse and describe print as JSON', async () => {
    const { result, described } = dataOfPage(
      await page(...PAIRED, '--id', 'id', '--min-cell', '0'),
    ) as Record<string, Record<string, unknown>>;
    // What reports have unasked.
    const asReport = ['--correlations', 'pearson', '--format', 'json'];
    const analysed = await ensureStats('analyse', ...PAIRED, '--id', 'id', ...asReport);
    expect(result).toEqual(JSON.parse(analysed.stdout));
    const counts = await ensureStats('describe', ...PAIRED, '--names', 'pre,post', '--format', 'json');
    expect(described!.scales).toEqual((JSON.parse(counts.stdout) as Record<string, unknown>).scales);
  });

  it('prints the numbers that analyse prints', async () => {
    const html = await page(...VP);
    const { stdout } = await ensureStats('analyse', ...VP, '--format', 'html');
    const table = (source: string, id: string) => {
      const start = source.indexOf(`<table id="${id}"`);
      const rows = source.slice(start, source.indexOf('</table>', start)).split('<tbody>').slice(1);
      return rows
        .join('')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll('−', '-');
    };
    expect(table(html, 'table-comparison')).toBe(table(stdout, 'comparison'));
    expect(table(html, 'table-comparison')).toContain('[-1.91, 6.25]');
  });

  it('holds no id, no row and no answer of a single respondent', async () => {
    const line = ['--scales', 'fixtures/emit/data/awkward-scales.json', '--missing', '88,n.v.t.'];
    const files = ['fixtures/emit/data/awkward-pre.csv', 'fixtures/emit/data/awkward-post.tsv'];
    const html = await page(
      ...files,
      ...line,
      '--invalid',
      'missing',
      '--id',
      'initialen,geboortejaar',
      '--fuzzy',
      '1',
    );
    const text = textOfPage(html) + JSON.stringify(dataOfPage(html));
    expect(text.match(/\brows? \d|\bRow\b|"(?:nearRows|ambiguousRows|row)":/)?.[0] ?? null).toBeNull();
    const ids = PAIRED.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .slice(1)
        .map((row) => row.split(',')[0]!)
        .filter((id) => id !== ''),
    );
    expect(ids.length).toBeGreaterThan(40);
    const paired = await page(...PAIRED, '--id', 'id');
    expect(ids.filter((id) => paired.includes(id))).toEqual([]);
  });

  it('withholds small cells unless told otherwise, and says so', async () => {
    const html = await page(...VP);
    expect(dataOfPage(html)).toMatchObject({ result: { withheld: { minCell: 5 } } });
    expect(textOfPage(html)).toMatch(/fewer than 5 respondents/);
    expect(dataOfPage(await page(...VP, '--min-cell', '0'))).not.toHaveProperty('result.withheld');
  });

  it('shows who answered in the files that have the columns', async () => {
    const text = textOfPage(await page(...VP, '--columns', 'Geslacht,Leeftijd', '--lang', 'nl'));
    expect(text).toContain('vrouw');
    expect(text).toContain('21 november 2026');
  });

  it('compares two groups, and describes one file alone', async () => {
    const groups = await page('fixtures/ensure/ps-pre.tsv', '--by', 'Geslacht', '--groups', 'man,vrouw');
    expect(textOfPage(groups)).toContain('Difference between man and vrouw');
    const one = await page(PAIRED[0]!);
    expect(one).not.toContain('id="comparison"');
    expect(one).toContain('id="scores"');
  });

  it('is the same bytes every time', async () => {
    const line = [...PAIRED, '--id', 'id', ...DATED, '--figures', 'effects'];
    for (const ending of ['html', 'docx'] as const)
      expect((await report(ending, ...line)).bytes.equals((await report(ending, ...line)).bytes)).toBe(true);
  });

  it('takes the day from SOURCE_DATE_EPOCH', async () => {
    const before = process.env.SOURCE_DATE_EPOCH;
    process.env.SOURCE_DATE_EPOCH = '86400';
    try {
      const html = (await report('html', PAIRED[0]!, '--no-figures')).bytes.toString('utf8');
      expect(textOfPage(html)).toContain('January 2, 1970');
    } finally {
      if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
      else process.env.SOURCE_DATE_EPOCH = before;
    }
  });

  it.each([
    ['no place to write to', [...VP], /-o report\.html/],
    ['an ending of another format', [...VP, '-o', 'report.pdf'], /\.html, \.htm, \.docx/],
    ['another format', [...VP, '--format', 'csv'], /html, docx/],
    ['a day that is none', [...VP, '--date', '2026-02-30', '-o', 'x.html'], /2026-02-30.*2026-11-21/],
    ['a column that is nowhere', [...VP, '--columns', 'shoe', '-o', 'x.html'], /--columns: .*"shoe"/],
    ['a figure that is none', [...VP, '--figures', 'pie', '-o', 'x.html'], /effects/],
  ])('refuses %s', async (_, line, message) => {
    const folder = temporaryFolder();
    const inFolder = line.map((part) => (/^(x|report)\./.test(part) ? join(folder, part) : part));
    const { status, stderr } = await ensureStats('report', ...inFolder);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('computes nothing from impossible values', async () => {
    const output = join(temporaryFolder(), 'report.html');
    const { status } = await ensureStats('report', 'fixtures/damaged/typing-errors.csv', '-o', output);
    expect(status).toBe(1);
    expect(existsSync(output)).toBe(false);
  });
});
