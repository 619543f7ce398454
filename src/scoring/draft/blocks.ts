import type { Question } from '../../model/questionnaire.ts';
import type { Scale } from '../../model/scale.ts';
import { isNoAnswer, knownOrder, noAnswersAmong } from './answer-families.ts';
import { answerForm, answerKey } from './answer-key.ts';
import { areOfOneScale } from './answers-of-scales.ts';

/** Questions that share their answers, in the order of the file. */
export interface Block<Q extends Question> {
  readonly questions: readonly Q[];
  /** What the names have in common; `null` where the answers alone put them together. */
  readonly name: string | null;
}

export interface Blocks<Q extends Question> {
  readonly blocks: readonly Block<Q>[];
  /** Questions whose answers no other has. */
  readonly alone: readonly Q[];
}

/** So many questions make a list where their names do not say that they are one. */
const LEAST_WITHOUT_NAME = 3;
/** Wordings that no kind of answers knows must recur in so many columns: else they are what somebody typed. */
const LEAST_UNKNOWN = 3;
/** A highest answer that is so much higher is that of another kind of rating. */
const JUMP = 1.5;

/**
 * Sorts questions into lists with one set of answers: by the matrix or the numbered names first, what is left by answers alone. Where a
 * question stands among the others does not matter, only what it is called and how it is answered.
 */
export function blocksOf<Q extends Question>(questions: readonly Q[], builtIn: readonly Scale[]): Blocks<Q> {
  const lists = grouped(questions, ({ block }) => block);
  const named = [...lists]
    .flatMap(([block, own]) => (block === null ? [] : alike(own, builtIn)))
    .filter((own) => own.length > 1);
  const taken = new Set(named.flat());
  const rest = questions.filter((question) => !taken.has(question));
  const unnamed = alike(rest, builtIn).filter((own) => own.length >= LEAST_WITHOUT_NAME);
  for (const question of unnamed.flat()) taken.add(question);
  const place = (own: readonly Q[]) => questions.indexOf(own[0]!);
  const blocks = [
    ...named.map((own) => ({ questions: own, name: own[0]!.blockName })),
    ...unnamed.map((own) => ({ questions: own, name: null })),
  ];
  return {
    blocks: blocks.toSorted((one, other) => place(one.questions) - place(other.questions)),
    alone: questions.filter((question) => !taken.has(question)),
  };
}

/** Questions with the same set of answers together. */
function alike<Q extends Question>(questions: readonly Q[], builtIn: readonly Scale[]): Q[][] {
  const kinds = grouped(questions, kindOf);
  return [...kinds].flatMap(([kind, own]) => {
    if (kind === 'numbers') return byRange(own);
    if (kind === 'wordings') return byKind(own, builtIn);
    return [own];
  });
}

function grouped<Q, K>(questions: readonly Q[], keyOf: (question: Q) => K): Map<K, Q[]> {
  const groups = new Map<K, Q[]>();
  for (const question of questions) {
    const key = keyOf(question);
    groups.set(key, [...(groups.get(key) ?? []), question]);
  }
  return groups;
}

function kindOf({ offered, range, seen }: Question): string {
  if (offered !== null) return `offered ${JSON.stringify(offered)}`;
  if (range !== null) return `range ${range.min} ${range.max}`;
  const forms = [...seen.keys()].map(answerForm);
  const kinds = new Set(
    forms.flatMap((form) => (form.kind === 'wording' && isNoAnswer(form.text) ? [] : [form.kind])),
  );
  if (kinds.size === 0) return 'none';
  if (!kinds.has('wording')) return kinds.has('coded') ? 'coded' : 'numbers';
  return kinds.size > 1 ? 'mixed' : 'wordings';
}

function wordingsOf({ seen }: Question): string[] {
  const cells = [...seen.keys()];
  const noAnswers = new Set(noAnswersAmong(cells));
  return cells.filter((cell) => !noAnswers.has(cell));
}

/** Questions whose wordings together are of one known kind; the others by what they share. */
function byKind<Q extends Question>(questions: readonly Q[], builtIn: readonly Scale[]): Q[][] {
  const isOne = (wordings: readonly string[]) =>
    knownOrder(wordings) !== null || areOfOneScale(wordings, builtIn);
  const inPlace = (own: readonly Q[]) => own.toSorted((a, b) => questions.indexOf(a) - questions.indexOf(b));
  const keyOf = (question: Q) => wordingsOf(question).map(answerKey).toSorted().join('\n');
  const sorted = questions
    .map((question) => ({ question, wordings: wordingsOf(question), key: keyOf(question) }))
    .toSorted((a, b) => b.wordings.length - a.wordings.length || (a.key < b.key ? -1 : 1));
  const known: { questions: Q[]; wordings: Set<string> }[] = [];
  const unknown: Q[] = [];
  for (const { question, wordings } of sorted) {
    const group = known.find((each) => isOne([...each.wordings, ...wordings]));
    if (group !== undefined) {
      group.questions.push(question);
      for (const wording of wordings) group.wordings.add(wording);
    } else if (wordings.length > 1 && isOne(wordings))
      known.push({ questions: [question], wordings: new Set(wordings) });
    else unknown.push(question);
  }
  return [...known.map((group) => inPlace(group.questions)), ...byWordings(inPlace(unknown))];
}

/** Ratings whose highest answers are near each other: 1-5 and 0-10 are two kinds, and 1-5 of which nobody chose 5 is one. */
function byRange<Q extends Question>(questions: readonly Q[]): Q[][] {
  const highest = (question: Q) => Math.max(...codesOf(question));
  const sorted = questions.toSorted((one, other) => highest(one) - highest(other));
  const groups: Q[][] = [];
  for (const question of sorted) {
    const last = groups.at(-1);
    const before = last === undefined ? 0 : highest(last.at(-1)!);
    if (last === undefined || highest(question) > Math.max(before * JUMP, before + 2))
      groups.push([question]);
    else last.push(question);
  }
  return groups.map((group) =>
    group.toSorted((one, other) => questions.indexOf(one) - questions.indexOf(other)),
  );
}

function codesOf({ seen }: Question): number[] {
  return [...seen.keys()].flatMap((cell) => {
    const form = answerForm(cell);
    return form.kind === 'number' && (form.code < 70 || form.code === 100) ? [form.code] : [];
  });
}

/** Questions that share at least half of the wordings of the one with fewer; every wording must recur in another column. */
function byWordings<Q extends Question>(questions: readonly Q[]): Q[][] {
  const sets = new Map(questions.map((question) => [question, new Set(wordingsOf(question).map(answerKey))]));
  const groups: Q[][] = [];
  for (const question of questions) {
    const own = sets.get(question)!;
    const near = groups.filter((group) => group.some((other) => isNear(own, sets.get(other)!)));
    const joined = [...near.flat(), question];
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push(joined.toSorted((one, other) => questions.indexOf(one) - questions.indexOf(other)));
  }
  return groups.flatMap((group) => {
    const columns = new Map<string, number>();
    for (const question of group)
      for (const key of sets.get(question)!) columns.set(key, (columns.get(key) ?? 0) + 1);
    const recurs = (key: string) => columns.get(key)! >= Math.min(LEAST_UNKNOWN, Math.max(2, group.length));
    const sound = group.filter((question) => [...sets.get(question)!].every((key) => recurs(key)));
    const left = group.filter((question) => !sound.includes(question));
    return [...(sound.length === 0 ? [] : [sound]), ...left.map((question) => [question])];
  });
}

function isNear(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((key) => other.has(key)).length;
  return shared > 0 && 2 * shared >= Math.min(one.size, other.size);
}
