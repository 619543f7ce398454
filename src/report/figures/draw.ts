import { printable } from '../../model/printable.ts';
import { escapeXml } from '../render/escape-xml.ts';
import type { Figure } from './figure.ts';
import { type Layer, labels } from './marks.ts';
import { FONT, PAPER, SHEET, SMALL, SOFT_INK, TITLE } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

/** A sheet in SVG, and its height in pixels. */
export interface Sheet {
  readonly svg: string;
  readonly height: number;
}

/**
 * A figure as SVG: 160 mm wide, with its text alternative, without anything that differs from one run to the next.
 *
 * @param bare without title and notes, for a document that prints them as text
 */
export function drawFigure(figure: Figure, { bare = false } = {}): Sheet {
  const { id, title, subtitle, notes, description, layers, bottom } = figure;
  const head = bare ? { layers: [], bottom: SHEET.edge } : heading(title, subtitle);
  const foot = bare ? { layers: [], bottom: head.bottom + bottom } : footing(notes, head.bottom + bottom);
  const height = Math.ceil(foot.bottom + SHEET.edge);
  const millimetres = Number(((height * SHEET.millimetres) / SHEET.width).toFixed(2));
  const drawn = (parts: readonly Layer[]) => parts.map(({ svg }) => svg).join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET.millimetres}mm" height="${millimetres}mm" ` +
    `viewBox="0 0 ${SHEET.width} ${height}" font-family="${FONT}" role="img" aria-labelledby="${id}-title ${id}-description">` +
    `<title id="${id}-title">${escapeXml(printable(title))}</title>` +
    `<desc id="${id}-description">${escapeXml(printable(description))}</desc>` +
    `<rect width="${SHEET.width}" height="${height}" fill="${PAPER}"/>` +
    `${drawn(head.layers)}<g transform="translate(0,${Number(head.bottom.toFixed(2))})">${drawn(layers)}</g>${drawn(foot.layers)}</svg>\n`;
  return { svg, height };
}

/** A figure with its title and notes as SVG. */
export function figureSvg(figure: Figure): string {
  return drawFigure(figure).svg;
}

/** Title and subtitle at the top of the sheet, and where the drawing may start. */
function heading(title: string, subtitle: string): { layers: Layer[]; bottom: number } {
  const width = SHEET.width - 2 * SHEET.edge;
  const titleLines = wrapToWidth(title, width, TITLE.size, { bold: true });
  const subtitleLines = wrapToWidth(subtitle, width, SMALL.size);
  const titleTop = SHEET.edge + TITLE.line / 2;
  const subtitleTop = titleTop + titleLines.length * TITLE.line;
  return {
    layers: [
      ...labels('title', [{ x: SHEET.edge, y: titleTop, text: titleLines.join('\n') }], TITLE, {
        bold: true,
      }),
      ...labels('subtitle', [{ x: SHEET.edge, y: subtitleTop, text: subtitleLines.join('\n') }], SMALL, {
        fill: SOFT_INK,
      }),
    ],
    bottom: subtitleTop + subtitleLines.length * SMALL.line + 4,
  };
}

/** Notes at the foot of the sheet. */
function footing(texts: readonly string[], top: number): { layers: Layer[]; bottom: number } {
  const lines = texts.flatMap((text) => wrapToWidth(text, SHEET.width - 2 * SHEET.edge, SMALL.size));
  const layers =
    lines.length === 0
      ? []
      : labels('notes', [{ x: SHEET.edge, y: top + SMALL.line / 2, text: lines.join('\n') }], SMALL, {
          fill: SOFT_INK,
        });
  return { layers, bottom: top + lines.length * SMALL.line };
}
