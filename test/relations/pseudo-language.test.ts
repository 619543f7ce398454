import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFERENCES } from '../../src/model/statistics/references.ts';
import { ensureStats, folderOfAllTests } from '../helpers/command.ts';
import { speakPseudoLanguage } from '../helpers/pseudo-language.ts';

// What is English in every language, and so not looked at here: `--help` and what the parser of options says; columns, keys and codes of CSV and
// JSON, which programs read; scripts in R and SPSS; what is wrong inside a JSON document, said in the document's own keys; `init` and `run`, which
// have no language of their own.

const folder = folderOfAllTests();
const at = (name: string) => join(folder, name);
const scales = ['--scales', `${at('zqa.json')},${at('zqb.json')}`];
const two = [at('ζ.csv'), at('η.csv'), ...scales];

/** Numbers that look like answers, the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** Names, labels and values without a Latin letter, except ids of scales and items: `zqa`, `zqa1`. */
function definition(id: string, name: string, direction: string): string {
  return JSON.stringify({
    id,
    version: '1.0.0',
    name: { en: name },
    direction,
    response: {
      min: 1,
      max: 5,
      labels: ['α', 'β', 'γ', 'δ', 'ε'].map((text, index) => ({ value: index + 1, text: { nl: [text] } })),
    },
    items: [1, 2, 3, 4, 5, 6].map((n) => ({ id: `${id}${n}`, ...(n % 2 === 0 && { reverse: true }) })),
    score: { aggregate: 'sum', minAnswered: 5 },
    bands: [
      { min: 6, max: 17, label: { en: 'λ' } },
      { min: 18, max: 30, label: { en: 'μ' } },
    ],
    citation: 'ω',
  });
}

function answers(seed: number, shift: number, rows: number): string {
  const next = random(seed);
  const items = ['zqa', 'zqb'].flatMap((id) => [1, 2, 3, 4, 5, 6].map((n) => `${id}${n}`));
  const lines = Array.from({ length: rows }, (_, index) => {
    const trait = 1.5 + shift + 2.5 * next();
    const cells = items.map((name) => {
      const raw = Math.min(5, Math.max(1, Math.round(trait + 2 * next() - 1)));
      if (next() < 0.02) return '';
      return String(Number(name.slice(3)) % 2 === 0 ? 6 - raw : raw);
    });
    return [`Ж${1000 + index + seed * 3}`, index % 2 === 0 ? 'Γ' : 'Δ', 20 + ((index * 7) % 50), ...cells];
  });
  return [['ψ', 'φ', 'κ', ...items], ...lines].map((cells) => cells.join(';')).join('\n');
}

const published = JSON.stringify({
  source: { title: 'Πίναξ' },
  decimal: '.',
  groups: [
    {
      id: 'zqg',
      invited: '90',
      waves: { pre: { n: '40', rate: '99%', data: 'ζ.csv' }, post: { n: '36', data: 'η.csv' } },
    },
  ],
  design: 'independent',
  rows: [
    {
      scale: 'zqa',
      waves: { pre: { n: '40', mean: '18.01', sd: '3.94' }, post: { n: '36', mean: '35.2', sd: '0.10' } },
      comparison: {
        difference: '2.00',
        ci: { lower: '1', upper: '9' },
        statistic: '3.1',
        df: '70',
        p: '.9',
        effectSize: { type: 'hedges-g', value: '9' },
      },
    },
    { scale: 'zqb', waves: { pre: { n: { printed: '41', known: 'σ' }, mean: '18.05', sd: '3.98' } } },
  ],
  reliability: [{ scale: 'zqa', items: '7', alpha: '1.2' }],
  respondents: [
    {
      variable: 'φ',
      columns: { zqg: { group: 'zqg', wave: 'pre', total: '41' } },
      categories: [
        { label: 'Γ', counts: { zqg: '7' } },
        { label: 'Δ', counts: { zqg: '20' }, percentages: { zqg: '51%' } },
      ],
    },
  ],
  claims: {
    ρ: [
      { printed: '1', where: 'σ' },
      { printed: '2', where: 'τ' },
    ],
  },
});

/** The same numbers as they could have been printed: answers can be made for them. */
const possible = JSON.stringify({
  source: { title: 'Πίναξ' },
  decimal: '.',
  groups: [{ id: 'zqg', waves: { pre: { n: '40' } } }],
  rows: [{ scale: 'zqa', waves: { pre: { n: '40', mean: '18.0' } } }],
});

let restore: () => void;

