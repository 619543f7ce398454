import { PLATFORM_NAMES, type StatusRule } from '../../model/export-form.ts';
import type { Names, Platform } from './platform.ts';
import { PLATFORMS } from './platforms.ts';

/** `docs/exports.md`: how exports are read, with a list of all forms that is made from their modules. */
export async function exportsPage(): Promise<string> {
  const platforms = await Promise.all(PLATFORMS.map(({ load }) => load()));
  return `${TEXT}
## Platforms

Made from \`src/io/platforms/\`; a form is told from the first three rows, and the first that fits is taken.

${platforms.map(section).join('\n')}
${NEXT}`;
}

function section(platform: Platform): string {
  const { id, variants, statuses, missing = [], note } = platform;
  const rules = statuses.map(
    ({ status, columns, test }) => `${status}: ${columnsIn(columns)} ${testIn(test)}`,
  );
  return [
    `### ${PLATFORM_NAMES[id]} (\`--platform ${id}\`)`,
    '',
    ...variants.map((variant) => `- \`${variant.id}\`: ${variant.signature}.`),
    ...(rules.length === 0 ? ['- Statuses: none.'] : [`- Statuses: ${rules.join('; ')}.`]),
    ...(missing.length === 0
      ? []
      : [`- No answer, where the range of the item does not hold it: ${missing.map(code).join(', ')}.`]),
    ...(note === undefined ? [] : [`- ${note}`]),
    '',
  ].join('\n');
}

function columnsIn(columns: Names): string {
  return typeof columns === 'function' ? '' : [...new Set(columns)].map(code).join(' or ');
}

