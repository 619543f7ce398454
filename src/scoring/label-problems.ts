import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
import { answerDecoder } from './decode-answer.ts';
import type { ScaleMatch } from './match-items.ts';
import { parseNumber } from './parse-number.ts';

const NO_CODES = { numbers: new Set<number>(), texts: new Set<string>() };

/** Value labels of a file that the definition of a scale has for another code: the file is turned, or the definition is of other answers. */
export function labelProblems(file: string, matches: readonly ScaleMatch[]): Problem[] {
  return matches.flatMap(({ scale, columns }) =>
    columns.flatMap((column, position): Problem[] => {
      if (column?.valueLabels === undefined) return [];
      const item = scale.items[position]!;
      const decode = answerDecoder({
        response: item.response ?? scale.response,
        missing: NO_CODES,
        decimal: '.',
      });
      for (const { value, label } of column.valueLabels) {
        const number = parseNumber(value, '.');
        // Only words: a label that is a number is not what the definition calls an answer.
        const known = Number.isNaN(parseNumber(label, '.')) ? decode(label) : null;
        if (known?.kind !== 'value' || Number.isNaN(number) || known.value === number) continue;
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
    }),
  );
}
