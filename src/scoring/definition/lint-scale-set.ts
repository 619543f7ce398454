import { nearest } from '../../model/parse/nearest.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scale } from '../../model/scale.ts';
import { normaliseName } from '../column-name.ts';

/**
 * Checks definitions that are used side by side. Variants of one scale share their items, and so may scales that are
 * meant to (a short form), hence a shared column is only a warning.
 *
 * Codes: `duplicate-scale-id` (error), `name-in-two-scales`, `unknown-variant` (warnings).
 */
export function lintScaleSet(scales: readonly Scale[]): Problem[] {
  return [...duplicateIds(scales), ...sharedNames(scales), ...unknownVariants(scales)];
}

function duplicateIds(scales: readonly Scale[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { id } of scales) {
    const key = id.toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, id);
    else {
      const what =
        first === id ? `the id "${id}"` : `the ids "${first}" and "${id}", which differ in case only`;
      problems.push({
        code: 'duplicate-scale-id',
        severity: 'error',
        message: `two scales have ${what}; give each its own`,
        scale: id,
      });
    }
  }
  return problems;
}

function sharedNames(scales: readonly Scale[]): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, Scale>();
  for (const scale of scales) {
    const told = new Set<Scale>();
    for (const name of columnNames(scale)) {
      const owner = owners.get(normaliseName(name));
      if (owner === undefined) owners.set(normaliseName(name), scale);
      else if (family(owner) !== family(scale) && !told.has(owner)) {
        told.add(owner);
        problems.push({
          code: 'name-in-two-scales',
          severity: 'warning',
          message: `scales ${owner.id} and ${scale.id} both take a column "${name}"; if one is another scoring of the other, say so with variantOf`,
          scale: scale.id,
        });
      }
    }
  }
  return problems;
}

function columnNames(scale: Scale): string[] {
  return scale.items.flatMap((item) => [item.id, ...(item.aliases ?? []), ...Object.values(item.text ?? {})]);
}

function family({ id, variantOf }: Scale): string {
  return variantOf ?? id;
}

function unknownVariants(scales: readonly Scale[]): Problem[] {
  const ids = new Set(scales.map((scale) => scale.id));
  return scales.flatMap(({ id, variantOf }): Problem[] => {
    if (variantOf === undefined || ids.has(variantOf)) return [];
    const near = nearest(variantOf, ids, normaliseName);
    const advice = near === null ? '' : `; did you mean ${near}?`;
    const message = `scale ${id}: variantOf: there is no scale "${variantOf}"${advice}`;
    return [{ code: 'unknown-variant', severity: 'warning', message, scale: id }];
  });
}
