import { describe, expect, it } from 'vitest';
import { warningOf } from '../../src/analysis/warnings.ts';
import { answerMessages } from '../../src/model/messages/answers.ts';
import { createMessage } from '../../src/model/messages/create-message.ts';
import { fileMessages } from '../../src/model/messages/file.ts';
import type { Problem } from '../../src/model/problem.ts';

describe('a remark about a file as a warning of the result', () => {
  it('keeps the facts of the file', () => {
    const place = { file: 'pre.csv', row: 12, line: 13 };
    const problem: Problem = {
      ...createMessage(fileMessages, 'blank-rows', { ...place, count: 2 }),
      severity: 'warning',
      ...place,
    };
    expect(warningOf(problem)).toEqual({
      code: 'blank-rows',
      message: problem.message,
      values: { ...place, count: 2 },
      file: 'pre.csv',
    });
  });

  it('does not say of which respondent a cell is', () => {
    const place = { file: 'pre.csv', row: 12, column: 'Q7', item: 'lsns1' };
    const problem: Problem = {
      ...createMessage(answerMessages, 'possible-missing-code', { ...place, code: 99 }),
      severity: 'warning',
      ...place,
      value: '99',
      scale: 'lsns6',
    };
    const warning = warningOf(problem);
    expect(warning.values).toEqual({ file: 'pre.csv', column: 'Q7', item: 'lsns1', code: 99 });
    expect(warning).not.toHaveProperty('row');
    expect(warning).not.toHaveProperty('value');
  });
});
