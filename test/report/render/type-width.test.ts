import { expect, it } from 'vitest';
import { typeWidth } from '../../../src/report/render/type-width.ts';

/**
 * How far a sign moves the type on, in thousandths of an em, upright or italic, whichever is wider: Liberation Serif 2.1.5, whose widths are
 * those of Times New Roman. Every sign of ASCII and of the words of the tool.
 */
const LIBERATION_SERIF: readonly (readonly [width: number, signs: string])[] = [
  [214, "'"],
  [250, ' ,.'],
  [275, '|'],
  [278, '/\\ijltîï'],
  [300, '²'],
  [333, '!()-:;I`f‘’'],
  [389, '[]rs'],
  [420, '"ε'],
  [444, 'Jcezçèéêëχ'],
  [469, '^'],
  [480, '{}'],
  [485, 'λ'],
  [500, '#$*0123456789?_abdghknopquvxy«»àâóôùû–'],
  [523, 'η'],
  [525, 'α'],
  [541, '~'],
  [549, '√≥'],
  [556, 'S“”'],
  [611, 'EFLPTZÉ'],
  [667, 'BCRæ'],
  [675, '+<=>×−'],
  [706, 'ω'],
  [722, 'ADGHKNOQUVXYwÀ'],
  [778, '&m'],
  [833, '%'],
  [889, 'M'],
  [921, '@'],
  [944, 'W'],
  [1000, '…←→'],
];

it('takes no sign for narrower than it is in print, so that no word is broken in its cell', () => {
  for (const [width, signs] of LIBERATION_SERIF)
    for (const sign of signs)
      expect(typeWidth(sign), sign).toBeGreaterThanOrEqual((2 * width) / 1000 - 0.005);
});

it('takes none for twice as wide, so that tables stay upright', () => {
  for (const [width, signs] of LIBERATION_SERIF)
    for (const sign of signs) expect(typeWidth(sign), sign).toBeLessThanOrEqual((4 * width) / 1000 + 0.4);
});
