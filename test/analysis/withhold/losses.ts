import type { LeafRule, Rule } from '../../../src/model/disclosure.ts';

/** A field that had numbers, and has none now. */
export interface Loss {
  readonly path: string;
  readonly class: LeafRule['class'];
}

/** An object that names what was withheld of it: what it names, and which of its fields have fewer numbers now. */
export interface Naming {
  readonly path: string;
  readonly named: readonly string[];
  /** Fields that had statistics and have none; a count that is `null` says so itself. */
  readonly lost: readonly string[];
  /** Fields that have fewer numbers, counts among them. */
  readonly less: readonly string[];
  /** Fields that have all their numbers. */
  readonly whole: readonly string[];
}

/** What is in one result and not in the other, which was made of it by withholding. */
export function lossesOf(whole: unknown, kept: unknown, rule: Rule): { losses: Loss[]; namings: Naming[] } {
  const losses: Loss[] = [];
  const namings: Naming[] = [];
  const walk = (before: unknown, after: unknown, own: Rule, path: string): void => {
    if (typeof own === 'function') {
      walk(before, after, own(), path);
      return;
    }
    if (before === null || before === undefined) return;
    if ('class' in own) {
      if (told(before, own) > told(after, own)) losses.push({ path, class: own.class });
      return;
    }
    if ('fields' in own) {
      const [one, other] = [before as Fields, (after ?? {}) as Fields];
      for (const [key, part] of Object.entries(own.fields))
        walk(one[key], other[key], part, `${path}.${key}`);
      // The result itself tells the rule, and names no fields.
      if (
        path === 'result' ||
        !Object.hasOwn(own.fields, 'withheld') ||
        after === null ||
        after === undefined
      )
        return;
      const named = (other.withheld as string[] | undefined) ?? [];
      const fields = Object.entries(own.fields);
      const lost = fields.filter(
        ([key, part]) => toldHere(one[key], part) > 0 && toldHere(other[key], part) === 0,
      );
      const whole = fields.filter(
        ([key, part]) => told(one[key], part) > 0 && told(other[key], part) === told(one[key], part),
      );
      namings.push({
        path,
        named,
        lost: lost.map(([key]) => key),
        less: fields.flatMap(([key, part]) => (told(other[key], part) < told(one[key], part) ? [key] : [])),
        whole: whole.map(([key]) => key),
      });
      return;
    }
    const part = 'each' in own ? own.each : own.values;
    for (const [key, each] of Object.entries(before))
      walk(each, (after as Fields | null | undefined)?.[key], part, `${path}.${key}`);
  };
  walk(whole, kept, rule, 'result');
  return { losses, namings };
}

type Fields = Readonly<Record<string, unknown>>;

/** How many numbers about respondents a value tells, of which some can be withheld. */
function told(value: unknown, rule: Rule): number {
  return sumOf(value, rule, ({ class: own }) => !['free', 'category', 'remark'].includes(own));
}

/** The same of statistics that no object within the value names. */
function toldHere(value: unknown, rule: Rule): number {
  return namesItself(rule)
    ? 0
    : sumOf(value, rule, ({ class: own }) => ['statistic', 'person'].includes(own), true);
}

function sumOf(value: unknown, rule: Rule, counts: (leaf: LeafRule) => boolean, hereOnly = false): number {
  if (value === null || value === undefined) return 0;
  if (typeof rule === 'function') return sumOf(value, rule(), counts, hereOnly);
  if ('class' in rule) {
    if (!counts(rule)) return 0;
    return typeof value === 'boolean' && rule.empty === 'null' ? 1 : numbersIn(value);
  }
  if (hereOnly && namesItself(rule)) return 0;
  return Object.entries(value).reduce((sum, [key, part]) => {
    const of = 'each' in rule ? rule.each : 'values' in rule ? rule.values : rule.fields[key];
    return sum + (of === undefined ? 0 : sumOf(part, of, counts, hereOnly));
  }, 0);
}

function numbersIn(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + numbersIn(part), 0);
}

function namesItself(rule: Rule): boolean {
  if (typeof rule === 'function') return namesItself(rule());
  if ('each' in rule) return namesItself(rule.each);
  return 'fields' in rule && Object.hasOwn(rule.fields, 'withheld');
}
