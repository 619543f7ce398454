import { describe, expect, it } from 'vitest';
import { documentHtml } from '../../../src/report/render/document-html.ts';
import { plainText } from '../../../src/report/table.ts';
import { documentOf, sources } from '../document/sources.ts';

describe('a report as a page', () => {
  it.each(['en', 'nl', 'fr'] as const)('%s', async (language) => {
    const html = documentHtml(documentOf(language));
    const body = html.slice(html.indexOf('<body>'), html.indexOf('<script'));
    // Rewritten by `vitest -u`; to be looked at in a browser before it is committed.
    await expect(body).toMatchFileSnapshot(`../expected/report.${language}.html`);
  });

  it('is whole in itself: no program, nothing that is fetched', () => {
    const html = documentHtml(documentOf('fr'));
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="application/json" id="report-data">']);
    expect(html).not.toMatch(/<link|\bsrc=|url\(|@import|\bon\w+=/);
  });

  it('names nothing twice, and everything that is referred to', () => {
    const html = documentHtml(documentOf());
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...html.matchAll(/ (?:href="#|aria-(?:describedby|labelledby)=")([^"]*)"/g)];
    for (const [, list] of named) for (const id of list!.split(' ')) expect(ids).toContain(id);
    expect(named.length).toBeGreaterThan(20);
  });

  it('holds the same JSON as the document, whatever stands in it', () => {
    const hostile = '</script><script>alert(1)</script><!-- \u2028 & "';
    const document = documentOf('en', {
      result: {
        ...sources.result,
        scales: sources.result.scales.map((scale) => ({ ...scale, name: { en: hostile } })),
      },
      sentences: [plainText(hostile)],
    });
    const html = documentHtml({ ...document, title: hostile });
    expect(html.match(/<script/g)).toHaveLength(1);
    const [, json] = /<script type="application\/json" id="report-data">\n(.*?)\n<\/script>/s.exec(html)!;
    expect(json).not.toContain('<');
    expect(JSON.parse(json!)).toEqual(JSON.parse(document.data));
  });

  it('makes links of addresses, and of nothing else', () => {
    const html = documentHtml(
      documentOf('en', {
        references: [
          plainText('A (2001). https://doi.org/10.1000/a(b)c; http://x.org/?a=1&b="2". javascript:alert(1)'),
        ],
      }),
    );
    const references = html.slice(html.indexOf('class="references"'));
    expect([...references.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      'https://doi.org/10.1000/a(b)c',
      'http://x.org/?a=1&amp;b=',
    ]);
  });
});
