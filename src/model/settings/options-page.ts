import { optionsByCommand } from './commands.ts';
import { entries } from './schema.ts';
import { COMMANDS, type Setting, type SettingSet } from './setting.ts';

/** The page `docs/options.md`: every option with the commands that have it and the key that says the same in a study file. */

const SETS: Readonly<Record<SettingSet, string>> = {
  scales: 'Scales',
  comparison: 'Respondents, groups and the comparison',
  reading: 'Reading files and answers',
  form: 'Form of the output',
  privacy: 'Small groups',
  quality: 'Quality of the answers',
  own: 'Of single commands',
};

export function optionsPage(): string {
  const sets = Object.entries(SETS).map(([set, title]) => {
    const rows = [...entries].filter(([, entry]) => entry.set === set).flatMap(rowsOf);
    return [
      `## ${title}\n`,
      '| option | meaning | commands | in a study file |',
      '|---|---|---|---|',
      ...rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`),
      '',
    ].join('\n');
  });
  return `# Options

Made from the settings in \`src/model/settings/\` (renew it with \`npx vitest run options-page -u\`). \`ensure-stats <command> --help\` says the
same of one command, \`schemas/study.schema.json\` of a study file.

${sets.join('\n')}`;
}

/** A row for each way in which commands have an option; most have it alike. */
function rowsOf([name, entry]: readonly [string, Setting]): string[][] {
  const ways = new Map<string, { readonly cells: readonly string[]; readonly commands: string[] }>();
  for (const command of COMMANDS) {
    const option = optionsByCommand[command].find((each) => each.name === name);
    if (option === undefined) continue;
    const { flags, help, choices, default: usual } = option;
    const notes = [
      ...(choices === undefined || help.includes(choices.join(', '))
        ? []
        : [`choices: ${choices.join(', ')}`]),
      ...(usual === undefined ? [] : [`default: ${usual}`]),
    ];
    const cells = [`\`${flags}\``, notes.length === 0 ? help : `${help} (${notes.join('; ')})`];
    const way = ways.get(cells.join()) ?? { cells, commands: [] };
    way.commands.push(command);
    ways.set(cells.join(), way);
  }
  return [...ways.values()].map(({ cells, commands }, index) => [
    ...cells,
    commands.join(', '),
    index === 0 ? studyKeysOf(name, entry) : '',
  ]);
}

function studyKeysOf(name: string, { study, outputs }: Setting): string {
  const key = study?.key ?? name;
  const places = (study?.at ?? []).map((at) => (at === 'study' ? `\`${key}\`` : `\`${at}.${key}\``));
  const kinds = Object.keys(outputs ?? {});
  return [...places, ...(kinds.length === 0 ? [] : [`\`${name}\` of ${kinds.join(', ')}`])].join('; ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/(?<!`[^`]*)</g, '\\<');
}
