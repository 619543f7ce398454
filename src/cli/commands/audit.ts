import type { KnownScale } from '../../audit/table-numbers.ts';
import type { AuditResult } from '../../model/audit-result.ts';
import type { ReadOptions } from '../../model/dataset.ts';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { scriptMessages } from '../../model/messages/scripts.ts';
import { cannotRun } from '../../model/problem.ts';
import type { Scale } from '../../model/scale.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderAudit } from '../../report/audit.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import { planScale, type ScorePlan } from '../../scoring/score-plan.ts';
import type { CommandLine } from '../command-io.ts';
import type { Files } from '../files.ts';
import { decidedScales } from '../load-scales.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { readPublishedFile } from '../published-table.ts';
import { isStdin } from '../read-file.ts';

export interface AuditCommandOptions extends OutputOptions, Omit<OptionsOf<'audit'>, 'format'> {}

/** `audit [table]`: what cannot be in a published table or a text; exit status 1 for findings that are not known. */
export async function auditCommand(
  path: string | undefined,
  options: AuditCommandOptions,
  host: CommandLine,
): Promise<0 | 1> {
  const { text } = options;
  if ((path === undefined) === (text === undefined)) {
    const facts = path === undefined ? { table: null } : { table: path, text: text! };
    throw cannotRun(createMessage(scriptMessages, 'audit-what', facts));
  }
  if (text !== undefined && options.overlap !== undefined)
    throw cannotRun(
      createMessage(choiceMessages, 'option-without-effect', {
        option: '--overlap',
        needs: 'published-waves',
      }),
    );
  const format = outputFormat(options, host.terminal);
  const { hasFailed } = await import('../../audit/audit-table.ts');
  const result =
    text === undefined
      ? await auditedTable(path!, options, host)
      : await auditedText(text, options, host.files);
  await host.write(await renderAudit(result, renderOptions(options, format, host.terminal)), options);
  return hasFailed(result) ? 1 : 0;
}

async function auditedTable(
  path: string,
  options: AuditCommandOptions,
  host: CommandLine,
): Promise<AuditResult> {
  const { auditTable } = await import('../../audit/audit-table.ts');
  const { table, file, sha256, guesses } = await readPublishedFile(path, options, host.files);
  await host.warn(guesses);
  const own = await decidedScales(options, host);
  const { definitionsFor } = await import('../../audit/scale-ids.ts');
  const scales = { ...scaleFacts(definitionsFor(table, builtInScales())), ...scaleFacts(own) };
  return auditTable(table, { file, sha256, scales, overlap: options.overlap });
}

/** Plain text, Markdown, a Word document or a PDF. */
async function auditedText(path: string, { encoding }: ReadOptions, files: Files): Promise<AuditResult> {
  const { auditText } = await import('../../audit/audit-text.ts');
  const { name, bytes, sha256 } = await files.read(path);
  const { documentText } = await import('../../io/document-text.ts');
  const { text, unit } = await documentText(bytes, isStdin(path) ? name : path, encoding);
  return auditText(text, { file: name, unit, sha256 });
}

/**
 * What definitions say of their scores, by id, for a published table that does not say it itself. Of a score that is
 * transformed or weighted only the range is known: it is no plain sum or mean of whole answers.
 */
export function scaleFacts(scales: readonly Scale[]): Record<string, KnownScale> {
  return Object.fromEntries(
    scales.flatMap((scale) =>
      planScale(scale)
        .scores.filter(({ score }) => score !== null)
        .map((plan) => [plan.id, factsOf(plan, scale)]),
    ),
  );
}

function factsOf({ name, score, items, weights, minAnswered, range }: ScorePlan, scale: Scale): KnownScale {
  const plain = score?.transform === undefined && weights === null;
  const whole = items.every((index) => {
    const { recode, response = scale.response } = scale.items[index]!;
    const { min, step = 1 } = response;
    return recode === undefined
      ? Number.isInteger(min) && Number.isInteger(step)
      : recode.every(([, value]) => Number.isInteger(value));
  });
  return {
    name: name.en ?? Object.values(name)[0] ?? scale.id,
    items: items.length,
    range: [...range] as [number, number | null],
    ...(plain && score !== null ? { aggregate: score.aggregate } : {}),
    wholeAnswers: plain && whole,
    ...(minAnswered < items.length ? { prorated: true } : { completeByDefinition: true }),
  };
}
