import { writeXlsx } from 'hucre/xlsx';

/**
 * One made-up questionnaire in the form of every program that exports one: a matrix of three questions with five answers, a question about
 * the respondent, a name, and a remark. Written by hand in the shape of real files; nobody's survey.
 */
export const FORM = {
  name: 'steun',
  texts: {
    nl: [
      'Ik kan mijn buren om hulp vragen.',
      'Er zijn mensen die naar mij luisteren.',
      'Ik voel mij alleen.',
    ],
    en: ['I can ask my neighbours for help.', 'There are people who listen to me.', 'I feel alone.'],
  },
  answers: {
    nl: ['Nooit', 'Zelden', 'Soms', 'Vaak', 'Altijd'],
    en: ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'],
  },
} as const;

const { name, texts, answers } = FORM;

/** @param recode what the answers are exported as */
export function qsf(recode: readonly number[] = [1, 2, 3, 4, 5]): string {
  const display = (list: readonly string[]) =>
    Object.fromEntries(
      list.map((text, at) => [String(at + 1), { Display: `<strong>${text}</strong>&nbsp;` }]),
    );
  const question = (id: string, payload: object) => ({
    Element: 'SQ',
    PrimaryAttribute: id,
    Payload: { QuestionID: id, ...payload },
  });
  const matrix = {
    DataExportTag: name,
    QuestionText: 'Hoe vaak geldt dit?',
    QuestionType: 'Matrix',
    Selector: 'Likert',
    SubSelector: 'SingleAnswer',
    Choices: display(texts.nl),
    ChoiceOrder: [1, 2, 3],
    Answers: display(answers.nl),
    AnswerOrder: [1, 2, 3, 4, 5],
    RecodeValues: Object.fromEntries(recode.map((value, at) => [String(at + 1), String(value)])),
    ChoiceDataExportTags: false,
    Language: {
      EN: { QuestionText: 'How often?', Choices: display(texts.en), Answers: display(answers.en) },
    },
  };
  return JSON.stringify({
    SurveyEntry: { SurveyID: 'SV_1', SurveyName: 'Steun', SurveyLanguage: 'NL' },
    SurveyElements: [
      {
        Element: 'BL',
        Payload: {
          0: { Type: 'Default', BlockElements: [{ Type: 'Question', QuestionID: 'QID1' }] },
          1: { Type: 'Trash', BlockElements: [{ Type: 'Question', QuestionID: 'QID9' }] },
        },
      },
      question('QID1', matrix),
      question('QID2', {
        DataExportTag: 'sex',
        QuestionText: 'Geslacht',
        QuestionType: 'MC',
        Selector: 'SAVR',
        Choices: { 1: { Display: 'Man' }, 2: { Display: 'Vrouw' } },
        Language: [],
      }),
      question('QID3', {
        DataExportTag: 'remark',
        QuestionText: 'Opmerkingen',
        QuestionType: 'TE',
        Selector: 'ML',
      }),
      question('QID9', { ...matrix, DataExportTag: 'old' }),
    ],
  });
}

