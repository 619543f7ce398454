import type { Scale } from '../../model/scale.ts';
import { normaliseName, normaliseText } from '../column-name.ts';
import { type LintFinding, lintError, lintWarning } from './lint-finding.ts';

interface Claim {
  readonly item: number;
  readonly what: string;
}

/**
 * Ids, aliases and question texts, as columns are matched to them: each must lead to one item.
 * Codes: `duplicate-item-id`, `name-of-two-items`, `text-of-two-items`, `redundant-alias`, `unmatchable-name`.
 */
export function lintNames(scale: Scale): LintFinding[] {
  const findings: LintFinding[] = [];
  const byName = new Map<string, Claim>();
  scale.items.forEach((item, index) => {
    const claim: Claim = { item: index, what: `the id of items[${index}]` };
    const name = normaliseName(item.id);
    const first = byName.get(name);
    if (first === undefined) byName.set(name, claim);
    else findings.push(sameId(scale, first.item, index));
  });
  scale.items.forEach((item, index) => {
    for (const alias of item.aliases ?? []) findings.push(...lintAlias(scale, index, alias, byName));
  });
  return [...findings, ...lintTexts(scale, byName)];
}

function sameId(scale: Scale, first: number, second: number): LintFinding {
  const [a, b] = [scale.items[first]!.id, scale.items[second]!.id];
  const message =
    a === b
      ? `items[${first}] and items[${second}] have the same id "${a}"; give each item its own`
      : `items[${first}] "${a}" and items[${second}] "${b}" are the same column name without case, separators and leading zeros; rename one`;
  return lintError('duplicate-item-id', message, b);
}

function lintAlias(scale: Scale, index: number, alias: string, byName: Map<string, Claim>): LintFinding[] {
  const item = scale.items[index]!;
  const name = normaliseName(alias);
  if (name === '') {
    const message = `item ${item.id}: alias "${alias}" holds neither letter nor digit, so no column can match it`;
    return [lintError('unmatchable-name', message, item.id)];
  }
  const first = byName.get(name);
  if (first === undefined) {
    byName.set(name, { item: index, what: `alias "${alias}"` });
    return [];
  }
  if (first.item !== index) {
    const other = scale.items[first.item]!.id;
    const message = `item ${item.id}: alias "${alias}" is read as the same name as ${first.what} (${other}); one column would belong to two items`;
    return [lintError('name-of-two-items', message, item.id)];
  }
  const message = `item ${item.id}: alias "${alias}" is read as the same name as ${first.what}; leave it out`;
  return [lintWarning('redundant-alias', message, item.id)];
}

function lintTexts(scale: Scale, byName: ReadonlyMap<string, Claim>): LintFinding[] {
  const findings: LintFinding[] = [];
  const byText = new Map<string, number>();
  scale.items.forEach((item, index) => {
    // The same wording in two languages of one item is no problem.
    for (const text of new Set(Object.values(item.text ?? {}))) {
      const first = byText.get(normaliseText(text));
      if (first === undefined) byText.set(normaliseText(text), index);
      else if (first !== index) {
        const message = `items ${scale.items[first]!.id} and ${item.id} have the same text "${text}"; a column with this header would belong to both`;
        findings.push(lintError('text-of-two-items', message, item.id));
      }
      const claim = byName.get(normaliseName(text));
      if (claim !== undefined && claim.item !== index) {
        const message = `item ${item.id}: its text "${text}" is read as the same name as ${claim.what} (${scale.items[claim.item]!.id}); a column with this header would belong to both`;
        findings.push(lintError('name-of-two-items', message, item.id));
      }
    }
  });
  return findings;
}
