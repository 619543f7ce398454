/** What a whole report says around its tables and figures, in English. */
export const documentEn = {
  title: 'Evaluation: {files}',
  made: '{date}. Computed with {tool} {version}.',
  contents: 'Contents',
  skip: 'Skip to the report',

  'section.asked': 'What was asked',
  'section.respondents': 'Respondents',
  'section.flow': 'From file to comparison',
  'section.characteristics': 'Who answered',
  'section.reliability': 'Reliability',
  'section.scores.one': 'Scores',
  'section.scores.waves': 'Scores before and after',
  'section.scores.groups': 'Scores by group',
  'section.comparison': 'The comparison in words',
  'section.individualChange': 'Individual change',
  'section.attrition': 'Attrition',
  'section.items': 'Answers to the items',
  'section.quality': 'Data quality',
  'section.methods': 'Methods',
  'section.warnings': 'Warnings',
  'section.references': 'References',
  'section.data': 'The numbers as data',

  'asked.one': 'The questionnaire was answered once ({file}, *n* = {n}).',
  'asked.waves':
    'The questionnaire was answered at {first} ({firstFile}, *n* = {firstN}) and at {second} ({secondFile}, *n* = {secondN}).',
  'asked.groups':
    'The questionnaire was answered once ({file}, *n* = {n}); the groups of “{by}” are compared: {groups}.',
  'asked.group': '{group} (*n* = {n})',
  'asked.matched': 'Respondents were matched by “{id}”: {paired} of them answered both times.',
  'asked.independent': 'Respondents were not matched: both measurements are compared as independent groups.',
  'asked.instruments': '{table} lists the instruments, with what a higher score means.',
  'asked.warnings': 'What to be careful about is listed under “{section}” ({count}).',

  'title.instruments': 'Instruments and scores',
  'column.instrument': 'Instrument',
  'column.meaning': 'Higher means',
  'meaning.higher-is-better': 'better',
  'meaning.lower-is-better': 'worse',
  'meaning.neutral': 'neither',
  'note.instruments': '*n* = respondents with a score; indented: subscales.',
  'note.openRange': '≥: no highest score (a count).',

  'lead.flow': '{table} follows the respondents from the files to the comparison.',
  'lead.linkage': '{table} shows how their ids were matched.',
  'lead.characteristics': '{table} says who answered.',
  'lead.reliability':
    '{table} gives the reliability of every score; the figures under “{section}” show what each item adds to it.',
  'lead.reliability.plain': '{table} gives the reliability of every score.',
  'lead.scores': '{table} describes the scores.',
  'lead.comparison': '{table} compares them.',
  'lead.pairs': '{table} describes the respondents who were seen twice.',
  'lead.bands': '{table} counts the respondents by score band.',
  'lead.means': '{figures} shows the means with their intervals.',
  'lead.scores.spread': '{figures}: how the scores are spread.',
  'lead.effects': '{figures} puts the sizes of the differences side by side.',
  'lead.change': '{figures}: how the scores changed of those who answered both times.',
  'lead.individualChange': '{table} counts who changed by more than measurement error.',
  'lead.attrition.scores':
    '{table} compares the first scores of those who left with those of respondents who stayed.',
  'lead.attrition.quantities': '{table} compares them on quantities such as age.',
  'lead.attrition.characteristics': '{table} compares their characteristics.',
  'lead.items': 'Every answer to every item, also those that nobody gave.',
  'lead.quality':
    '{table} counts the respondents whose answers are unusual. Nobody was left out because of it.',
  'lead.missing': '{figure} shows which items were left open.',
  'lead.scoring': '{table} shows how the scores were made, {settings} the data and every setting.',
  and: '{before} and {last}',

  'title.quality': 'Respondents whose answers to look at',
  'column.quality.index': 'Index',
  'column.quality.flagged': 'Flagged',
  'column.quality.computed': 'Computed for',
  'note.quality': 'Flagged = beyond the limit; computed for = respondents for whom the index exists.',

  'warnings.none': 'None.',

  'data.html':
    'This file carries every number of its tables as JSON, unrounded: the contents of the element with the id “{id}”. A program can read it; a browser does not show or run it.',
  'data.docx':
    'This file carries every number of its tables as JSON, unrounded: the custom XML part {part}. Word keeps it when the file is saved; a program that opens zip files can take it out.',
} as const;
