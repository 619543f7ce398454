import type { TopLevelSpec } from 'vega-lite';
import type { FigureKind } from '../../model/figure-data.ts';
import { type Context, sentenceCase } from '../context.ts';
import { numberStyle } from '../conventions.ts';
import { plain } from '../table.ts';
import { type Layer, labels } from './layers.ts';
import { SHEET, SMALL, SOFT_INK, TITLE } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

/** A drawing before it is drawn: what it says in words, and its Vega-Lite specification. */
export interface Figure {
  readonly kind: FigureKind;
  /** `answers-brs`: the name of its file, and of its parts in a page with several figures. */
  readonly id: string;
  readonly title: string;
  /** The text alternative: what is drawn, with the numbers. */
  readonly description: string;
  /** In pixels, beside the width of the sheet. */
  readonly height: number;
  readonly spec: TopLevelSpec;
}

/** A figure that was drawn, for a page or a document. */
export interface DrawnFigure extends Pick<Figure, 'kind' | 'id' | 'title' | 'description' | 'height'> {
  /** `Figure 1`. */
  readonly label: string;
  readonly svg: string;
  /** `null` where no PNG is needed. */
  readonly png: Uint8Array | null;
}

/** Title and subtitle at the top of the sheet, and where the drawing may start. */
export function heading(title: string, subtitle: string): { layers: Layer[]; bottom: number } {
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
export function notes(texts: readonly string[], top: number): { layers: Layer[]; bottom: number } {
  const lines = texts.flatMap((text) => wrapToWidth(text, SHEET.width - 2 * SHEET.edge, SMALL.size));
  if (lines.length === 0) return { layers: [], bottom: top };
  return {
    layers: labels('notes', [{ x: SHEET.edge, y: top + SMALL.line / 2, text: lines.join('\n') }], SMALL, {
      fill: SOFT_INK,
    }),
    bottom: top + lines.length * SMALL.line,
  };
}

/** The layers as one chart of the sheet's width; panels keep their own axes. */
export function chart(layers: readonly Layer[], height: number, context: Context): TopLevelSpec {
  return {
    width: SHEET.width,
    height,
    padding: 0,
    autosize: { type: 'none' },
    background: 'white',
    layer: [...layers],
    resolve: { scale: { x: 'independent', y: 'independent' } },
    config: {
      view: { stroke: null },
      locale: {
        number: {
          decimal: numberStyle(context.language).decimal,
          thousands: '',
          grouping: [3],
          currency: ['', ''],
        },
      },
    },
  };
}

/** A number's text with a true minus sign. */
export function minus(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])-(?=[\d.,])/gu, '−');
}

/** Texts as sentences in a row; each ends in a full stop and starts with a capital. */
export function sentences(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map((text) => plain(sentenceCase([{ text: /[.!?…]$/.test(text) ? text : `${text}.` }])))
    .join(' ');
}

/** An id that may stand in a file name and in a page. */
export function figureId(kind: FigureKind, scale?: string): string {
  return scale === undefined ? kind : `${kind}-${scale.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}
