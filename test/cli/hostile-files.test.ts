import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { hostileText, obeyedBy } from '../helpers/hostile.ts';

/** A cell of CSV, whatever it holds. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A file name of a system: no slash, no NUL, not too long, and not blank. */
function fileName(text: string): string {
  return `${text.replace(/[/\0]/g, '').slice(0, 60)}.csv`;
}

const ITEMS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];
const ANSWERS = ['5,1,5,1,5,1', '1,5,1,4,1,4', '2,3,1,3,,4', '2,3,1,3,3,4', '4,2,4,2,5,2', '3,3,2,4,4,2'];

const hostileSurvey = fc.record({
  name: hostileText,
  group: fc.oneof(fc.constant('arm'), fc.constant('arm'), hostileText),
  groups: fc.tuple(hostileText, hostileText),
  extra: fc.oneof(fc.constant('code'), fc.constant('code'), hostileText),
  cells: fc.array(hostileText, { minLength: 2, maxLength: 2 }),
  /** Put in the place of an answer, where given. */
  answer: fc.option(hostileText, { nil: null, freq: 1 }),
});

describe('a file whose headers, groups, answers and name are commands', () => {
  it.each([
    ['analyse', '--by'],
    ['analyse', '--details', '--by'],
    ['analyse', '--invalid', 'missing', '--by'],
    ['describe', '--by'],
    ['describe', '--columns'],
    ['score', '--id'],
    ['score', '--invalid', 'missing'],
    ['validate', '--quality'],
    ['validate', '--id'],
  ])('has none that a screen or a CI obeys (%#)', async (...words) => {
    let printed = 0;
    await fc.assert(
      fc.asyncProperty(
        hostileSurvey,
        fc.constantFrom('table', 'markdown'),
        fc.constantFrom('en', 'nl', 'fr'),
        async ({ name, group, groups, extra, cells, answer }, format, language) => {
          const [command, ...options] = words;
          const isId = options.includes('--id');
          const rows = ANSWERS.map((answers, index) => {
            const given = index === 3 && answer !== null ? `${quoted(answer)},3,1,3,3,4` : answers;
            return [
              quoted(groups[index % 2]!),
              quoted(isId ? `${cells[index % 2]!}${index}` : cells[index % 2]!),
              given,
            ].join(',');
          });
          const text = [[group, extra, ...ITEMS].map(quoted).join(','), ...rows, ''].join('\n');
          const path = join(temporaryFolder({ [fileName(name)]: text }), fileName(name));
          const column = /^--(by|columns|id)$/.test(options.at(-1)!)
            ? [quotedOption(isId ? extra : group, options.at(-1)!)]
            : [];
          const { stdout, stderr } = await ensureStats(
            ...[command!, path, '--format', format, '--lang', language, ...options, ...column],
          );
          if (stdout !== '') printed++;
          expect(obeyedBy(stdout)).toEqual([]);
          expect(obeyedBy(stderr)).toEqual([]);
        },
      ),
      { numRuns: 40, seed: 11 },
    );
    // Some are refused; a test of refusals alone would show little.
    expect(printed).toBeGreaterThan(5);
  });
});

/** A column's name as an option takes it; of lists, quoted. */
function quotedOption(column: string, option: string): string {
  return option === '--columns' ? quoted(column.trim()) : column.trim();
}
