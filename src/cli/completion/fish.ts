import { type CommandOutline, type OptionOutline, withSubcommands } from '../outline.ts';
import { briefHelp, calledBy, operandWords, valuesOf } from './vocabulary.ts';

/** Completion for fish, with what each command and option is for. */
export function fishCompletion(commands: readonly CommandOutline[]): string {
  const all = commands.flatMap(withSubcommands);
  const lines = [
    ...commands.flatMap((command) => subcommandLines(command, noCommandYet(commands))),
    ...all.flatMap(({ name, subcommands }) =>
      subcommands.flatMap((below) =>
        subcommandLines(below, `${within(name, all)}; and ${noCommandYet(subcommands)}`),
      ),
    ),
    ...all.flatMap((command) => commandLines(command, within(command.name, all))),
  ];
  return `# Completion of ensure-stats in fish. Once:
#   ensure-stats completion fish > ~/.config/fish/completions/ensure-stats.fish
complete -c ensure-stats -l help -d 'What it does and its options'
complete -c ensure-stats -n ${quoted(noCommandYet(commands))} -s V -l version -d 'The version'
${lines.join('\n')}
`;
}

function subcommandLines(command: CommandOutline, condition: string): string[] {
  return calledBy(command).map(
    (word) => `complete -c ensure-stats -f -n ${quoted(condition)} -a ${word} -d ${quoted(command.summary)}`,
  );
}

function commandLines(command: CommandOutline, condition: string): string[] {
  const words = operandWords(command);
  const operands =
    words.length > 0
      ? [`complete -c ensure-stats -n ${quoted(condition)} -a ${quoted(words.join(' '))}`]
      : [];
  return [...operands, ...command.options.map((option) => optionLine(option, condition))];
}

function optionLine(option: OptionOutline, condition: string): string {
  const { words, isList } = valuesOf(option);
  const names = option.names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const offered = isList ? `(__fish_append , ${words.join(' ')})` : words.join(' ');
  const value = words.length > 0 ? ` -x -a ${quoted(offered)}` : option.takesValue ? ' -r' : '';
  return `complete -c ensure-stats -n ${quoted(condition)} ${names.join(' ')}${value} -d ${quoted(briefHelp(option))}`;
}

function noCommandYet(commands: readonly CommandOutline[]): string {
  return `not __fish_seen_subcommand_from ${commands.flatMap(calledBy).join(' ')}`;
}

/** That the words of a command were typed; `scales show` needs both. */
function within(name: string, all: readonly CommandOutline[]): string {
  const words = name.split(' ');
  return words
    .map((_, index) => {
      const command = all.find((each) => each.name === words.slice(0, index + 1).join(' '))!;
      return `__fish_seen_subcommand_from ${calledBy(command).join(' ')}`;
    })
    .join('; and ');
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
