import { labelIn, labelOf } from '../model/column-labels.ts';
import { type Fact, type Facts, sentence } from '../model/messages/create-message.ts';
import { resultMessages } from '../model/messages/results.ts';
import { withheldMessages } from '../model/messages/withheld.ts';
import { ENGLISH } from '../model/messages/words.ts';
import type { GroupName, Result, Warning } from '../model/result.ts';
import { type Context, createContext, type Language, sampleNames } from './context.ts';

/** What of a result says how its waves and groups are called, and its codes. */
type Named = Partial<Pick<Result, 'labels' | 'waves' | 'groups'>> & {
  readonly settings?: Pick<Result['settings'], 'by'>;
};

/**
 * The same context, in which groups and characteristics have the names that the result gives them; groups that are mere numbers have that of
 * their column before them, for people, not in data.
 */
export function withLabels(context: Context, result: Named): Context {
  const { labels, waves = [], groups = [] } = result;
  const dataName = (id: string) => {
    const group = groups.find((each) => each.id === id);
    return group === undefined ? id : context.name(group.name);
  };
  const column = columnOfNumbers(result);
  // Held together by a no-break space.
  const groupName = column === null ? dataName : (id: string) => `${column}\u00a0${id}`;
  const names = sampleNames(
    context,
    () => context.word('wave.pooled'),
    groupName,
    waves.length > 1,
    pooledId([...waves, ...groups].map(({ id }) => id)),
    dataName,
  );
  const remark: Context['remark'] = (remark) => labelledRemark(remark, groupName);
  if (labels === undefined) return { ...context, ...names, ...(column !== null && { remark }) };
  return {
    ...context,
    ...names,
    label: (column, code) => {
      const found = labelOf(labels, column, code);
      return found === null ? null : labelIn(found, context.language);
    },
    remark,
  };
}

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The column by which groups are formed, where each of them is a number that nobody gave a name; else `null`. */
function columnOfNumbers({ groups = [], settings }: Named): string | null {
  const column = settings?.by ?? null;
  const isNumber = ({ id, name }: GroupName) =>
    NUMBER.test(id) && Object.values(name).every((text) => text === id);
  return column !== null && groups.length > 0 && groups.every(isNumber) ? column : null;
}

/** What data call all samples together: no wave or group has the same name. */
function pooledId(ids: readonly string[]): string {
  let id = 'pooled';
  while (ids.includes(id)) id = `(${id})`;
  return id;
}

/** The warnings as somebody is told them who knows the labels and not the codes. */
export function labelledWarnings(
  warnings: readonly Warning[],
  result: Named,
  language: Language = 'en',
): readonly Warning[] {
  if (result.labels === undefined && columnOfNumbers(result) === null) return warnings;
  const { sample } = withLabels(createContext(language, 'apa', true), { ...result, waves: [] });
  return warnings.map((warning) =>
    labelledRemark(warning, (group) => sample({ wave: null, group, pooled: false })),
  );
}

/** Remarks that name groups. */
const MESSAGES = { ...resultMessages, ...withheldMessages };

/** A remark whose facts name groups, said again with their labels. */
function labelledRemark<R extends Pick<Warning, 'code' | 'message' | 'values'>>(
  remark: R,
  nameOf: (group: string) => string,
): R {
  const { code, values } = remark;
  const said = values?.withheld === undefined ? code : 'withheld';
  if (values === undefined || !Object.hasOwn(MESSAGES, said)) return remark;
  const named = withNames(values, nameOf) as Facts;
  const message = sentence(MESSAGES[said as keyof typeof MESSAGES], named, ENGLISH);
  return { ...remark, message, values: named };
}

/** The facts with other names for the groups in them. */
function withNames(fact: Fact | undefined, nameOf: (group: string) => string, key = ''): Fact | undefined {
  if (typeof fact === 'string') return key === 'group' ? nameOf(fact) : fact;
  if (Array.isArray(fact)) return fact.map((each: Fact) => withNames(each, nameOf, key)!);
  if (typeof fact !== 'object' || fact === null) return fact;
  return Object.fromEntries(
    Object.entries(fact).map(([name, each]) => [name, withNames(each, nameOf, name)]),
  );
}
