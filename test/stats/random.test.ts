import { describe, expect, it } from 'vitest';
import { seededRandom, splitMix64, xoshiro128StarStar } from '../../src/stats/random.ts';

describe('splitMix64', () => {
  it('gives the first outputs of splitmix64.c for 1477776061723855037, as published in the tests of rand_xoshiro', () => {
    const next = splitMix64(1477776061723855037n);
    expect(Array.from({ length: 10 }, next)).toEqual([
      1985237415132408290n,
      2979275885539914483n,
      13511426838097143398n,
      8488337342461049707n,
      15141737807933549159n,
      17093170987380407015n,
      16389528042912955399n,
      13177319091862933652n,
      10841969400225389492n,
      17094824097954834098n,
    ]);
  });
});

describe('xoshiro128StarStar', () => {
  it('gives the outputs of xoshiro128starstar.c 1.1 for the state 1, 2, 3, 4, as published in the tests of rand_xoshiro', () => {
    const { nextUint32 } = xoshiro128StarStar(1, 2, 3, 4);
    expect(Array.from({ length: 10 }, nextUint32)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('gives the outputs of the C program for the byte seed 0c4a4d96…, as published in the test data of xoshiro-6502', () => {
    const { nextUint32 } = xoshiro128StarStar(0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0);
    expect(Array.from({ length: 4 }, nextUint32)).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
  });

  it('refuses a state of zeros, which it would never leave', () => {
    expect(() => xoshiro128StarStar(0, 0, 0, 0)).toThrow(RangeError);
  });
});

describe('seededRandom', () => {
  it('repeats itself for a seed and differs for another', () => {
    const draw = (seed: number) => Array.from({ length: 20 }, seededRandom(seed).nextUint32);
    expect(draw(42)).toEqual(draw(42));
    expect(draw(42)).not.toEqual(draw(43));
  });

  it('takes any whole number a double holds exactly, and nothing else', () => {
    expect(() => seededRandom(0)).not.toThrow();
    expect(() => seededRandom(Number.MAX_SAFE_INTEGER)).not.toThrow();
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => seededRandom(seed)).toThrow(RangeError);
  });

  it('draws every number below the limit about equally often', () => {
    const { nextBelow } = seededRandom(7);
    const counts = new Float64Array(6);
    for (let draw = 0; draw < 60_000; draw++) counts[nextBelow(6)]!++;
    // Chi-square with 5 degrees of freedom: 20.5 is exceeded once in a thousand seeds; this one is fixed.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(20.5);
    expect(nextBelow(1)).toBe(0);
  });

  it('refuses limits without a number below them', () => {
    const { nextBelow } = seededRandom(7);
    for (const limit of [0, -3, 1.5, 2 ** 32 + 1]) expect(() => nextBelow(limit)).toThrow(RangeError);
  });
});
