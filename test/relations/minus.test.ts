import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureStats as callOfTheTool } from '../../src/cli/ensure-stats.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { rangeIn } from '../../src/model/messages/wording.ts';
import { ENGLISH } from '../../src/model/messages/words.ts';
import { createContext } from '../../src/report/context.ts';
import { rangeWords } from '../../src/report/range-words.ts';
import { ensureStats, folderOfAllTests, keptTerminal } from '../helpers/command.ts';
import { partsOf, textOf } from '../helpers/office.ts';

// What people read has the minus sign before numbers below zero, what programs read a hyphen.

const folder = folderOfAllTests();
const at = (name: string) => join(folder, name);

/** Everything that this command prints below zero: differences, tests, effects, correlations of an item that was not reversed, remarks. */
const FALLING = ['analyse', at('first.csv'), at('second.csv'), '--scales', 'brs,gse', '--details'];
const COMMANDS: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['tables and sentences', [...FALLING, '--sentences']],
  ['one table for a journal', [...FALLING.slice(0, -1), '--style', 'journal']],
  ['reliability', ['reliability', at('first.csv'), '--scales', 'brs']],
  ['quality', ['validate', at('first.csv'), '--scales', 'brs', '--quality']],
  ['verify', ['verify', at('table.json'), '--details', '--data', at('first.csv'), at('second.csv')]],
  ['audit', ['audit', at('table.json')]],
];
/** What these print is a table of text in programs' formats as well. */
const FORMATS = ['table', 'markdown', 'html', 'latex', 'docx'] as const;

beforeAll(async () => {
  const rows = (shift: number) =>
    Array.from({ length: 40 }, (_, row) => {
      const answer = (item: number) => ((row * 7 + item * item * 3 + (row % 5) * item) % (4 - shift)) + 1;
      const brs = [1, 2, 3, 4, 5, 6].map((item) => {
        const score = Math.min(5, Math.max(1, ((row + shift * 3) % 4) + 1 - shift + (answer(item) % 2)));
        // The second item is coded the other way round in the file.
        return item % 2 === 0 && item !== 2 ? 6 - score : score;
      });
      const gse = Array.from({ length: 10 }, (_, item) => Math.min(4, answer(item + 1)));
      return [...brs, ...gse].join(',');
    });
  const header = [
    ...[1, 2, 3, 4, 5, 6].map((item) => `brs${item}`),
    ...Array.from({ length: 10 }, (_, item) => `gse${item + 1}`),
  ].join(',');
  writeFileSync(at('first.csv'), [header, ...rows(0)].join('\n'));
  writeFileSync(at('second.csv'), [header, ...rows(1)].join('\n'));
  const draft = await ensureStats(...FALLING, '--format', 'markdown', '-o', at('table.md'));
  expect(draft.status, draft.stderr).toBe(0);
  const drafted = await ensureStats('verify', '--draft', at('table.md'), '-o', at('drafted.json'));
  expect(drafted.status, drafted.stderr).toBe(0);
  // A number that does not reproduce stands beside the one that does.
  const text = readFileSync(at('drafted.json'), 'utf8')
    .replaceAll('−', '-')
    .replace('"difference": "-', '"difference": "-9')
    .replaceAll(/"draft": \{[\s\S]*?\]\s*\},?/g, '');
  writeFileSync(at('table.json'), text);
});

/** The text of an output without what is no text in its format. */
const TEXT: Readonly<Record<string, (output: string) => string>> = {
  html: (output) => output.replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]*>/g, ' '),
  latex: (output) =>
    output
      .slice(output.indexOf('\\begin{document}'))
      .replaceAll('$-$', '−')
      .replaceAll(/\\[a-z]+space\{[^}]*\}/g, ' '),
};

async function textIn(words: readonly string[], format: string): Promise<string> {
  if (format !== 'docx') {
    const { stdout } = await ensureStats(...words, '--format', format);
    return (TEXT[format] ?? String)(stdout).replaceAll(folder, '');
  }
  await ensureStats(...words, '-o', at('document.docx'));
  return textOf(partsOf(readFileSync(at('document.docx'))).get('word/document.xml') ?? '');
}

const HYPHENS = /.{0,30}(?<![\p{L}\p{N}/_.-])-[.,]?[\d∞].{0,10}/gu;
const SIGNS = /−[.,]?[\d∞]/gu;

