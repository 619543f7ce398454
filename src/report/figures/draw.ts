import { escapeXml } from '../render/escape-xml.ts';
import type { Figure } from './figure.ts';
import { FONT, SHEET } from './sheet.ts';

/** The root carries it. */
const FONT_ATTRIBUTE = ` font-family="${FONT}"`;

/**
 * A figure as SVG: 160 mm wide, with its text alternative, without anything that differs from one run to the next.
 *
 * The libraries that draw are loaded here, and nowhere else. They place nothing by the width of a text, which they would measure
 * in one way with a canvas and in another without.
 */
export async function figureSvg(figure: Figure): Promise<string> {
  const [{ compile }, { parse, View }] = await Promise.all([import('vega-lite'), import('vega')]);
  const { spec } = compile(figure.spec);
  const view = new View(parse(spec), { renderer: 'none' });
  try {
    return finished(await view.toSVG(), figure);
  } finally {
    view.finalize();
  }
}

/** Size in millimetres, roles and texts of the whole, numbers of two decimals, clip ids in order. */
function finished(svg: string, { id, title, description, height }: Figure): string {
  const millimetres = Number(((height * SHEET.millimetres) / SHEET.width).toFixed(2));
  const root =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET.millimetres}mm" height="${millimetres}mm" ` +
    `viewBox="0 0 ${SHEET.width} ${height}" font-family="${FONT}" role="img" aria-labelledby="${id}-title ${id}-description">` +
    `<title id="${id}-title">${printed(title)}</title>` +
    `<desc id="${id}-description">${printed(description)}</desc>`;
  const body = svg
    .slice(svg.indexOf('>') + 1)
    .replace(/<[^>]+>/g, (tag) =>
      tag
        // Within an image, parts have no roles of their own.
        .replace(/ (?:role|aria-[a-z]+|pointer-events)="[^"]*"/g, '')
        .replace(FONT_ATTRIBUTE, '')
        .replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2)) + 0)),
    )
    .replace(/<path class="(?:background|foreground)"[^>]*\/>/g, '');
  return `${root}${body}\n`;
}

function printed(text: string): string {
  return escapeXml(text.replace(/\p{Cc}+/gu, ' '));
}
