import { cellsFr } from './fr/cells.ts';
import { tablesFr } from './fr/tables.ts';
import { terminalFr } from './fr/terminal.ts';
import type { MessageCatalogue } from './words.ts';

/** Every message of the project in French. */
export const messages: MessageCatalogue = {
  ...terminalFr,
  ...cellsFr,
  ...tablesFr,
};
