// The settings as the command needs them while it runs, without zod: defaults of the analysis, options, keys of study files.
const flagOf = (flags) => /--([\w-]+)/.exec(flags)[1];
const sentence = (help) => `${help[0].toUpperCase()}${help.slice(1)}.`;
const literal = (value) => JSON.stringify(value, null, 2);

export default async function generate({ load, write }) {
  const [{ optionsByCommand }, { entries }] = await Promise.all([
    load('src/model/settings/commands.ts'),
    load('src/model/settings/schema.ts'),
  ]);
  const named = [...entries].map(([name, entry]) => ({ name, ...entry }));

  const defaults = named
    .filter(({ analysis }) => analysis === true)
    .map(({ name, default: value }) => [name, value]);
  await write(
    'setting-defaults.ts',
    `import type { AnalysisValues } from '../model/settings/schema.ts';

/** The settings that the analysis takes by name, where nothing else is asked for. */
export const settingDefaults: AnalysisValues = ${literal(Object.fromEntries(defaults))};

/** Settings that have an effect only where something else is there. */
export const dependentSettings = ${literal(
      named
        .filter(({ needs }) => needs)
        .map(({ name, flags, needs }) => ({ name, flag: flagOf(flags), needs })),
    )} as const;

/** The settings that results repeat. */
export const repeatedNames = ${literal(named.filter(({ result }) => result === true).map(({ name }) => name))} as const;
`,
  );

  // What of the options of `analyse` says how files are read and what is computed; the rest is about output, or makes several results.
  const ofLibrary = named.filter(
    ({ name, set, commands }) =>
      commands.includes('analyse') &&
      ['scales', 'comparison', 'reading', 'privacy'].includes(set) &&
      !['split', 'noRandomised'].includes(name),
  );
  await write(
    'library-settings.ts',
    `import type { Options } from '../model/settings/schema.ts';

/** How files are read and what is computed: the options of the command \`analyse\`, by the same names (\`--min-cell\` is \`minCell\`). */
export interface AnalyseFilesSettings {
${ofLibrary.map(({ name, help, library = help }) => `  /** ${sentence(library)} */\n  readonly ${name}?: Options['${name}'];`).join('\n')}
}

export const librarySettings = ${literal(ofLibrary.map(({ name }) => name))} as const;
`,
  );

  await write(
    'options.ts',
    `import type { OptionDeclaration } from '../model/settings/commands.ts';
import type { CommandName } from '../model/settings/setting.ts';

/** The options of each command, in the order of its help. */
export const options: Readonly<Record<CommandName, readonly OptionDeclaration[]>> = ${literal(optionsByCommand)};
`,
  );

  const keys = named
    .filter(({ study, outputs, needs }) => study ?? outputs ?? needs)
    .map(({ name, flags, study, outputs, needs, analysis }) => ({
      name,
      flag: flagOf(flags),
      key: study?.key ?? name,
      at: study?.at ?? [],
      required: study?.required === true,
      outputs: Object.keys(outputs ?? {}),
      needs: needs ?? null,
      analysis: analysis === true,
    }));
  await write(
    'study-keys.ts',
    `import type { StudyKey } from '../model/settings/study-key.ts';

/** What study files have of the settings. */
export const studyKeys: readonly StudyKey[] = ${literal(keys)};
`,
  );
}
