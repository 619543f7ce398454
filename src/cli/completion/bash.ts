import { type CommandOutline, withSubcommands } from '../outline.ts';
import { calledBy, operandWords, optionNames, valuesOf } from './vocabulary.ts';

/** Completion for bash 3.2 and later (macOS has that one); where no word is known, bash offers files. */
export function bashCompletion(commands: readonly CommandOutline[]): string {
  const all = commands.flatMap(withSubcommands);
  return `# Completion of ensure-stats in bash. For every new shell: add to ~/.bashrc the line
#   eval "$(ensure-stats completion bash)"
_ensure_stats() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' list='' index
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$command \${COMP_WORDS[index]}" in
${steps(commands)}
    esac
  done
  case "$command $before" in
${all.flatMap(optionValues).join('\n')}
  esac
  if [ -z "$words" ]; then
    case "$command" in
      '') words='${commands.flatMap(calledBy).join(' ')} help --version --help' ;;
${all.map(commandWords).join('\n')}
    esac
  fi
  if [ -n "$list" ] && [ "$word" != "\${word%,*}" ]; then
    COMPREPLY=($(compgen -P "\${word%,*}," -W "$words" -- "\${word##*,}"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  fi
}
complete -o default -F _ensure_stats ensure-stats
`;
}

/** How each word leads from one command to the next. */
function steps(commands: readonly CommandOutline[], parent = ''): string {
  return commands
    .map((command) => {
      const patterns = calledBy(command).map((word) => `'${parent} ${word}'`);
      const below = command.subcommands.length > 0 ? `\n${steps(command.subcommands, command.name)}` : '';
      return `      ${patterns.join('|')}) command='${command.name}' ;;${below}`;
    })
    .join('\n');
}

function optionValues(command: CommandOutline): string[] {
  return command.options.flatMap((option) => {
    const { words, isList } = valuesOf(option);
    if (words.length === 0) return [];
    const patterns = option.names.map((name) => `'${command.name} ${name}'`).join('|');
    return [`    ${patterns}) words='${words.join(' ')}'${isList ? ' list=yes' : ''} ;;`];
  });
}

/** Options are offered after a hyphen only, so that files come first. */
function commandWords(command: CommandOutline): string {
  const operands = [...command.subcommands.flatMap(calledBy), ...operandWords(command)].join(' ');
  const options = optionNames(command).join(' ');
  return `      '${command.name}') case "$word" in -*) words='${options}' ;; *) words='${operands}' ;; esac ;;`;
}
