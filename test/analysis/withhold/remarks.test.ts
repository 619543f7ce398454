import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withholdWarnings } from '../../../src/analysis/withhold/withhold-warnings.ts';
import { allMessages } from '../../../src/model/messages/all.ts';
import { createMessage, type Messages } from '../../../src/model/messages/create-message.ts';
import { tellsNumbers } from '../../../src/model/messages/withheld.ts';
import type { Result, Warning } from '../../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';
import { MESSAGE_SAMPLES } from '../../report/text/message-samples.ts';

/** Remarks on the data stand in reports too: beside withheld numbers they may not tell them. */

const messages: Messages = allMessages();
const samples = Object.entries(MESSAGE_SAMPLES).flatMap(([code, all]) =>
  (all.length === 0 ? [[]] : all.map((facts) => [facts])).map(
    (facts) => createMessage(messages, code, ...(facts as never)) as Warning,
  ),
);

/** Facts that are numbers, at any depth. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('a remark', () => {
  it('that tells no numbers of respondents stays as it is', () => {
    const plain = samples.filter(({ code }) => !tellsNumbers(code));
    expect(plain.length).toBeGreaterThan(100);
    for (const warning of plain) expect(withholdWarnings([warning], () => false)).toEqual([warning]);
  });

  it('that tells numbers says the same without one', () => {
    const telling = samples.filter(({ code }) => tellsNumbers(code));
    expect(new Set(telling.map(({ code }) => code)).size).toBeGreaterThan(15);
    for (const warning of telling) {
      const given: Warning = {
        ...warning,
        scale: 'zpq',
        otherScale: 'ktm',
        wave: 'pre',
        file: 'metingA.csv',
      };
      const [kept] = withholdWarnings([given], () => false);
      expect(numbersIn(kept!.values), warning.code).toEqual([]);
      expect(kept!.message).not.toBe(warning.message);
      for (const word of ['zpq', 'ktm', 'pre']) expect(kept!.message).toContain(word);
    }
  });

  it('of a small wave is gone, but for the one that says so', () => {
    const hides = (scale: string, { wave }: { wave?: string }) => scale === 'zpq' && wave === 'pre';
    for (const warning of samples) {
      const small: Warning = { ...warning, scale: 'zpq', wave: 'pre' };
      expect(withholdWarnings([small], hides)).toHaveLength(warning.code === 'few-respondents' ? 1 : 0);
      for (const other of [
        { ...warning, wave: 'pre' },
        { ...warning, scale: 'ktm', wave: 'pre' },
        { ...warning, scale: 'zpq', wave: 'post' },
      ])
        if (warning.code !== 'negative-item-rest-correlation')
          expect(withholdWarnings([other as Warning], hides)).toHaveLength(1);
    }
  });
});

describe('of files with a few odd rows', () => {
  const HEADER = 'code,brs1,brs2,brs3,brs4,brs5,brs6';
  const rows = (from: number, to: number, id = (person: number) => `p${person}x`) =>
    Array.from({ length: to - from }, (_, index) => {
      const person = from + index;
      return [id(person), ...[1, 2, 3, 4, 5, 6].map((item) => 1 + ((person * item + item) % 5))].join(',');
    });
  const file = (...lines: readonly string[]) => [HEADER, ...lines, ''].join('\n');

  it.each([
    [
      'id-hint',
      // Three of the ids are in both files.
      { 'pre.csv': file(...rows(0, 20)), 'post.csv': file(...rows(17, 40)) },
      [],
      'code',
    ],
    [
      'joined-files',
      {
        'pre/a.csv': file(...rows(0, 1)),
        'pre/b.csv': file(...rows(1, 3)),
        'post.csv': file(...rows(0, 20)),
      },
      [],
      'pre',
    ],
    [
      'ids-rounded',
      {
        'pre.csv': file(...rows(0, 20), ...rows(20, 22, (person) => `9.12E+1${person - 20}`)),
        'post.csv': file(...rows(0, 20)),
      },
      ['--id', 'code'],
      'pre.csv',
    ],
    [
      'damaged-rows-set-aside',
      { 'pre.csv': file(...rows(0, 20), 'q1,1,2', 'q2,1'), 'post.csv': file(...rows(0, 20)) },
      ['--damaged', 'skip'],
      'pre.csv',
    ],
  ] as const)('%s tells no small number', async (code, files, options, subject) => {
    const folder = temporaryFolder(files);
    const waves = [...new Set(Object.keys(files).map((name) => name.split('/')[0]!))];
    const run = async (...words: string[]) => {
      const paths = waves.map((name) => join(folder, name));
      const all = ['analyse', ...paths, '--scales', 'brs', '--format', 'json', ...options, ...words];
      const { stdout } = await ensureStats(...all);
      return (JSON.parse(stdout) as Result).warnings.find((warning) => warning.code === code);
    };
    expect(numbersIn((await run())!.values).some((number) => number > 0 && number < 5)).toBe(true);
    const kept = await run('--min-cell', '5');
    expect(numbersIn(kept!.values)).toEqual([]);
    expect(kept!.message).toContain(subject);
    expect(kept!.message.replaceAll(folder, '')).not.toMatch(/\d/);
  });
});
