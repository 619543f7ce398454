import type { EmitFile, EmitForm, EmitPlan, EmitScale, EmitScore } from '../../model/emit-plan.ts';
import type { LocalisedText } from '../../model/result.ts';

/** English where there is one, else the first language. Scripts are commented in English. */
export function englishText(text: LocalisedText): string {
  return text.en ?? Object.values(text)[0] ?? '';
}

/** `semicolon`, for comments. */
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' } as const;

/** A file with what it is read as, for the head of a script. */
export function fileLines({ path, rows, form, sha256 }: EmitFile): string[] {
  return [
    `  ${path}: ${rows} ${rows === 1 ? 'respondent' : 'respondents'}, ${formName(form)}`,
    ...(sha256 === null ? [] : [`    SHA-256 ${sha256}`]),
  ];
}

function formName(form: EmitForm): string {
  if (form.kind === 'text') return `${form.encoding}, ${DELIMITERS[form.delimiter]}`;
  return form.kind === 'sav' ? 'SPSS file' : `sheet ${form.sheet}`;
}

/** `pre and post`, or the groups of `--by`. */
export function sampleNames({ waves, groups }: EmitPlan): string {
  const names = waves.map(({ name }) => name);
  if (groups.length === 0) return listed(names);
  return names.length === 1 ? listed(groups) : `${listed(groups)}, each at ${listed(names)}`;
}

/** What is analysed: the scales, of files without any the questions. */
export function subjectNames({ scales, questions }: EmitPlan): string {
  return (scales.length === 0 ? questions : scales).map(({ id }) => id).join(', ');
}

function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}

/** What a difference is and whose; none where nothing is compared. */
export function comparedLine({ contrasts, samples, waves, matching }: EmitPlan): string[] {
  const [first, ...others] = contrasts;
  if (first === undefined) return [];
  const difference =
    others.length === 0
      ? `${samples[first.second]!.name} minus ${samples[first.first]!.name}`
      : contrasts.every(({ kind }) => kind === 'waves')
        ? 'each later wave minus the first'
        : contrasts.every(({ kind }) => kind === 'groups')
          ? 'each group minus the first'
          : 'each later wave minus the first in every group, and each group minus the first at every wave';
  const who =
    matching !== null
      ? 'respondents matched by id'
      : waves.some(({ id }) => id === 'row')
        ? 'respondents matched by row'
        : 'independent groups';
  return [`Difference = ${difference}; ${who}`];
}

/** How a score is made, in a line: `mean of 6 items, at least 5 answered; reversed: brs2, brs4`. */
export function scoreRule(scale: EmitScale, score: EmitScore): string {
  const items = score.items.map((index) => scale.items[index]!);
  const all = score.minAnswered === items.length;
  const reversed = items.filter(({ reversal }) => reversal !== null).map(({ id }) => id);
  const recoded = items.filter(({ recode }) => recode !== null).map(({ id }) => id);
  const skipped = items.filter((item) => item.skipped !== null).map(({ id }) => id);
  const needed = all ? 'all answered' : `at least ${score.minAnswered} answered`;
  const gaps = all ? '' : score.aggregate === 'sum' ? ', prorated over gaps' : ', of those answered';
  return (
    `${score.aggregate} of ${items.length} items, ${needed}${gaps}` +
    (score.weights === null ? '' : '; weighted') +
    (score.transform === null ? '' : '; transformed') +
    (reversed.length === 0 ? '' : `; reversed: ${reversed.join(', ')}`) +
    (recoded.length === 0 ? '' : `; recoded: ${recoded.join(', ')}`) +
    (skipped.length === 0 ? '' : `; may be skipped: ${skipped.join(', ')}`)
  );
}
