import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openDataset } from '../../../src/io/open-dataset.ts';
import { type FormKind, readQuestionnaire } from '../../../src/io/questionnaires/index.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { lintScale } from '../../../src/scoring/definition/lint-scale.ts';
import { draftFromFiles } from '../../../src/scoring/draft/index.ts';
import { FORM, lss, osd, qsf, redcapDictionary, xlsForm } from '../../helpers/forms.ts';
import { csvOf, rowsOf } from '../../helpers/questionnaires.ts';

const ANSWERS = FORM.answers;
const coded = (language: 'nl' | 'en') => ANSWERS[language].map((text, at) => `${at + 1} ${text}`);

async function draftOf(content: string | Uint8Array, data: readonly string[] = []) {
  const form = await readQuestionnaire(bytesSource('form', content));
  const datasets = await Promise.all(data.map((text, at) => openDataset(bytesSource(`${at}.csv`, text))));
  const draft = await draftFromFiles(datasets, { known: builtInScales() }, form!.questions);
  return { kind: form!.kind, ...draft };
}

const forms: readonly (readonly [
  FormKind,
  () => string | Promise<Uint8Array>,
  readonly ('nl' | 'en')[],
  string,
])[] = [
  ['qualtrics', qsf, ['nl', 'en'], 'steun_'],
  ['limesurvey', lss, ['nl', 'en'], 'steun_SQ00'],
  ['limesurvey', () => lss(undefined, 3), ['nl', 'en'], 'steun_SQ00'],
  ['openscales', osd, ['nl', 'en'], 'steun_'],
  ['xlsform', xlsForm, ['nl', 'en'], 'steun_'],
  ['redcap', redcapDictionary, ['nl'], 'steun_'],
];

describe('a questionnaire from its form', () => {
  it.each(forms)(
    '%s: ids, texts, answers in their order with their codes, and nothing else',
    async (kind, write, languages, stem) => {
      const { scales, ...draft } = await draftOf(await write());
      expect([draft.kind, scales.map(({ scale }) => scale.id)]).toEqual([kind, ['steun']]);
      const { scale, undecided } = scales[0]!;
      expect(scale.items.map(({ id }) => id)).toEqual([1, 2, 3].map((at) => `${stem}${at}`));
      for (const language of languages) {
        expect(scale.items.map(({ text }) => text?.[language])).toEqual(FORM.texts[language]);
        expect(scale.response.labels?.map(({ value, text }) => `${value} ${text[language]?.join()}`)).toEqual(
          coded(language),
        );
      }
      expect([scale.response.min, scale.response.max, scale.missing]).toEqual([1, 5, undefined]);
      // What the form declares is no guess; of what it leaves open nothing is left out.
      expect(undecided.map(({ what }) => what)).toEqual(
        kind === 'openscales' ? ['items', 'aggregate'] : ['items', 'aggregate', 'reverse'],
      );
      expect(scale.items.map(({ reverse = false }) => reverse)).toEqual([
        false,
        false,
        kind === 'openscales',
      ]);
      expect(lintScale(scale).filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  it('takes the codes that a form exports, also where they are no numbers', async () => {
    const recoded = await draftOf(qsf([10, 11, 12, 13, 14]));
    expect(recoded.scales[0]!.scale.response).toMatchObject({ min: 10, max: 14 });
    const named = await draftOf(lss((at) => `A${at + 1}`));
    const { scale, undecided } = named.scales[0]!;
    expect(scale.response.labels?.map(({ value, text }) => [value, text.nl])).toEqual(
      ANSWERS.nl.map((text, at) => [at + 1, [text, `A${at + 1}`]]),
    );
    expect(undecided.map(({ what }) => what)).toContain('range');
  });

  it('and the answers beside it: the form says what they are, the answers which items run against the rest', async () => {
    const truth = {
      stem: 'steun',
      texts: FORM.texts.nl,
      wordings: null,
      min: 1,
      max: 5,
      reversed: [2],
      aggregate: 'mean' as const,
    };
    const csv = csvOf(rowsOf({ scales: [truth], respondents: 90, seed: 4 }));
    const { scales, unused } = await draftOf(qsf(), [csv]);
    const { scale, undecided, columns } = scales[0]!;
    expect([scales.length, columns]).toEqual([1, ['steun_1', 'steun_2', 'steun_3']]);
    expect(scale.response.labels?.map(({ value, text }) => `${value} ${text.nl?.join()}`)).toEqual(
      coded('nl'),
    );
    expect(undecided.map(({ what, item }) => `${what} ${item}`)).toEqual([
      'items null',
      'aggregate null',
      'reverse steun_3',
    ]);
    expect(unused.map(({ name }) => name)).toContain('remarks');
  });

  it('is told from files with answers, and what is damaged ends in a message', async () => {
    for (const text of ['id,brs1\n1,4\n', '{"a": 1}', '[1, 2]', '<html></html>', '', '{'])
      expect(await readQuestionnaire(bytesSource('x', text))).toBeNull();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(qsf(), lss(), osd(), redcapDictionary()),
        fc.nat(),
        fc.string(),
        async (text, at, put) => {
          const place = at % text.length;
          const damaged = text.slice(0, place) + put + text.slice(place + put.length);
          await readQuestionnaire(bytesSource('x', damaged)).catch((error: Error) =>
            expect(error.name).toBe('UserError'),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('unfolds no entity of XML', async () => {
    const bomb = lss()
      .replace(
        '<document>',
        '<!DOCTYPE document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><document>',
      )
      .replace('Ik voel mij alleen.', '&b;&b;&b;');
    const { scales } = await draftOf(bomb);
    expect(JSON.stringify(scales)).not.toContain('aaaaaaaaaa');
  });
});
