import { createMessage } from '../model/messages/create-message.ts';
import { terminalMessages } from '../model/messages/terminal.ts';
import { isUserError } from '../model/problem.ts';
import { type CommandLine, commandLine } from './command-io.ts';
import type { Terminal } from './standard-streams.ts';

export type ExitStatus = 0 | 1 | 2;

/**
 * One call of the tool: arguments → command → exit status. 0 fine, 1 findings, 2 could not run.
 * Results go to stdout, everything else to stderr; a mistake of the user's is a sentence, a mistake of ours keeps its stack.
 * Nothing of the process is touched, and nothing is left for the next call.
 *
 * @param words the arguments, without the name of the program
 */
export async function ensureStats(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const host = commandLine(terminal, words);
  try {
    return await command(words, host);
  } catch (error) {
    return await failure(error, host);
  } finally {
    await host.files.close();
  }
}

/** `analyse pre.csv post.csv` needs no options, so then none are declared and read: the usual call starts fastest. */
async function command(words: readonly string[], host: CommandLine): Promise<ExitStatus> {
  const [wanted, ...files] = words;
  const isPlain = files.length > 0 && files.every((file) => !file.startsWith('-'));
  if (wanted === 'analyse' && isPlain) {
    const { analyseCommand } = await import('./commands/analyse.ts');
    await analyseCommand(files, {}, host);
    return 0;
  }
  const { asHelpOption, buildProgram } = await import('./program.ts');
  let status: ExitStatus = 0;
  const program = buildProgram(
    host,
    (found) => {
      status = found;
    },
    wanted,
  );
  let asked = words;
  if (wanted === 'help' && files.length > 0) asked = asHelpOption(program, words);
  else if (wanted === '-v') asked = ['--version'];
  await program.parseAsync(asked, { from: 'user' });
  return status;
}

async function failure(error: unknown, { refuse, tell, terminal }: CommandLine): Promise<ExitStatus> {
  if (isUserError(error)) {
    await refuse(error);
    return error.status;
  }
  if (isUsageError(error)) return error.exitCode === 0 ? 0 : 2;
  const { describeMistake } = await import('./our-mistake.ts');
  for (const line of describeMistake(error)) terminal.logLine(line);
  terminal.logLine('');
  await tell(createMessage(terminalMessages, 'our-mistake'));
  return 2;
}

/** Commander has printed its message by the time that it throws. */
function isUsageError(error: unknown): error is { readonly exitCode: number } {
  return (
    error instanceof Error &&
    'exitCode' in error &&
    'code' in error &&
    String(error.code).startsWith('commander.')
  );
}
