import { labelIn, labelOf } from '../model/column-labels.ts';
import { type Fact, type Facts, sentence } from '../model/messages/create-message.ts';
import { resultMessages } from '../model/messages/results.ts';
import { withheldMessages } from '../model/messages/withheld.ts';
import { ENGLISH } from '../model/messages/words.ts';
import type { Result, Warning } from '../model/result.ts';
import { type Context, createContext, type Language, sampleNames } from './context.ts';

/** What of a result says how its waves and groups are called, and its codes. */
type Named = Partial<Pick<Result, 'labels' | 'waves' | 'groups'>>;

/** The same context, in which groups and characteristics have the names that the result gives them. */
export function withLabels(context: Context, { labels, waves = [], groups = [] }: Named): Context {
  const groupName = (id: string) => {
    const group = groups.find((each) => each.id === id);
    return group === undefined ? id : context.name(group.name);
  };
  const names = sampleNames(
    context,
    () => context.word('wave.pooled'),
    groupName,
    waves.length > 1,
    pooledId([...waves, ...groups].map(({ id }) => id)),
  );
  if (labels === undefined) return { ...context, ...names };
  return {
    ...context,
    ...names,
    label: (column, code) => {
      const found = labelOf(labels, column, code);
      return found === null ? null : labelIn(found, context.language);
    },
    remark: (remark) => labelledRemark(remark, groupName),
  };
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
  if (result.labels === undefined) return warnings;
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