describe.each(COMMANDS)('numbers below zero: %s', (name, words) => {
  it.each(FORMATS)('have the sign in %s, in every language', async (format) => {
    for (const lang of LANGUAGES) {
      const text = await textIn([...words, '--lang', lang], format);
      expect(text.match(HYPHENS) ?? [], `${name}, ${format}, ${lang}`).toEqual([]);
      expect(text.match(SIGNS)?.length ?? 0, `${name}, ${format}, ${lang}`).toBeGreaterThan(0);
    }
  });

  it('have a hyphen in JSON and CSV', async () => {
    for (const format of ['json', 'csv']) {
      const { stdout } = await ensureStats(
        ...words.filter((word) => word !== '--sentences'),
        '--format',
        format,
      );
      expect(stdout.match(/.{0,40}−.{0,20}/g) ?? [], format).toEqual([]);
      expect(stdout, format).toMatch(/-\.?\d/);
    }
  });
});

describe('a terminal without UTF-8', () => {
  async function printedIn(
    environment: Readonly<Record<string, string>>,
    ...more: string[]
  ): Promise<string> {
    const { terminal, stdout } = keptTerminal();
    await callOfTheTool([...FALLING, ...more], { ...terminal, environment });
    return stdout().toString('utf8');
  }

  async function remarkedIn(environment: Readonly<Record<string, string>>): Promise<string> {
    const { terminal, stderr } = keptTerminal();
    await callOfTheTool(FALLING, { ...terminal, environment });
    return stderr();
  }

  it('keeps the hyphen, and every column where it is', async () => {
    const signs = await printedIn({ LANG: 'nl_NL.UTF-8' });
    const hyphens = await printedIn({ LANG: 'C' });
    expect(signs).toMatch(SIGNS);
    expect(hyphens).not.toMatch(/[−–—─]/);
    expect(hyphens).toBe(signs.replaceAll(/[−–—─]/g, '-'));
  });

  it('is told so in remarks as in tables', async () => {
    const signs = await remarkedIn({ LANG: 'nl_NL.UTF-8' });
    expect(signs).toMatch(SIGNS);
    expect(await remarkedIn({ LANG: 'C' })).toBe(signs.replaceAll(/[−–—─]/g, '-'));
  });

  it('is told by the first of the variables that is set', async () => {
    expect(await printedIn({ LC_ALL: 'en_US.ISO-8859-1', LANG: 'en_US.UTF-8' })).not.toMatch(SIGNS);
    expect(await printedIn({ LC_ALL: '', LC_CTYPE: 'C.utf8', LANG: 'C' })).toMatch(SIGNS);
    expect(await printedIn({})).toMatch(SIGNS);
    expect(await printedIn({ OS: 'Windows_NT' })).not.toMatch(SIGNS);
    expect(await printedIn({ OS: 'Windows_NT', WT_SESSION: '1' })).toMatch(SIGNS);
  });

  it('does not decide what files hold', async () => {
    await printedIn({ LANG: 'C' }, '-o', at('tables.txt'));
    expect(readFileSync(at('tables.txt'), 'utf8')).toMatch(SIGNS);
    expect(await printedIn({ LANG: 'C' }, '--format', 'markdown')).toMatch(SIGNS);
  });
});

describe('ranges', () => {
  beforeAll(() => {
    const header = readFileSync(at('first.csv'), 'utf8').split('\n')[0];
    writeFileSync(at('impossible.csv'), `${header}\n${Array.from({ length: 16 }, () => '9').join(',')}\n`);
  });

  it.each(LANGUAGES)('have a dash where people read them, %s', async (lang) => {
    const refused = await ensureStats('analyse', at('impossible.csv'), '--lang', lang);
    expect(refused.stderr).toMatch(/\b1–5\b/);
    expect(refused.stderr).not.toMatch(/\b1-5\b/);
    const { stdout } = await ensureStats('validate', at('impossible.csv'), '--lang', lang);
    expect(stdout).toMatch(/\b1–5\b/);
    expect(stdout).not.toMatch(/\b1-5\b/);
  });

  it('have a hyphen as a value of programs', async () => {
    const { stdout } = await ensureStats('validate', at('impossible.csv'), '--format', 'json');
    expect(stdout).toContain('"valid": "1-5"');
    const csv = await ensureStats('validate', at('impossible.csv'), '--format', 'csv');
    expect(csv.stdout).toMatch(/,1-5,/);
  });

  it('have a word between ends below zero', () => {
    const texts = LANGUAGES.map((lang) => {
      const context = createContext(lang, 'apa');
      return [rangeWords(context, '1', '5'), rangeWords(context, '−2', '2'), rangeWords(context, '−5', '−2')];
    });
    expect(texts).toEqual([
      ['1–5', '−2 to 2', '−5 to −2'],
      ['1–5', '−2 tot 2', '−5 tot −2'],
      ['1–5', '−2 à 2', '−5 à −2'],
    ]);
    expect(['1-5', '-2-2', '0, 1, 2, …', '0-1.5', 'utf-8'].map((range) => rangeIn(ENGLISH, range))).toEqual([
      '1–5',
      '-2 to 2',
      '0, 1, 2, …',
      '0–1.5',
      'utf-8',
    ]);
  });
});
