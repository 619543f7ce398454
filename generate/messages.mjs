// The catalogues of messages/ (ICU MessageFormat, one file a language) as modules of src/generated/messages/, with the type of each message's
// arguments. A catalogue that is not complete, or does not read, stops the build.
//
// Made by ourselves from the tree that @messageformat/parser gives, because texts carry type styles (`*M*`, `~z~`) and take texts with type
// styles as values: a message without plural or select stays a string, which src/report/text/markup.ts fills in. What @messageformat/core
// compiles is strings only. Figures of the choice: docs/architecture.md.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@messageformat/parser';

/** Sections that are printed without type styles: in them `*` and `~` are signs like any other only behind a backslash. */
const PLAIN = new Set(['conventions']);
/** Sections of warnings, problems and what stands around them on a screen: plain, and one module a language, so that they load late. */
const REMARKS = new Set([
  'answers',
  'cells',
  'choices',
  'corrections',
  'draft',
  'engine',
  'file',
  'interview',
  'quality',
  'results',
  'scripts',
  'spss',
  'study',
  'tables',
  'terminal',
  'withholding',
  'workbook',
  'wording',
]);
/** May be empty: what a language does not write. */
const MAY_BE_EMPTY = new Set(['conventions', 'wording']);

/** A blank before a two-part sign or inside guillemets does not break the line; translators write it as a plain one. */
const TYPOGRAPHY = { fr: (text) => text.replace(/ (?=[;:?!»])|(?<=«) /g, '\u00a0') };

export default async function generate({ root, load, write }) {
  const { LANGUAGES } = await load('src/model/language.ts');
  const folder = join(root, 'messages');
  const found = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const strangers = found.filter((name) => !LANGUAGES.includes(name.replace('.json', '')));
  if (strangers.length > 0)
    throw new Error(`messages/${strangers[0]}: not a language of src/model/language.ts`);
  const texts = {};
  for (const language of LANGUAGES)
    texts[language] = await readFile(join(folder, `${language}.json`), 'utf8').catch(() => {
      throw new Error(`messages/${language}.json: is missing (a language of src/model/language.ts)`);
    });
  for (const [name, text] of Object.entries(compileCatalogues(texts)))
    await write(join('messages', name), text);
}

/**
 * The modules of catalogues, by name.
 *
 * @param texts contents of messages/<language>.json by language, the first of which is the one that the others translate
 * @throws Error with every mistake on its own line: file, key, what
 */
export function compileCatalogues(texts) {
  const mistakes = [];
  const languages = Object.keys(texts);
  const catalogues = languages.map((language) => readCatalogue(language, texts[language], mistakes));
  const [english, ...others] = catalogues;
  for (const other of others) compare(english, other, mistakes);
  if (mistakes.length > 0) throw new Error(`messages/ cannot be compiled:\n${mistakes.join('\n')}`);

  const modules = {};
  const remarks = Object.keys(english.sections).filter((section) => REMARKS.has(section));
  for (const section of Object.keys(english.sections)) {
    if (REMARKS.has(section)) continue;
    const name = capitalised(section);
    modules[`${section}.ts`] = [
      argumentTypes(name, catalogues, [section], false),
      MESSAGE_TYPE,
      `export const ${section}: Readonly<Record<${languageType(languages)}, () => Readonly<Record<keyof ${name}Arguments<never>, Message>>>> = {`,
      ...catalogues.map(
        (catalogue) => `  ${catalogue.language}: () => (${moduleObject(catalogue, section)}),`,
      ),
      '};',
      '',
    ].join('\n');
  }
  for (const catalogue of catalogues) {
    modules[`remarks-${catalogue.language}.ts`] = [
      ...(catalogue === english ? [argumentTypes('Remark', catalogues, remarks, true)] : []),
      `import type { Remarks } from '../../model/messages/words.ts';`,
      `export const remarks: Remarks = {`,
      ...remarks.map((section) => `  ${section}: () => (${moduleObject(catalogue, section)}),`),
      '};',
      '',
    ].join('\n');
  }
  if (remarks.length > 0)
    modules['remarks.ts'] = [
      `/** The messages of a language that is not the one in which they are made. */`,
      `export const loadRemarks = {`,
      ...others.map(({ language }) => `  ${language}: () => import('./remarks-${language}.ts'),`),
      '};',
      '',
    ].join('\n');
  return modules;
}

const MESSAGE_TYPE = `import type { Message } from '../../model/messages/template.ts';`;

function languageType(languages) {
  return languages.map((language) => `'${language}'`).join(' | ');
}

