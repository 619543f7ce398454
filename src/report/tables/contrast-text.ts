import type { Contrast } from '../../model/result.ts';
import type { Context } from '../context.ts';

/** `t0 → t1`, `intervention − control`, `change: intervention − control`, with the waves where there are several. */
export function contrastInWords(contrast: Contrast, context: Context, isAdjusted = false): string {
  const group = (id: string) => context.sample({ wave: null, group: id, pooled: false });
  if (contrast.kind === 'waves') {
    const [first, second] = contrast.of.map(context.wave) as [string, string];
    const text = context.word('contrast.change', { first, second });
    return contrast.group === null
      ? text
      : context.word('contrast.in', { place: group(contrast.group), contrast: text });
  }
  const [first, second] = contrast.of.map(group) as [string, string];
  const text = context.word('contrast.difference', { first, second });
  if (contrast.kind === 'groups')
    return isAdjusted ? context.word('model.adjusted', { contrast: text }) : text;
  const [from, to] = contrast.waves.map(context.wave) as [string, string];
  const waves = context.word('contrast.change', { first: from, second: to });
  return context.word('contrast.in', { place: waves, contrast: text });
}
