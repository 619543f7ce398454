/** A repeatable source of chance: the same seed gives the same numbers on every machine. */
export interface RandomGenerator {
  /** The next 32 random bits, as an integer in 0 … 2³² − 1. */
  readonly nextUint32: () => number;
  /** A whole number in 0 … limit − 1, every one equally likely. */
  readonly nextBelow: (limit: number) => number;
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2018), its state filled by SplitMix64 from one seed.
 *
 * The two outputs of SplitMix64 fill the four words of the state, low half first, as `seed_from_u64` of the Rust
 * crate `rand_xoshiro`. Period 2¹²⁸ − 1; for resampling, not for secrets.
 *
 * @param seed a whole number in 0 … 2⁵³ − 1
 * @throws RangeError for any other seed
 * @example seededRandom(1).nextBelow(6) // the same face of the die on every machine
 */
export function seededRandom(seed: number): RandomGenerator {
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    throw new RangeError(`seededRandom: seed ${seed} is not a whole number in 0 … 2^53 - 1`);
  const next = splitMix64(BigInt(seed));
  const words = [next(), next()].flatMap((word) => [Number(word & 0xffffffffn), Number(word >> 32n)]);
  return xoshiro128StarStar(words[0]!, words[1]!, words[2]!, words[3]!);
}

/** xoshiro128** 1.1 from four 32-bit words, not all zero (Blackman & Vigna 2018). */
export function xoshiro128StarStar(a: number, b: number, c: number, d: number): RandomGenerator {
  let [s0, s1, s2, s3] = [a | 0, b | 0, c | 0, d | 0];
  if ((s0 | s1 | s2 | s3) === 0) throw new RangeError('xoshiro128StarStar: the state is all zeros');
  const nextUint32 = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return result;
  };
  return { nextUint32, nextBelow: (limit) => below(limit, nextUint32) };
}

/** SplitMix64 (Steele, Lea & Flood 2014): a generator of 64-bit words, here for filling a state from one number. */
export function splitMix64(seed: bigint): () => bigint {
  let state = BigInt.asUintN(64, seed);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let word = state;
    word = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n);
    word = BigInt.asUintN(64, (word ^ (word >> 27n)) * 0x94d049bb133111ebn);
    return word ^ (word >> 31n);
  };
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

const WORDS = 2 ** 32;

/** Draws beyond the last whole multiple of the limit are thrown away, so that no remainder is favoured. */
function below(limit: number, nextUint32: () => number): number {
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= WORDS))
    throw new RangeError(`nextBelow: limit ${limit} is not a whole number in 1 … 2^32`);
  const fair = WORDS - (WORDS % limit);
  let word = nextUint32();
  while (word >= fair) word = nextUint32();
  return word % limit;
}