function capitalised(text) {
  return text[0].toUpperCase() + text.slice(1);
}

function readCatalogue(language, text, mistakes) {
  const file = `messages/${language}.json`;
  const sections = {};
  let source = {};
  try {
    source = JSON.parse(text);
  } catch (error) {
    mistakes.push(`${file}: ${error.message}`);
  }
  const formatted = formatCatalogue(source).split('\n');
  const differs = text.split('\n').findIndex((line, index) => line !== formatted[index]);
  if (Object.keys(source).length > 0 && differs >= 0)
    mistakes.push(
      `${file}, line ${differs + 1}: one message a line, "key": "text", with two blanks before a section and four before a message, and no key twice`,
    );
  for (const [section, messages] of Object.entries(source)) {
    sections[section] = {};
    for (const [key, message] of Object.entries(messages))
      sections[section][key] = readMessage(message, language, section, (what) =>
        mistakes.push(`${file}: ${section} / ${key}: ${what}`),
      );
  }
  return { language, file, sections };
}

/** A catalogue as it stands in its file: a message a line, no-break spaces so that one sees them. */
export function formatCatalogue(source) {
  return `${JSON.stringify(source, null, 2).replaceAll('\u00a0', '\\u00a0').replaceAll('\u202f', '\\u202f')}\n`;
}

/** The tree of a message and its arguments: each `text`, `number` (counted) or `select`, and whether it is printed. */
function readMessage(message, language, section, refuse) {
  const empty = { tokens: [], kinds: new Map() };
  const isPlain = PLAIN.has(section) || REMARKS.has(section);
  if (typeof message !== 'string') {
    refuse('must be a text');
    return empty;
  }
  if (message === '') {
    if (!MAY_BE_EMPTY.has(section)) refuse('is empty');
    return empty;
  }
  if (/'[{}#]/.test(message.replaceAll("''", '').replaceAll(/'[{}]'/g, ''))) {
    refuse(
      "an apostrophe before a brace is written twice (l''{name}), a brace that is printed as '{' or '}'",
    );
    return empty;
  }
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  let tokens;
  try {
    tokens = parse(message, { cardinal: categories, ordinal: [] });
  } catch (error) {
    refuse(error.message);
    return empty;
  }
  const kinds = new Map();
  // A text that is printed wins over a kind that is chosen by, a number over both; what is printed once is printed.
  const note = (argument, kind, isPrinted) => {
    const before = kinds.get(argument);
    const strongest = ['number', 'text', 'select'].find((each) => each === kind || each === before?.kind);
    kinds.set(argument, { kind: strongest, isPrinted: isPrinted || before?.isPrinted === true });
  };
  const walk = (list) => {
    const own = list.map((token) => (token.type === 'content' ? token.value : '')).join('');
    const marks = own.replaceAll(/\\[*~\\]/g, '');
    if (/\\/.test(marks)) refuse('a backslash stands only before *, ~ or another backslash');
    for (const mark of ['*', '~']) {
      const count = marks.split(mark).length - 1;
      if (isPlain && count > 0)
        refuse(`nothing is set in type styles here: a sign ${mark} that is printed is written \\\\${mark}`);
      else if (count % 2 > 0) refuse(`the marks ${mark} do not stand in pairs`);
    }
    for (const token of list) {
      if (token.type === 'argument') note(token.arg, 'text', true);
      else if (token.type === 'function' || token.type === 'selectordinal')
        refuse(`{${token.arg}, ${token.key ?? token.type}}: only plural and select; numbers come formatted`);
      else if (token.type === 'plural' || token.type === 'select') {
        const isPlural = token.type === 'plural';
        const isPrinted = isPlural ? printsNumber(token.cases) : isLeftOut(token.cases);
        note(token.arg, isPlural ? 'number' : 'select', isPrinted);
        if (token.pluralOffset) refuse('offset is not known here');
        const keys = token.cases.map(({ key }) => key);
        if (!keys.includes('other')) refuse(`{${token.arg}, ${token.type}}: the case other is missing`);
        if (
          token.type === 'plural' &&
          categories.includes('one') &&
          keys.some((key) => /^[a-z]/.test(key) && key !== 'other') &&
          !keys.includes('one')
        )
          refuse(`{${token.arg}, plural}: the case one is missing`);
        for (const each of token.cases) walk(each.tokens);
      }
    }
  };
  walk(tokens);
  return { tokens, kinds };
}

/** Whether a case prints the number by # itself, not that of a plural within it. */
function printsNumber(cases) {
  return cases.some(({ tokens }) =>
    tokens.some(
      ({ type, cases: inner = [] }) => type === 'octothorpe' || (type === 'select' && printsNumber(inner)),
    ),
  );
}

