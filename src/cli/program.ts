import { Command, type CommanderError } from 'commander';
import { tool } from '../model/tool.ts';
import type { CommandLine } from './command-io.ts';
import { COMMANDS, type SetStatus } from './declarations.ts';
import { examples } from './declare-options.ts';
import { AnswersAndFiles } from './option-values.ts';

/**
 * The commands and their options. What a command does is loaded when it is called, so that `--help` and small jobs start fast.
 *
 * @param wanted the first word of the command line: where it names a command, the others need not be declared
 */
export function buildProgram(host: CommandLine, setStatus: SetStatus, wanted = ''): Command {
  const { terminal } = host;
  const width = () => Math.min(terminal.screen()?.columns ?? 80, 100);
  const program = new Command('ensure-stats')
    .description('Survey evaluation: two exports in, the tables of a research report out.')
    .version(tool.version, '-V, --version', 'the version (also -v)')
    .showHelpAfterError('(add --help for the options)')
    .configureHelp({ showGlobalOptions: false, minWidthToWrap: 30 })
    .configureOutput({
      writeOut: (text) => void terminal.print(text),
      writeErr: (text) => {
        for (const line of text.replace(/\n$/, '').split('\n')) terminal.logLine(line);
      },
      getOutHelpWidth: width,
      getErrHelpWidth: width,
    })
    .addHelpText(
      'after',
      examples(
        'ensure-stats analyse pre.csv post.csv',
        'ensure-stats validate pre.csv post.csv',
        'ensure-stats scales list',
      ),
    )
    .addHelpText('after', '\nExit status: 0 fine, 1 findings (invalid data), 2 could not run.');
  program.hook('preAction', async (_, command) => {
    const given: unknown = command.getOptionValue('answers');
    if (!(given instanceof AnswersAndFiles)) return;
    const { withAnswersOfFiles } = await import('./answer-files.ts');
    command.setOptionValue('answers', await withAnswersOfFiles(given.answers, given.paths, host.files));
  });
  const named = COMMANDS.get(wanted);
  for (const declare of named === undefined ? COMMANDS.values() : [named]) declare(program, host, setStatus);
  // Help and version end the program by an exception too; everything that ends it is decided in one place.
  for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)])
    command.exitOverride(rethrow);
  return program;
}

/**
 * `help scales show` asks the same as `scales show --help`.
 *
 * @throws CommanderError for a command that there is not, of which the help of all is no answer
 */
export function asHelpOption(program: Command, [, ...names]: readonly string[]): readonly string[] {
  let command = program;
  for (const name of names) {
    if (command.commands.length === 0) break;
    command =
      command.commands.find((each) => each.name() === name || each.aliases().includes(name)) ??
      command.error(`error: unknown command '${name}'`, { code: 'commander.unknownCommand' });
  }
  return [...names, '--help'];
}

function rethrow(error: CommanderError): never {
  throw error;
}
