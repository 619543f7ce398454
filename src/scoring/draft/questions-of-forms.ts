import { mayBeQuestion, roleOfName } from '../../model/header-role.ts';
import type { Question, UnusedColumn } from '../../model/questionnaire.ts';
import { normaliseName } from '../column-name.ts';
import { blockOfName } from './block-name.ts';
import type { FileQuestion } from './questions-of-files.ts';

/** The questions of forms that may be items, by the lists that their names and the form put them in. */
export function questionsOfForms(questions: readonly Question[]): {
  readonly questions: readonly Question[];
  readonly unused: readonly UnusedColumn[];
} {
  const unused: UnusedColumn[] = [];
  const kept = questions.flatMap((question): Question[] => {
    const { name, texts } = question;
    const roles = [name, ...texts.map(({ text }) => text)].map((each) => roleOfName(each).role);
    const reason = roles.includes('personal')
      ? 'personal'
      : blockOfName(name) === null && !mayBeQuestion(name)
        ? 'characteristic'
        : null;
    if (reason !== null) unused.push({ name, reason });
    return reason === null ? [inList(question)] : [];
  });
  return { questions: kept, unused };
}

/** A matrix is a list; a group of a form may hold several, told by numbered names. */
function inList(question: Question): Question {
  const { block } = question;
  if (block !== null && /^(?:matrix|array|dimension) /.test(block)) return question;
  const own = blockOfName(question.name);
  return own === null ? question : { ...question, block: `${block ?? ''} ${own.block}`, blockName: own.name };
}

/** Questions of files with what a form declares of them: its answers, texts and blocks. */
export function withForm(
  files: readonly FileQuestion[],
  forms: readonly Question[],
): { readonly questions: readonly FileQuestion[]; readonly unused: readonly UnusedColumn[] } {
  const byName = new Map<string, Question>();
  for (const form of forms)
    for (const name of [form.name, ...form.codes])
      if (!byName.has(normaliseName(name))) byName.set(normaliseName(name), form);
  const found = new Set<Question>();
  const questions = files.map((question): FileQuestion => {
    const form = [question.name, ...question.codes]
      .map((name) => byName.get(normaliseName(name)))
      .find((each) => each !== undefined);
    if (form === undefined) return question;
    found.add(form);
    const { texts, block, blockName, offered, range, reversed } = form;
    return {
      ...question,
      texts: texts.length > 0 ? texts : question.texts,
      block,
      blockName,
      offered,
      range,
      reversed,
    };
  });
  const absent = forms.filter((form) => !found.has(form));
  return {
    questions,
    unused: absent.map(({ name }): UnusedColumn => ({ name, reason: 'not-in-every-file' })),
  };
}
