import type { FigureKind } from '../../model/figure-data.ts';
import { sentenceCase } from '../context.ts';
import { plain } from '../table.ts';
import type { Layer } from './marks.ts';

/** A drawing with what it says in words. */
export interface Figure {
  readonly kind: FigureKind;
  /** `answers-brs`: the name of its file, and of its parts in a page with several figures. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** What stands under it. */
  readonly notes: readonly string[];
  /** The text alternative: what is drawn, with the numbers. */
  readonly description: string;
  /** The drawing without title and notes, from the lowest layer to the highest; it begins at 0 and ends at `bottom` (pixels). */
  readonly layers: readonly Layer[];
  readonly bottom: number;
}

/** A figure that was drawn for a page or a document, which prints its title and notes as text of its own. */
export interface DrawnFigure
  extends Pick<Figure, 'kind' | 'id' | 'title' | 'subtitle' | 'notes' | 'description'> {
  /** `Figure 1`. */
  readonly label: string;
  /** In pixels, beside the width of the sheet. */
  readonly height: number;
  readonly svg: string;
  /** `null` where no PNG is needed. */
  readonly png: Uint8Array | null;
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
