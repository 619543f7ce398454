import {
  type IParagraphStylePropertiesOptions,
  type ISpacingProperties,
  type IStylesOptions,
  LineRuleType,
} from 'docx';

const FONT = 'Times New Roman';
/** Half points. */
const TEXT_SIZE = 22;
export const TABLE_SIZE = 20;
/** Twentieths of a point. */
const HALF_INCH = 720;
const CONTENTS_INDENT = 360;

const SINGLE = { line: 240, lineRule: LineRuleType.AUTO } as const;

/** The styles of every Word document: text, headings of two levels, captions, tables, notes, lists and references. */
export function docxStyles(locale: string): IStylesOptions {
  const heading = (size: number, before: number, italics = false) => ({
    run: { font: FONT, size, bold: true, italics, color: '000000' },
    paragraph: { spacing: { ...SINGLE, before, after: 120 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: TEXT_SIZE, language: { value: locale } },
        paragraph: { spacing: { ...SINGLE, before: 0, after: 0 } },
      },
      title: {
        run: { font: FONT, size: 36, bold: true, color: '000000' },
        paragraph: { spacing: { ...SINGLE, before: 0, after: 120 } },
      },
      heading1: heading(28, 360),
      heading2: heading(24, 280, true),
    },
    paragraphStyles: [
      named('Caption', 'caption', { after: 60 }),
      named('TableText', 'Table Text', { before: 20, after: 20 }, TABLE_SIZE),
      named('TableNote', 'Table Note', { before: 40 }, TABLE_SIZE),
      named('BodyText', 'Body Text', { after: 140, line: 276 }),
      named('ContentsTitle', 'Contents Title', { before: 360, after: 120 }, 28),
      named('ListItem', 'List Item', { after: 80 }),
      named('Bibliography', 'Bibliography', { after: 120 }, TEXT_SIZE, {
        indent: { left: HALF_INCH, hanging: HALF_INCH },
      }),
      ...[0, 1].map((level) =>
        named(`TOC${level + 1}`, `toc ${level + 1}`, { after: 40 }, TEXT_SIZE, {
          indent: { left: level * CONTENTS_INDENT },
        }),
      ),
    ],
  };
}

function named(
  id: string,
  name: string,
  spacing: ISpacingProperties,
  size = TEXT_SIZE,
  more: IParagraphStylePropertiesOptions = {},
) {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    ...(size === TEXT_SIZE ? {} : { run: { size } }),
    paragraph: { ...more, spacing: { ...SINGLE, before: 0, after: 0, ...spacing } },
  };
}
