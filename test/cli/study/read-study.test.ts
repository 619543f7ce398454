import { describe, expect, it } from 'vitest';
import { parseStudy } from '../../../src/cli/study/read-study.ts';
import { isUserError } from '../../../src/model/problem.ts';
import type { Study } from '../../../src/model/study.ts';

const STUDY = {
  groups: [
    {
      id: 'clients',
      waves: [
        { id: 'pre', file: 'pre.csv' },
        { id: 'post', file: 'post.csv' },
      ],
    },
    { id: 'staff', waves: [{ id: 'once', file: 'staff.csv' }] },
  ],
  outputs: [{ what: 'analysis', group: 'clients', file: 'tables.docx' }],
};

/** What is wrong with the study when a part of it is changed, by line and place. */
function mistakes(change: (study: typeof STUDY) => unknown): string[] {
  const text = JSON.stringify(change(structuredClone(STUDY)), null, 1);
  try {
    parseStudy(text, 'folder/study.json');
  } catch (error) {
    if (isUserError(error) && error.status === 2) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

const withOutputs = (...outputs: unknown[]) =>
  mistakes((study) => ({ ...study, outputs, published: [{ table: 'a.json' }] }));
const withKeys = (keys: Record<string, unknown>) => mistakes((study) => ({ ...keys, ...study }));

describe('a study file', () => {
  it('is read with the folder that its paths start from', () => {
    const { study, folder } = parseStudy(JSON.stringify(STUDY), 'folder/study.json');
    expect(folder).toBe('folder');
    expect(study.groups.map(({ id }) => id)).toEqual(['clients', 'staff']);
  });

  it('may hold everything at once', () => {
    const study: Study = {
      $schema: 'study.schema.json',
      notes: ['Whatever'],
      title: 'A study',
      date: '2026-11-21',
      groups: [
        {
          id: 'clients',
          name: { en: 'Clients', nl: 'Cliënten' },
          match: { columns: ['initials', 'birthyear'], exact: true, fuzzy: 1 },
          waves: [
            {
              id: 't0',
              name: 'Before',
              files: ['a.csv', 'b.csv'],
              columns: { brs1: 'Q12_1' },
              decimal: 'comma',
            },
            { id: 't1', file: 'c.csv', delimiter: 'tab', encoding: 'windows-1252' },
          ],
        },
        {
          id: 'staff',
          match: null,
          by: { column: 'sex', groups: ['man', 'woman'] },
          waves: [{ id: 'once', file: 's.csv' }],
        },
      ],
      columns: { sex: 'Geslacht' },
      missing: [99, 'NA'],
      invalid: 'missing',
      scales: ['brs', 'own.json'],
      test: 'paired',
      alpha: 'pairwise',
      confidence: 0.9,
      equivalence: { lower: -0.3, upper: 0.3, unit: 'standardized' },
      bootstrap: { replicates: 999, seed: 2 },
      reliability: { brs: 0.8 },
      norms: { brs: { functional: { mean: 3.6, sd: 0.7 } } },
      attrition: ['sex'],
      respondents: ['sex', 'age'],
      languages: ['nl', 'en'],
      style: 'ensure',
      minCell: 5,
      published: [{ table: 'report.json', test: 'student', rounding: 'truncated' }],
      outputs: [
        {
          what: 'analysis',
          file: '{group}-{lang}.docx',
          group: 'clients',
          details: true,
          figures: ['effects'],
          sentences: true,
        },
        { what: 'report', file: 'report-{group}-{lang}.html', title: 'The report', figures: false },
        { what: 'reliability', file: 'alpha-{group}-{wave}-{lang}.csv' },
        {
          what: 'describe',
          file: 'answers-{lang}.xlsx',
          wave: ['t0', 'once'],
          columns: ['sex'],
          items: false,
        },
        { what: 'score', file: 'scores-{lang}.csv', group: ['clients'] },
        {
          what: 'figures',
          folder: 'figures-{group}-{lang}',
          format: 'png',
          kinds: ['means'],
          respondents: false,
        },
        { what: 'validate', file: 'problems-{lang}.html', quality: true },
        { what: 'verify', file: 'verification.xlsx', lang: 'nl', details: true },
        { what: 'emit', file: 'analysis-{group}.R', group: 'staff', test: 'student' },
      ],
    };
    expect(() => parseStudy(JSON.stringify(study), 'study.json')).not.toThrow();
  });
});

describe('a broken study is refused with its line, its place and what would be valid', () => {
  it.each<[string, string[], RegExp]>([
    [
      'an unknown key',
      withKeys({ scale: ['brs'] }),
      /line 2: scale: is not a known key; did you mean scales\?/,
    ],
    ['a wrong kind', withKeys({ scales: 'brs' }), /scales: must be a list, not "brs"/],
    [
      'a wrong choice',
      withKeys({ style: 'ENSURE' }),
      /style: must be "apa", "journal" or "ensure", not "ENSURE"; did you mean "ensure"\?/,
    ],
    ['a level', withKeys({ confidence: 95 }), /confidence: must lie between 0 and 1, such as 0.95, not 95/],
    [
      'a fraction',
      withKeys({ bootstrap: { replicates: 99.5 } }),
      /bootstrap.replicates: must be a whole number/,
    ],
    [
      'too few',
      withKeys({ bootstrap: { replicates: 10 } }),
      /must be a whole number from 100 to 1000000, not 10/,
    ],
    ['bounds', withKeys({ equivalence: { lower: 2, upper: 1 } }), /equivalence.upper: must be above "lower"/],
    ['a date', withKeys({ date: '21-11-2026' }), /date: must be a day such as 2026-11-21/],
    [
      'a mapping',
      withKeys({ columns: { brs1: 'Q1', brs2: 'Q1' } }),
      /columns.brs2: the column "Q1" is given two names, brs1 and brs2/,
    ],
    [
      'a table twice',
      withKeys({ published: [{ table: 'a.json' }, { table: 'a.json' }] }),
      /the table a.json is there twice/,
    ],
    [
      'no kind of output',
      withOutputs({ file: 'a.docx' }),
      /outputs\[0\].what: is missing; it must be "analysis", "report"/,
    ],
    [
      'another kind',
      withOutputs({ what: 'analyse', file: 'a.docx' }),
      /must be "analysis", .* or "emit", not "analyse"; did you mean "analysis"\?/,
    ],
    [
      'a key of another kind',
      withOutputs({ what: 'score', file: 'a.csv', details: true }),
      /outputs\[0\].details: is not a known key; known here: what, file, group, wave, scales, csvStyle, lang, keep/,
    ],
    ['no file', withOutputs({ what: 'score' }), /outputs\[0\].file: is missing; it must be a text/],
    ['an output that is a text', withOutputs('a.docx'), /outputs\[0\]: must be an object/],
    [
      'an ending',
      withOutputs({ what: 'report', file: 'a.pdf', group: 'clients' }),
      /outputs\[0\].file: must end in .html, .htm or .docx for "report", not "a.pdf"/,
    ],
    [
      'a group',
      withOutputs({ what: 'score', file: 'a.csv', group: 'client' }),
      /outputs\[0\].group: must be a group in "groups", not "client"; did you mean clients\?/,
    ],
    [
      'a group in a list',
      withOutputs({ what: 'score', file: 'a.csv', group: ['staff', 'xx'] }),
      /outputs\[0\].group\[1\]: must be a group in "groups", not "xx"; known: clients, staff/,
    ],
    [
      'a wave',
      withOutputs({ what: 'score', file: 'a.csv', group: 'staff', wave: 'post' }),
      /outputs\[0\].wave: must be a wave of staff, not "post"/,
    ],
    [
      'two groups in one table',
      withOutputs({ what: 'analysis', file: 'a.docx' }),
      /is about one group, and the study has clients, staff: name one with "group", or put \{group\} into "a.docx"/,
    ],
    [
      'a place',
      withOutputs({ what: 'analysis', file: '{groep}.docx' }),
      /must hold only \{group\}, \{wave\} or \{lang\} as a place, not "\{groep\}"/,
    ],
    [
      'figures in a workbook',
      withOutputs({ what: 'analysis', file: 'a.xlsx', group: 'clients', figures: ['means'] }),
      /figures: must go with a file that ends in .html, .htm or .docx, not with "a.xlsx"/,
    ],
    [
      'a kind of figure',
      withOutputs({ what: 'figures', folder: 'f', kinds: ['forest'] }),
      /kinds\[0\]: must be "effects"/,
    ],
    [
      'a table to verify',
      withOutputs({ what: 'verify', file: 'v.xlsx', table: 'b.json' }),
      /table: must be a table in "published", not "b.json"; did you mean a.json\?/,
    ],
    [
      'the place of data',
      withOutputs({ what: 'score', file: './pre.csv' }),
      /file: would overwrite .*pre.csv, which holds answers/,
    ],
    [
      'one place twice',
      withOutputs({ what: 'score', file: 'a.csv' }, { what: 'describe', file: 'a.csv' }),
      /outputs\[1\].file: writes a.csv again, which outputs\[0\] writes/,
    ],
    [
      'languages',
      mistakes((study) => ({ ...study, languages: ['nl', 'en'] })),
      /is made in 2 languages \(nl, en\): put \{lang\} into "tables.docx", or give it one "lang"/,
    ],
  ])('%s', (_, messages, expected) => {
    expect(messages.join('\n')).toMatch(expected);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^study\.json, line \d+: /);
  });

  it('a group twice, a wave twice, a wave without a file', () => {
    const messages = mistakes((study) => ({
      ...study,
      groups: [
        ...study.groups,
        {
          id: 'staff',
          waves: [
            { id: 'a', file: 'a.csv' },
            { id: 'a', file: 'b.csv' },
          ],
        },
      ],
    }));
    expect(messages.join('\n')).toContain('groups[2].id: the group staff is there twice');
    expect(messages.join('\n')).toContain('groups[2].waves[1].id: the wave a is there twice');
    expect(mistakes(() => ({ groups: [{ id: 'a', waves: [{ id: 'b' }] }] }))).toEqual([
      'study.json, line 6: groups[0].waves[0]: must have either "file" or "files"',
    ]);
  });

  it('a file that is there twice', () => {
    const waves = [
      { id: 'a', file: 'x.csv' },
      { id: 'b', file: './x.csv' },
      { id: 'c', files: ['y.csv', 'y.csv'] },
    ];
    expect(mistakes(() => ({ groups: [{ id: 'g', waves }] }))).toEqual([
      'study.json, line 12: groups[0].waves[1].file: x.csv is there already, in the wave a of g',
      'study.json, line 18: groups[0].waves[2].files[1]: y.csv is there already, in the wave c of g',
    ]);
  });

  it('text that is no JSON', () => {
    expect(() => parseStudy('{ "groups": [], }', 'study.json')).toThrow(
      'study.json, line 1, column 15: no comma may stand before the closing }',
    );
  });
});
