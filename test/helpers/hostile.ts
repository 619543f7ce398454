import fc from 'fast-check';

/** Texts that a terminal, a reader's eye or a CI would obey: escape sequences, control signs, overrides, workflow commands. */
export const HOSTILE: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://example.org\u001b\\link',
  '\u009b2J',
  'a\rb',
  'a\nb',
  'a\r\n::error::x',
  '\n::error file=a,line=1::x',
  '::error::x',
  '  ::set-output name=a::b',
  '\u00a0::stop-commands::x',
  '##[error]x',
  '##[command]ls',
  'x ##vso[task.complete result=Failed;]',
  "##teamcity[message text='x']",
  '###[section]',
  'a\bb\u007f',
  '\u202egnp.exe\u202c',
  '\u2066a\u2069',
  'a\u2028::warning::b',
  '\u0085::warning::b',
  '\v::notice::b',
  '\u0000',
  'section_start:1:x\r\u001b[0K',
  '\u{e0041}\u{e007f}',
];

/** Such texts with others around them. */
export const hostileText = fc
  .array(
    fc.oneof(fc.constantFrom(...HOSTILE), fc.constantFrom('a', ' ', ':', '#', '[', 'word ', '\n', '5')),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''));

/** What of an output would be obeyed, by line; the colours of our own are none when the output is no screen. */
export function obeyedBy(output: string): string[] {
  return output.split('\n').filter(
    (line) =>
      /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u.test(line) ||
      // GitHub trims a line before it looks.
      line.trim().startsWith('::') ||
      /##\w*\[/.test(line),
  );
}
