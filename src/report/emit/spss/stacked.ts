import { spssString, wrapped } from './literals.ts';
import type { ScoreVariables } from './variables.ts';

/** One line per respondent and score, instead of one column per score; `scale` counts the scores of the plan. */
export function stacked(
  scores: readonly ScoreVariables[],
  all: readonly ScoreVariables[],
  file: string,
  renaming: (score: ScoreVariables) => string,
): string[] {
  const numbered = scores.map((score) => ({ score, number: all.indexOf(score) + 1 }));
  const files = numbered.map(
    ({ score, number }) => `  /FILE='${file}' /RENAME=${renaming(score)} /IN=in_${number}`,
  );
  const sum = numbered.map(({ number }) => `${number} * in_${number}`);
  const ids = numbered.map(({ score, number }) => `(${number}=${spssString(score.score.id)})`);
  const longest = Math.max(...scores.map(({ score }) => Buffer.byteLength(score.id, 'utf8')));
  const family = numbered.flatMap(({ score, number }) => (score.score.inFamily ? [String(number)] : []));
  return [
    `ADD FILES\n${files.join('\n')}.`,
    `COMPUTE scale = ${wrapped(sum, ' + ')}.`,
    `STRING scale_id (A${longest}).`,
    `RECODE scale ${wrapped(ids)} INTO scale_id.`,
    `COMPUTE family = ${family.length === 0 ? '0' : `ANY(scale, ${family.join(', ')})`}.`,
  ];
}
