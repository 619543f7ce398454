import type { DrawnFigure } from '../figures/figure.ts';
import { escaped } from './html-text.ts';

/**
 * Figures as HTML elements, to be put in a page: each with its number, as wide as in print, and smaller on a small screen. The pictures
 * carry their text alternatives.
 */
export function htmlFigures(figures: readonly DrawnFigure[]): string {
  return figures.map(htmlFigure).join('');
}

/** On a very small screen a picture stays large enough to be read, and is scrolled sideways by itself. */
export function htmlFigure({ id, label, title, svg }: DrawnFigure): string {
  const name = escaped(`${label}. ${title}`);
  return `<figure class="figure" id="figure-${id}">
<figcaption><b>${escaped(label)}</b></figcaption>
<div class="scroll" role="region" aria-label="${name}" tabindex="0">
${svg}</div>
</figure>
`;
}
