type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether what is printed as a table shows signs beyond ASCII, such as the minus: where the locale is one of UTF-8, or nothing is said
 * of it, as in containers and CI jobs, whose logs are UTF-8. Windows has no locale in its environment: its newer terminals show them,
 * a console with a code page does not.
 *
 * @example printsUnicode({ LANG: 'nl_NL.UTF-8' }) // true
 * @example printsUnicode({ LANG: 'C' }) // false
 */
export function printsUnicode(environment: Environment): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG;
  if (locale) return /utf-?8/i.test(locale);
  return environment.OS !== 'Windows_NT' || Boolean(environment.WT_SESSION || environment.TERM_PROGRAM);
}
