import { cellsFr } from './fr/cells.ts';
import { qualityFr } from './fr/quality.ts';
import { resultsFr } from './fr/results.ts';
import { scriptsFr, terminalFr } from './fr/scripts.ts';
import { studyFr } from './fr/study.ts';
import { tablesFr } from './fr/tables.ts';
import { withheldFr } from './fr/withheld.ts';
import type { MessageCatalogue } from './words.ts';

/** Every message of the project in French. */
export const messages: MessageCatalogue = {
  ...qualityFr,
  ...resultsFr,
  ...scriptsFr,
  ...terminalFr,
  ...studyFr,
  ...cellsFr,
  ...tablesFr,
  ...withheldFr,
};
