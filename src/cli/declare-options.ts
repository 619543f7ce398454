import { type Command, Option } from 'commander';
import { options } from '../generated/options.ts';
import type { OptionDeclaration } from '../model/settings/commands.ts';
import type { CommandName } from '../model/settings/setting.ts';
import { READERS } from './option-values.ts';

/** Declares every option of a command, as the settings have them. */
export function declareOptions(command: Command, name: CommandName): Command {
  for (const option of options[name]) command.addOption(optionOf(option));
  return command;
}

function optionOf(declaration: OptionDeclaration): Option {
  const { flags, help, choices, reader, bounds, preset, required, implies } = declaration;
  const option = new Option(flags, help).makeOptionMandatory(required === true);
  if (choices !== undefined) option.choices(choices);
  if (reader !== undefined) {
    const read = READERS[reader];
    const among = option.parseArg;
    option.argParser((text: string, before: unknown) =>
      read(among === undefined ? text : (among(text, before) as string), before, bounds),
    );
  }
  if (declaration.default !== undefined) option.default(declaration.default);
  if (preset !== undefined) option.preset(preset);
  if (implies !== undefined) option.implies(implies);
  return option;
}

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map(folded).join('\n')}`;
}

/** Columns of a terminal that help is written for. */
const COLUMNS = 80;

/** An example that is too long goes on below, before an option, as a shell takes it. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '  $';
  const parts = line.split(/ (?=--?[a-z])/);
  for (const [index, part] of parts.entries()) {
    const goesOn = index < parts.length - 1;
    if (`${current} ${part}${goesOn ? ' \\' : ''}`.length > COLUMNS) {
      lines.push(`${current} \\`);
      current = '     ';
    }
    current += ` ${part}`;
  }
  return [...lines, current].join('\n');
}
