import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { PublishedTable } from '../../model/published.ts';
import type { PublishedModel } from '../../model/published-model.ts';
import type { ItemResult, QuestionResult } from '../../model/result.ts';
import { requireCount } from '../../model/withheld.ts';
import { mcNemar } from '../../stats/proportions/mcnemar.ts';
import { type Changed, otherPs } from '../checks/mcnemar-ps.ts';
import { parseReportedNumber } from '../checks/reported-number.ts';
import { type PublishedCell, printedForm } from '../published-cell.ts';
import {
  type Computed,
  explained,
  notComputable,
  notOfTest,
  noValue,
  otherDesign,
  type Recomputation,
  recomputation,
} from './computed.ts';
import { plain } from './respondent-cells.ts';
import type { NamedSample, Samples } from './samples.ts';

/** McNemar's test whose column is named, or whose counts of those who changed are printed. */
type OfChanges = PublishedModel & { readonly method: 'mcnemar-exact' };

export function isOfChanges(model: PublishedModel): model is OfChanges {
  return model.method === 'mcnemar-exact';
}

/**
 * Whether a cell of McNemar's test can be recomputed: of a named column each; without one p, where both counts of those who changed are
 * printed.
 */
export function isOfColumnOrCounts(
  { quantity }: PublishedCell,
  { variable, onlyFirst, onlySecond }: OfChanges,
): boolean {
  return variable !== undefined || (quantity === 'p' && onlyFirst !== undefined && onlySecond !== undefined);
}

/**
 * What the data gives for a cell of the exact McNemar test: of the people with an answer at both waves, those who gave the answer at one
 * wave only, and the two-sided p of their counts. Without a column p is that of the printed counts.
 */
export async function recomputeMcNemarCell(
  { path, quantity }: PublishedCell,
  published: OfChanges,
  samples: Samples,
  decimal: PublishedTable['decimal'],
): Promise<Computed<Recomputation>> {
  const printed = printedChanges(published, decimal);
  const { variable } = published;
  if (variable === undefined) return printed === null ? noValue(quantity) : pCell(printed, null);
  const answers = await answersOf({ ...published, variable }, samples);
  if (!answers.ok) return answers;
  switch (path[2]) {
    case 'n':
      return recomputation(answers.value.n, quantity);
    case 'onlyFirst':
      return recomputation(answers.value.onlyFirst, quantity, () =>
        explained('first-minus-second', answers.value.onlySecond),
      );
    case 'onlySecond':
      return recomputation(answers.value.onlySecond, quantity, () =>
        explained('first-minus-second', answers.value.onlyFirst),
      );
    case 'p':
      return pCell(answers.value, printed);
    default:
      return notOfTest(quantity);
  }
}

/** p of the counts; what explains another one are the other ways to compute it, and the counts that the publication prints. */
function pCell(changed: Changed, printed: Changed | null): Computed<Recomputation> {
  const exact = mcNemar(changed.onlyFirst, changed.onlySecond);
  if (!exact.ok) return notComputable(createMessage(cellMessages, 'cell.nobody-changed'));
  return recomputation(
    exact.value.p,
    'p',
    () => otherPs(changed).flatMap(({ convention, p }) => explained(convention, p)),
    () => {
      const ofPrinted = printed === null ? null : mcNemar(printed.onlyFirst, printed.onlySecond);
      return ofPrinted?.ok === true ? explained('printed-counts', ofPrinted.value.p) : [];
    },
  );
}

/** The counts of those who changed as printed, where both are whole numbers. */
function printedChanges(
  { onlyFirst, onlySecond }: OfChanges,
  decimal: PublishedTable['decimal'],
): Changed | null {
  if (onlyFirst === undefined || onlySecond === undefined) return null;
  const [first, second] = [onlyFirst, onlySecond].map((cell) => {
    const parsed = parseReportedNumber(printedForm(cell, undefined).printed, decimal);
    return parsed.ok && Number.isInteger(parsed.number.value) ? parsed.number.value : null;
  });
  return first == null || second == null ? null : { onlyFirst: first, onlySecond: second };
}

interface Answers extends Changed {
  readonly n: number;
}

async function answersOf(
  { variable, category, group, waves: named }: OfChanges & { readonly variable: string },
  samples: Samples,
): Promise<Computed<Answers>> {
  const waves = named ?? [...new Set(samples.ofGroup(group).map(({ wave }) => wave))];
  if (waves.length !== 2) return otherDesign('two-waves', waves, [group]);
  const found: NamedSample[] = [];
  for (const wave of waves) {
    const sample = samples.find(group, wave);
    if (!sample.ok) return sample;
    found.push(sample.value);
  }
  if (samples.settings.id === null)
    return notComputable(createMessage(cellMessages, 'cell.no-test', { test: 'McNemar', needsId: true }));
  const question = await samples.answers(found, variable);
  if (!question.ok) return question;
  const option = optionOf(question.value, category);
  if (option === null) {
    const answers = question.value.options.flatMap(namesOf);
    return notComputable(createMessage(cellMessages, 'cell.no-category', { column: variable, answers }));
  }
  const comparison = option.result.comparisons.find(({ design }) => design === 'paired');
  const { changes = [], n = [] } = comparison ?? {};
  const by = (change: number) => requireCount(changes.find((each) => each.by === change)?.count ?? 0);
  const [fell, rose] = [by(-1), by(1)];
  return {
    ok: true,
    value: {
      n: requireCount(n[0] ?? 0),
      onlyFirst: option.isOther ? rose : fell,
      onlySecond: option.isOther ? fell : rose,
    },
  };
}

/** The answer that is counted; of two, where the other one is named, the same mirrored. */
function optionOf(
  { kind, options }: QuestionResult,
  category: string | undefined,
): { readonly result: ItemResult; readonly isOther: boolean } | null {
  const [first] = options;
  const named =
    category === undefined
      ? undefined
      : options.find((option) => namesOf(option).some((name) => plain(name) === plain(category)));
  if (named !== undefined) return { result: named, isOther: false };
  if (kind !== 'yes-no' || first === undefined) return null;
  return { result: first, isOther: category !== undefined };
}

function namesOf({ id, text }: ItemResult): string[] {
  return [...new Set([id, ...Object.values(text ?? {})])];
}