function testIn(test: StatusRule['test']): string {
  if ('blank' in test) return 'is blank';
  if ('below' in test) return `is below ${test.below}`;
  return 'oneOf' in test
    ? `is ${test.oneOf.map(code).join(', ')}`
    : `is not ${test.noneOf.map(code).join(', ')}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

const TEXT = `# Exports of survey platforms

A file is read as the platform wrote it: nothing has to be deleted, renamed or recoded first.

\`\`\`
ensure-stats analyse pre.csv post.csv
\`\`\`

Where a file is the export of a platform, one sentence says so, on the screen and in the notes of the tables, and \`inputs[].export\` in JSON:
*pre.csv is a Qualtrics export: rows 2 and 3 are headings, not respondents; question texts come from row 2.* \`--platform <name>\` says which platform it
is where nothing else does; \`--platform none\` reads the file as any other. In a study file, \`platform\` is a key of the study or of a wave.

- **Heading rows** are not respondents. Row numbers in messages stay those of the file.
- **A column has a name, codes and texts**: \`likert1[a]. How much do you agree? [I bounce back]\` is found as \`likert1[a]\`, \`a\`, *I bounce back*
  and the whole question, by items of a scale as well as by \`--id\`, \`--by\` and \`--columns\`. Two columns for one item stay an error.
- **Tags and entities of HTML** in headings and answers are decoded (\`Don&#039;t\`, \`&nbsp;\`, \`<strong>\`).
- **Codes for no answer** that the platform writes count as missing where they are no answer of the item.
- **Columns that are personal** by what the platform puts there (addresses, places, devices, open text) are shown only with \`--personal\`, and never
  proposed by \`init\`; what it records beside the answers (dates, durations, orders of display) is not a question.

## Which rows are used

Nobody is left out unless you ask. What the platform says about responses is counted and reported: *of 623 rows 5 are previews, 2 are spam and 131 are unfinished;
all of them are in the numbers.* Two options choose rows, before ids, duplicates and impossible values are looked at, in every command that reads
answers; studies and published tables have keys of the same names.

\`\`\`
ensure-stats analyse pre.csv --drop previews,spam,unfinished --where 'Consent=1'
\`\`\`

- \`--drop\` leaves out responses by status: preview, spam, test, unfinished. A response of several counts once, as the first of these. A status that
  the file does not tell is an error.
- \`--where\` keeps rows for which a condition holds; several mean *and*. \`=\`, \`!=\`, \`<\`, \`<=\`, \`>\`, \`>=\`; \`Site=a|b\` for one or the other. Values
  are compared by code or by label (\`--labels\`), as numbers where both are numbers. A blank cell fulfils only \`Email=\`, and \`Email!=\` is every cell
  that is not blank.

What was left out is in a note, in \`inputs[].leftOut\`, and the first step of the flow table; \`inputs[].rowCounts\` adds up to every row of the
file. \`--emit\` repeats headings, statuses and conditions in the script.

## Several rows a person

In a REDCap file with events or repeats each visit is a row. Such a file is refused with the options that name the waves:
\`--wave redcap_event_name --waves baseline_arm_1,month_3_arm_1 --id record_id\`; \`--where "redcap_event_name=baseline_arm_1"\` picks one visit. In a study,
two waves may be rows of one file:

\`\`\`json
"waves": [
  { "id": "pre", "file": "records.csv", "where": ["redcap_event_name=baseline_arm_1"] },
  { "id": "post", "file": "records.csv", "where": ["redcap_event_name=month_3_arm_1"] }
]
\`\`\`

\`score\` and \`validate\` take every row as it is.

## Answers that a definition lacks

Platforms export wordings as somebody typed them into the form. One that the definition of a scale does not have is an error, with the option to
type: \`--answers "Beetje mee eens=4"\`, for every scale that has the code, or \`--answers "brs:Soms=3"\` for one; in a study
\`"answers": { "Beetje mee eens": 4 }\`. A note and \`settings.answers\` of JSON repeat what was added; a wording that has another code, one that means *no answer*, and a code that is not an answer are errors.

Codes that count the answers of the form (LimeSurvey's \`A1\` to \`A5\`, \`AO01\` to \`AO05\`) are read in their order where nothing else stands in the columns of the scale and there are
exactly as many codes as the scale has answers, the first and the last among them. A warning says so, with the option for a form that lists the highest answer first. Otherwise (nobody gave the last
answer, a sixth code) they are an error with the option to type: \`--answers "AO01=1,AO02=2,AO03=3,AO04=4,AO05=5"\`.

Some platforms count answers from 1 when they export numbers (Qualtrics, SurveyMonkey, SoSci Survey, Unipark), where the scale counts from 0. The error
names the option that says which code is which, for one scale and every answer of it: \`--answers "phq9:1=0,2=1,3=2,4=3"\`. Any other code is
impossible then. Where nobody gave the highest answer, nothing is impossible and every score would be too high: a scale of which nobody gave the lowest
answer to any item (among 100 answers of 10 respondents and more) gets a warning with this option.

## Questions by which items are found

Beside names and codes, an item is found by its text: in the last brackets of a header (\`How often …? [Feeling tired]\`), behind a number, behind or before a
stem that neighbouring questions share (\`Over the last 2 weeks, how often have you been bothered by feeling tired?\`; the variable labels of SPSS
files of Qualtrics and LimeSurvey), by its first sentence, and by its beginning where the platform has cut it off (\`[Feeling tired o..]\`). Punctuation, case and blanks make no difference.

## Workbooks

\`.xlsx\`, \`.ods\` and \`.xls\` are recognised by their content and read wherever a CSV file is: a download of Google Forms, Microsoft Forms or SurveyMonkey need not
be saved again. Everything above holds for them, and row numbers are those of the sheet.

- The one sheet that holds anything is read; where several do, they are named in the error, and \`--sheet\` (\`sheet\` in a study or a wave) chooses one.
- Formulas count by the result that was saved with them. A cell with an error (\`#N/A\`) is an error with its place.
- Ids stored as text keep their zeros (\`014\`); a number that is only shown as 014 is 14, and a warning says so.
- In JSON \`inputs[].format\` and \`inputs[].sheet\` say what was read; \`encoding\` and \`delimiter\` are \`null\`.

## SPSS files

\`.sav\` and \`.zsav\` are read with the information that they contain.

- An item is found by the name or the label of a variable.
- Values that the file declares as missing, one by one or as a range, and system-missing count as unanswered; a note names them, and \`inputs[].missingCodes\` counts the cells of items
  with a declared one.
- Value labels name groups, waves and characteristics unless \`--labels\` does, and conditions may use them (\`--where sex=Women\`). 
- Where the value labels of every item say which code is which answer of the scale, the codes are read as they say, item by item, and a note names them (*1 as 0, 2 as 1, …*); labels of the
  first and the last answer are enough where as many numbers lie between them as answers. Labels that contradict the definition for some items only are an error.
- A code that is no answer of the scale and whose value label says so (*Refused*, *No answer*, *Keine Angabe*) counts as missing, declared or not; a note names it.
- Rows are cases, counted from 1. \`score -o scores.sav\` writes such a file.
- SPSS portable files (\`.por\`), Stata (\`.dta\`), R (\`.rds\`), Numbers and links to online sheets are named and refused with what to do.
`;

const NEXT = `## What is not read

Programs for experiments write a row for each trial, and the answers of a questionnaire into one cell of it. jsPsych (columns \`trial_type\`, \`trial_index\`, \`time_elapsed\`) has them as JSON in
\`response\`, in older versions \`responses\`, counted from 0 in its Likert plugin; PsychoPy and Pavlovia name the columns after the parts of the experiment. Such files are spread into a column for each question
first, for example in R with jsonlite. Survalyzer's files are read as any other, by item names or question texts.

## Adding a platform

A module in \`src/io/platforms/\` (signature, heading rows, roles, statuses, codes for no answer), an entry with its hints in \`platforms.ts\`, a name in
\`src/model/export-form.ts\`, and files of the real shape with made-up rows in \`fixtures/exports/\` (\`generate.mjs\` writes all of them from one set
of answers), whose numbers the tests hold against R's.
`;
