import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { openWorkbook, partsOf } from '../helpers/office.ts';

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const SENTENCE =
  "Welch's t(78.1) = −2.10, p = .039, Holm-corrected p = .232, mean difference = −2.19, 95% CI [−4.27, −0.12], Hedges' g = −0.44, 95% CI [−0.86, −0.01].";

describe('analyse --sentences', () => {
  it('puts a sentence per score below the tables, which stay as they are', async () => {
    const { status, stdout } = await ensureStats('analyse', ...VP, '--sentences');
    const tables = (await ensureStats('analyse', ...VP)).stdout;
    expect(status).toBe(0);
    expect(stdout.startsWith(`${tables}\nThe comparisons in sentences\n\n`)).toBe(true);
    const below = stdout.slice(tables.length);
    expect(below.trim().split('\n\n')).toHaveLength(10);
    expect(below.replaceAll('\n', ' ').replaceAll('Holm- corrected', 'Holm-corrected')).toContain(SENTENCE);
  });

  it('speaks Dutch, with pairs, in Markdown', async () => {
    const files = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
    const { stdout } = await ensureStats(
      'analyse',
      ...files,
      '--id',
      'id',
      '--sentences',
      '--lang',
      'nl',
      '--format',
      'markdown',
    );
    expect(stdout).toContain('**De vergelijkingen in zinnen**');
    expect(stdout).toContain(
      'bij de 24 respondenten met een score op beide metingen: gepaarde *t*-toets, *t*(23) = 2,74; *p* = ,012; *p* na Holm-correctie = ,024; gemiddelde verandering = 2,96; 95%-BI [0,72; 5,19]; Cohens *d*<sub>z</sub> = 0,56; 95%-BI [0,12; 0,98].',
    );
  });

  it('goes into LaTeX and a workbook', async () => {
    const folder = temporaryFolder();
    const [latex, workbook] = ['tables.tex', 'tables.xlsx'].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    expect((await ensureStats('analyse', ...VP, '--sentences', '-o', latex)).status).toBe(0);
    const source = readFileSync(latex, 'utf8');
    expect(source).toContain('\\section*{The comparisons in sentences}');
    expect(source).toContain(
      "Welch's \\textit{t}(78.1)~=~$-$2.10, \\textit{p}~=~.039, Holm-corrected \\textit{p}~=~.232, mean difference~=~$-$2.19, 95\\% CI {[}$-$4.27, $-$0.12{]}",
    );
    expect((await ensureStats('analyse', ...VP, '--sentences', '-o', workbook)).status).toBe(0);
    const sheet = openWorkbook(readFileSync(workbook)).find(
      ({ name }) => name === 'The comparisons in sentences',
    )!;
    const texts = Array.from({ length: sheet.rowCount }, (_, row) => String(sheet.cell(row, 0)?.value));
    expect(texts.some((text) => text.includes(SENTENCE))).toBe(true);
  });

  it('stands before a forest plot', async () => {
    const { stdout } = await ensureStats('analyse', ...VP, '--sentences', '--plot');
    expect(stdout.indexOf('in sentences')).toBeLessThan(stdout.indexOf('Effect sizes with 95% intervals'));
  });

  it('goes into a page and a document', async () => {
    const folder = temporaryFolder();
    const [page, document] = ['report.html', 'report.docx'].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    expect((await ensureStats('analyse', ...VP, '--sentences', '-o', page)).status).toBe(0);
    const html = readFileSync(page, 'utf8')
      .replace(/<\/?i>/g, '')
      .replaceAll('\u00a0', ' ')
      .replaceAll('&lt;', '<');
    expect(html).toContain(`<p>The mean score on the Rosenberg Self-Esteem Scale was lower`);
    expect(html).toContain(SENTENCE);
    expect((await ensureStats('analyse', ...VP, '--sentences', '--lang', 'fr', '-o', document)).status).toBe(
      0,
    );
    expect(partsOf(readFileSync(document)).get('word/document.xml')).toContain('Les comparaisons en phrases');
  });

  it.each(['csv', 'json'] as const)('is refused for %s', async (format) => {
    const output = join(temporaryFolder(), 'file');
    const { status, stdout, stderr } = await ensureStats(
      'analyse',
      ...VP,
      '--sentences',
      '--format',
      format,
      '-o',
      output,
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(
      `--sentences writes running text: use it with a table, Markdown, HTML, LaTeX, Word (-o report.docx) or a workbook, not with ${format}`,
    );
    expect(existsSync(output)).toBe(false);
  });

  it.each(['--sentences', '--figures', '--plot'])('%s is refused beside a script', async (option) => {
    const { status, stdout, stderr } = await ensureStats('analyse', ...VP, option, '--emit', 'r');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`--emit writes a script instead of the tables; leave out ${option}`);
  });

  it('says so when nothing was compared', async () => {
    const { status, stdout, stderr } = await ensureStats('analyse', VP[0]!, '--sentences');
    expect(status).toBe(0);
    expect(stdout).not.toContain('in sentences');
    expect(stderr).toContain('--sentences: no score was compared');
  });
});
