import type { EmitPlan, EmitQuestion, EmitRows } from '../../../model/emit-plan.ts';
import { spssComment, spssLabel, spssString, wrapped } from './literals.ts';
import type { OptionVariable, Variables } from './variables.ts';

/** What a wave has of an answer; `null` where it does not have the question. */
function cellsIn({ option }: OptionVariable, wave: number): EmitQuestion['options'][number]['waves'][number] {
  return option.waves[wave] ?? null;
}

/** Columns of a wave in which questions outside the scales are answered, each with the cells that say something. */
export function questionCells(plan: EmitPlan, wave: number): EmitRows[] {
  return plan.questions.flatMap(({ options }) =>
    options.flatMap(({ waves }) => {
      const cells = waves[wave] ?? null;
      return cells === null ? [] : [...cells.answered, ...cells.given];
    }),
  );
}

/** Answers of questions from the cells of some waves of a source: 1 given, 0 another answer, missing without any. */
export function questionCommands(
  plan: EmitPlan,
  waves: readonly number[],
  { options, wave: waveName }: Variables,
  raw: ReadonlyMap<number, string>,
): string[] {
  const anyOf = (rows: readonly EmitRows[]) =>
    rows.length === 0
      ? '1 = 0'
      : rows
          .map(({ column, cells }) => `ANY(${raw.get(column)!}, ${wrapped(cells.map(spssString), ', ')})`)
          .join('\n    OR ');
  return plan.questions.flatMap((question) => {
    const own = options.filter((each) => each.question === question);
    const present = waves.filter((wave) => own.some((each) => cellsIn(each, wave) !== null));
    return [
      ...(present.length === 0 ? [] : [spssComment(`Question ${question.id}: who answered it, and how`)]),
      ...present.flatMap((wave) => {
        // Of several waves in one file each has its rows.
        const isOf = waves.length > 1 ? [`DO IF (${waveName} = ${wave + 1}).`] : [];
        const given = own.map((each) => ({ name: each.name, cells: cellsIn(each, wave)! }));
        return [
          ...isOf,
          `DO IF (${anyOf(given[0]!.cells.answered)}).`,
          ...given.flatMap(({ name, cells }) => [
            `  COMPUTE ${name} = 0.`,
            ...(cells.given.length === 0 ? [] : [`  IF (${anyOf(cells.given)}) ${name} = 1.`]),
          ]),
          'END IF.',
          ...isOf.map(() => 'END IF.'),
        ];
      }),
    ];
  });
}

/** Labels of these answers. */
export function questionLabels({ options }: Variables): string[] {
  if (options.length === 0) return [];
  const labels = options.map(
    ({ question, option, name }) => `${name} ${spssLabel(`${question.id}: ${option.id}`, 255)}`,
  );
  const names = options.map(({ name }) => name);
  return [
    `VARIABLE LABELS\n    ${labels.join('\n    ')}.`,
    `VALUE LABELS ${wrapped(names)}\n    0 'other' 1 'given'.`,
  ];
}