/** `{name, select, other {}}`: what a language has no word for is left out by name, so that nothing is left out by mistake. */
function isLeftOut(cases) {
  return cases.length === 1 && cases[0].tokens.length === 0;
}

/** What a translation lacks or has too many, against the first language. */
function compare(english, other, mistakes) {
  const say = (section, key, what) =>
    mistakes.push(`${other.file}: ${key === null ? section : `${section} / ${key}`}: ${what}`);
  for (const [section, messages] of Object.entries(english.sections)) {
    const translated = other.sections[section];
    if (translated === undefined) {
      say(section, null, `is missing (a section of ${english.file})`);
      continue;
    }
    for (const [key, { kinds }] of Object.entries(messages)) {
      const translation = translated[key];
      if (translation === undefined) {
        say(section, key, `is missing (a message of ${english.file})`);
        continue;
      }
      // What English only chooses by, another language need not.
      const missing = [...kinds].flatMap(([name, { isPrinted }]) =>
        isPrinted && translation.kinds.get(name)?.isPrinted !== true ? [name] : [],
      );
      const superfluous = [...translation.kinds.keys()].filter((name) => !kinds.has(name));
      if (missing.length > 0) say(section, key, `does not say {${missing.join('}, {')}}`);
      if (superfluous.length > 0)
        say(section, key, `{${superfluous.join('}, {')}} is not in the message of ${english.file}`);
    }
    for (const key of Object.keys(translated))
      if (messages[key] === undefined) say(section, key, `is not a message of ${english.file}`);
  }
  for (const section of Object.keys(other.sections))
    if (english.sections[section] === undefined) say(section, null, `is not a section of ${english.file}`);
}

/** The arguments of each message: `never` for none. V is what may be printed where nothing else is asked. */
function argumentTypes(name, catalogues, sections, prefixed) {
  const TYPES = { text: 'V', number: 'number', select: 'string | boolean | null' };
  const [english] = catalogues;
  const lines = sections.flatMap((section) =>
    Object.entries(english.sections[section]).map(([key, { kinds }]) => {
      const arguments_ = [...kinds.keys()].map((argument) => {
        const all = catalogues.map((catalogue) => catalogue.sections[section][key].kinds.get(argument)?.kind);
        const kind = ['number', 'text', 'select'].find((each) => all.includes(each));
        return `readonly ${JSON.stringify(argument)}: ${TYPES[kind]}`;
      });
      const id = JSON.stringify(prefixed ? `${section}.${key}` : key);
      return `  readonly ${id}: ${arguments_.length === 0 ? 'never' : `{ ${arguments_.join('; ')} }`};`;
    }),
  );
  return [`export interface ${name}Arguments<V> {`, ...lines, '}'].join('\n');
}

function moduleObject({ language, sections }, section) {
  const lines = Object.entries(sections[section]).map(
    ([key, { tokens }]) => `  ${JSON.stringify(key)}: ${messageCode(tokens, language)},`,
  );
  return `{\n${lines.join('\n')}\n}`;
}

/** A string, or a function where it depends on a number or a kind which text is filled in. */
function messageCode(tokens, language) {
  const code = textCode(tokens, language, null);
  return code.startsWith('"') && !code.includes('choose.') ? code : `(values, choose) => ${code}`;
}

function textCode(tokens, language, counted) {
  const parts = [];
  const add = (text) => {
    if (typeof parts.at(-1)?.text === 'string') parts.at(-1).text += text;
    else parts.push({ text });
  };
  for (const token of tokens) {
    if (token.type === 'content') add(printed(token.value, language));
    else if (token.type === 'argument') add(`{${token.arg}}`);
    else if (token.type === 'octothorpe') add(`{${counted}}`);
    else {
      const inner = token.type === 'plural' ? token.arg : counted;
      const cases = token.cases.map(
        ({ key, tokens: own }) => `${JSON.stringify(key)}: ${textCode(own, language, inner)}`,
      );
      parts.push({
        code: `choose.${token.type}(values[${JSON.stringify(token.arg)}], { ${cases.join(', ')} })`,
      });
    }
  }
  if (parts.length === 0) return '""';
  return parts.map(({ text, code }) => code ?? JSON.stringify(text)).join(' + ');
}

/** Content as markup.ts reads it. */
function printed(text, language) {
  return (TYPOGRAPHY[language] ?? ((same) => same))(text).replaceAll(/[{}]/g, '\\$&');
}
