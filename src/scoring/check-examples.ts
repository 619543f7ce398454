import { impossibleReason } from '../model/messages/answers.ts';
import type { Problem } from '../model/problem.ts';
import type { Scale, ScaleExample } from '../model/scale.ts';
import { answerDecoder } from './decode-answer.ts';
import { missingCodes } from './missing-codes.ts';
import { own, planScale } from './score-plan.ts';
import { bandOf, recodeItems, scoreRespondent } from './score-respondent.ts';

const TOLERANCE = 1e-9;

/**
 * Works out the examples of a definition with the same decoder and scoring as real data, and compares.
 * Items that an example leaves out count as unanswered.
 *
 * @returns a problem per answer that is not valid and per score or band that comes out otherwise
 */
export function checkExamples(scale: Scale): Problem[] {
  const plan = planScale(scale);
  return (scale.examples ?? []).flatMap((example, number) => {
    const problems: Problem[] = [];
    const values = Float64Array.from(scale.items, (item) => {
      const answer = own(example.responses, item.id);
      if (answer === undefined || answer === null) return Number.NaN;
      const response = item.response ?? scale.response;
      const decoded = answerDecoder({ response, missing: missingCodes([], scale), decimal: '.' })(
        String(answer),
      );
      if (decoded.kind === 'value') return decoded.value;
      if (decoded.kind === 'invalid') {
        const reason = impossibleReason(decoded.code, decoded.facts);
        problems.push(failure(scale, number, `responses.${item.id}`, `"${answer}" ${reason}`));
      }
      return Number.NaN;
    });
    recodeItems(plan, values);
    for (const score of plan.scores) {
      const value = scoreRespondent(score, values);
      problems.push(...compareScore(scale, number, example, score.id, value));
      const band = score.bands[bandOf(value, score.bands)];
      problems.push(
        ...compareBand(scale, number, example, score.id, band === undefined ? [] : Object.values(band.label)),
      );
    }
    return problems;
  });
}

function compareScore(
  scale: Scale,
  number: number,
  example: ScaleExample,
  id: string,
  value: number,
): Problem[] {
  const expected = own(example.scores, id);
  if (expected === undefined) return [];
  const agrees =
    expected === null
      ? Number.isNaN(value)
      : Math.abs(value - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  if (agrees) return [];
  const computed = Number.isNaN(value) ? 'no score' : String(value);
  return [
    failure(
      scale,
      number,
      `scores.${id}`,
      `expects ${expected ?? 'no score'}, but the definition gives ${computed}`,
    ),
  ];
}

function compareBand(
  scale: Scale,
  number: number,
  example: ScaleExample,
  id: string,
  labels: readonly string[],
): Problem[] {
  const expected = own(example.bands, id);
  if (expected === undefined || labels.includes(expected)) return [];
  const computed = labels.length === 0 ? 'no band' : `"${labels.join('" / "')}"`;
  return [
    failure(scale, number, `bands.${id}`, `expects "${expected}", but the definition gives ${computed}`),
  ];
}

function failure(scale: Scale, number: number, path: string, text: string): Problem {
  return {
    code: 'example-fails',
    severity: 'error',
    scale: scale.id,
    message: `${scale.id}: examples[${number}].${path} ${text}`,
  };
}
