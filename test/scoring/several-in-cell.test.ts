import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersIn, separatorIn } from '../../src/scoring/several-in-cell.ts';

function counted(cells: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return counts;
}
const separator = (cells: readonly string[]) => separatorIn([{ cells: counted(cells), platform: undefined }]);

const OPTIONS = ['Radio', 'Krant', 'Een vriend', 'Internet', 'Arts', 'Anders'];
/** Who ticked what, in the order of the options, as platforms write it. */
const cell = (ticks: readonly boolean[]) => OPTIONS.filter((_, at) => ticks[at]).join(';');
const ticks = fc.array(fc.boolean(), { minLength: OPTIONS.length, maxLength: OPTIONS.length });
const people = fc.array(ticks, { minLength: 8, maxLength: 60 });
const word = fc.stringMatching(/^[a-z]{3,9}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
/** What people type, with a semicolon in it. */
const typed = fc.tuple(sentence, sentence).map(([one, other]) => `${one}; ${other}`);

describe('several answers in a cell', () => {
  it('are known by combinations of answers that others gave alone', () => {
    fc.assert(
      fc.property(people, (all) => {
        const cells = [...all.map(cell).filter((text) => text !== ''), ...OPTIONS];
        const combined = cells.filter((text) => text.includes(';')).length;
        expect(separator(cells)).toBe(combined >= 2 ? ';' : null);
      }),
    );
  });

  it('are known by combinations alone, where each answer is in two of them', () => {
    expect(separator(['a;b', 'b;c', 'a;c'])).toBe(';');
    expect(separator(['a; b; ', 'b; a', 'c;a;b', 'c'])).toBe(';');
    // One combination, however often, may be one answer with a semicolon in it.
    expect(separator(['strict; but fair', 'strict; but fair', 'mild'])).toBe(null);
  });

  it('stay known when a few typed what none of the others gave', () => {
    fc.assert(
      fc.property(people, typed, (all, text) => {
        const cells = [...all.map(cell).filter((each) => each !== ''), ...OPTIONS];
        const combined = cells.filter((each) => each.includes(';')).length;
        fc.pre(combined >= 2);
        expect(separator([...cells, `${text};Radio`])).toBe(';');
      }),
    );
  });

  it('are none in a column of one answer each, to which people added what they liked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ja', 'nee', 'soms'), { minLength: 3, maxLength: 60 }),
        fc.uniqueArray(sentence, { minLength: 1, maxLength: 20 }),
        (answers, remarks) => {
          const added = remarks.map((remark, at) => `${['ja', 'nee', 'soms'][at % 3]}; ${remark} x${at}`);
          expect(separator([...answers, ...added])).toBe(null);
        },
      ),
    );
  });

  it('are none where one respondent hesitated between two answers', () => {
    expect(
      separator([...new Array<string>(30).fill('ja'), ...new Array<string>(30).fill('nee'), 'ja; nee']),
    ).toBe(null);
  });

  it('are none in free text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(typed, { minLength: 1, maxLength: 40 }), (texts) => {
        // No part of a text is a part of another.
        const own = texts.map((text, at) =>
          answersIn(text, ';')
            .map((part) => `${part} ${at}`)
            .join('; '),
        );
        expect(separator(own)).toBe(null);
      }),
    );
  });

  it('do not depend on the order of respondents, nor on capitals', () => {
    fc.assert(
      fc.property(people, (all) => {
        const cells = all.map(cell).filter((text) => text !== '');
        expect(separator(cells.toReversed())).toBe(separator(cells));
        expect(separator(cells.map((text, at) => (at % 2 === 0 ? text.toUpperCase() : text)))).not.toBe(', ');
      }),
    );
  });

  it('end with a semicolon each in Microsoft Forms; what does not is judged as elsewhere', () => {
    expect(separatorIn([{ cells: counted(['a;b;', 'c;']), platform: 'microsoft-forms' }])).toBe(';');
    expect(separatorIn([{ cells: counted(['a', 'b', 'a; not always']), platform: 'microsoft-forms' }])).toBe(
      null,
    );
  });

  it('stand between commas in Google Forms, of fewer answers than cells', () => {
    expect(
      separatorIn([{ cells: counted(['a, b', 'a', 'b', 'a, b, c', 'c, b']), platform: 'google-forms' }]),
    ).toBe(', ');
    expect(separatorIn([{ cells: counted(['Yes, often', 'No, never']), platform: 'google-forms' }])).toBe(
      null,
    );
  });
});
