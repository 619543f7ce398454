import type { OfferedAnswer, Question, QuestionText } from '../../model/questionnaire.ts';
import { codeOf, formQuestion, languageCode, textIn } from './form-question.ts';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodeOf = (value: unknown): Node => (isNode(value) ? value : {});
const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** Whether a document is a definition of OpenScales (`.osd`). */
export function isOpenScalesForm(document: unknown): boolean {
  const { definition } = nodeOf(document);
  return isNode(definition) && (Array.isArray(definition.items) || Array.isArray(definition.questions));
}

/**
 * The items of an OpenScales definition (`.osd`) that are answered on a rating: texts and labels stand under keys in `translations`, the rating in `likert_options` or
 * `response_scales`, and the direction of an item in `coding` or in the `item_coding` of a score.
 */
export function openScalesQuestions(document: unknown): Question[] {
  const { definition: given, translations } = document as Node;
  const definition = nodeOf(given);
  const languages = Object.entries(nodeOf(translations)).flatMap(([code, texts]): [string, Node][] => {
    const language = languageCode(code);
    return language === null ? [] : [[language, nodeOf(texts)]];
  });
  const worded = (key: unknown): QuestionText[] =>
    typeof key === 'string' ? languages.flatMap(([language, texts]) => textIn(language, texts[key])) : [];
  const ratings: Node = {
    ...nodeOf(definition.response_scales),
    ...(isNode(definition.likert_options) && { default: definition.likert_options }),
  };
  const info = nodeOf(definition.scale_info);
  const name = String(info.abbreviation ?? info.code ?? info.name ?? '');
  const scores = Object.entries(nodeOf(definition.scoring)).map(([id, score]) => ({ id, ...nodeOf(score) }));
  return [...nodesOf(definition.items), ...nodesOf(definition.questions)].flatMap((item): Question[] => {
    if (item.type !== 'likert' || typeof item.id !== 'string') return [];
    const rating = { ...nodeOf(ratings[String(item.response_scale ?? 'default')]), ...ownRating(item) };
    const points = codeOf(rating.points);
    const min = codeOf(rating.min) ?? 1;
    const max = codeOf(rating.max) ?? (points === null ? null : min + points - 1);
    if (max === null || max <= min) return [];
    const labels = Array.isArray(rating.labels) ? rating.labels : [];
    const offered = labels.flatMap((key, at): OfferedAnswer[] => {
      const texts = worded(key);
      return texts.length === 0 ? [] : [{ code: min + at, texts }];
    });
    const isWhole = labels.length === max - min + 1 && offered.length === labels.length;
    const dimension = typeof item.dimension === 'string' ? item.dimension : null;
    return [
      formQuestion({
        name: item.id,
        texts: worded(item.text_key),
        block: `dimension ${dimension ?? name}`,
        blockName: dimension ?? name,
        ...(isWhole ? { offered } : { range: { min, max } }),
        reversed: isReversed(item, scores),
      }),
    ];
  });
}

/** Older definitions say it at the item. */
function ownRating(item: Node): Node {
  const { likert_points: points, likert_min: min, likert_max: max, likert_labels: labels } = item;
  return Object.fromEntries(
    Object.entries({ points, min, max, labels }).filter(([, value]) => value !== undefined),
  );
}

/** `null` where nothing says it. */
function isReversed({ id, coding }: Node, scores: readonly Node[]): boolean | null {
  const codings = [
    codeOf(coding),
    ...scores.map((score) => codeOf(nodeOf(score.item_coding)[String(id)])),
  ].filter((each) => each !== null && each !== 0);
  const signs = new Set(codings.map((each) => Math.sign(each!)));
  return signs.size === 1 ? signs.has(-1) : null;
}
