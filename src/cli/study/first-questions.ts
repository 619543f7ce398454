import type { Dataset } from '../../model/dataset.ts';
import { mayBeQuestion } from '../../model/header-role.ts';
import type { Study } from '../../model/study.ts';
import { normaliseName } from '../../scoring/column-name.ts';
import { blockOfName } from '../../scoring/draft/index.ts';
import { questionColumns } from '../../scoring/read-question.ts';
import type { ColumnFacts } from './column-facts.ts';

/** Questions outside the scales that a first study proposes, and the columns that they are of. */
export interface FirstQuestions {
  readonly questions: NonNullable<Study['questions']>;
  readonly columns: ReadonlySet<string>;
}

/**
 * Questions with a box for each answer (`bron_1`, `bron[radio]`, `bron___2`), single ones that are answered by yes or no, and those
 * with several answers in a cell (`a;b;c`). Columns by
 * which respondents could be recognised, characteristics of theirs and consent are never among them.
 */
export function firstQuestions(facts: readonly ColumnFacts[], datasets: readonly Dataset[]): FirstQuestions {
  const asked = facts.filter(
    ({ name, ticks, severalInCell, role, consent }) =>
      (ticks !== null || severalInCell) &&
      role.role === 'ordinary' &&
      consent === null &&
      mayBeQuestion(name),
  );
  const lists = new Map<string, ColumnFacts[]>();
  for (const fact of asked.filter(({ ticks }) => ticks !== null)) {
    const list = listOf(fact.name);
    if (list !== null) lists.set(list, [...(lists.get(list) ?? []), fact]);
  }
  const boxes = [...lists].filter(([, own]) => own.length > 1);
  const inLists = new Set(boxes.flatMap(([, own]) => own));
  const single = asked.filter(
    (fact) => (fact.ticks === 'yes-no' || fact.severalInCell) && !inLists.has(fact),
  );
  const place = ({ name }: ColumnFacts) => facts.findIndex((fact) => fact.name === name);
  const questions = [
    ...boxes.map(([list, own]) => ({ at: place(own[0]!), question: named(list, own, datasets) })),
    ...single.map((fact) => ({ at: place(fact), question: fact.name })),
  ].toSorted((one, other) => one.at - other.at);
  return {
    questions: questions.map(({ question }) => question),
    columns: new Set([...inLists, ...single].map(({ name }) => name)),
  };
}

/** What the names of the boxes of a question begin with; `null` for a name that stands by itself. */
function listOf(name: string): string | null {
  return /^(.+?)___[^_].*$/.exec(name)?.[1] ?? blockOfName(name)?.name ?? null;
}

/** By what its columns begin with, where that says the same columns of every file, else by their names. */
function named(
  list: string,
  own: readonly ColumnFacts[],
  datasets: readonly Dataset[],
): FirstQuestions['questions'][number] {
  const keys = own.map(({ key }) => key).toSorted();
  const isClear = datasets.every((dataset) => {
    const found = questionColumns(dataset, list);
    const names = (found?.columns ?? []).map(({ as, name }) => normaliseName(as ?? name)).toSorted();
    return found?.areOptions === true && names.join('\n') === keys.join('\n');
  });
  return isClear ? list : { columns: own.map(({ name }) => name) };
}
