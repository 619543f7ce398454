import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allMessages } from '../../../src/model/messages/all.ts';
import {
  createMessage,
  type Facts,
  type Messages,
  type Said,
} from '../../../src/model/messages/create-message.ts';
import { fileMessages } from '../../../src/model/messages/file.ts';
import { resultMessages } from '../../../src/model/messages/results.ts';
import type { Warning } from '../../../src/model/result.ts';
import { type Context, createContext } from '../../../src/report/context.ts';
import { remarkNotes } from '../../../src/report/tables/notes.ts';
import { translate, withMessages } from '../../../src/report/text/messages/translate.ts';
import { MESSAGE_SAMPLES } from './message-samples.ts';

const english: Messages = allMessages();

/** Every sentence of the samples, as it is said in English. */
const sentences: readonly Said[] = Object.entries(MESSAGE_SAMPLES).flatMap(([code, samples]) =>
  samples.length === 0
    ? [createMessage(english, code, ...([] as never))]
    : samples.map((facts) => createMessage(english, code, ...([facts] as never))),
);

const spoken = { nl: [] as string[], fr: [] as string[] };
const contexts = {} as Record<'nl' | 'fr', Context>;

beforeAll(async () => {
  for (const language of ['nl', 'fr'] as const) {
    contexts[language] = await withMessages(createContext(language, 'apa'), sentences);
    spoken[language] = sentences.map((sentence) => translate(contexts[language], sentence));
  }
});

function leaves(fact: unknown): (string | number)[] {
  if (typeof fact === 'string' || typeof fact === 'number') return [fact];
  return fact !== null && typeof fact === 'object' ? Object.values(fact).flatMap(leaves) : [];
}

/** Numbers with a point and no leading zero before it, so that those of two languages can be compared. */
function neutral(text: string): string {
  return text
    .replaceAll('−', '-')
    .replace(/(?<=\d)\u00a0(?=\d{3})/g, '.')
    .replace(/(\d|^|[^\p{L}\d])[.,](?=\d)/gu, '$1.')
    .replace(/\b0\./g, '.');
}

/** How a note begins that is a warning. */
const MARK = /^(Warning|Let op|Attention)\. /;

/** Facts that stand for words of the sentence: kinds, reasons, directions. */
const ENUMERATED = new Set([
  'text',
  'empty',
  'waves',
  'groups',
  'both',
  'items',
  'answers',
  'order',
  'range',
  'missing',
  'aggregate',
  'reverse',
  'wave',
  'preview',
  'spam',
  'test',
  'unfinished',
  'scores',
  'variance',
  'variance-of-changes',
  'comparison',
  'matching',
  'bootstrap',
  'alpha',
  'correlation',
  'statistic',
  'effect-size',
  'pre',
  'post',
  'office',
  'name',
  'phone',
  'place',
  'device',
  'id',
  'damaged',
  'header',
  'record',
  'variable',
  'weight',
  'block',
  'binary',
  'old',
  'nothing',
  'lists',
  'word',
  'higher-is-better',
  'lower-is-better',
  ',',
  ';',
  '\t',
  '|',
]);

