import type { ScaleText } from '../../generated/scales.ts';
import type { Scale } from '../../model/scale.ts';
import { declareHeads } from '../match-items.ts';

/** A definition that is parsed when something is read of it beside its id and the scale that it varies. */
export function scaleOfText({ id, variantOf, heads, text }: ScaleText): Scale {
  let whole: Scale | null = null;
  const parsed = (): Scale => {
    whole ??= JSON.parse(text()) as Scale;
    return whole;
  };
  const scale = new Proxy({} as Scale, {
    get: (_, key) => (key === 'id' ? id : key === 'variantOf' ? variantOf : Reflect.get(parsed(), key)),
    has: (_, key) => Reflect.has(parsed(), key),
    ownKeys: () => Reflect.ownKeys(parsed()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(parsed(), key),
  });
  declareHeads(scale, heads);
  return scale;
}
