import type { LeafRule, ObjectRule, Rule } from '../../model/disclosure.ts';
import type { Count } from '../../model/withheld.ts';
import { shown } from './protect-counts.ts';
import { numbersIn } from './withheld-fields.ts';

/**
 * What becomes of the fields of an object by what they disclose (see `src/model/result/fields.ts`). Closed by default: a statistic that
 * rests on no count, and a field that the schema does not have, are withheld.
 */

/** The object without its statistics and counts, but for the fields that are given as they may be shown. */
export function emptied<T extends object>(object: T, rule: ObjectRule, kept: Partial<T> = {}): T {
  const nothing = { counts: 'withheld', statistics: 'withheld' } as const;
  const walk = { minCell: 0, personsOnly: false, kept: new Set(Object.keys(kept)) };
  return walkObject({ ...object, ...kept }, rule, nothing, walk).value as T;
}

/** The object without the values of single respondents and what tells them. */
export function withoutPersons<T extends object>(object: T, rule: ObjectRule): T {
  const everything = { counts: 'shown', statistics: 'shown' } as const;
  return walkObject(object, rule, everything, { minCell: 0, personsOnly: true }).value as T;
}

/**
 * What remains to be withheld when it was decided which counts are shown: small counts, what rests on a count that is not shown, and what
 * nobody decided on.
 */
export function withheldByClass<T extends object>(object: T, rule: ObjectRule, minCell: number): T {
  const unknown = { counts: 'none', statistics: 'none' } as const;
  return walkObject(object, rule, unknown, { minCell, personsOnly: false }).value as T;
}

/** Whether the counts around are shown, were withheld, or are not there. */
type Base = 'shown' | 'withheld' | 'none';

interface State {
  readonly counts: Base;
  readonly statistics: Base;
}

interface Walk {
  /** Counts from 1 to one less are small; 0 leaves counts as they are. */
  readonly minCell: number;
  readonly personsOnly: boolean;
  /** Fields of the outermost object that stay as they are. */
  readonly kept?: ReadonlySet<string>;
}

/** A value, and how many numbers it told about respondents before and after. */
interface Walked {
  readonly value: unknown;
  readonly before: number;
  readonly after: number;
}

/** A field that is left out. */
const ABSENT = Symbol('absent');

type Fields = Readonly<Record<string, unknown>>;

function walkObject(object: object, rule: ObjectRule, around: State, walk: Walk): Walked {
  const { kept, ...within } = walk;
  const own = baseOf(object as Fields, rule, around.statistics, walk.minCell);
  const { fields } = rule;
  const names: string[] = [];
  let [before, after] = [0, 0];
  const entries = Object.entries(object).flatMap(([key, part]): [string, unknown][] => {
    const of = Object.hasOwn(fields, key) ? fields[key]! : undefined;
    if (kept?.has(key) === true || (of === undefined && walk.personsOnly)) return [[key, part]];
    if (of === undefined) return [];
    const walked = walkRule(part, of, stateOf(key, of, rule, own, around), object as Fields, rule, within);
    before += walked.before;
    after += walked.after;
    if (walked.before > 0 && walked.after === 0 && !namesItself(of)) names.push(key);
    return walked.value === ABSENT ? [] : [[key, walked.value]];
  });
  const value: Record<string, unknown> = Object.fromEntries(entries);
  if (names.length > 0 && Object.hasOwn(fields, 'withheld')) {
    const all = new Set([...((value.withheld as string[] | undefined) ?? []), ...names]);
    // In the order of the schema, whoever decided on them.
    value.withheld = Object.keys(fields).filter((key) => all.has(key));
  }
  return { value, before, after };
}

/** The counts that others rest on stay with what is around; objects within rest on them too, where they reach that far. */
function stateOf(key: string, of: Rule, { base }: ObjectRule, own: Base, around: State): State {
  if (base?.fields.includes(key) === true) return { counts: around.counts, statistics: own };
  if (base?.reach === 'own' && !isLeaf(of)) return around;
  return { counts: base === undefined ? around.counts : own, statistics: own };
}

function walkRule(
  value: unknown,
  rule: Rule,
  state: State,
  object: Fields,
  around: ObjectRule,
  walk: Walk,
): Walked {
  if (typeof rule === 'function') return walkRule(value, rule(), state, object, around, walk);
  if (value === null || value === undefined) return { value, before: 0, after: 0 };
  if (isLeaf(rule)) return walkLeaf(value, rule, state, object, around, walk);
  if ('fields' in rule) return walkObject(value as object, rule, state, walk);
  const part = 'each' in rule ? rule.each : rule.values;
  const parts = Object.entries(value).map(
    ([key, each]) => [key, walkRule(each, part, state, object, around, walk)] as const,
  );
  const sum = (which: 'before' | 'after') => parts.reduce((total, [, each]) => total + each[which], 0);
  const values = parts.map(([key, each]) => [key, each.value] as const);
  return {
    value: 'each' in rule ? values.map(([, each]) => each) : Object.fromEntries(values),
    before: sum('before'),
    after: sum('after'),
  };
}

