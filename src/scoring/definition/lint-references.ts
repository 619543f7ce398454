import { nearest } from '../../model/parse/nearest.ts';
import type { Scale, Score } from '../../model/scale.ts';
import { normaliseAnswer, normaliseName } from '../column-name.ts';
import {
  codesInWords,
  isCode,
  type LintFinding,
  lintError,
  lintWarning,
  listFirst,
  usedResponses,
} from './lint-finding.ts';

/** A total or a subscale, and the items it is made of. */
export interface ScorePart {
  /** `score`, or `subscales[0] (family): score`. */
  readonly where: string;
  readonly id: string;
  readonly score: Score;
  readonly items: readonly string[];
  readonly bands: Scale['bands'];
  readonly bandsWhere: string;
}

/** The total, when there is one, and the subscales. */
export function scoreParts(scale: Scale): ScorePart[] {
  const total: ScorePart[] =
    scale.score === null
      ? []
      : [
          {
            where: 'score',
            id: scale.id,
            score: scale.score,
            items: scale.items.map((item) => item.id),
            bands: scale.bands,
            bandsWhere: 'bands',
          },
        ];
  const subscales = (scale.subscales ?? []).map((subscale, index): ScorePart => {
    const where = `subscales[${index}] (${subscale.id})`;
    const { id, score, items, bands } = subscale;
    return { where: `${where}: score`, id, score, items, bands, bandsWhere: `${where}: bands` };
  });
  return [...total, ...subscales];
}

/**
 * What the parts of a definition say about each other.
 * Codes: `subscale-unknown-item`, `subscale-item-twice`, `duplicate-subscale-id`, `weight-unknown-item`,
 * `reverse-open-count`, `recode-and-reverse`, `recode-open-count`, `recode-unknown-code`, `recode-code-twice`, `recode-gap`,
 * `skipped-unknown-item`, `skipped-unknown-code`,
 * `missing-code-valid`, `missing-code-label`, `bands-without-score`, `variant-of-itself`.
 */
export function lintReferences(scale: Scale): LintFinding[] {
  return [
    ...lintSubscales(scale),
    ...lintWeights(scale),
    ...lintReversal(scale),
    ...lintRecoding(scale),
    ...lintSkipping(scale),
    ...lintMissing(scale),
    ...lintWhole(scale),
  ];
}

function lintSubscales(scale: Scale): LintFinding[] {
  const findings: LintFinding[] = [];
  const known = new Set(scale.items.map((item) => item.id));
  const ids = new Set([scale.id]);
  (scale.subscales ?? []).forEach((subscale, index) => {
    const where = `subscales[${index}] (${subscale.id})`;
    if (ids.has(subscale.id)) {
      const holder = subscale.id === scale.id ? 'the scale' : 'another subscale';
      findings.push(
        lintError('duplicate-subscale-id', `${where}: ${holder} has the id "${subscale.id}" already`),
      );
    }
    ids.add(subscale.id);
    const seen = new Set<string>();
    for (const id of subscale.items) {
      if (!known.has(id)) findings.push(unknownItem('subscale-unknown-item', `${where}: items`, id, known));
      if (seen.has(id))
        findings.push(lintError('subscale-item-twice', `${where}: item ${id} is listed twice`, id));
      seen.add(id);
    }
  });
  return findings;
}

/** `…: there is no item "x"; did you mean y?` */
export function unknownItem(
  code: string,
  where: string,
  id: string,
  known: ReadonlySet<string>,
): LintFinding {
  const near = nearest(id, known, normaliseName);
  const advice = near === null ? `the items are ${[...known].join(', ')}` : `did you mean ${near}?`;
  return lintError(code, `${where}: there is no item "${id}"; ${advice}`);
}

function lintWeights(scale: Scale): LintFinding[] {
  return scoreParts(scale).flatMap(({ where, score, items }) => {
    const known = new Set(items);
    return Object.keys(score.weights ?? {})
      .filter((id) => !known.has(id))
      .map((id) => unknownItem('weight-unknown-item', `${where}.weights`, id, known));
  });
}

function lintReversal(scale: Scale): LintFinding[] {
  return usedResponses(scale)
    .filter(({ response }) => response.max === null)
    .flatMap(({ items }) => items.filter((item) => item.reverse === true))
    .map((item) =>
      lintError(
        'reverse-open-count',
        `item ${item.id}: an open count has no upper end and cannot be reversed`,
        item.id,
      ),
    );
}

