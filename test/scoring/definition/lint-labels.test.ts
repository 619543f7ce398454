import { describe, expect, test } from 'vitest';
import { labelPolarity } from '../../../src/scoring/definition/lint-labels.ts';

describe('labelPolarity', () => {
  test.each([
    ['Strongly disagree', -3],
    ['Disagree', -2],
    ['Slightly disagree', -1],
    ['Neither agree nor disagree', 0],
    ['Neutral', 0],
    ['Somewhat agree', 1],
    ['Agree', 2],
    ['Completely agree', 3],
    ['Helemaal mee oneens', -3],
    ['Helemaal niet mee eens', -3],
    ['Niet akkoord', -2],
    ['Oneens', -2],
    ['Niet eens, niet oneens', 0],
    ['Noch eens, noch oneens', 0],
    ['Geen mening', 0],
    ['Eens', 2],
    ['Sterk eens', 3],
    ['Eens per maand of minder', null],
    ['Pas du tout d’accord', -3],
    ['Tout à fait en désaccord', -3],
    ['Plutôt en désaccord', -1],
    ["Ni d'accord ni pas d'accord", 0],
    ["Plutôt d'accord", 1],
    ['En accord', 2],
    ["Tout à fait d'accord", 3],
    ['Not at all true', -3],
    ['Hardly true', -1],
    ['Moderately true', 1],
    ['Exactly true', 3],
    ['Helemaal niet waar', -3],
    ['Nauwelijks waar', -1],
    ['Enigszins waar', 1],
    ['Helemaal waar', 3],
    ['Volledig onjuist', -3],
    ['Volledig juist', 3],
    ['Pas du tout vrai', -3],
    ['À peine vrai', -1],
    ['Moyennement vrai', 1],
    ['Totalement vrai', 3],
    ['None of the time', -3],
    ['Rarely', -2],
    ['Soms', 0],
    ['Souvent', 2],
    ['Altijd', 3],
  ])('%s is %d', (wording, level) => {
    expect(labelPolarity(wording)).toBe(level);
  });

  test.each(['Much less than I would like', 'Drie of vier', 'None', 'Very happy', ''])(
    '%j says neither',
    (wording) => {
      expect(labelPolarity(wording)).toBeNull();
    },
  );
});