function walkLeaf(
  value: unknown,
  rule: LeafRule,
  state: State,
  object: Fields,
  around: ObjectRule,
  { minCell, personsOnly }: Walk,
): Walked {
  const before = told(value, rule);
  const left = (part: unknown): Walked => ({ value: part, before, after: told(part, rule) });
  if (rule.class === 'person') return left(emptyOf(value, rule));
  if (personsOnly || rule.class === 'free' || rule.class === 'category' || rule.class === 'remark')
    return { value, before: 0, after: 0 };
  if (rule.class === 'count') {
    if (state.counts === 'withheld') return left(emptyOf(value, rule));
    const bases = basesBySample(object, around);
    const part = (count: Count, sample: number) =>
      bases !== undefined && shown(bases[sample] ?? null, minCell) === null ? null : shown(count, minCell);
    return left(Array.isArray(value) ? value.map(part) : shown(value as Count, minCell));
  }
  if (rule.bySample === true && state.statistics !== 'withheld') {
    const bases = basesBySample(object, around) ?? [];
    return left(
      (value as unknown[]).map((part, sample) =>
        shown(bases[sample] ?? null, minCell) === null ? null : part,
      ),
    );
  }
  return state.statistics === 'shown' ? { value, before, after: before } : left(emptyOf(value, rule));
}

function isLeaf(rule: Rule): rule is LeafRule {
  return 'class' in rule;
}

function emptyOf(value: unknown, { empty }: LeafRule): unknown {
  if (empty === 'nulls') return (value as readonly unknown[]).map(() => null);
  return { null: null, none: [], false: false, absent: ABSENT }[empty];
}

/** Numbers about respondents in a count, a statistic or a person's value; of truth values those that can be withheld. */
function told(value: unknown, { empty }: LeafRule): number {
  return typeof value === 'boolean' && empty === 'null' ? 1 : numbersIn(value);
}

/** Whether the object says itself which of its fields were withheld. */
function namesItself(rule: Rule): boolean {
  if (typeof rule === 'function') return namesItself(rule());
  if ('each' in rule) return namesItself(rule.each);
  return 'fields' in rule && Object.hasOwn(rule.fields, 'withheld');
}

/** Whether the counts that the statistics of an object rest on are all shown. */
function baseOf(object: Fields, rule: ObjectRule, around: Base, minCell: number): Base {
  if (rule.base === undefined || around === 'withheld') return around;
  if (isBySample(rule)) return 'shown';
  const counts = rule.base.fields.flatMap((path) => countsAt(object, path.split('.'), rule));
  if (counts.length === 0) return 'none';
  return counts.some((count) => shown(count, minCell) === null) ? 'withheld' : 'shown';
}

function countsAt(value: unknown, [step, ...path]: readonly string[], rule: Rule | undefined): Count[] {
  if (step === undefined) return rule === undefined ? [] : countsIn(value, rule);
  if (typeof value !== 'object' || value === null || rule === undefined) return [];
  const of = typeof rule === 'function' ? rule() : rule;
  const within = 'each' in of ? of.each : 'fields' in of ? of.fields[step] : undefined;
  return countsAt((value as Fields)[step], path, within);
}

/** The counts in a field. Of three the first are pairs, and the others, who were seen once, are no group of their own. */
function countsIn(value: unknown, rule: Rule): Count[] {
  if (typeof rule === 'function') return countsIn(value, rule());
  if (isLeaf(rule)) {
    if (rule.class !== 'count' || value === undefined) return [];
    if (!Array.isArray(value)) return [value as Count];
    return value.length === 3 ? value.slice(0, 1) : value;
  }
  if (typeof value !== 'object' || value === null) return [];
  if ('fields' in rule)
    return Object.entries(rule.fields).flatMap(([key, each]) => countsIn((value as Fields)[key], each));
  const part = 'each' in rule ? rule.each : rule.values;
  return Object.values(value).flatMap((each) => countsIn(each, part));
}

const bySample = new WeakMap<ObjectRule, boolean>();

function isBySample(rule: ObjectRule): boolean {
  const known = bySample.get(rule);
  if (known !== undefined) return known;
  const is = Object.values(rule.fields).some((each) => isLeaf(each) && each.bySample === true);
  bySample.set(rule, is);
  return is;
}

/** Per sample the count that stands beside its statistics; of other objects none. */
function basesBySample(object: Fields, rule: ObjectRule): readonly Count[] | undefined {
  const [field] = isBySample(rule) ? (rule.base?.fields ?? []) : [];
  return field === undefined ? undefined : (object[field] as readonly Count[]);
}
