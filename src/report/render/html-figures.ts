import type { DrawnFigure } from '../figures/figure.ts';

/**
 * Figures as HTML elements, to be put in a page: each with its number, as wide as in print, and smaller on a small screen. The pictures
 * carry their text alternatives.
 */
export function htmlFigures(figures: readonly DrawnFigure[]): string {
  return figures
    .map(
      ({ id, label, svg }) =>
        `<figure class="figure" id="figure-${id}">\n<figcaption><b>${label}</b></figcaption>\n${svg}</figure>\n`,
    )
    .join('');
}
