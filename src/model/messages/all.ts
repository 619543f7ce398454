import { answerMessages } from './answers.ts';
import { cellMessages } from './cells.ts';
import { choiceMessages } from './choices.ts';
import { correctionMessages } from './corrections.ts';
import type { Messages } from './create-message.ts';
import { draftMessages } from './draft.ts';
import { engineMessages } from './engine.ts';
import { fileMessages } from './file.ts';
import { interviewMessages } from './interview.ts';
import { qualityMessages } from './quality.ts';
import { resultMessages } from './results.ts';
import { scriptMessages } from './scripts.ts';
import { spssMessages } from './spss.ts';
import { studyMessages } from './study.ts';
import { tableDraftMessages } from './table-draft.ts';
import { tableMessages } from './tables.ts';
import { terminalMessages } from './terminal.ts';
import { withheldMessages } from './withheld.ts';
import { workbookMessages } from './workbook.ts';

let gathered: ReturnType<typeof gather> | undefined;

/** Every message of the project by its code, gathered where they are first needed: most runs have nothing to translate. */
export function allMessages(): ReturnType<typeof gather> {
  gathered ??= gather();
  return gathered;
}

function gather() {
  return {
    ...fileMessages,
    ...spssMessages,
    ...cellMessages,
    ...answerMessages,
    ...qualityMessages,
    ...resultMessages,
    ...choiceMessages,
    ...correctionMessages,
    ...draftMessages,
    ...engineMessages,
    ...interviewMessages,
    ...scriptMessages,
    ...terminalMessages,
    ...studyMessages,
    ...tableDraftMessages,
    ...tableMessages,
    ...withheldMessages,
    ...workbookMessages,
  } satisfies Messages;
}

export type MessageCode = keyof ReturnType<typeof gather>;
