import { describe, expect, it } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import { renderResult } from '../../../src/report/index.ts';
import {
  htmlParagraphs,
  markdownParagraphs,
  terminalParagraphs,
} from '../../../src/report/render/paragraphs.ts';
import { comparisonParagraphs } from '../../../src/report/sentences/paragraphs.ts';
import { plain } from '../../../src/report/table.ts';
import { partsOf } from '../../helpers/office.ts';
import { comparison, description, result, scale, twoWaves } from '../example-results.ts';

/** A name that every format would read as something else. */
const NAME = '=1+1 *a* <b>&amp; _x_ | [l](u) `c`\u001b[31m~';
const odd = result({
  scales: [
    scale({
      name: { en: NAME },
      waves: { pre: description({}), post: description({ n: 40 }) },
      comparison: comparison({}),
    }),
  ],
});
const context = createContext('en', 'apa');
const paragraphs = comparisonParagraphs(odd, context)!;
const [text = []] = paragraphs.texts;

describe('paragraphs', () => {
  it('are none where nothing was compared', () => {
    expect(comparisonParagraphs(result({}), context)).toBeNull();
  });

  it('fill the lines of a terminal, and keep sign and number together', () => {
    const lines = terminalParagraphs(comparisonParagraphs(twoWaves, context)!, 60).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines.filter((line) => /[=<>]$|^[=<>]/.test(line))).toEqual([]);
    expect(lines.slice(0, 3)).toEqual(['', 'The comparisons in sentences', '']);
    expect(lines.join(' ')).not.toMatch(/[\ue000-\uf8ff]/);
  });

  it('go to a terminal without escape sequences', () => {
    const drawn = terminalParagraphs(paragraphs, 400);
    expect(drawn).toContain('score on =1+1 *a* <b>&amp; _x_ | [l](u) `c`~ was found');
    expect(drawn).not.toContain('\u001b');
  });

  it('are escaped in Markdown, symbols in italics', () => {
    const drawn = markdownParagraphs(paragraphs);
    expect(drawn).toContain('=1+1 \\*a\\* \\<b>\\&amp; \\_x\\_ \\| [l\\](u) \\`c\\`');
    expect(drawn).toContain('(*M* = 3.00, *SD* = 1.00, *n* = 46)');
    expect(drawn.startsWith('\n**The comparisons in sentences**\n\nNo significant')).toBe(true);
  });

  it('are escaped in HTML, symbols in italics', () => {
    const drawn = htmlParagraphs(paragraphs);
    expect(drawn).toContain('=1+1 *a* &lt;b&gt;&amp;amp; _x_ | [l](u) `c`~');
    expect(drawn).toContain(
      '(<i>M</i>\u00a0=\u00a03.00, <i>SD</i>\u00a0=\u00a01.00, <i>n</i>\u00a0=\u00a046)',
    );
    expect(drawn).toContain('<h2 id="sentences">The comparisons in sentences</h2>');
  });

  it.each(['en', 'nl', 'fr'] as const)('follow the tables of a Word document: %s', async (lang) => {
    const own = createContext(lang, 'apa');
    const all = comparisonParagraphs(twoWaves, own)!;
    const bytes = await renderResult(twoWaves, { format: 'docx', lang, paragraphs: all });
    const document = partsOf(bytes).get('word/document.xml')!;
    const printed = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) =>
      [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
    );
    const start = printed.indexOf(all.heading);
    const expected = all.texts.map((each) =>
      plain(each)
        .replace(/ ([=<>]) /g, '\u00a0$1\u00a0')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll("'", '&apos;'),
    );
    expect(start).toBeGreaterThan(0);
    expect(printed.slice(start + 1, start + 1 + expected.length)).toEqual(expected);
    expect(document).toMatch(/<w:i\/>(?:<[^>]*>)*<w:t[^>]*>M<\/w:t>/);
  });

  it('come before the figures of a page', async () => {
    const page = await renderResult(odd, {
      format: 'html',
      paragraphs,
      figures: [
        {
          id: 'f',
          kind: 'effects',
          label: 'Figure 1',
          title: '',
          subtitle: '',
          notes: [],
          description: '',
          height: 1,
          svg: '<svg/>',
          png: null,
        },
      ],
    });
    expect(page.indexOf('</table>')).toBeLessThan(page.indexOf('id="sentences"'));
    expect(page.indexOf('id="sentences"')).toBeLessThan(page.indexOf('Figure 1'));
    expect(plain(text)).toContain(NAME);
  });
});
