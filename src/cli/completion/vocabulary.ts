import { RESPONSE_STATUSES } from '../../model/export-form.ts';
import { FIGURE_KINDS } from '../../model/figure-data.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import type { CommandOutline, OptionOutline } from '../outline.ts';

/** The words that a shell offers for a place of the command line. */
export interface Offered {
  /** None where a file or the user's own text stands. */
  readonly words: readonly string[];
  /** Several may be given, with commas between them. */
  readonly isList: boolean;
}

/** What can follow an option. */
export function valuesOf(option: OptionOutline): Offered {
  const list = LISTS.get(option.names.at(-1)!);
  return list === undefined ? { words: option.choices, isList: false } : { words: list(), isList: true };
}

/** What a command can be called on, where that is a known word. */
export function operandWords({ operands, choices }: CommandOutline): readonly string[] {
  return /^.scales?\b/.test(operands) ? scaleIds() : choices;
}

/** The words by which a command is called, below its parent: `analyse` and `analyze`. */
export function calledBy({ name, aliases }: CommandOutline): readonly string[] {
  return [name.split(' ').at(-1)!, ...aliases];
}

/** What an option is for, short enough to stand beside others: without its default and examples. */
export function briefHelp({ help }: OptionOutline): string {
  return help.split(/;| \(default|: /, 1)[0]!;
}

/** Every option that all commands have, and those of the command. */
export function optionNames(command: CommandOutline): readonly string[] {
  return [...command.options.flatMap(({ names }) => names), '--help'];
}

const scaleIds = () => builtInScales().map(({ id }) => id);

const LISTS: ReadonlyMap<string, () => readonly string[]> = new Map<string, () => readonly string[]>([
  ['--scales', scaleIds],
  ['--drop', () => RESPONSE_STATUSES],
  ['--figures', () => FIGURE_KINDS],
]);
