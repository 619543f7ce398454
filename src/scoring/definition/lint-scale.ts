import type { Problem } from '../../model/problem.ts';
import type { Scale } from '../../model/scale.ts';
import { planScale } from '../score-plan.ts';
import { lintKeys } from './keyed-items.ts';
import { lintBands } from './lint-bands.ts';
import { lintDraft } from './lint-draft.ts';
import { lintExamples } from './lint-examples.ts';
import { type LintFinding, lintWarning } from './lint-finding.ts';
import { lintLabels } from './lint-labels.ts';
import { lintNames } from './lint-names.ts';
import { lintPopulations } from './lint-populations.ts';
import { lintReferences, scoreParts } from './lint-references.ts';
import { lintLookup, lintScores } from './lint-scores.ts';
import { lintWords } from './lint-words.ts';

/** With one of these, the attainable scores cannot be worked out, so bands and tables are not looked at. */
const LEAVES_SCORES_OPEN = new Set([
  'duplicate-item-id',
  'subscale-unknown-item',
  'subscale-item-twice',
  'duplicate-subscale-id',
  'min-answered',
  'step-outside-range',
  'recode-open-count',
  'recode-gap',
  'key-open-count',
]);

/**
 * Checks what the parts of a definition say about each other, which the schema cannot: names that lead to two items,
 * answers with two values, references to nothing, bands and lookup tables against the scores that can be reached.
 *
 * @param scale a definition that has passed the schema
 * @returns errors (a score could be wrong) and warnings (probably a mistake); the message names the scale
 * @example lintScale(brs) // []
 */
export function lintScale(scale: Scale): Problem[] {
  return findingsOf(scale).map((finding) => ({
    ...finding,
    message: `scale ${scale.id}: ${finding.message}`,
    scale: scale.id,
  }));
}

/**
 * Checks the definitions of one file, each by itself and against each other; the messages name the file. A file with a
 * single definition should bear its id as name (`file-name`).
 *
 * @param scales what `parseScaleFile` returned
 * @param file the name used in messages, with or without folders
 */
export function lintScaleFile(scales: readonly Scale[], file: string): Problem[] {
  const many = scales.length > 1;
  const problems = scales.flatMap((scale): Problem[] => {
    const prefix = many ? `${file}, scale ${scale.id}` : file;
    return findingsOf(scale).map((finding) => ({
      ...finding,
      message: `${prefix}: ${finding.message}`,
      file,
      scale: scale.id,
    }));
  });
  const [only] = scales;
  const name = file.replace(/^.*[\\/]/, '').replace(/\.json$/i, '');
  if (!many && only !== undefined && only.id !== name) {
    problems.push({
      code: 'file-name',
      severity: 'warning',
      message: `${file}: the file holds the scale "${only.id}"; call it ${only.id}.json`,
      file,
      scale: only.id,
    });
  }
  return problems;
}

/** A definition works without them, but nobody can check it, or know who may use it. Codes: `no-citation`, `no-licence`. */
function lintOrigin({ citation, licence }: Scale): LintFinding[] {
  return [
    ...(citation === undefined
      ? [lintWarning('no-citation', 'the definition names no source (citation)')]
      : []),
    ...(licence === undefined
      ? [lintWarning('no-licence', 'the definition does not say who may use the instrument (licence)')]
      : []),
  ];
}

function findingsOf(scale: Scale): LintFinding[] {
  const findings = [
    ...lintNames(scale),
    ...lintLabels(scale),
    ...lintReferences(scale),
    ...lintKeys(scale),
    ...lintScores(scale),
  ];
  const sound = findings.every(({ code }) => !LEAVES_SCORES_OPEN.has(code));
  if (sound) {
    const plan = planScale(scale);
    const plans = plan.scores;
    findings.push(...lintWords(scale, plan));
    for (const part of scoreParts(scale)) {
      const plan = plans.find(({ id }) => id === part.id);
      if (plan === undefined) continue;
      const { populations = [] } =
        part.id === scale.id ? scale : (scale.subscales?.find(({ id }) => id === part.id) ?? {});
      findings.push(...lintPopulations(part.where, populations, plan, scale));
      const lookup = lintLookup(part, plan, scale);
      findings.push(...lookup);
      if (lookup.every(({ severity }) => severity !== 'error'))
        findings.push(...lintBands(part, plan, scale));
    }
  }
  return [...findings, ...lintOrigin(scale), ...lintExamples(scale), ...lintDraft(scale)];
}