/** @param code of an answer, from its place */
export function lss(code: (at: number) => string = (at) => String(at + 1), version: 3 | 6 = 6): string {
  const field = (key: string, value: string | number) => `<${key}><![CDATA[${value}]]></${key}>`;
  const row = (fields: Readonly<Record<string, string | number>>) =>
    `<row>${Object.entries(fields)
      .map(([key, value]) => field(key, value))
      .join('')}</row>`;
  const table = (key: string, rows: readonly string[]) =>
    `<${key}><fields><fieldname>qid</fieldname></fields><rows>${rows.join('')}</rows></${key}>`;
  const languages = ['nl', 'en'] as const;
  const questions = languages.flatMap((language) => [
    row({
      qid: 1,
      parent_qid: 0,
      sid: 1,
      type: 'F',
      title: name,
      question: '<p>Hoe vaak?</p>',
      question_order: 1,
      language,
      scale_id: 0,
    }),
    row({
      qid: 2,
      parent_qid: 0,
      sid: 1,
      type: 'T',
      title: 'opm',
      question: 'Opmerkingen',
      question_order: 2,
      language,
      scale_id: 0,
    }),
  ]);
  const rowsIn = (language: 'nl' | 'en') =>
    texts[language].map((question, at) => ({
      qid: 10 + at,
      parent_qid: 1,
      sid: 1,
      type: 'T',
      title: `SQ00${at + 1}`,
      question,
      language,
      scale_id: 0,
    }));
  const answersIn = (language: 'nl' | 'en') =>
    answers[language].map((answer, at) => ({
      aid: 20 + at,
      qid: 1,
      code: code(at),
      answer,
      sortorder: at + 1,
      assessment_value: 0,
      language,
      scale_id: 0,
    }));
  const without = (fields: Readonly<Record<string, string | number>>, ...keys: string[]) =>
    row(Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key))));
  const tables =
    version === 3
      ? [
          table(
            'answers',
            languages.flatMap((language) => answersIn(language).map((each) => row(each))),
          ),
          table('questions', questions),
          table(
            'subquestions',
            languages.flatMap((language) => rowsIn(language).map((each) => row(each))),
          ),
        ]
      : [
          table(
            'answers',
            answersIn('nl').map((each) => without(each, 'answer', 'language')),
          ),
          table(
            'answer_l10ns',
            languages.flatMap((language) =>
              answersIn(language).map(({ aid, answer }) => row({ aid, answer, language })),
            ),
          ),
          table('questions', questions.slice(0, 2)),
          table(
            'subquestions',
            rowsIn('nl').map((each) => without(each, 'question', 'language')),
          ),
          table(
            'question_l10ns',
            languages.flatMap((language) =>
              rowsIn(language).map(({ qid, question }) => row({ qid, question, language })),
            ),
          ),
        ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n <DBVersion>${version}00</DBVersion>\n${tables.join('\n')}\n</document>\n`;
}

export function osd(): string {
  const keyed = (list: readonly string[], key: string) =>
    Object.fromEntries(list.map((text, at) => [`${key}${at + 1}`, text]));
  return JSON.stringify({
    osd_version: '1.0',
    definition: {
      scale_info: { name: 'Steun', code: name, citation: 'Nobody (2026).', license: 'CC0' },
      likert_options: { points: 5, min: 1, max: 5, labels: answers.en.map((_, at) => `likert_${at + 1}`) },
      dimensions: [{ id: name, name: 'Steun' }],
      items: [
        { id: 'inst1', type: 'inst', text_key: 'inst1' },
        ...texts.en.map((_, at) => ({
          id: `${name}_${at + 1}`,
          text_key: `${name}_${at + 1}`,
          type: 'likert',
          dimension: name,
        })),
      ],
      scoring: {
        [name]: {
          method: 'mean_coded',
          item_coding: { [`${name}_1`]: 1, [`${name}_2`]: 1, [`${name}_3`]: -1 },
        },
      },
    },
    translations: Object.fromEntries(
      (['en', 'nl'] as const).map((language) => [
        language,
        { ...keyed(texts[language], `${name}_`), ...keyed(answers[language], 'likert_'), inst1: 'x' },
      ]),
    ),
  });
}

export function xlsForm(): Promise<Uint8Array> {
  const label = (at: number, part: typeof texts | typeof answers) => [part.nl[at]!, part.en[at]!];
  return writeXlsx({
    sheets: [
      {
        name: 'survey',
        rows: [
          ['type', 'name', 'label::Nederlands (nl)', 'label::English (en)'],
          ['start', 'start', '', ''],
          ['select_one sex', 'sex', 'Geslacht', 'Sex'],
          ['begin_group', name, 'Steun', 'Support'],
          ...texts.nl.map((_, at) => ['select_one often', `${name}_${at + 1}`, ...label(at, texts)]),
          ['end_group', '', '', ''],
          ['text', 'remark', 'Opmerkingen', 'Remarks'],
        ],
      },
      {
        name: 'choices',
        rows: [
          ['list_name', 'name', 'label::Nederlands (nl)', 'label::English (en)'],
          ...answers.nl.map((_, at) => ['often', at + 1, ...label(at, answers)]),
          ['sex', 'm', 'Man', 'Man'],
          ['sex', 'f', 'Vrouw', 'Woman'],
        ],
      },
    ],
  });
}

export function redcapDictionary(): string {
  const cell = (text: string) => `"${text}"`;
  const header = [
    'Variable / Field Name',
    'Form Name',
    'Section Header',
    'Field Type',
    'Field Label',
    'Choices, Calculations, OR Slider Labels',
    'Identifier?',
    'Matrix Group Name',
  ];
  const choices = answers.nl.map((text, at) => `${at + 1}, ${text}`).join(' | ');
  const rows = [
    ['record_id', 'start', '', 'text', 'Record ID', '', '', ''],
    ['naam', 'start', '', 'text', 'Naam', '', 'y', ''],
    ['sex', 'start', '', 'radio', 'Geslacht', '1, Man | 2, Vrouw', '', ''],
    ...texts.nl.map((text, at) => [
      `${name}_${at + 1}`,
      'vragen',
      '',
      'radio',
      `<b>${text}</b>`,
      choices,
      '',
      name,
    ]),
    ['opm', 'vragen', '', 'notes', 'Opmerkingen', '', '', ''],
  ];
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}
