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
  return columns instanceof RegExp ? code(columns.source) : [...new Set(columns)].map(code).join(' or ');
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
is where nothing tells, \`--platform none\` reads the file as any other. In a study file, \`platform\` is a key of the study or of a wave.

- **Heading rows** are no respondents. Row numbers in messages stay those of the file.
- **A column has a name, codes and texts**: \`likert1[a]. How much do you agree? [I bounce back]\` is found as \`likert1[a]\`, \`a\`, *I bounce back*
  and the whole question, by items of a scale as well as by \`--id\`, \`--by\` and \`--columns\`. Two columns for one item stay an error.
- **Tags and entities of HTML** in headings and answers are decoded (\`Don&#039;t\`, \`&nbsp;\`, \`<strong>\`).
- **Codes for no answer** that the platform writes count as missing where they are no answer of the item.
- **Columns that are personal** by what the platform puts there (addresses, places, devices, open text) are shown only with \`--personal\`, and never
  proposed by \`init\`; what it records beside the answers (dates, durations, orders of display) is no question.

## Which rows are used

Nobody is left out unasked. What the platform says of responses is counted and said: *of 623 rows 5 are previews, 2 are spam and 131 are unfinished;
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

What was left out is in a warning, in \`inputs[].leftOut\`, and the first step of the flow table; \`inputs[].rowCounts\` adds up to every row of the
file. \`--emit\` refuses files with several heading rows, and rows that are chosen.

## Several rows a person

In a REDCap file with events or repeats each visit is a row. Such a file is refused with a condition that picks one visit:
\`--where "redcap_event_name=baseline_arm_1"\`. In a study, two waves may be rows of one file:

\`\`\`json
"waves": [
  { "id": "pre", "file": "records.csv", "where": ["redcap_event_name=baseline_arm_1"] },
  { "id": "post", "file": "records.csv", "where": ["redcap_event_name=month_3_arm_1"] }
]
\`\`\`

\`score\` and \`validate\` take every row as it is.
`;

const NEXT = `## Adding a platform

A module in \`src/io/platforms/\` (signature, heading rows, roles, statuses, codes for no answer), an entry with its hints in \`platforms.ts\`, a name in
\`src/model/export-form.ts\`, and files of the real shape with made-up rows in \`fixtures/exports/\` (\`generate.mjs\` writes all of them from one set
of answers), whose numbers the tests hold against R's.
`;
