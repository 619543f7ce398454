import { type CommandOutline, type OptionOutline, withSubcommands } from '../outline.ts';
import { briefHelp, calledBy, operandWords, valuesOf } from './vocabulary.ts';

/** Completion for zsh, with what each command and option is for. */
export function zshCompletion(commands: readonly CommandOutline[]): string {
  return `#compdef ensure-stats
# Completion of ensure-stats in zsh. For every new shell: add to ~/.zshrc, after compinit, the line
#   eval "$(ensure-stats completion zsh)"
${commands.flatMap(withSubcommands).map(commandFunction).join('\n')}
${choiceOf('_ensure_stats', '', commands, [`'(- *)'{-V,--version}'[the version]'`])}
compdef _ensure_stats ensure-stats
`;
}

function commandFunction(command: CommandOutline): string {
  const name = functionName(command.name);
  if (command.subcommands.length > 0) return choiceOf(name, command.name, command.subcommands);
  const words = operandWords(command);
  const operand =
    words.length > 0 ? `'1:${command.name}:(${words.join(' ')})' '*:file:_files'` : `'*:file:_files'`;
  const lines = [...command.options.map(optionSpec), HELP, operand];
  return `${name}() {
  _arguments -s -S \\
    ${lines.join(' \\\n    ')}
}`;
}

/** A function that takes the next word for a command and hands the rest on to that command's function. */
function choiceOf(
  name: string,
  parent: string,
  commands: readonly CommandOutline[],
  options: readonly string[] = [],
): string {
  const described = commands.map(
    (command) => `    ${quoted(`${calledBy(command)[0]}:${command.summary.replaceAll(':', '\\:')}`)}`,
  );
  const branches = commands.map(
    (command) => `        ${calledBy(command).join('|')}) ${functionName(command.name)} ;;`,
  );
  return `${name}() {
  local curcontext=$curcontext state line
  local -a commands=(
${described.join('\n')}
  )
  _arguments -C ${[...options, HELP].join(' ')} '1:command:->command' '*::argument:->arguments'
  case $state in
    command) _describe ${quoted(`${parent} command`.trim())} commands ;;
    arguments)
      case $words[1] in
${branches.join('\n')}
      esac ;;
  esac
}`;
}

const HELP = `'(- *)--help[what it does and its options]'`;

function optionSpec(option: OptionOutline): string {
  const { words, isList } = valuesOf(option);
  const action = isList
    ? `_values -s , value ${words.join(' ')}`
    : words.length > 0
      ? `(${words.join(' ')})`
      : '_files';
  const help = briefHelp(option).replaceAll(/[[\]\\]/g, '\\$&');
  const value = option.takesValue ? `:value:${action}` : '';
  const several = option.names.length > 1 ? `'(${option.names.join(' ')})'{${option.names.join(',')}}` : '';
  return several === ''
    ? quoted(`*${option.names[0]}[${help}]${value}`)
    : `${several}${quoted(`[${help}]${value}`)}`;
}

function functionName(command: string): string {
  return `_ensure_stats_${command.replaceAll(/[ -]/g, '_')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
