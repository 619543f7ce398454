import { describe, expect, it } from 'vitest';
import { documentDocx } from '../../../src/report/render/document-docx.ts';
import type { Table } from '../../../src/report/table.ts';
import { elements, expectedGrid, partsOf, textOf, unescaped } from '../../helpers/office.ts';
import { documentOf, sources, tablesOf } from '../document/sources.ts';

describe('a report as a Word document', () => {
  it.each(['en', 'nl', 'fr'] as const)('holds every cell of its tables, %s', async (language) => {
    const document = documentOf(language);
    const xml = partsOf(await documentDocx(document)).get('word/document.xml')!;
    const grids = elements(xml, 'w:tbl').map((table) =>
      elements(table, 'w:tr').map((row) => elements(row, 'w:tc').map(textOf)),
    );
    expect(grids).toEqual(tablesOf(document).map(expectedGrid));
  });

  it('has headings that Word knows, and contents with their pages', async () => {
    const document = documentOf();
    const xml = partsOf(await documentDocx(document, { pageNumbers: true })).get('word/document.xml')!;
    const paragraphs = elements(xml, 'w:p').map((paragraph) => ({
      style: /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? null,
      text: textOf(paragraph),
    }));
    const styled = (style: string) =>
      paragraphs.filter((each) => each.style === style).map(({ text }) => text);
    expect(styled('Title')).toEqual([document.title]);
    const titles = (level: number) =>
      document.sections.filter((section) => section.level === level).map(({ title }) => title);
    expect(styled('Heading1')).toEqual(titles(1));
    expect(styled('Heading2')).toEqual(titles(2));
    expect(xml).toMatch(/<w:instrText[^>]*>\s*TOC [^<]*\\o &quot;1-2&quot;/);
    const entries = [...styled('TOC1'), ...styled('TOC2')];
    expect(entries.map((entry) => entry.replace(/\d+$/, ''))).toEqual([...titles(1), ...titles(2)]);
    for (const entry of entries) expect(entry).toMatch(/\d$/);
  });

  it('has contents of links without pages, for which Word does not ask when it opens the file', async () => {
    const document = documentOf();
    const parts = partsOf(await documentDocx(document));
    const xml = parts.get('word/document.xml')!;
    const entries = elements(xml, 'w:p').filter((paragraph) => /<w:pStyle w:val="TOC[12]"/.test(paragraph));
    const titles = document.sections.filter(({ level }) => level <= 2).map(({ title }) => title);
    expect(entries.map(textOf)).toEqual(titles);
    expect(xml).not.toContain('w:dirty');
    expect(parts.get('word/settings.xml') ?? '').not.toContain('w:updateFields');
  });

  it.each(['en', 'nl', 'fr'] as const)(
    'lists its tables and figures, and refers to them in fields that name their captions, %s',
    async (language) => {
      const document = documentOf(language);
      const xml = partsOf(await documentDocx(document)).get('word/document.xml')!;
      const placed = document.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block): Pick<Table, 'label' | 'title'>[] =>
          block.kind === 'table' ? [block.table] : block.kind === 'figure' ? [block.figure] : [],
        ),
      );
      const listed = elements(xml, 'w:p').filter((paragraph) => paragraph.includes('"TableofFigures"'));
      const isFigure = ({ label }: { label: string | null }) => /^Figu/.test(label!);
      expect(listed.map(textOf)).toEqual(
        [...placed.filter((each) => !isFigure(each)), ...placed.filter(isFigure)].map(
          ({ label, title }) => `${label} ${title}`,
        ),
      );
      const lists = [...xml.matchAll(/TOC \\h \\z \\n \\c &quot;(\p{L}+)&quot;/gu)].map(([, word]) => word);
      const counted = [...xml.matchAll(/SEQ (\p{L}+) /gu)].map(([, word]) => word!);
      expect(lists).toEqual([...new Set(counted)]);
      // Whatever a field or a link names is there, once.
      const bookmarks = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name);
      const ids = [...xml.matchAll(/<w:bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(bookmarks).size).toBe(bookmarks.length);
      expect(new Set(ids).size).toBe(ids.length);
      const references = [...xml.matchAll(/ REF (\S+) \\h/g)].map(([, name]) => name);
      expect(bookmarks).toEqual(expect.arrayContaining(references));
      const anchors = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
      expect(bookmarks).toEqual(expect.arrayContaining(anchors));
      // Every mention in the running text is a reference.
      const labels = placed.map(({ label }) => label!);
      const mentions = elements(xml, 'w:p')
        .filter((paragraph) => paragraph.includes('"BodyText"'))
        .map(textOf)
        .flatMap((text) => text.match(/\p{Lu}\p{L}+ \d+(?!\d)/gu) ?? [])
        .filter((text) => labels.includes(text));
      expect(references).toHaveLength(mentions.length);
      expect(references.length).toBeGreaterThan(3);
    },
  );

  it('has the pages of its tables and figures with those of its headings', async () => {
    const xml = partsOf(await documentDocx(documentOf(), { pageNumbers: true })).get('word/document.xml')!;
    const listed = elements(xml, 'w:p').filter((paragraph) => paragraph.includes('"TableofFigures"'));
    expect(listed.length).toBeGreaterThan(3);
    for (const paragraph of listed) expect(textOf(paragraph)).toMatch(/\d$/);
    expect(xml).not.toContain('w:dirty');
  });

  it('refers to no figure that it does not hold', async () => {
    const [one, ...others] = sources.figures;
    const figures = [{ ...one!, png: null }, ...others];
    const xml = partsOf(await documentDocx(documentOf('en', { figures }))).get('word/document.xml')!;
    const bookmarks = [...xml.matchAll(/w:name="(_Ref_\w+)"/g)].map(([, name]) => name);
    for (const [, name] of xml.matchAll(/ REF (\S+) /g)) expect(bookmarks).toContain(name);
    expect(bookmarks).not.toContain('_Ref_Figure_1');
  });

  it('says its language, numbers its pages, and describes its pictures', async () => {
    const parts = partsOf(await documentDocx(documentOf('nl')));
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="nl-NL"/>');
    expect(parts.get('docProps/core.xml')).toContain('<dc:language>nl-NL</dc:language>');
    expect(parts.get('word/footer1.xml')).toContain('PAGE');
    const pictures = [...parts.get('word/document.xml')!.matchAll(/<wp:docPr [^>]*>/g)].map(([tag]) => tag);
    expect(pictures).toHaveLength(3);
    for (const picture of pictures) expect(picture).toContain('descr="What it shows."');
  });

  it('carries its JSON as a part that the document refers to', async () => {
    const document = documentOf();
    const bytes = await documentDocx({
      ...document,
      data: `${document.data.slice(0, -1)}, "x": "<&>\\u0000\uffff" }`,
    });
    const parts = partsOf(bytes);
    const [data] = elements(parts.get('customXml/item1.xml')!, 'data');
    expect(JSON.parse(unescaped(data!))).toEqual({ ...JSON.parse(document.data), x: '<&>\u0000\uffff' });
    expect(data).not.toMatch(/[\ufffe\uffff]/);
    expect(parts.get('word/_rels/document.xml.rels')).toMatch(
      /<Relationship [^>]*Type="http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships\/customXml" Target="\.\.\/customXml\/item1\.xml"/,
    );
    expect(parts.get('[Content_Types].xml')).toContain('Extension="xml"');
  });

  it('keeps what introduces a table on its page, and turns the page for wide ones', async () => {
    const xml = partsOf(await documentDocx(documentOf())).get('word/document.xml')!;
    for (const paragraph of elements(xml, 'w:p')) {
      if (
        /w:val="(Heading\d|Caption)"/.test(paragraph) ||
        /^Table \d+ (?:shows|gives|lists|says|compares)/.test(textOf(paragraph))
      ) {
        const style = /w:pStyle w:val="([^"]+)"/.exec(paragraph)![1];
        expect(style?.startsWith('Heading') || paragraph.includes('<w:keepNext/>'), textOf(paragraph)).toBe(
          true,
        );
      }
    }
  });
});