beforeAll(() => {
  const files = {
    'ζ.csv': answers(1, 0, 40),
    'η.csv': answers(2, 0.7, 36),
    'θ.csv': `${answers(3, 0, 12).replace(/;3;/, ';77;').replace(/;2;/, ';ξοξ;').replace(/;1;/, ';1,5;')}\n;;\n\nЖ1;Γ;30;1;1;1;1;1;1;1;1;1;1;1;1`,
    'ν.csv': `${answers(4, 0, 20)}\nЖ1;Γ;30;5;5;5;5;5;5;5;5;5;5;5;5\nЖ2;Γ;30;;;;;;;;;;;1;2\nЖ2;Δ;31;1;5;1;5;1;5;1;5;1;5;1;5`,
    'ι.csv': `${answers(3, 0, 12)}\n1;2\n1;2;3`,
    'zqa.json': definition('zqa', 'Ωμέγα', 'higher-is-better'),
    'zqb.json': definition('zqb', 'Ψυχή', 'lower-is-better'),
    'π.json': published,
    'ϖ.json': possible,
    'τ.txt':
      'Ωμέγα: t(38) = 2.10, p = .30. F(1, 20) = 4.00, p = .06; r(20) = .9, p < .001; χ²(1) = 4, p = .9',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  restore = speakPseudoLanguage();
});
afterAll(() => restore());

/** What a reader reads, without the markup of the format. */
const TEXT: Readonly<Record<string, (output: string) => string>> = {
  html: (output) =>
    output
      .replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, ' ')
      .replaceAll(/<\/?(?:a|b|em|i|span|strong|sub|sup)\b[^>]*>/g, '')
      .replaceAll(/<[^>]*>/g, (tag) =>
        [' ', ...[...tag.matchAll(/(?:alt|title|aria-label)="([^"]*)"/g)].map(([, text]) => text)].join(' '),
      )
      .replaceAll('&amp;', '&')
      .replaceAll(/&[a-z]+;/g, ' '),
  latex: (output) =>
    output
      .slice(output.indexOf('\\begin{document}'))
      // Comments, codes of characters, columns and their widths, lines, indents, sizes; then commands.
      .replaceAll(
        /(?<!\\)%.*|\{[0-9A-F]{4}\}|[ABCDLR]\{\\dimexpr[^}]*\}|\(lr\)|=1em|\[4pt\]|\{[\d.]+pt\}/g,
        ' ',
      )
      .replaceAll(/\\(?:begin|end)\{[a-z]+\}|\\[a-zA-Z]+/g, ' '),
};
const FORMATS = ['table', 'markdown', 'html', 'latex'] as const;

/** Latin letters that are no words of ours, and why. */
const DATA: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/(?<![a-z])zq[abg](?:\d(?!\d))?/g, 'ids of scales, items and groups'],
  [/\.(?:csv|json|txt)\b/g, 'names of files'],
  [/ensure-stats\b/g, 'the name of the tool'],
  [/\butf-8\b/g, 'the name of an encoding'],
  [/\[c\]|\{\[\}c\{\]\}/g, 'the sign of statistical offices for what is withheld'],
  [/<\/?su[bp]>/g, 'subscripts in Markdown'],
  [/\.(?:md|markdown|html?|tex|docx|xlsx|pdf)\b/g, 'endings of files'],
  [/--[a-z]+ (?:pre|post)\b/g, 'what a call would be'],
  [/\bsynthetic-pre\b/g, 'the name of a made file'],
  [/“report-data”/g, 'the name that a program looks for'],
  [/--(?:columns|id)(?=:)/g, 'options as they were given'],
  [/[tFr]?\([\d, ]+\) = [\d.]+, p [<=] [\d.]+/g, 'tests as the text that was read has them'],
];

/** Publications, which keep their titles in every language. */
const references = Object.values(REFERENCES).map((reference) => reference.replaceAll('*', ''));

/** What comes out with a Latin letter in it that is no data: the lines, for reading. */
async function unmarked(words: readonly string[], format: string): Promise<string[]> {
  const { stdout, stderr } = await ensureStats(...words, '--lang', 'nl');
  const text = `${(TEXT[format] ?? String)(stdout)}\n${stderr}`.replaceAll(folder, '');
  expect(text, `${words.join(' ')} says nothing:`).toMatch(/[ａ-ｚ]/);
  const ours = references.reduce((all, reference) => all.replaceAll(reference, ' '), text);
  const rest = DATA.reduce((all, [pattern]) => all.replaceAll(pattern, ' '), ours);
  return rest.split('\n').filter((line) => /[A-Za-z]/.test(line));
}

