import type { Design } from '../model/result.ts';

/**
 * Which design was found: how many waves and groups, whether people are known again, and so what is compared.
 *
 * @param groups that are compared; 0 without `--by`
 * @param matched by what people are known again, if by anything
 * @returns `null` of a single survey
 */
export function designOf(waves: number, groups: number, matched: Design['matched']): Design | null {
  if (waves < 2 && groups < 2) return null;
  const compared = groups < 2 ? 'waves' : waves < 2 ? 'groups' : 'both';
  return { waves, groups, matched, compared };
}
