import type { z } from 'zod';
import { entries, type SettingName } from './schema.ts';
import { COMMANDS, type CommandName, type Reader, type Setting, type SettingSet } from './setting.ts';

/** The options of each command as its help lists them. */

/** An option as it is declared, without zod. */
export interface OptionDeclaration {
  readonly name: string;
  readonly flags: string;
  readonly help: string;
  readonly choices?: readonly string[];
  readonly reader?: Reader;
  readonly bounds?: readonly [number, number];
  readonly default?: string | number;
  readonly preset?: string;
  readonly required?: true;
  readonly implies?: Readonly<Record<string, true>>;
}

/** Sets and single settings in the order of the help; what is not named follows. */
const ORDER: Readonly<Record<CommandName, readonly (SettingSet | SettingName)[]>> = {
  analyse: ['scales', 'comparison', 'reading', 'form', 'privacy'],
  validate: ['scales', 'comparison', 'quality', 'reading', 'form'],
  score: ['scales', 'comparison', 'keep', 'rejected', 'names', 'outputDir', 'reading', 'form'],
  reliability: ['scales', 'comparison', 'reading', 'form', 'privacy'],
  describe: ['columns', 'names', 'by', 'items', 'comparison', 'scales', 'reading', 'form', 'privacy'],
  plot: ['scales', 'comparison', 'reliability', 'sd', 'respondents', 'form', 'reading', 'privacy'],
  report: [
    ...(['columns', 'title', 'date', 'figures', 'noFigures', 'pageNumbers', 'minCell'] as const),
    ...(['scales', 'comparison', 'reading', 'form'] as const),
  ],
  init: ['output', 'force', 'interactive', 'scales', 'lang'],
  plan: ['power', 'force', 'form'],
  run: [],
  verify: ['data', 'test', 'rounding', 'scales', 'comparison', 'reading', 'form'],
  audit: ['text', 'scales', 'reading', 'form'],
  simulate: ['output', 'seed', 'scales', 'reading', 'form'],
  'entry template': ['columns', 'labels', 'output', 'lang'],
  'entry compare': ['id', 'scales', 'comparison', 'reading', 'form'],
  'entry apply': ['to', 'output', 'trail', 'id', 'idExact', 'reading', 'form'],
  'scales list': [],
  'scales show': [],
  'scales check': [],
  'scales schema': [],
  'scales draft': ['columns', 'name', 'reverse', 'aggregate', 'output', 'lang', 'reading'],
};

/** The options of a command, in the order of its help. */
function optionsOf(command: CommandName): OptionDeclaration[] {
  const order = ORDER[command];
  const own = [...entries].filter(([, { commands }]) => commands.includes(command));
  const place = ([name, { set }]: (typeof own)[number]) => {
    const single = order.indexOf(name);
    const among = single >= 0 ? single : order.indexOf(set);
    return among >= 0 ? among : order.length;
  };
  return own
    .toSorted((one, other) => place(one) - place(other))
    .map(([name, entry]) => optionOf(name, entry, command));
}

function optionOf(name: SettingName, entry: Setting, command: CommandName): OptionDeclaration {
  const { flags, help, reader, default: shown, ...different } = entry.differences?.[command] ?? {};
  const choices = different.choices ?? entry.choices ?? choicesOf(entry);
  const usual =
    shown !== undefined ? shown : entry.showsDefault === true ? (entry.default as string | number) : null;
  const read = reader ?? entry.reader;
  return {
    name,
    flags: flags ?? entry.flags,
    help: help ?? entry.help,
    ...(choices.length === 0 ? {} : { choices }),
    ...(read === undefined ? {} : { reader: read }),
    ...(entry.bounds === undefined ? {} : { bounds: entry.bounds }),
    ...(usual === null ? {} : { default: usual }),
    ...(different.preset === undefined ? {} : { preset: different.preset }),
    ...(different.required === undefined ? {} : { required: different.required }),
    ...(entry.implies === undefined ? {} : { implies: entry.implies }),
  };
}

/** The values of a choice; of what a reader makes of the text, those that it takes as they are. */
function choicesOf({ value, reader }: Setting): readonly string[] {
  const { options } = value as z.ZodType & { readonly options?: readonly unknown[] };
  if (options === undefined || (reader !== undefined && reader !== 'choice-of-number')) return [];
  return options.map((option) =>
    typeof option === 'string' ? option : String((option as z.ZodLiteral<number>).value),
  );
}

/** Every command with its options. */
export const optionsByCommand: Readonly<Record<CommandName, readonly OptionDeclaration[]>> =
  Object.fromEntries(COMMANDS.map((command) => [command, optionsOf(command)])) as Record<
    CommandName,
    OptionDeclaration[]
  >;