describe.each(FORMATS)('every word of a %s is in the catalogue', (format) => {
  it.each([
    [['analyse', ...two]],
    [['analyse', ...two, '--id', 'ψ', '--fuzzy', '1', '--details', '--attrition', 'φ,κ']],
    [['analyse', ...two, '--style', 'ensure', '--min-cell', '5', '--details']],
    [['analyse', at('ζ.csv'), ...scales, '--by', 'φ', '--details', '--alpha', 'pairwise']],
    [['describe', at('ζ.csv'), at('η.csv'), '--columns', 'φ,κ', ...scales]],
    [['reliability', at('ζ.csv'), ...scales]],
    [['validate', at('θ.csv'), ...scales]],
    [['validate', at('ν.csv'), ...scales, '--quality', '--id', 'ψ']],
    [['validate', at('ι.csv'), at('ν.csv'), ...scales]],
    [['audit', at('π.json'), ...scales]],
    [['audit', '--text', at('τ.txt')]],
    [['verify', at('π.json'), ...scales, '--details']],
    [['analyse', at('ι.csv'), ...scales, '--damaged', 'skip']],
  ])('%j', async (words) => {
    expect(await unmarked([...words, '--format', format], format)).toEqual([]);
  });
});

describe('every word is in the catalogue', () => {
  it.each(['table', 'markdown'])('of scores, sentences and drawings in a %s', async (format) => {
    expect(await unmarked(['score', at('ζ.csv'), ...scales, '--format', format], format)).toEqual([]);
    const sentences = ['analyse', ...two, '--sentences', '--plot', '--format', format];
    expect(await unmarked(sentences, format)).toEqual([]);
    expect(await unmarked([...sentences, '--id', 'ψ', '--test', 'wilcoxon-signed-rank'], format)).toEqual([]);
  });

  it('of two typists compared', async () => {
    const names = ['ψ', ...[1, 2, 3, 4, 5, 6].map((n) => `zqa${n}`), 'doubt', 'remarks'];
    const typed = (name: string, ...forms: readonly (readonly (string | number)[])[]) => {
      writeFileSync(at(name), [names, ...forms].map((cells) => cells.join(';')).join('\n'));
      return at(name);
    };
    const clean = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((form) => {
      const codes = [1, 2, 3, 4, 5, 6].map((item) => ((form * item + form + item * item) % 5) + 1);
      return [`Ж${form}`, ...codes, '', ''];
    });
    const first = typed('ю.csv', ...clean.slice(1), [...clean[1]!.slice(0, 7), 'zqa3', '']);
    const slips = ['2/3', '-8', '-9', '2.5', '77', ''].map((cell, index) =>
      clean[index + 2]!.with(index + 1, cell),
    );
    const moved = [clean[8]![0]!, ...clean[8]!.slice(2, 7), '', 'σ', ''];
    const second = typed('я.csv', ...clean.slice(0, 2), ...slips, moved, ['', ...clean[0]!.slice(1)]);
    const words = ['entry', 'compare', first, second, '--scales', at('zqa.json'), '--id', 'ψ'];
    expect(await unmarked(words, 'table')).toEqual([]);
  });

  it('of simulate', async () => {
    const words = ['simulate', at('ϖ.json'), ...scales, '-o', at('σ'), '--seed', '1'];
    expect(await unmarked(words, 'table')).toEqual([]);
  });

  it.each(['effects', 'means', 'scores', 'change', 'answers', 'items', 'missing'])(
    'of the figure %s',
    async (kind) => {
      const one = [at('ζ.csv'), at('η.csv'), '--scales', at('zqa.json')];
      expect(await unmarked(['plot', kind, ...one, '--id', 'ψ'], 'html')).toEqual([]);
    },
  );

  it('of a report', async () => {
    const words = [
      'report',
      ...two,
      '--columns',
      'φ',
      '--id',
      'ψ',
      '--format',
      'html',
      '--date',
      '2026-11-21',
    ];
    expect(await unmarked(words, 'html')).toEqual([]);
  });

  it.each([
    [['analyse', at('ω.csv')]],
    [['analyse', at('θ.csv'), ...scales]],
    [['analyse', at('ι.csv'), ...scales]],
    [['analyse', ...two, '--by', 'φ']],
    [['analyse', ...two, '--id', 'υ']],
    [['analyse', ...two, '-o', at('ξ.pdf')]],
    [['analyse', at('ζ.csv'), ...scales, '--by', 'κ']],
    [['describe', at('ζ.csv'), ...scales, '--columns', 'ψ']],
    [['plot', 'change', ...two]],
    [['verify', at('ϖ.json'), ...scales]],
  ])('of the error of %j', async (words) => {
    expect(await unmarked(words, 'table')).toEqual([]);
  });
});
