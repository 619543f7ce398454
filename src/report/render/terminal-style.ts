import { Chalk } from 'chalk';
import type { TextStyle } from './terminal.ts';

const chalk = new Chalk({ level: 1 });

/** Bold and dim for a terminal that shows them. */
export const terminalStyle: TextStyle = { bold: chalk.bold, dim: chalk.dim };
