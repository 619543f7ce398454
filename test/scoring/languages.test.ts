import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerDecoder } from '../../src/scoring/decode-answer.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';
import { missingCodes } from '../../src/scoring/missing-codes.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** A wording as people, keyboards and programs of its language may write it. */
const FORMS: Readonly<Record<string, (wording: string, language: string) => string>> = {
  'as it stands': (wording) => wording,
  'in capitals': (wording, language) => wording.toLocaleUpperCase(language),
  decomposed: (wording) => wording.normalize('NFD'),
  'in bidirectional marks': (wording) => `\u202b${wording}\u202c`,
  'between blanks': (wording) => `\u00a0 ${wording.replaceAll(' ', '  ')} `,
  'without vowel signs': (wording) => wording.replace(/[\u064b-\u0652]/g, ''),
  'without hamza': (wording) => wording.replace(/[أإآ]/g, 'ا'),
};

function bytesOf(text: string, encoding: string): Buffer {
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (!encoding.startsWith('windows')) return Buffer.from(text, encoding as BufferEncoding);
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from([...text].map((letter) => bytes.get(letter)!));
}

describe('answers in every language of a built-in scale', () => {
  it.each(Object.keys(FORMS))('%s', (form) => {
    let wordings = 0;
    for (const scale of builtInScales())
      for (const response of [scale.response, ...scale.items.flatMap((item) => item.response ?? [])]) {
        const decode = answerDecoder({ response, missing: missingCodes([], scale), decimal: null });
        for (const { value, text } of response.labels ?? [])
          for (const [language, list] of Object.entries(text))
            for (const wording of list) {
              const cell = FORMS[form]!(wording, language);
              expect(decode(cell), `${scale.id}, ${language}: ${cell}`).toEqual({ kind: 'value', value });
              wordings++;
            }
      }
    expect(wordings).toBeGreaterThan(300);
  });

  it.each([
    ['dass21', 'ar', 'utf-8'],
    ['dass21', 'tr', 'utf-8'],
    ['dass21', 'es', 'latin1'],
    ['phq9', 'ar', 'utf16le'],
    ['gad7', 'tr', 'utf-8'],
    ['pss10', 'es', 'utf-8'],
    ['dass21', 'tr', 'windows-1254'],
    ['phq9', 'ar', 'windows-1256'],
  ] as const)('a file of %s in %s (%s) gives the scores of its numbers', async (id, language, encoding) => {
    const scale = builtInScales().find((each) => each.id === id)!;
    const words = new Map(
      scale.response.labels!.map(({ value, text }) => [String(value), text[language]![0]!]),
    );
    const source = readFileSync(`fixtures/instruments/${id}.csv`, 'utf8');
    const [head, ...lines] = source.trimEnd().split(/\r?\n/);
    const worded = lines.map((line) =>
      line
        .split(',')
        .map((code) => (code === '' ? '' : `"${words.get(code)!.toLocaleUpperCase(language)}"`))
        .join(','),
    );
    const file = join(temporaryFolder(), `${id}.csv`);
    const text = [head, ...worded].join('\r\n');
    writeFileSync(file, bytesOf(text, encoding));
    // What Excel saves in Turkey and in Arabic countries, which no file says of itself.
    const asked = encoding.startsWith('windows') ? ['--encoding', encoding] : [];
    const asWords = await ensureStats('score', file, ...asked, '--format', 'csv');
    const asNumbers = await ensureStats('score', `fixtures/instruments/${id}.csv`, '--format', 'csv');
    expect(asWords.stderr).toBe(asNumbers.stderr);
    expect(asWords.stdout).toBe(asNumbers.stdout);
    expect(asWords.stdout.split('\n').length).toBeGreaterThan(50);
  });
});
