/** Words that SPSS keeps for itself. */
const RESERVED: readonly string[] = 'all and by eq ge gt le lt ne not or to with'.split(' ');

/** SPSS allows 64 bytes; the rest is room for an ending. */
const LENGTH = 56;

/**
 * A text as the beginning of a legal variable name: ASCII letters, digits and underscores, a letter first.
 *
 * @example legalName('Hoe vaak, in België?') // 'Hoe_vaak_in_Belgie'
 */
export function legalName(text: string): string {
  const ascii = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  const started = /^[A-Za-z]/.test(ascii) ? ascii : `v_${ascii}`;
  const short = started.slice(0, LENGTH).replace(/_+$/, '');
  return RESERVED.includes(short.toLowerCase()) ? `${short}_` : short;
}

/** Gives out variable names, each once; SPSS does not tell capitals from small letters. */
export class VariableNames {
  private readonly taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  /** The first of these texts that makes a free name, else the first with a number behind it. */
  give(...texts: readonly [string, ...string[]]): string {
    const candidates = texts.map(legalName);
    const free = candidates.find((name) => !this.taken.has(name.toLowerCase()));
    let name = free ?? candidates[0]!;
    for (let number = 2; this.taken.has(name.toLowerCase()); number++) name = `${candidates[0]!}_${number}`;
    this.taken.add(name.toLowerCase());
    return name;
  }

  /** A copy, for names that are needed in one file only. */
  copy(): VariableNames {
    return new VariableNames(this.taken);
  }
}
