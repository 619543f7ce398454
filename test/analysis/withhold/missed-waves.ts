import { numbersFrom } from './tables.ts';

export const WAVES = ['t0', 't1', 't2'];

/** Who was there at which waves, by arm. */
export type Presence = readonly { readonly arm: string; readonly at: readonly boolean[] }[];

/** People of whom in each wave nobody, a few or many of every arm are missing. */
export function presence(seed: number, arms: readonly string[]): Presence {
  const random = numbersFrom(seed);
  // How many miss a wave, of each: none, a few or many.
  const missing = WAVES.map((_, wave) => [0, 0, 3, 9][random(wave === 0 ? 3 : 4)]!);
  return arms.flatMap((arm) =>
    Array.from({ length: 30 + random(12) }, (_, person) => ({
      arm,
      // Each misses one wave at most, so that everybody was seen.
      at: missing.map((n, wave) => person < 9 * wave || person >= 9 * wave + n),
    })),
  );
}

/** Their answers as a long file. */
export function missedWaves(people: Presence, seed: number): string {
  const random = numbersFrom(seed + 1000);
  const rows = people.flatMap(({ arm, at }, person) => {
    const own = random(3);
    return WAVES.filter((_, wave) => at[wave]).map((wave) =>
      [
        `p${person}`,
        arm,
        wave,
        ...Array.from({ length: 6 }, (_, item) => {
          const level = Math.min(5, 1 + own + random(3));
          return item % 2 === 0 ? level : 6 - level;
        }),
      ].join(','),
    );
  });
  return ['id,arm,time,brs1,brs2,brs3,brs4,brs5,brs6', ...rows].join('\n');
}
