/** Words that SPSS keeps for itself. */
const RESERVED: readonly string[] = 'all and by eq ge gt le lt ne not or to with'.split(' ');

/** The rest of the 64 bytes is room for an ending. */
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

/** The longest name of a variable, in bytes of UTF-8. */
const LONGEST_NAME = 64;

/** Whether SPSS takes this as the name of a variable; letters of any script are letters. */
export function isLegalName(name: string): boolean {
  return (
    /^[\p{L}@][\p{L}\p{M}\p{N}_.@#$]*$/u.test(name) &&
    !name.endsWith('.') &&
    new TextEncoder().encode(name).length <= LONGEST_NAME &&
    !RESERVED.includes(name.toLowerCase())
  );
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
