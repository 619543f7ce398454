import { extname } from 'node:path';
import { BINARY_FORMATS, FORMATS, type ReportFormat, type WrittenFormat } from '../model/format.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { terminalMessages } from '../model/messages/terminal.ts';
import { cannotRun } from '../model/problem.ts';
import type { Options } from '../model/settings/schema.ts';
import type { RenderOptions } from '../report/index.ts';
import type { CommandIO } from './command-io.ts';
import { printsUnicode } from './prints-unicode.ts';
import type { Terminal } from './standard-streams.ts';

export type OutputFormat = ReportFormat;

export interface OutputOptions<F extends WrittenFormat = ReportFormat>
  extends Pick<Options, 'output' | 'lang' | 'style' | 'details' | 'csvStyle'> {
  readonly format?: F | undefined;
}

const ENDINGS: ReadonlyMap<string, WrittenFormat> = new Map<string, WrittenFormat>([
  ['.json', 'json'],
  ['.csv', 'csv'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.txt', 'table'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.tex', 'latex'],
  ['.docx', 'docx'],
  ['.xlsx', 'xlsx'],
  ['.sav', 'sav'],
]);

/**
 * The format that was asked for, or that the ending of the output file stands for.
 *
 * @param formats those that the command can write; all of them unless given
 * @throws UserError (status 2) for an ending without a format, and for an office file that would be printed on a screen
 */
export function outputFormat(options: OutputOptions, terminal: Terminal): ReportFormat;
export function outputFormat<F extends WrittenFormat>(
  options: OutputOptions<F>,
  terminal: Terminal,
  formats: readonly F[],
): F;
export function outputFormat(
  { format, output }: OutputOptions<WrittenFormat>,
  terminal: Terminal,
  formats: readonly WrittenFormat[] = FORMATS,
): WrittenFormat {
  if (format !== undefined && output !== undefined) refuseContradiction(output, format);
  const chosen = format ?? (output === undefined ? 'table' : formatOfEnding(output, formats));
  if (output === undefined && BINARY_FORMATS.some((each) => each === chosen) && terminal.screen() !== null) {
    throw cannotRun(createMessage(choiceMessages, 'no-text-format', { format: chosen }));
  }
  return chosen;
}

/** Endings of forms that are not written here. */
const OTHERS = [
  '.doc',
  '.xls',
  '.pdf',
  '.rtf',
  '.odt',
  '.ods',
  '.pptx',
  '.zip',
  '.svg',
  '.png',
  '.r',
  '.sps',
  '.sql',
];

/** Endings of what other commands write. */
const OWN_ENDINGS: ReadonlyMap<string, string> = new Map([
  ['svg', '.svg'],
  ['png', '.png'],
  ['r', '.r'],
  ['spss', '.sps'],
  ['sql', '.sql'],
]);

/**
 * A file is what its ending says; text of any form may stand in a `.txt` file, or in one with an ending of your own.
 *
 * @throws UserError `format-contradiction` (status 2)
 */
export function refuseContradiction(
  output: string,
  format: WrittenFormat | 'github' | 'svg' | 'png' | 'r' | 'spss' | 'sql',
): void {
  const ending = extname(output).toLowerCase();
  const meant = ENDINGS.get(ending);
  if (ending === OWN_ENDINGS.get(format)) return;
  const isText = format !== 'png' && !BINARY_FORMATS.some((each) => each === format);
  if (meant === format || (ending === '.txt' && isText)) return;
  if (meant === undefined && !OTHERS.includes(ending)) return;
  const own = OWN_ENDINGS.get(format) ?? [...ENDINGS].find(([, each]) => each === format)?.[0] ?? '.txt';
  const option = format === 'r' || format === 'spss' || format === 'sql' ? '--emit' : '--format';
  const facts = { output, ending, format, meant: meant ?? null, own, option } as const;
  throw cannotRun(createMessage(choiceMessages, 'format-contradiction', facts));
}

function formatOfEnding(output: string, formats: readonly WrittenFormat[]): WrittenFormat {
  const ending = extname(output).toLowerCase();
  const known = ENDINGS.get(ending);
  if (known !== undefined && formats.includes(known)) return known;
  const valid = [...ENDINGS].flatMap(([each, format]) => (formats.includes(format) ? [each] : []));
  throw cannotRun(createMessage(choiceMessages, 'unknown-format', { ending, output, valid }));
}

/** How to render: format, language and style; width, colour and signs by where the output goes. */
export function renderOptions<F extends ReportFormat>(
  { output, lang, style, details, csvStyle }: Omit<OutputOptions, 'format'>,
  format: F,
  terminal: Terminal,
): RenderOptions<F> {
  const screen = output === undefined ? terminal.screen() : null;
  return {
    format,
    lang,
    style,
    details,
    csvStyle,
    width: screen === null ? 80 : Math.max(60, Math.min(screen.columns, 120)),
    color: screen?.color ?? false,
    ascii: output === undefined && !printsUnicode(terminal.environment),
  };
}

/** Text or bytes, whole or in pieces. */
export type Output = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** Writes the result to the file that was named, else to stdout. */
export async function emit(
  parts: Output,
  { output }: Pick<OutputOptions, 'output'>,
  { files, terminal, tell }: Pick<CommandIO, 'files' | 'terminal' | 'tell'>,
): Promise<void> {
  const list = typeof parts === 'string' || parts instanceof Uint8Array ? [parts] : parts;
  if (output !== undefined) {
    await files.write(output, list);
    await tell(createMessage(terminalMessages, 'wrote', { path: output }));
    return;
  }
  for await (const part of list) await terminal.print(part);
}
