import { z } from 'zod';
import type { CommandName, OutputKind, Setting, StudyLevel } from './setting.ts';
import { settings } from './settings.ts';

/** What follows from the entries: one schema of all settings, the keys of study files, and their types. Loads zod. */

type Entries = typeof settings;
export type SettingName = keyof Entries;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export const entries: ReadonlyMap<SettingName, Setting> = new Map(
  Object.entries(settings) as [SettingName, Setting][],
);

/** All settings, each where it is given. */
export const settingsSchema = z.strictObject(
  Object.fromEntries([...entries].map(([name, { value }]) => [name, value.optional()])) as {
    [Name in SettingName]: z.ZodOptional<Entries[Name]['value']>;
  },
);

type ValueOf<Name extends SettingName> = DeepReadonly<z.infer<Entries[Name]['value']>>;

/** All options, by their names; each where it is given. */
export type Options = { readonly [Name in SettingName]?: ValueOf<Name> | undefined };

/** The options of a command, by their names, as the command line or a study hands them over. */
export type OptionsOf<Command extends CommandName> = Pick<
  Options,
  { [Name in SettingName]: Command extends Entries[Name]['commands'][number] ? Name : never }[SettingName]
>;

export type AnalysisSettingName = {
  [Name in SettingName]: Entries[Name] extends { readonly analysis: true } ? Name : never;
}[SettingName];

/** What the analysis is told of settings by name, defaults filled in. */
export type AnalysisValues = {
  readonly [Name in AnalysisSettingName]:
    | ValueOf<Name>
    | (Entries[Name] extends { readonly default: null } ? null : never);
};

type InStudy<Entry> = Entry extends { readonly study: { readonly value: infer Value } }
  ? Value
  : Entry extends { readonly value: infer Value }
    ? Value
    : never;

type StudyKey<Name, Entry> = Entry extends { readonly study: { readonly key: infer Key } } ? Key : Name;

type NameAt<Level extends StudyLevel> = {
  [Name in SettingName]: Entries[Name] extends { readonly study: { readonly at: readonly (infer At)[] } }
    ? Level extends At
      ? Name
      : never
    : never;
}[SettingName];

type KeysAt<Level extends StudyLevel> = {
  [Name in NameAt<Level> as StudyKey<Name, Entries[Name]> & string]: Entries[Name] extends {
    readonly study: { readonly required: true };
  }
    ? InStudy<Entries[Name]>
    : z.ZodOptional<InStudy<Entries[Name]> & z.ZodType>;
};

/** The keys of a study at one of its levels, each with its schema and what editors say of it. */
export function keysAt<Level extends StudyLevel>(level: Level): KeysAt<Level> {
  return Object.fromEntries(
    [...entries].flatMap(([name, { value, study }]) => {
      if (study === undefined || !study.at.includes(level)) return [];
      const inStudy = study.value ?? value;
      return [
        [study.key ?? name, (study.required === true ? inStudy : inStudy.optional()).describe(study.help)],
      ];
    }),
  ) as KeysAt<Level>;
}

type OutputKeys<Kind extends OutputKind> = {
  [Name in SettingName as Entries[Name] extends { readonly outputs: Readonly<Record<Kind, string>> }
    ? Name
    : never]: z.ZodOptional<Entries[Name]['value']>;
};

/** The settings that an output of a study may have of its own. */
export function outputKeys<Kind extends OutputKind>(kind: Kind): OutputKeys<Kind> {
  return Object.fromEntries(
    [...entries].flatMap(([name, { value, outputs }]) => {
      const help = outputs?.[kind];
      return help === undefined ? [] : [[name, value.optional().describe(help)]];
    }),
  ) as OutputKeys<Kind>;
}
