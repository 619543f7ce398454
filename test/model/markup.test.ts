import { expect, it } from 'vitest';
import { plainText } from '../../src/model/markup.ts';
import fc from '../helpers/fast-check.ts';

it.each([
  ['I don&#039;t&nbsp;know', "I don't know"],
  ['I <strong>don&rsquo;t</strong> know', 'I don’t know'],
  ['<p style="color: red">R&eacute;ponse&#x202F;?</p>', 'Réponse ?'],
  ['Caf&Eacute; &amp; th&eacute;', 'CafÉ & thé'],
  ['A&amp;nbsp;B', 'A B'],
  ['Ja<br />\nnee', 'Ja nee'],
  ['a < b and c > d', 'a < b and c > d'],
  ['2 <3 & 4 &unknown; &#0; &#xD800;', '2 <3 & 4 &unknown; &#0; &#xD800;'],
  ['R&D; AT&T', 'R&D; AT&T'],
])('%s', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

it('leaves every text without markup as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/[<&]/.test(text));
      expect(plainText(text)).toBe(text);
    }),
  );
});
