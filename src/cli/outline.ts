import type { Command, Option } from 'commander';

/** What the commands and their options are called, read from their declarations: what completions and the manual page are made of. */

export interface OptionOutline {
  /** Such as `-o` and `--output`. */
  readonly names: readonly string[];
  /** Such as `-o, --output <file>`. */
  readonly flags: string;
  readonly help: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

export interface CommandOutline {
  /** Such as `analyse` or `scales show`. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Such as `<files...>`. */
  readonly operands: string;
  /** The words that an operand may be, where the declaration lists them. */
  readonly choices: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly options: readonly OptionOutline[];
  readonly subcommands: readonly CommandOutline[];
}

/** The commands that a program declares, in the order of its help. */
export function outlineOf(program: Command): readonly CommandOutline[] {
  return program.commands.map((command) => outlineOfCommand(command, ''));
}

/** A command and all below it. */
export function withSubcommands(command: CommandOutline): readonly CommandOutline[] {
  return [command, ...command.subcommands.flatMap(withSubcommands)];
}

function outlineOfCommand(command: Command, parent: string): CommandOutline {
  const name = `${parent}${command.name()}`;
  return {
    name,
    aliases: command.aliases(),
    operands: command.registeredArguments.map(operandText).join(' '),
    choices: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    summary: command.summary() || command.description(),
    description: command.description(),
    options: command.options.filter(({ hidden }) => !hidden).map(optionOutline),
    subcommands: command.commands.map((below) => outlineOfCommand(below, `${name} `)),
  };
}

function operandText(argument: Command['registeredArguments'][number]): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionOutline(option: Option): OptionOutline {
  return {
    names: [option.short, option.long].filter((name) => name !== undefined && name !== null),
    flags: option.flags,
    help: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
  };
}
