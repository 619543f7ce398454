import type { Result } from '../../model/result.ts';
import { isRankTest } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import { listed, plainText, type Text } from '../table.ts';
import type { ComparedScore, ComparisonForm } from './comparison.ts';
import { decisionOf, decisionText, significanceLevel } from './decision.ts';
import type { Gaps } from './gaps.ts';
import { definitionNotes, isComparisonWarning, warningNotes } from './notes.ts';
import { leavesSomeOut } from './test-names.ts';

/** What a reader must know to trust the comparison: direction, groups, method, correction, effect size. */
export function comparisonNotes(
  result: Result,
  compared: readonly ComparedScore[],
  form: ComparisonForm,
  gaps: Gaps,
  context: Context,
): Text[] {
  const [first, second] = form.samples.map(context.sample) as [string, string];
  return [
    ...filesNote(result, context),
    context.text('note.difference', { first, second }),
    ...(form.twoGroups
      ? [
          form.design === 'waves'
            ? context.text('note.n.waves')
            : context.text('note.n.groups', { first, second }),
        ]
      : countNotes(compared, first, second, context)),
    ...methodNotes(compared, context),
    ...(compared.some(({ comparison }) => isRankTest(comparison.primary))
      ? [context.text('note.tests.shift')]
      : []),
    ...holmNote(compared, context),
    ...definitionNotes(
      compared.flatMap(({ effect }) => effect ?? []),
      context,
    ),
    ...directionNote(result, compared, context),
    ...gaps.notes(),
    ...warningNotes(context, result.warnings.filter(isComparisonWarning), result),
  ];
}

/** Which file is which wave: a reader sees at a glance whether the first one is the earlier one. */
export function filesNote({ inputs }: Result, context: Context): Text[] {
  if (inputs.length < 2) return [];
  const files = inputs.map(({ waves, file }, index) =>
    context.word('note.place', {
      place: waves.map(index === 0 ? context.waveTitle : context.wave).join(', '),
      matter: file,
    }),
  );
  return [plainText(`${files.join(context.word('separator'))}.`)];
}

function countNotes(
  compared: readonly ComparedScore[],
  first: string,
  second: string,
  context: Context,
): Text[] {
  const lengths = new Set(compared.map(({ test }) => test?.n.length));
  return [
    ...(lengths.has(1)
      ? [
          compared.some(({ test, scale }) => leavesSomeOut(test, scale))
            ? context.text('note.n.pairs.some')
            : context.text('note.n.pairs'),
        ]
      : []),
    ...(lengths.has(2) ? [context.text('note.n.two', { first, second })] : []),
    ...(lengths.has(3) ? [context.text('note.n.overlap', { first, second })] : []),
  ];
}

function methodNotes(compared: readonly ComparedScore[], context: Context): Text[] {
  const designs = [...new Set(compared.map(({ comparison }) => comparison.design))];
  const methods = [...new Set(compared.map(({ comparison }) => comparison.primary))];
  return [
    context.text('note.test', {
      method: listed(methods.map((method) => context.text(`method.${method}`))),
      design: designs.map((design) => context.word(`design.${design}`)).join(', '),
    }),
  ];
}

function holmNote(compared: readonly ComparedScore[], context: Context): Text[] {
  const corrected = compared.filter(({ test }) => test?.pHolm !== null && test !== null);
  const family = corrected[0]?.comparison.family;
  if (family === undefined) return [];
  if (family === 1) return [context.text('note.holm.one')];
  const outside = compared.length > corrected.length && compared.some(({ parent }) => parent !== null);
  return [
    context.text(outside ? 'note.holm.subscales' : 'note.holm', { family: context.number.count(family) }),
  ];
}

/** Names what changed beyond chance in words, since the sign alone has misled readers before. */
function directionNote(result: Result, compared: readonly ComparedScore[], context: Context): Text[] {
  const alpha = significanceLevel(result.settings.confidence);
  const significant = compared.flatMap((score) => {
    const decision = decisionOf(score, result);
    if (score.test?.pHolm == null || decision === 'open') return [];
    return [`${context.name(score.scale.name)} (${decisionText(decision, score, context)})`];
  });
  const values = { alpha: alphaText(alpha, context) };
  if (compared.every(({ test }) => test === null || test.pHolm === null)) return [];
  if (significant.length === 0) return [context.text('note.significant.none', values)];
  return [context.text('note.significant', { ...values, scales: significant.join(', ') })];
}

/** `.05`, with the decimals that it has. */
export function alphaText(alpha: number, { number }: Context): string {
  const decimals = String(alpha).split('.')[1]?.length ?? 0;
  return number.bounded(alpha, Math.min(Math.max(decimals, 2), 6));
}
