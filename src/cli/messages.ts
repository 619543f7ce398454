import { LANGUAGES, type Language } from '../model/language.ts';
import { createMessage, type Said } from '../model/messages/create-message.ts';
import { terminalMessages } from '../model/messages/terminal.ts';
import type { Problem, UserError } from '../model/problem.ts';
import { matchingsOf } from '../model/result/samples.ts';
import { waveInputs } from '../model/result/wave-inputs.ts';
import type { Result, Warning } from '../model/result.ts';
import { severityOf } from '../model/severity.ts';
import { createContext } from '../report/context.ts';
import { translate as inLanguage, withMessages } from '../report/text/messages/translate.ts';

/** More than this and the person at the keyboard stops reading. */
const SHOWN = 20;

/** Whom remarks are said to: how, and in which language. */
export interface Listener {
  readonly language: Language;
  say(line: string): void;
}

type Remark = Pick<Problem, 'code' | 'message' | 'values'>;
type Speaker = (remark: Remark) => string;

/** Prints an error of the user's on stderr: every problem on its own line, the first ones of many. */
export async function printProblems(
  { problems, status }: UserError,
  { language, say }: Listener,
): Promise<void> {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const speak = await speaker(errors, language);
  for (const error of errors.slice(0, SHOWN))
    say(speak(createMessage(terminalMessages, 'error', { message: speak(error) })));
  if (errors.length > SHOWN)
    say(speak(createMessage(terminalMessages, 'more-errors', { count: errors.length - SHOWN })));
  const values = errors.filter(isAboutAValue).length;
  if (status === 1 && values > 0) {
    const facts = { count: values, ...(errors.some(mayBeAnAnswer) && { wordings: true as const }) };
    const advice = speak(createMessage(terminalMessages, 'impossible-values', facts));
    for (const line of ['', ...advice.split('\n')]) say(line);
  }
}

/** A wording that the definition lacks may be an answer; declared missing, it would be lost. */
function mayBeAnAnswer({ code, value, values }: Problem): boolean {
  const isHinted = values?.missing !== undefined || values?.spreadsheet !== undefined;
  return code === 'unknown-answer' && value !== undefined && !isHinted && /\p{L}{2}/u.test(value);
}

function isAboutAValue(problem: Problem): boolean {
  return problem.item !== undefined && problem.value !== undefined;
}

/**
 * Prints on stderr which rows were matched nearly, and which were not because more than one came into question: for the
 * person at the keyboard, who should look at them.
 */
export async function printLinkage({ matching, inputs }: Result, { language, say }: Listener): Promise<void> {
  if (matching === undefined) return;
  const files = waveInputs(inputs);
  const fileOf = (wave: string) => files.find(({ waves }) => waves.includes(wave))?.file ?? '';
  const pairs = matchingsOf(matching);
  const near = pairs.flatMap(({ waves: [before, after], linkage: { nearRows = [], nearFiles } }) =>
    nearRows.map(([first, second], index) =>
      createMessage(terminalMessages, 'near-match', {
        first: { file: nearFiles?.[index]?.[0] ?? fileOf(before), row: first },
        second: { file: nearFiles?.[index]?.[1] ?? fileOf(after), row: second },
      }),
    ),
  );
  const ambiguous = pairs.flatMap(({ waves, linkage: { ambiguousRows, ambiguousFiles } }) =>
    waves.flatMap((wave) =>
      (ambiguousRows?.[wave] ?? []).map((row, index) =>
        createMessage(terminalMessages, 'ambiguous-match', {
          file: ambiguousFiles?.[wave]?.[index] ?? fileOf(wave),
          row,
        }),
      ),
    ),
  );
  const speak = await speaker([...near, ...ambiguous], language);
  for (const lines of [near, ambiguous] as readonly (readonly Said[])[]) {
    for (const line of lines.slice(0, SHOWN)) say(speak(line));
    if (lines.length > SHOWN)
      say(speak(createMessage(terminalMessages, 'more-matches', { count: lines.length - SHOWN })));
  }
}

/** Prints the warnings of a result on stderr. */
export async function printWarnings(
  warnings: readonly (Warning | Problem)[],
  { language, say }: Listener,
  hasWaves = true,
): Promise<void> {
  const speak = await speaker(warnings, language, hasWaves);
  for (const warning of warnings.slice(0, SHOWN)) {
    const message = speak(warning);
    const isNote = severityOf(warning) === 'note';
    const marked = isNote
      ? createMessage(terminalMessages, 'note', { note: message })
      : createMessage(terminalMessages, 'warning', { message });
    say(speak(marked));
  }
  if (warnings.length > SHOWN)
    say(speak(createMessage(terminalMessages, 'more-warnings', { count: warnings.length - SHOWN })));
}

/** Remarks as sentences in a language. */
export async function spoken(remarks: readonly Remark[], language: Language): Promise<string[]> {
  return remarks.map(await speaker(remarks, language));
}

/** What words a remark in the language of the call; the other languages are loaded only where there is something to say. */
async function speaker(remarks: readonly Remark[], language: Language, hasWaves = true): Promise<Speaker> {
  // English sentences are there already; those with numbers below zero are made anew with their sign.
  const isAsItIs = language === 'en' && !remarks.some(({ message }) => /-[\d.]/.test(message));
  if (isAsItIs || remarks.length === 0) return ({ message }) => message;
  const context = await withMessages(createContext(language, 'apa'), remarks);
  return (remark) => inLanguage(context, remark, { hasWaves });
}

/** The language that `--lang` names among the words of the call; an error may come before the options of the command are known. */
export function languageOf(given: readonly string[]): Language {
  const named = given.flatMap((option, index) => {
    if (option === '--lang') return given[index + 1] ?? '';
    return option.startsWith('--lang=') ? option.slice('--lang='.length) : [];
  });
  const last = named[named.length - 1];
  return LANGUAGES.find((language) => language === last) ?? 'en';
}
