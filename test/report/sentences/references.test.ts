import { describe, expect, it } from 'vitest';
import { REFERENCES } from '../../../src/model/statistics/references.ts';
import { createContext } from '../../../src/report/context.ts';
import { referenceList } from '../../../src/report/sentences/index.ts';
import {
  citedAs,
  instrumentReference,
  separateReferences,
} from '../../../src/report/sentences/reference-list.ts';
import { plain, type Text } from '../../../src/report/table.ts';
import { markup } from '../../../src/report/text/markup.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { result, scale, twoWaves } from '../example-results.ts';

const english = createContext('en', 'apa');
const italics = (text: Text) => text.filter(({ italic }) => italic).map((run) => run.text);
const citationOf = (id: string) => builtInScales().find((each) => each.id === id)!.citation!;

describe('the list of references', () => {
  const brs = { scale: 'brs', citation: citationOf('brs') };

  it('has instruments and methods by author, each once', () => {
    const references = referenceList(twoWaves, [brs, brs], english).map(plain);
    expect(references.map((reference) => reference.replace(/ \((\d{4})\).*/s, ' $1'))).toEqual([
      'Cronbach, L. J. 1951',
      'Feldt, L. S. 1965',
      'Feldt, L. S., Woodruff, D. J., & Salih, F. A. 1987',
      'Hedges, L. V. 1981',
      'Holm, S. 1979',
      'Smith, B. W., Dalen, J., Wiggins, K., Tooley, E., Christopher, P., & Bernard, J. 2008',
      'Smith, B. W., Epstein, E. M., Ortiz, J. A., Christopher, P. J., & Tooley, E. M. 2013',
      'Steiger, J. H., & Fouladi, R. T. 1997',
      'Welch, B. L. 1947',
    ]);
  });

  it('leaves out scales that are not in the result', () => {
    const gse = { scale: 'gse', citation: citationOf('gse') };
    expect(referenceList(twoWaves, [gse], english).map(plain).join(' ')).not.toContain('Schwarzer');
  });

  it('keeps a citation that is no reference as it is', () => {
    const of = result({ scales: [scale({})] });
    expect(
      referenceList(of, [{ scale: 'brs', citation: 'Made up for *this* page; by us.' }], english),
    ).toEqual([[{ text: 'Made up for *this* page; by us.' }]]);
  });

  it('has accents where the alphabet has their letters', () => {
    const citation = 'Zola, E. (1990). A. Paris.; Émile, Z. (1991). B. Paris.; Abel, A. (1992). C. Paris.';
    const of = result({ scales: [scale({})] });
    const authors = referenceList(of, [{ scale: 'brs', citation }], english).map((text) =>
      plain(text).slice(0, 4),
    );
    expect(authors).toEqual(['Abel', 'Émil', 'Zola']);
  });
});

describe('a reference', () => {
  it.each([
    [
      'brs',
      ['International Journal of Behavioral Medicine, 15', 'Resilience in children, adolescents, and adults'],
    ],
    ['rses', ['Society and the adolescent self-image']],
    ['gse', ["Measures in health psychology: A user's portfolio. Causal and control beliefs"]],
    [
      'wemwbs',
      [
        'Health and Quality of Life Outcomes, 5',
        'Warwick-Edinburgh Mental Well-being Scale (WEMWBS): User guide, version 1',
      ],
    ],
    ['cel', ['Measuring your impact on loneliness in later life']],
    ['fssq', ['Medical Care, 26']],
    ['lsns6', ['The Gerontologist, 46']],
  ])('of %s has its title in italics', (id, titles) => {
    const references = separateReferences(citationOf(id)).map(instrumentReference);
    expect(references.flatMap(italics)).toEqual(titles);
  });

  it('has en dashes between pages, and its address as it is', () => {
    const text = plain(instrumentReference('A, B. (2001). T. J, 4(3), 194-200. https://doi.org/10.1/x-5-63'));
    expect(text).toBe('A, B. (2001). T. J, 4(3), 194–200. https://doi.org/10.1/x-5-63');
  });

  it.each(Object.entries(REFERENCES))('%s is in APA form', (key, reference) => {
    const text = markup(reference);
    const words = plain(text);
    expect(words).toMatch(/^\p{Lu}[^(]+ \((\d{4}[a-z]?)\)\. .+(\.|\/\S+[^.])$/u);
    expect(key.endsWith(/\((\d{4}[a-z]?)\)/.exec(words)![1]!)).toBe(true);
    expect(italics(text)).toHaveLength(1);
    // Between pages stands an en dash.
    expect(words.replace(/https:.*/, '')).not.toMatch(/\d-\d|doi:| {2}/);
    expect(words).not.toMatch(/https?:\/\/(?!doi\.org\/10\.\d{4}|www\.jstor\.org\/stable\/\d)/);
  });
});

describe('citedAs', () => {
  it.each([
    [citationOf('brs'), ['Smith et al., 2008, 2013']],
    [citationOf('wemwbs'), ['Stewart-Brown & Janmohamed, 2008', 'Tennant et al., 2007']],
    [citationOf('cel'), ['Campaign to End Loneliness, 2015']],
    [citationOf('lsns6'), ['Lubben et al., 2006']],
    ['van der Ark, L. A., & O’Neil, J.-P. (1999a). Title. Press.', ['van der Ark & O’Neil, 1999a']],
    ['Made up for this page.', []],
  ])('%s', (citation, cited) => {
    expect(citedAs(citation)).toEqual(cited);
  });
});