describe('the catalogues of messages', () => {
  it('have samples for every code', () => {
    expect(Object.keys(MESSAGE_SAMPLES).sort()).toEqual(Object.keys(allMessages()).sort());
  });

  it('have no code in two topics', () => {
    const topics = readdirSync('src/model/messages')
      .map((file) => readFileSync(join('src/model/messages', file), 'utf8'))
      .filter((text) => /^export const \w+Messages = \{/m.test(text));
    const codes = topics.flatMap((text) =>
      [
        ...text.slice(text.search(/^export const \w+Messages/m)).matchAll(/^ {2}(?:'([\w.-]+)'|(\w+)): /gm),
      ].map(([, quoted, bare]) => quoted ?? bare),
    );
    expect(topics.length).toBeGreaterThan(9);
    expect(codes.sort()).toEqual(Object.keys(allMessages()).sort());
  });

  it.each(['en', 'nl', 'fr'] as const)('read well in %s', async (language) => {
    const lines = sentences.map(
      (sentence, index) =>
        `${sentence.code}: ${language === 'en' ? sentence.message : spoken[language][index]}`,
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`expected/messages.${language}.txt`);
  });

  it.each(['en', 'nl', 'fr'] as const)(
    'begin with a capital as notes, or with a name of the user, %s',
    async (language) => {
      const context = await withMessages(createContext(language, 'apa'), sentences);
      let [capitals, names] = [0, 0];
      for (const sentence of sentences) {
        const remark = { ...sentence, severity: 'note' as const };
        const [note] = remarkNotes(context, [remark as unknown as Warning], {
          scale: (id) => id,
          hasWaves: true,
        });
        const plain = note!
          .map(({ text }) => text)
          .join('')
          .replace(MARK, '');
        const said = translate(context, sentence);
        if (leaves(sentence.values).some((leaf) => leaf !== '' && said.startsWith(String(leaf)))) {
          names++;
          expect(plain.slice(0, 3)).toBe(said.slice(0, 3));
        } else {
          capitals++;
          expect(plain).not.toMatch(/^\p{Ll}/u);
        }
      }
      expect(capitals).toBeGreaterThan(50);
      expect(names).toBeGreaterThan(50);
    },
  );

  it.each(['nl', 'fr'] as const)('say in %s every figure and name that they say in English', (language) => {
    sentences.forEach(({ code, message, values }, index) => {
      const text = spoken[language][index]!;
      for (const leaf of leaves(values)) {
        if (ENUMERATED.has(String(leaf)) || !neutral(message).includes(neutral(String(leaf)))) continue;
        expect(neutral(text), `${code}: ${leaf}`).toContain(neutral(String(leaf)));
      }
      const numbers = (sentence: string) =>
        neutral(sentence)
          .match(/-?\.?\d+(?:\.\d+)*/g)
          ?.sort();
      // "One value", "nobody" and the like are words in every language.
      expect(numbers(text), `${code}: ${text}`).toEqual(numbers(message));
    });
  });

  it.each(['nl', 'fr'] as const)(
    'name in %s the options and commands that they name in English',
    (language) => {
      const named = (text: string) =>
        (text.match(/(?<![\p{L}\d])--[a-z][a-z-]*|"?ensure-stats [a-z]+/gu) ?? []).sort();
      sentences.forEach(({ code, message }, index) => {
        expect(named(spoken[language][index]!), code).toEqual(named(message));
      });
    },
  );

  it('hold no English in Dutch or French', () => {
    const english = {
      nl: /\b(?:the|and|with|row|column|answers?|respondents|were|this|which|from|file|files|not|be|are)\b/i,
      fr: /\b(?:the|and|with|row|column|answers?|respondents|were|this|which|from|file|files|not|be|are|of|is|in|or)\b/i,
    };
    // Names of options and formats, addresses in the JSON, and a key of a published table.
    const technical =
      /ensure-stats [a-z -]+|--[a-z-]+( [a-z]+)?|npm install \S+|matching\.\S+|byte-order mark|«.known.»|"(?:known|missing|invalid|match|columns|respondents|personal|id|column|old|new|wave|who|when|why|aggregate|reverse|labels|draft|acceptDraft)"|\(means, [a-z, ]+\)/g;
    for (const language of ['nl', 'fr'] as const) {
      sentences.forEach(({ code }, index) => {
        const text = spoken[language][index]!;
        expect(text.replace(technical, ''), code).not.toMatch(english[language]);
      });
      const same = sentences.filter(({ message }, index) => message === spoken[language][index]);
      expect(same.map(({ code }) => code)).toEqual([]);
    }
  });

  it('do not break a French line before a two-part sign or inside guillemets', () => {
    sentences.forEach(({ code }, index) => {
      // A semicolon that is a choice for an option stands between quotes.
      expect(spoken.fr[index]!.replace(/"[^"]*"/g, '""'), code).not.toMatch(/ [;:?!»]|« /);
    });
  });

  it('count in the forms of each language', () => {
    const blankRows = (count: number) => {
      const remark = createMessage(fileMessages, 'blank-rows', { file: 'a.csv', row: 3, line: 3, count });
      return [translate(contexts.nl, remark), translate(contexts.fr, remark)];
    };
    expect(blankRows(1)[0]).toContain('1 lege rij tussen de andere is overgeslagen');
    expect(blankRows(2)[0]).toContain('2 lege rijen tussen de andere zijn overgeslagen');
    expect(blankRows(1)[1]).toContain('1 ligne vide a été ignorée');
    expect(blankRows(2)[1]).toContain('2 lignes vides ont été ignorées');
    const few = (n: number) => {
      const remark = createMessage(resultMessages, 'few-respondents', { scale: 'brs', wave: 'pre', n });
      return [translate(contexts.nl, remark), translate(contexts.fr, remark)];
    };
    // Zero is plural in Dutch and singular in French.
    expect(few(0)).toEqual([
      'brs: 0 scores op de voormeting; bij minder dan 3 scores valt er niets te concluderen',
      'brs\u00a0: 0 score au prétest\u00a0; avec moins de 3 scores, rien ne peut être conclu',
    ]);
  });

  it('call scales by their names and leave out the wave of a single file', () => {
    const remark = createMessage(resultMessages, 'few-respondents', { scale: 'brs', wave: 'pre', n: 2 });
    const names = { scale: () => 'Veerkracht', hasWaves: false };
    expect(translate(contexts.nl, remark, names)).toBe(
      'Veerkracht: 2 scores; bij minder dan 3 scores valt er niets te concluderen',
    );
  });
});

describe('what is said', () => {
  const [remark] = sentences as readonly [Said];

  it('keeps the English sentence in English, and where there are no facts to say it from', async () => {
    expect(translate(createContext('en', 'apa'), remark)).toBe(remark.message);
    const withoutFacts = { code: 'broken-definition', message: 'brs.json, line 3: must be a text' };
    expect(translate(contexts.nl, withoutFacts)).toBe(withoutFacts.message);
    const { values: _, ...bare } = remark;
    expect(translate(contexts.nl, bare)).toBe(remark.message);
    const withoutItsFile = { code: 'empty-file', message: 'pre.csv is empty' };
    expect(translate(contexts.nl, withoutItsFile)).toBe(withoutItsFile.message);
    const complete = { code: 'plot-needs-id', message: 'plot change follows respondents' };
    expect(translate(contexts.nl, complete)).toContain('plot change volgt respondenten');
  });

  it('loads no catalogue where there is nothing to say', async () => {
    expect((await withMessages(createContext('nl', 'apa'), [])).messages).toBeUndefined();
    expect((await withMessages(createContext('en', 'apa'), [remark])).messages).toBeUndefined();
  });

  it('gives the facts beside the sentence as data that JSON can hold', () => {
    for (const { values, code } of sentences)
      expect(JSON.parse(JSON.stringify(values ?? {})) as Facts, code).toEqual(values ?? {});
  });
});

describe('codes', () => {
  it('are said from the catalogue wherever a problem or warning is made', () => {
    // What is wrong inside a JSON document, or in the settings of a program, is said with its keys, in English, by whoever checks it.
    const documents =
      /^(analyse-files|model\/parse|scoring\/definition|scoring\/check-examples|audit\/(table-|published-|read-)|model\/problem|analysis\/withhold)/;
    const offences = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !documents.test(path))
      .filter((path) => {
        const text = readFileSync(join('src', path), 'utf8');
        return /cannotRun\(\s*['"`]|code: '[a-z-]+',\s*(severity|message)/.test(text);
      });
    expect(offences).toEqual([]);
  });
});