/** An item's own table must say of every code, once, what it counts as. */
function lintRecoding(scale: Scale): LintFinding[] {
  return scale.items.flatMap((item): LintFinding[] => {
    const { id, recode, reverse, response = scale.response } = item;
    if (recode === undefined) return [];
    const where = `item ${id}: recode`;
    if (reverse === true) {
      const message = `${where}: "reverse" and "recode" both say what an answer counts as; the table alone is enough`;
      return [lintError('recode-and-reverse', message, id)];
    }
    if (response.max === null) {
      const message = `${where}: a table cannot hold every answer of an open count`;
      return [lintError('recode-open-count', message, id)];
    }
    const codes = recode.map(([code]) => code);
    const known = new Set(codes);
    const unknown = codes.filter((code) => !isCode(code, response));
    const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
    const step = response.step ?? 1;
    const steps = Math.round((response.max - response.min) / step);
    const gaps = Array.from({ length: steps + 1 }, (_, index) => response.min + index * step).filter(
      (code) => !known.has(code),
    );
    const error = (code: string, text: string) => lintError(code, `${where}: ${text}`, id);
    return [
      ...(unknown.length > 0
        ? [error('recode-unknown-code', `${listFirst(unknown)} is no code of ${codesInWords(response)}`)]
        : []),
      ...(twice.length > 0
        ? [error('recode-code-twice', `${listFirst(twice)} stands twice in the table`)]
        : []),
      ...(gaps.length > 0
        ? [error('recode-gap', `no entry for ${listFirst(gaps)}; such answers would have no value`)]
        : []),
    ];
  });
}

/** What lets people skip a question must be answers that there are, and a blank must count as one. */
function lintSkipping(scale: Scale): LintFinding[] {
  const known = new Map(scale.items.map((item) => [item.id, item]));
  return scale.items.flatMap(({ id, skipped }) => {
    if (skipped === undefined) return [];
    const where = `item ${id}: skipped`;
    const named = [...skipped.when.flatMap((codes) => Object.entries(codes)), [id, skipped.code] as const];
    return named.flatMap(([other, code]): LintFinding[] => {
      const item = known.get(other);
      if (item === undefined)
        return [unknownItem('skipped-unknown-item', where, other, new Set(known.keys()))];
      const response = item.response ?? scale.response;
      if (isCode(code, response)) return [];
      return [
        lintError(
          'skipped-unknown-code',
          `${where}: ${code} is no code of ${other} (${codesInWords(response)})`,
          id,
        ),
      ];
    });
  });
}

function lintMissing(scale: Scale): LintFinding[] {
  return (scale.missing ?? []).flatMap((code) => {
    const number = typeof code === 'number' ? code : Number(code.trim() === '' ? Number.NaN : code);
    return usedResponses(scale).flatMap(({ where, response, items }) => {
      if (items.length === 0) return [];
      const labelled = (response.labels ?? []).find((label) =>
        Object.values(label.text)
          .flat()
          .some((wording) => normaliseAnswer(wording) === normaliseAnswer(String(code))),
      );
      if (labelled !== undefined) {
        const message = `missing: "${code}" is also the label of ${labelled.value} (${where}); an answer would be thrown away`;
        return [lintError('missing-code-label', message)];
      }
      if (Number.isNaN(number) || !isCode(number, response)) return [];
      if (response.max === null) {
        const message = `missing: ${code} is also a possible count (${where}); such a count would be thrown away`;
        return [lintWarning('missing-code-valid', message)];
      }
      const message = `missing: ${code} is a valid answer (${where}: ${codesInWords(response)}); such answers would be thrown away`;
      return [lintError('missing-code-valid', message)];
    });
  });
}

function lintWhole(scale: Scale): LintFinding[] {
  const findings: LintFinding[] = [];
  if (scale.score === null && scale.bands !== undefined) {
    findings.push(
      lintError(
        'bands-without-score',
        'bands: there is no total score that could lie in them; "score" is null',
      ),
    );
  }
  if (scale.variantOf === scale.id) {
    findings.push(lintError('variant-of-itself', `variantOf: "${scale.id}" cannot be a variant of itself`));
  }
  return findings;
}
