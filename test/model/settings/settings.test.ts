import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { READERS } from '../../../src/cli/option-values.ts';
import { options } from '../../../src/generated/options.ts';
import { settingDefaults } from '../../../src/generated/setting-defaults.ts';
import { entries, type SettingName, settingsSchema } from '../../../src/model/settings/schema.ts';
import type { Reader } from '../../../src/model/settings/setting.ts';

/** A text that each reader takes. */
const TEXTS: Readonly<Record<Reader, string>> = {
  'choice-of-number': '1',
  columns: 'initials,birthyear',
  conditions: 'Age>17',
  decimal: 'comma',
  delimiter: 'semicolon',
  encoding: 'latin1',
  equivalence: '-0.3d,0.3d',
  figures: 'effects,answers',
  alternatives: 'greater,phq9=less',
  margins: '2,brs=0.3',
  answers: 'Beetje mee eens=4',
  groups: 'man,woman',
  labels: 'sex:1=Man,2=Vrouw',
  languages: 'nl,en',
  level: '0.9',
  list: 'a,"b,c"',
  norms: 'brs:functional=3.6/0.7,brs:dysfunctional=2.4/0.6',
  number: '0.25',
  'numbers-by-scale': 'brs=0.8,wemwbs=0.9',
  populations: 'general,brs:Dutch adults=3.53/0.68/844',
  reliability: '0.85',
  scales: 'brs,gse',
  statuses: 'previews,unfinished',
  'whole-number': '200',
};

const declared = Object.entries(options).flatMap(([command, list]) =>
  list.map((option) => ({ command, ...option, name: option.name as SettingName })),
);

describe('the settings', () => {
  it.each(
    declared.filter(
      ({ reader, name, command }) => reader !== undefined && `${command} ${name}` !== 'init lang',
    ),
  )('$flags of $command is read as the schema has it', ({ name, reader, bounds }) => {
    const value = READERS[reader!](TEXTS[reader!], undefined, bounds);
    expect(settingsSchema.safeParse({ [name]: value }).error).toBeUndefined();
  });

  it.each(declared.filter(({ choices }) => choices !== undefined))(
    '$flags of $command has choices that the schema takes',
    ({ name, choices, reader }) => {
      for (const choice of choices!) {
        const value = reader === undefined ? choice : READERS[reader](choice, undefined, undefined);
        expect(settingsSchema.safeParse({ [name]: value }).error).toBeUndefined();
      }
    },
  );

  it.each([
    ['bootstrap', '10'],
    ['seed', '-1'],
    ['minCell', '-1'],
    ['longString', '1'],
    ['maxMissing', '1.5'],
    ['minConsistency', '-2'],
    ['confidence', '1.5'],
  ] as const)('refuse %s %s in the same words as an option and in a file', (name, text) => {
    const { reader, bounds } = entries.get(name)!;
    const { error } = settingsSchema.safeParse({ [name]: Number(text) });
    const refusal = `It ${error!.issues[0]!.message}.`;
    expect(() => READERS[reader!](text, undefined, bounds)).toThrow(new InvalidArgumentError(refusal));
  });

  it('have defaults that their schema takes', () => {
    for (const [name, value] of Object.entries(settingDefaults)) {
      if (value === null || (Array.isArray(value) && value.length === 0)) continue;
      expect(settingsSchema.safeParse({ [name]: value }).error, name).toBeUndefined();
    }
  });

  it('are declared once by each command', () => {
    for (const [command, list] of Object.entries(options)) {
      const names = list.map(({ name }) => name);
      expect([command, names.length]).toEqual([command, new Set(names).size]);
      const having = [...entries].filter(([, { commands }]) => commands.some((each) => each === command));
      expect(having.map(([name]) => name).toSorted()).toEqual(names.toSorted());
    }
  });
});
