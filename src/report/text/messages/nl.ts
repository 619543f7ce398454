import { cellsNl } from './nl/cells.ts';
import { tablesNl } from './nl/tables.ts';
import { terminalNl } from './nl/terminal.ts';
import type { MessageCatalogue } from './words.ts';

/** Every message of the project in Dutch. */
export const messages: MessageCatalogue = {
  ...terminalNl,
  ...cellsNl,
  ...tablesNl,
};
