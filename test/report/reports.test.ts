import { describe, expect, it } from 'vitest';
import {
  type RenderOptions,
  renderDescribe,
  renderReliability,
  renderResult,
} from '../../src/report/index.ts';
import { described, hardlyAnything, longest, oneScale, twoWaves } from './example-results.ts';

/** Whole reports, read and approved by eye: `expected/` holds what a person would see. */

describe('the report of two waves', () => {
  it.each<[string, RenderOptions]>([
    ['two-waves.apa.en.txt', {}],
    ['two-waves.apa.nl.txt', { lang: 'nl' }],
    ['two-waves.apa.fr.txt', { lang: 'fr' }],
    ['two-waves.journal.en.txt', { style: 'journal' }],
    ['two-waves.journal.fr.txt', { style: 'journal', lang: 'fr' }],
    ['two-waves.ensure.en.txt', { style: 'ensure' }],
    ['two-waves.ensure.nl.txt', { style: 'ensure', lang: 'nl' }],
    ['two-waves.ensure.fr.txt', { style: 'ensure', lang: 'fr' }],
    ['two-waves.apa.nl.markdown.txt', { lang: 'nl', format: 'markdown' }],
    ['two-waves.ensure.nl.markdown.txt', { style: 'ensure', lang: 'nl', format: 'markdown' }],
    ['two-waves.details.en.txt', { details: true }],
    ['two-waves.details.nl.txt', { details: true, lang: 'nl' }],
  ])('%s', async (name, options) => {
    // Rewritten by `vitest -u`; to be read by a person before it is committed.
    await expect(await renderResult(twoWaves, options)).toMatchFileSnapshot(`expected/${name}`);
  });
});

describe('other reports', () => {
  it('item statistics', async () => {
    await expect(await renderReliability(oneScale, { lang: 'nl' })).toMatchFileSnapshot(
      'expected/item-statistics.apa.nl.txt',
    );
  });

  it('what cannot be computed', async () => {
    await expect(await renderReliability(hardlyAnything, { lang: 'fr' })).toMatchFileSnapshot(
      'expected/hardly-anything.apa.fr.txt',
    );
  });

  it('respondents and answers', async () => {
    await expect(await renderDescribe(described, { lang: 'nl' })).toMatchFileSnapshot(
      'expected/described.apa.nl.txt',
    );
    await expect(await renderDescribe(described, { lang: 'nl', style: 'ensure' })).toMatchFileSnapshot(
      'expected/described.ensure.nl.txt',
    );
  });
});

describe('languages', () => {
  /** English words of the catalogue that are no words of Dutch or French. */
  const english =
    /\b(the|with|and|respondents|scored|wave|change|difference|lowest|highest|after|before|interval from|corrected|tested|higher|answers?|missing|table|scale|value|groups?|file|computed|confidence|impossible|warning|pooled|improved|settings|needed|mean|items? statistics|nobody|few|could)\b/i;

  it.each(['nl', 'fr'] as const)('no English word is left in %s', async (lang) => {
    for (const style of ['apa', 'journal', 'ensure'] as const) {
      for (const format of ['table', 'markdown'] as const) {
        const texts = [
          await renderResult(twoWaves, { lang, style, format }),
          await renderResult(twoWaves, { lang, style, format, details: true }),
          await renderResult(hardlyAnything, { lang, style, format }),
          await renderReliability(oneScale, { lang, style, format }),
          await renderDescribe(described, { lang, style, format }),
        ];
        for (const text of texts) {
          const own = text.replaceAll(/post-test|pre-test/g, '').replaceAll(/\bitems?\b/gi, '');
          expect(own.match(english)?.[0] ?? null, `${lang} ${style} ${format}`).toBeNull();
        }
      }
    }
  });

  it('prints the sentence of an unknown warning rather than none', async () => {
    expect(await renderResult(longest, { lang: 'nl' })).toContain('A warning with');
  });
});

describe('what every table must say', () => {
  it('never prints a negative zero', async () => {
    for (const style of ['apa', 'journal', 'ensure'] as const) {
      for (const lang of ['en', 'nl', 'fr'] as const) {
        expect(await renderResult(twoWaves, { style, lang })).not.toMatch(/-0[.,]?0*\b(?![.,]?\d*[1-9])/);
      }
    }
  });

  it('names method, n and interval of everything that is estimated', async () => {
    const text = (await renderResult(twoWaves)).replaceAll(/\s+/g, ' ');
    for (const words of [
      "Cronbach's alpha (raw) over the n respondents who answered all items",
      'interval: Feldt',
      "Test: Welch's t-test, two-sided; independent groups.",
      "Hedges' g: difference in units of the pooled SD, with the exact small-",
      'n pre and n post: respondents with a score.',
      'p Holm: corrected for testing 2 scales',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('says under an ENSURE table how it was made, though the report did not', async () => {
    const text = await renderResult(twoWaves, { style: 'ensure', lang: 'nl' });
    expect(text).toContain('n (pre-test/post-test): 46/40.');
    expect(text).toContain('Toets: t-toets van Welch, tweezijdig; onafhankelijke groepen.');
    expect(text).toContain('*p<,05 = significant verschil.');
    expect(text).toContain('n: Veerkracht 83; Sociale integratie 86.');
  });
});
