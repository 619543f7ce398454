import { cellsNl } from './nl/cells.ts';
import { qualityNl } from './nl/quality.ts';
import { resultsNl } from './nl/results.ts';
import { scriptsNl, terminalNl } from './nl/scripts.ts';
import { studyNl } from './nl/study.ts';
import { tablesNl } from './nl/tables.ts';
import { withheldNl } from './nl/withheld.ts';
import type { MessageCatalogue } from './words.ts';

/** Every message of the project in Dutch. */
export const messages: MessageCatalogue = {
  ...qualityNl,
  ...resultsNl,
  ...scriptsNl,
  ...terminalNl,
  ...studyNl,
  ...cellsNl,
  ...tablesNl,
  ...withheldNl,
};
