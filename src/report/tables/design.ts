import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Text } from '../table.ts';

/**
 * The design that was found and what is compared, in one sentence: `Three waves of the same people, matched by id: each wave is compared
 * with the first.` `null` where two samples are compared, which the titles name.
 */
export function designSentence({ design, groups }: Result, context: Context): Text | null {
  if (design === undefined) return null;
  const { compared, matched } = design;
  if (Math.max(design.waves, 1) * Math.max(design.groups, 1) < 3) return null;
  const counts = {
    waves: context.number.count(design.waves),
    groups: context.number.count(design.groups),
    first: groups[0] === undefined ? '' : context.sample({ wave: null, group: groups[0].id, pooled: false }),
  };
  if (compared === 'groups') return context.text('found.groups', { groups: counts.groups });
  return compared === 'waves'
    ? context.text(`found.waves.${matched}`, { waves: counts.waves })
    : context.text(`found.both.${matched}`, counts);
}
