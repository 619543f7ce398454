import type { Question, QuestionText } from '../../model/questionnaire.ts';
import { codeOf, formQuestion, languageCode, textIn } from './form-question.ts';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});

/** Whether a document is a survey of Qualtrics (`.qsf`). */
export function isQualtricsForm(document: unknown): boolean {
  return isNode(document) && Array.isArray(document.SurveyElements);
}

/**
 * The questions of a Qualtrics survey (`.qsf`) that have one answer each: multiple choice and matrices. The rows of a matrix are `Choices`, its columns
 * `Answers`; `RecodeValues` says what they are exported as. What lies in the trash is left out.
 */
export function qualtricsQuestions(document: unknown): Question[] {
  const { SurveyElements, SurveyEntry } = document as Node;
  const elements = (SurveyElements as readonly unknown[]).map(nodeOf);
  const usual = languageCode(String(nodeOf(SurveyEntry).SurveyLanguage ?? ''));
  const thrown = inTrash(elements);
  return elements.flatMap(({ Element, PrimaryAttribute, Payload }) => {
    const payload = nodeOf(Payload);
    const id = String(payload.QuestionID ?? PrimaryAttribute);
    return Element === 'SQ' && !thrown.has(id) ? questionsOf(payload, usual) : [];
  });
}

function inTrash(elements: readonly Node[]): Set<string> {
  const blocks = elements
    .filter(({ Element }) => Element === 'BL')
    .flatMap(({ Payload }) => Object.values(Payload ?? {}));
  return new Set(
    blocks
      .map(nodeOf)
      .flatMap(({ Type, BlockElements }) =>
        Type === 'Trash' && Array.isArray(BlockElements)
          ? BlockElements.map((each) => String(nodeOf(each).QuestionID))
          : [],
      ),
  );
}

const SINGLE = /^(?:SA|DL|NPS)/;

function questionsOf(payload: Node, usual: string | null): Question[] {
  const { QuestionType, Selector, SubSelector } = payload;
  const name = String(payload.DataExportTag ?? payload.QuestionID);
  const languages = translations(payload);
  const texts = textsAt(payload, languages, usual, 'QuestionText');
  if (QuestionType === 'MC' && SINGLE.test(String(Selector)))
    return [
      formQuestion({ name, texts, offered: answersAt(payload, languages, usual, 'Choices', 'ChoiceOrder') }),
    ];
  const isSingle = Selector === 'Likert' && !/Multiple|MAVR|DND/.test(String(SubSelector));
  if (QuestionType !== 'Matrix' || !isSingle) return [];
  const offered = answersAt(payload, languages, usual, 'Answers', 'AnswerOrder');
  const tags = nodeOf(payload.ChoiceDataExportTags);
  return keysOf(payload, 'Choices', 'ChoiceOrder').map((key) => {
    const tag = typeof tags[key] === 'string' && tags[key] !== '' ? String(tags[key]) : `${name}_${key}`;
    return formQuestion({
      name: tag,
      codes: tag === `${name}_${key}` ? [] : [`${name}_${key}`],
      texts: textsAt(payload, languages, usual, 'Choices', key),
      block: `matrix ${name}`,
      blockName: name,
      offered,
    });
  });
}

function translations({ Language }: Node): [string, Node][] {
  return Object.entries(nodeOf(Language)).flatMap(([language, texts]): [string, Node][] => {
    const code = languageCode(language);
    return code === null || !isNode(texts) ? [] : [[code, texts]];
  });
}

function textsAt(
  payload: Node,
  languages: readonly (readonly [string, Node])[],
  usual: string | null,
  part: string,
  key?: string,
): QuestionText[] {
  const at = (node: Node) => (key === undefined ? node[part] : nodeOf(nodeOf(node[part])[key]).Display);
  const own = textIn(usual, at(payload));
  return [
    ...own,
    ...languages.flatMap(([language, node]) => (language === usual ? [] : textIn(language, at(node)))),
  ];
}

function keysOf(payload: Node, part: string, order: string): string[] {
  const nodes = nodeOf(payload[part]);
  const listed = Array.isArray(payload[order])
    ? payload[order].map(String).filter((key) => key in nodes)
    : [];
  return listed.length > 0 ? listed : Object.keys(nodes);
}

function answersAt(
  payload: Node,
  languages: readonly (readonly [string, Node])[],
  usual: string | null,
  part: string,
  order: string,
) {
  const recoded = nodeOf(payload.RecodeValues);
  return keysOf(payload, part, order)
    .map((key) => ({
      code: codeOf(recoded[key] ?? key),
      texts: textsAt(payload, languages, usual, part, key),
    }))
    .filter(({ texts }) => texts.length > 0);
}
