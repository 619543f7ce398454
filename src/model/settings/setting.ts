import { z } from 'zod';
import { type Bounds, numberWithin, wholeNumberWithin } from './bounds.ts';

/** Commands that have options, in the order of the help. */
export const COMMANDS = [
  'analyse',
  'validate',
  'score',
  'reliability',
  'describe',
  'plot',
  'report',
  'init',
  'plan',
  'run',
  'verify',
  'audit',
  'simulate',
  'entry template',
  'entry compare',
  'entry apply',
  'scales list',
  'scales show',
  'scales check',
  'scales schema',
  'scales draft',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** How the text of an option becomes its value; the readers stand in `cli/option-values.ts`. Without one a choice is taken as it is. */
export type Reader =
  | 'alternatives'
  | 'answers'
  | 'choice-of-number'
  | 'columns'
  | 'conditions'
  | 'decimal'
  | 'delimiter'
  | 'encoding'
  | 'equivalence'
  | 'figures'
  | 'labels'
  | 'languages'
  | 'level'
  | 'list'
  | 'margins'
  | 'norms'
  | 'number'
  | 'numbers-by-scale'
  | 'populations'
  | 'groups'
  | 'reliability'
  | 'scales'
  | 'statuses'
  | 'whole-number';

/** Settings that stand together in help, in the order in which the entries are written. */
export type SettingSet = 'scales' | 'comparison' | 'reading' | 'form' | 'privacy' | 'quality' | 'own';

/** What must be there for a setting to have an effect. */
export type Need = 'comparison' | 'groups' | 'matching' | 'strangers' | 'bootstrap';

/** Where in a study file a key stands: the study, a wave of it, or one of its choices with several parts. */
export type StudyLevel = 'study' | 'wave' | 'match' | 'by' | 'bootstrap';

/** What an output of a study is, by the word in its "what". */
export type OutputKind =
  | 'analysis'
  | 'report'
  | 'reliability'
  | 'describe'
  | 'score'
  | 'figures'
  | 'validate'
  | 'verify'
  | 'emit';

/** What of an option differs in one command. */
export interface Difference {
  readonly flags?: string;
  readonly help?: string;
  readonly choices?: readonly string[];
  /** `null` for none, where other commands have one. */
  readonly default?: string | number | null;
  readonly reader?: Reader;
  readonly preset?: string;
  readonly required?: true;
}

/** One setting: everything that is known of it. Its name is that of the option, as in `minCell` for `--min-cell`. */
export interface Setting {
  /** The value as commands and the analysis take it. */
  readonly value: z.ZodType;
  readonly set: SettingSet;
  readonly commands: readonly CommandName[];
  /** As in `--confidence <level>`: the short flag, and what the value is called. */
  readonly flags: string;
  readonly help: string;
  /** What the library says of it, where help tells how the option is typed. */
  readonly library?: string;
  readonly reader?: Reader;
  /** Where a command takes some of the values only. */
  readonly choices?: readonly string[];
  /** The least and the most that a number may be. */
  readonly bounds?: Bounds;
  /** The value where none is given; `null` for none. */
  readonly default?: unknown;
  /** Whether help says the default after the text. */
  readonly showsDefault?: true;
  /** Whether the analysis takes it under this name; then it has a default. */
  readonly analysis?: true;
  /** Whether results repeat it in their `settings`. */
  readonly result?: true;
  readonly needs?: Need;
  /** Giving it asks for these as well. */
  readonly implies?: Readonly<Record<string, true>>;
  readonly differences?: Partial<Record<CommandName, Difference>>;
  /** The key of a study file. */
  readonly study?: {
    readonly at: readonly StudyLevel[];
    /** Where it is not that of the option. */
    readonly key?: string;
    readonly required?: true;
    readonly help: string;
    /** How the value is written there, where that differs from `value`. */
    readonly value?: z.ZodType;
  };
  /** The outputs of a study that may have a value of their own, each with what its key says. */
  readonly outputs?: Partial<Record<OutputKind, string>>;
}

/** An entry, its values kept as they are written. */
export const setting = <const S extends Setting>(entry: S): S => entry;

/** A whole number within bounds. */
export function wholeNumber(...bounds: Bounds) {
  const [least, most] = bounds;
  const value = z
    .number()
    .int()
    .refine((count) => count >= least && count <= most, `must ${wholeNumberWithin(bounds)}`);
  return { value, reader: 'whole-number', bounds } as const;
}

/** A number within bounds. */
export function number(...bounds: Bounds) {
  const [least, most] = bounds;
  const value = z.number().refine((given) => given >= least && given <= most, `must ${numberWithin(bounds)}`);
  return { value, reader: 'number', bounds } as const;
}

/** One, several or every key of outputs with the same text. */
export function outputs<const Kinds extends readonly OutputKind[]>(
  help: string,
  ...kinds: Kinds
): Readonly<Record<Kinds[number], string>> {
  return Object.fromEntries(kinds.map((kind) => [kind, help])) as Record<Kinds[number], string>;
}
