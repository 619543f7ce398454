import { isUserError } from '../model/problem.ts';

/**
 * The command: arguments → command → exit status. 0 fine, 1 findings, 2 could not run.
 * Results go to stdout, everything else to stderr; a mistake of the user's is a sentence, a mistake of ours keeps its stack.
 */
async function main(): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    process.exitCode = await failure(error);
  }
}

/** `analyse pre.csv post.csv` needs no options, so then none are declared and read: the usual call starts fastest. */
async function command(words: readonly string[]): Promise<void> {
  const [wanted, ...files] = words;
  const isPlain = files.length > 0 && files.length < 3 && files.every((file) => !file.startsWith('-'));
  if (wanted === 'analyse' && isPlain) {
    const { analyseCommand } = await import('./commands/analyse.ts');
    await analyseCommand(files, {});
    return;
  }
  const { asHelpOption, buildProgram } = await import('./program.ts');
  const program = buildProgram((status) => {
    process.exitCode = status;
  }, wanted);
  const asked = wanted === 'help' && files.length > 0 ? asHelpOption(program, words) : words;
  await program.parseAsync(asked, { from: 'user' });
}

async function failure(error: unknown): Promise<number> {
  if (isUserError(error)) {
    const { printProblems } = await import('./messages.ts');
    await printProblems(error);
    return error.status;
  }
  if (isUsageError(error)) return error.exitCode === 0 ? 0 : 2;
  console.error(error);
  console.error(
    '\nThis is a mistake in ensure-stats. Please report it with the command and the text above, without data of respondents.',
  );
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

void main();
