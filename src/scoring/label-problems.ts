import type { AnswerPair } from '../model/added-answers.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
import { stepsOf } from '../model/response-steps.ts';
import { type AnswerDecoder, answerDecoder, type DecodedAnswer } from './decode-answer.ts';
import type { ScaleMatch } from './match-items.ts';
import { parseNumber } from './parse-number.ts';

const NO_CODES = { numbers: new Set<number>(), texts: new Set<string>() };

/** Value labels of a file that the definition of a scale has for another code: the file is turned, or the definition is of other answers. */
export function labelProblems(file: string, matches: readonly ScaleMatch[]): Problem[] {
  return matches.flatMap((match) => {
    const contradictory = contradictoryLabels(file, match);
    if (contradictory.length === 0) return [];
    const codes = codesByLabels(match);
    if (codes === null) return contradictory;
    const scale = match.scale.id;
    const message = createMessage(answerMessages, 'codes-by-labels', { file, scale, codes });
    return [{ ...message, severity: 'error', file, scale }, ...contradictory];
  });
}

/**
 * Which code of the file is which answer, where the value labels of every item say so, all of them the same, for each answer of the scale;
 * else `null`.
 */
function codesByLabels({ scale, columns }: ScaleMatch): AnswerPair[] | null {
  if (scale.items.some(({ response }) => response !== undefined)) return null;
  const decode = answerDecoder({ response: scale.response, missing: NO_CODES, decimal: '.' });
  const written = columns.map((column) => {
    const pairs = new Map<number, AnswerPair>();
    for (const { value, label } of column?.valueLabels ?? []) {
      const known = answerInWords(label, decode);
      if (known?.kind === 'value') pairs.set(known.value, [value, known.value]);
    }
    return [...pairs.values()].toSorted(([, one], [, other]) => one! - other!);
  });
  const [first = []] = written;
  const isAlike = new Set(written.map((pairs) => JSON.stringify(pairs))).size === 1;
  const isWhole = first.length === stepsOf(scale.response) + 1;
  return isAlike && isWhole && new Set(first.map(([value]) => value)).size === first.length ? first : null;
}

/** Only words: a label that is a number is not what the definition calls an answer. */
function answerInWords(label: string, decode: AnswerDecoder): DecodedAnswer | null {
  return Number.isNaN(parseNumber(label, '.')) ? decode(label) : null;
}

function contradictoryLabels(file: string, { scale, columns }: ScaleMatch): Problem[] {
  return columns.flatMap((column, position): Problem[] => {
    if (column?.valueLabels === undefined) return [];
    const item = scale.items[position]!;
    const decode = answerDecoder({
      response: item.response ?? scale.response,
      missing: NO_CODES,
      decimal: '.',
    });
    for (const { value, label } of column.valueLabels) {
      const number = parseNumber(value, '.');
      const known = answerInWords(label, decode);
      if (known?.kind !== 'value' || Number.isNaN(number)) continue;
      // The user may have said what the codes of the file are (`--answers "phq9:1=0,2=1"`).
      const written = decode(value);
      if (written.kind === 'value' && written.value === known.value) continue;
      const facts = { file, column: column.name, item: item.id, scale: scale.id };
      const message = createMessage(answerMessages, 'contradictory-label', {
        ...facts,
        value,
        label,
        coded: known.value,
      });
      return [{ ...message, severity: 'error', ...facts, value: label }];
    }
    return [];
  });
}
