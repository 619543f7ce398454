import type { Verification, VerifiedCell } from '../../model/verification.ts';
import type { Context } from '../context.ts';
import { minus } from '../number-format.ts';
import { plain } from '../table.ts';
import { cellName, computedText, explanationText, summaryText, verdictText } from '../tables/verify-words.ts';

/**
 * Workflow commands of GitHub Actions: `::error file=table.json,line=12,title=…::…` for a cell that fails, `::notice` for one
 * that is known, and a line with the counts. What stands in a command is escaped as GitHub's toolkit does.
 *
 * @param path of the table's file as seen from the root of the repository
 * @returns one command a line, with a line end at the end
 */
export function githubAnnotations(verification: Verification, path: string, context: Context): string {
  const commands = verification.cells
    .filter(({ status }) => status !== 'reproduced')
    .map((cell) => annotation(cell, path, context));
  return `${[...commands, plain(summaryText(verification, context))].join('\n')}\n`;
}

function annotation(cell: VerifiedCell, path: string, context: Context): string {
  const level = cell.known === null ? 'error' : 'notice';
  const properties = [
    `file=${property(path)}`,
    ...(cell.line === null ? [] : [`line=${cell.line}`]),
    `title=${property(cellName(cell, context))}`,
  ];
  const computed = cell.computed === null ? null : computedText(cell, context);
  const parts = [
    `${verdictText(cell, context)}: ${context.word('verify.printed', { number: minus(cell.printed) })}`,
    ...(computed === null ? [] : [context.word('verify.computed', { number: computed })]),
  ].join(', ');
  const why = explanationText(cell, context);
  return `::${level} ${properties.join(',')}::${message(why === '' ? `${parts}.` : `${parts}. ${why}`)}`;
}

/** Text behind the second pair of colons. */
function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A value between commas. */
function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
