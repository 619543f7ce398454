import { createMessage, type Said } from '../../model/messages/create-message.ts';
import { interviewMessages } from '../../model/messages/interview.ts';
import type { Scale, UndecidedGuess } from '../../model/scale.ts';
import type { Study, StudyWave } from '../../model/study.ts';
import type { CommandLine } from '../command-io.ts';
import type { Questions } from '../standard-streams.ts';
import type { ColumnFacts } from './column-facts.ts';
import { idCandidates } from './first-study.ts';

/** A first study with its drafted definitions, as somebody decided. */
export interface DecidedStudy {
  readonly study: Study;
  readonly scales: readonly Scale[];
}

const YES = /^(?:y|yes|j|ja|o|oui)$/i;
const NO = /^(?:n|no|nee|neen|non)$/i;

/** Asks one thing after the other, in the language of the call. */
class Interview {
  private readonly questions: Questions;
  private readonly spoken: CommandLine['spoken'];

  constructor(questions: Questions, spoken: CommandLine['spoken']) {
    this.questions = questions;
    this.spoken = spoken;
  }

  /** @param read what the answer means; `null` for one that means nothing, which is asked again */
  async ask<T>(question: Said, read: (answer: string) => T | null): Promise<T> {
    const [text = ''] = await this.spoken([question]);
    for (;;) {
      const found = read((await this.questions.ask(`${text} `)).trim());
      if (found !== null) return found;
    }
  }

  yes(question: Said, usual: boolean): Promise<boolean> {
    return this.ask(question, (answer) =>
      answer === '' ? usual : YES.test(answer) ? true : NO.test(answer) ? false : null,
    );
  }
}

/**
 * Asks whether what `init` found is right, one question at a time: order of the files, ids, responses to leave out, characteristics, and every guess of drafted
 * definitions. What is not confirmed stays undecided.
 */
export async function askAboutStudy(
  found: DecidedStudy & { readonly facts: readonly ColumnFacts[]; readonly names: readonly string[] },
  questions: Questions,
  { spoken }: Pick<CommandLine, 'spoken'>,
): Promise<DecidedStudy> {
  const interview = new Interview(questions, spoken);
  const study = await askAboutData(found.study, found.facts, interview);
  const scales: Scale[] = [];
  const refused: string[] = [];
  for (const [at, scale] of found.scales.entries()) {
    const decided = await askAboutScale(scale, interview);
    if (decided === null) refused.push(found.names[at]!);
    else scales.push(decided);
  }
  const names = study.scales?.filter((name) => !refused.includes(name));
  const { scales: _, ...others } = study;
  return { study: { ...others, ...(names !== undefined && names.length > 0 && { scales: names }) }, scales };
}

async function askAboutData(
  first: Study,
  facts: readonly ColumnFacts[],
  interview: Interview,
): Promise<Study> {
  let study = first;
  const [group, ...groups] = study.groups;
  let waves = await askForOrder(group!.waves, interview);
  const drop = [...new Set(waves.flatMap((wave) => wave.drop ?? []))];
  if (
    drop.length > 0 &&
    !(await interview.yes(createMessage(interviewMessages, 'ask-drop', { statuses: drop }), true))
  )
    waves = waves.map(({ drop: _, ...wave }) => wave);
  const where = [...new Set(waves.flatMap((wave) => wave.where ?? []))];
  if (
    where.length > 0 &&
    !(await interview.yes(
      createMessage(interviewMessages, 'ask-where', { condition: where.join(', ') }),
      true,
    ))
  )
    waves = waves.map(({ where: _, ...wave }) => wave);
  study = { ...study, groups: [{ ...group!, waves }, ...groups] };
  for (const { name, shared } of idCandidates(facts)) {
    if (!(await interview.yes(createMessage(interviewMessages, 'ask-id', { column: name, shared }), false)))
      continue;
    study = { ...study, match: { columns: [name] } };
    break;
  }
  const respondents: string[] = [];
  for (const column of study.respondents ?? [])
    if (await interview.yes(createMessage(interviewMessages, 'ask-respondents', { column }), true))
      respondents.push(column);
  const { respondents: _, ...others } = study;
  return respondents.length === 0 ? others : { ...others, respondents };
}

