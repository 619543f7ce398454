import type { Response } from './scale.ts';

/** How many steps lie between the lowest and the highest answer, one fewer than there are answers; without end for an open count. */
export function stepsOf({ min, max, step = 1 }: Pick<Response, 'min' | 'max' | 'step'>): number {
  return max === null ? Number.POSITIVE_INFINITY : Math.round((max - min) / step);
}
