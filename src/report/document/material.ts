import type { FigureKind } from '../../model/figure-data.ts';
import type { Context } from '../context.ts';
import type { DrawnFigure } from '../figures/figure.ts';
import { figureId } from '../figures/figure.ts';
import type { Text } from '../table.ts';
import type { ReportSources } from './build.ts';
import type { Numbering } from './numbering.ts';
import type { DocumentWords } from './words.ts';

/** What every part of a report is put together from. */
export interface Material {
  /** Without warnings, which have a part of their own. */
  readonly sources: ReportSources;
  readonly warnings: readonly Text[];
  readonly context: Context;
  readonly own: DocumentWords;
  readonly numbering: Numbering;
}

/** The figures of a kind; with a scale those of that scale, which may be on several pages. */
export function figuresOf({ sources }: Material, kind: FigureKind, scale?: string): DrawnFigure[] {
  const id = figureId(kind, scale);
  const part = /^-\d+$/;
  return sources.figures.filter(
    (figure) =>
      figure.kind === kind &&
      (scale === undefined ||
        figure.id === id ||
        (figure.id.startsWith(id) && part.test(figure.id.slice(id.length)))),
  );
}
