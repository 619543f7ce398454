import type { ScaleText } from '../../generated/scales.ts';
import type { Scale } from '../../model/scale.ts';
import { declareHeads } from '../match-items.ts';

/** A definition that is parsed when something is read of it beside its id and the scale that it varies. */
export function scaleOfText({ id, variantOf, heads, text }: ScaleText): Scale {
  const scale = {} as Scale;
  const parsed = (): Scale => {
    for (const key of KEYS) delete scale[key];
    return Object.assign(scale, JSON.parse(text()));
  };
  for (const key of KEYS) {
    const shape = { configurable: true, enumerable: true };
    if (key === 'id') Object.defineProperty(scale, key, { ...shape, value: id, writable: true });
    else if (key !== 'variantOf') Object.defineProperty(scale, key, { ...shape, get: () => parsed()[key] });
    else if (variantOf !== undefined)
      Object.defineProperty(scale, key, { ...shape, value: variantOf, writable: true });
  }
  declareHeads(scale, heads);
  return scale;
}

/** In the order of the files. */
const KEYS = Object.keys({
  $schema: true,
  id: true,
  version: true,
  name: true,
  keywords: true,
  description: true,
  variantOf: true,
  direction: true,
  response: true,
  missing: true,
  items: true,
  score: true,
  subscales: true,
  bands: true,
  citation: true,
  sources: true,
  licence: true,
  examples: true,
  draft: true,
} satisfies Record<keyof Scale, true>) as (keyof Scale)[];
