import type { PublishedTable } from '../../model/published.ts';
import type { PublishedModel } from '../../model/published-model.ts';
import type { Result } from '../../model/result.ts';
import type { DraftedTable } from './draft-table.ts';
import type { NumberFormat } from './own-data.ts';

/**
 * A draft from the tables of a result, with what the result knows besides: its files, how respondents were matched, the level of intervals. What it
 * knows is no guess.
 */
export function withResult(
  drafted: DraftedTable,
  { inputs, waves, groups, settings, questions = [] }: Result,
  format: NumberFormat,
): DraftedTable {
  const { id, confidence } = settings;
  const { rows = [], ...table } = drafted.table;
  const isOneFileEach =
    groups.length === 0 && inputs.length === waves.length && inputs.every((each) => each.waves.length === 1);
  const files: PublishedTable['groups'] = isOneFileEach
    ? [
        {
          id: 'all',
          waves: Object.fromEntries(
            inputs.map(({ waves: [wave], file, rows: n }) => [wave!, { n: String(n), data: file }]),
          ),
        },
      ]
    : undefined;
  const models = files === undefined ? [] : questions.flatMap((question) => changesOf(question, format));
  return {
    ...drafted,
    table: {
      ...table,
      ...(confidence !== 0.95 && { confidence }),
      ...(id !== null && waves.length > 1 && { match: { columns: id.split(',') } }),
      ...(files !== undefined && { groups: files }),
      rows,
      ...(models.length > 0 && { models }),
    },
    undecided: drafted.undecided.filter(({ what }) => what !== 'match' || id === null),
  };
}

type Question = NonNullable<Result['questions']>[number];

/** McNemar's tests of the answers to a question in one column, of the people who were asked twice; nothing of what is withheld. */
function changesOf({ columns: [variable, another], options }: Question, format: NumberFormat) {
  if (variable === undefined || another !== undefined) return [];
  return options.flatMap(({ id: category, comparisons }) =>
    comparisons.flatMap(({ contrast, n: [n], changes = [], tests }): PublishedModel[] => {
      const p = tests.find(({ method }) => method === 'mcnemar-exact')?.p;
      const [onlyFirst, onlySecond] = [-1, 1].map((by) => changes.find((each) => each.by === by)?.count);
      if (contrast.kind !== 'waves' || p == null || n == null || onlyFirst == null || onlySecond == null)
        return [];
      return [
        {
          variable,
          category,
          method: 'mcnemar-exact',
          waves: [...contrast.of],
          n: String(n),
          onlyFirst: String(onlyFirst),
          onlySecond: String(onlySecond),
          p: format.p(p),
        },
      ];
    }),
  );
}