/** The files stay what they are; their places in time change. */
async function askForOrder(waves: StudyWave[], interview: Interview): Promise<StudyWave[]> {
  if (waves.length < 2) return waves;
  const files = waves.map(({ file = '' }) => file);
  if (await interview.yes(createMessage(interviewMessages, 'ask-order', { files }), true)) return waves;
  const order =
    waves.length === 2
      ? [1, 0]
      : await interview.ask(createMessage(interviewMessages, 'ask-places', { files }), (answer) => {
          const places = answer.split(/[\s,]+/).map((place) => Number(place) - 1);
          const isWhole = places.length === waves.length && waves.every((_, at) => places.includes(at));
          return isWhole ? places : null;
        });
  const isNamed = waves.length === 2;
  return order.map((from, at) => ({ ...waves[from]!, id: isNamed ? waves[at]!.id : waves[from]!.id }));
}

/** @returns `null` for questions that are no scale */
async function askAboutScale(scale: Scale, interview: Interview): Promise<Scale | null> {
  const { min, max } = scale.response;
  const columns = scale.items.map(({ id, text = {} }) => Object.values(text)[0] ?? id);
  const facts = { scale: scale.id, columns, min, max: max! };
  if (!(await interview.yes(createMessage(interviewMessages, 'ask-scale', facts), true))) return null;
  const [language = 'en', title = scale.id] = Object.entries(scale.name)[0] ?? [];
  const name = await interview.ask(
    createMessage(interviewMessages, 'ask-name', { name: title }),
    (answer) => answer || title,
  );
  let decided: Scale = { ...scale, name: { [language]: name } };
  const open: UndecidedGuess[] = [];
  for (const guess of scale.draft?.undecided ?? []) {
    const after = await askAboutGuess(decided, guess, interview);
    if (after === null) open.push(guess);
    else decided = after;
  }
  const { draft: _, ...whole } = decided;
  return open.length === 0 ? whole : { ...whole, draft: { undecided: open } };
}

/** @returns `null` where it stays undecided */
async function askAboutGuess(
  scale: Scale,
  { item, what, why }: UndecidedGuess,
  interview: Interview,
): Promise<Scale | null> {
  switch (what) {
    case 'items':
      // The questions are those of one scale: that was asked first.
      return scale;
    case 'order':
      return null;
    case 'aggregate': {
      const aggregate = await interview.ask(createMessage(interviewMessages, 'ask-aggregate'), aggregateOf);
      return { ...scale, score: { aggregate } };
    }
    case 'reverse': {
      if (item === null) {
        const places = await interview.ask(createMessage(interviewMessages, 'ask-which'), (answer) =>
          placesOf(answer, scale.items.length),
        );
        return reversed(scale, (_, at) => places.includes(at));
      }
      const { id, text = {} } = scale.items.find((each) => each.id === item)!;
      const facts = { item: id, text: Object.values(text)[0] ?? null, why };
      return (await interview.yes(createMessage(interviewMessages, 'ask-reverse', facts), false))
        ? reversed(scale, (each) => each === id)
        : scale;
    }
    default:
      return (await interview.yes(createMessage(interviewMessages, 'ask-right', { why }), true))
        ? scale
        : null;
  }
}

function aggregateOf(answer: string): 'sum' | 'mean' | null {
  if (answer === '' || /^(?:m|mean|g|gemiddelde|moyenne)$/i.test(answer)) return 'mean';
  return /^(?:s|sum|som|somme)$/i.test(answer) ? 'sum' : null;
}

function placesOf(answer: string, items: number): number[] | null {
  const places = answer === '' ? [] : answer.split(/[\s,]+/).map((place) => Number(place) - 1);
  return places.every((place) => Number.isInteger(place) && place >= 0 && place < items) ? places : null;
}

function reversed(scale: Scale, isMeant: (id: string, at: number) => boolean): Scale {
  return {
    ...scale,
    items: scale.items.map((item, at) => (isMeant(item.id, at) ? { ...item, reverse: true } : item)),
  };
}
