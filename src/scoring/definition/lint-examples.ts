import { nearest } from '../../model/parse/nearest.ts';
import type { Scale } from '../../model/scale.ts';
import { normaliseName } from '../column-name.ts';
import { type LintFinding, lintError, lintWarning } from './lint-finding.ts';
import { scoreParts, unknownItem } from './lint-references.ts';

const ENOUGH = 3;

/**
 * Whether the examples speak of items, scores and bands that exist; running them is another step.
 * Codes: `few-examples`, `example-unknown-item`, `example-unknown-score`, `example-unknown-band`, `example-without-score`.
 */
export function lintExamples(scale: Scale): LintFinding[] {
  const examples = scale.examples ?? [];
  const items = new Set(scale.items.map((item) => item.id));
  const parts = scoreParts(scale);
  const scores = new Set([scale.id, ...parts.map((part) => part.id)]);
  const findings = examples.flatMap((example, index) => {
    const where = `examples[${index}]`;
    const found: LintFinding[] = [];
    for (const id of Object.keys(example.responses)) {
      if (!items.has(id)) found.push(unknownItem('example-unknown-item', `${where}.responses`, id, items));
    }
    for (const [id, score] of Object.entries(example.scores)) {
      if (!scores.has(id)) found.push(unknownScore(`${where}.scores`, id, scores));
      else if (score !== null && !parts.some((part) => part.id === id)) {
        const message = `${where}.scores: ${id} has no total score ("score" is null), so nothing but null can be expected`;
        found.push(lintError('example-without-score', message));
      }
    }
    for (const [id, band] of Object.entries(example.bands ?? {})) {
      if (!scores.has(id)) {
        found.push(unknownScore(`${where}.bands`, id, scores));
        continue;
      }
      const labels = (parts.find((part) => part.id === id)?.bands ?? []).flatMap(({ label }) =>
        Object.values(label),
      );
      if (!labels.includes(band)) found.push(unknownBand(`${where}.bands`, id, band, labels));
    }
    return found;
  });
  if (examples.length < ENOUGH) {
    const message = `examples: ${examples.length} of at least ${ENOUGH}; work some out by hand, with a reversed item, a gap, and the lowest and highest score`;
    findings.push(lintWarning('few-examples', message));
  }
  return findings;
}

function unknownScore(where: string, id: string, known: ReadonlySet<string>): LintFinding {
  const near = nearest(id, known, normaliseName);
  const advice = near === null ? `the scores are ${[...known].join(', ')}` : `did you mean ${near}?`;
  return lintError('example-unknown-score', `${where}: there is no score "${id}"; ${advice}`);
}

function unknownBand(where: string, id: string, band: string, labels: readonly string[]): LintFinding {
  const advice = labels.length === 0 ? `${id} has no bands` : `the bands of ${id} are ${labels.join(', ')}`;
  return lintError('example-unknown-band', `${where}: there is no band "${band}"; ${advice}`);
}
