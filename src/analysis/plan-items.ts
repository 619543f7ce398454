import { canonicalJson } from '../model/canonical-json.ts';
import type { Planned, PlannedScale } from '../model/plan.ts';
import type { Protocol } from '../model/protocol.ts';
import { PLAN_TOPICS, type PlanItem, type PlannedItem, type PlanTopic } from '../model/result/plan.ts';
import { primaryModelOf } from '../model/statistics/primary-model.ts';
import { usualTest } from '../model/statistics/tests.ts';
import type { Study, StudyGroup, StudyWave } from '../model/study.ts';
import { tool } from '../model/tool.ts';

/** What is frozen, and the version of the program for which it was written. */
export interface PlannedParts extends Planned {
  readonly version: string;
}

/** A study of today as a plan would freeze it. */
export function partsNow(planned: Planned): PlannedParts {
  return { ...planned, version: tool.version };
}

/** Everything that a plan says, in the order in which a reader asks. */
export function plannedItems({ study: frozen, scales, version }: PlannedParts): PlannedItem[] {
  const study = frozen as unknown as FrozenStudy;
  const {
    groups,
    protocol = {},
    match,
    by,
    columns,
    scales: _,
    drop,
    where,
    test,
    analyses,
    ...others
  } = study;
  const item = (topic: PlanTopic, value: unknown, name: string | null = null): PlannedItem => ({
    topic,
    name,
    value: value === undefined || value === null ? null : textOf(value),
  });
  const perWave = (read: (wave: StudyWave) => unknown) => wavesText(groups, read);
  const keys = new Set(groups.flatMap(({ waves }) => waves.flatMap(Object.keys)));
  const ofWaves = [...keys]
    .filter((key) => !TOLD_OF_WAVES.includes(key))
    .map((key) =>
      item(
        'setting',
        perWave((wave) => wave[key as keyof StudyWave]),
        `waves.${key}`,
      ),
    );
  const list = [
    ...protocolItems(protocol),
    item('design', groups.map(designText).join('; ')),
    item(
      'files',
      perWave(({ file, files }) => file ?? files),
    ),
    item('matching', joinedText(matchText(match), ...groups.map((group) => ownText(group, 'match')))),
    ...given(item('comparedGroups', joinedText(byText(by), ...groups.map((group) => ownText(group, 'by'))))),
    item(
      'rows',
      joinedText(
        ruleText('drop', drop),
        ruleText('where', where),
        perWave((wave) => joinedText(ruleText('drop', wave.drop), ruleText('where', wave.where))),
      ),
    ),
    ...(columns === undefined ? [] : [item('columns', columns)]),
    ...scales.map((scale) => item('scale', scaleText(scale), scale.id)),
    item('test', primaryAnalyses(study)),
    ...Object.entries(others).map(([key, value]) => item('setting', value, key)),
    ...ofWaves,
    ...(analyses ?? []).map((analysis) => item('analysis', analysis, canonicalJson(analysis))),
    item('tool', `${tool.name} ${version}`),
  ];
  return list.toSorted((one, other) => PLAN_TOPICS.indexOf(one.topic) - PLAN_TOPICS.indexOf(other.topic));
}

/** What was done beside what was planned, part by part: those of the plan in its order, then those that it does not have. */
export function comparedItems(planned: PlannedParts, done: PlannedParts): PlanItem[] {
  const [before, now] = [planned, done].map(
    (parts) => new Map(plannedItems(parts).map((each) => [keyOf(each), each])),
  );
  const keys = [...new Set([...before!.keys(), ...now!.keys()])];
  const items = keys.map((key): PlanItem => {
    const [plan, act] = [before!.get(key), now!.get(key)];
    const { topic, name } = (plan ?? act)!;
    return {
      topic,
      name: topic === 'analysis' ? null : name,
      planned: plan?.value ?? null,
      done: act?.value ?? null,
      status: statusOf(plan, act),
    };
  });
  return items.toSorted((one, other) => PLAN_TOPICS.indexOf(one.topic) - PLAN_TOPICS.indexOf(other.topic));
}

function statusOf(plan: PlannedItem | undefined, act: PlannedItem | undefined): PlanItem['status'] {
  if (plan === undefined) return 'added';
  if (act === undefined) return 'left-out';
  return plan.value === act.value ? 'as-planned' : 'changed';
}

function keyOf({ topic, name }: PlannedItem): string {
  return JSON.stringify([topic, name]);
}

/** Not there where nothing was decided. */
function given(item: PlannedItem): PlannedItem[] {
  return item.value === null ? [] : [item];
}

/** What comes first in each group: which test or model, so that another default is seen as another analysis. */
function primaryAnalyses(study: Study): string {
  return [...new Set(study.groups.map((group) => primaryAnalysis(group, study)))].join(', ');
}

/**
 * The model of the design, else the test of two samples: the named one or the usual one. How many groups a column has is known beforehand only
 * where they are named; at one wave two of them have a test and more have a model.
 */
function primaryAnalysis(group: StudyGroup, study: Study): string {
  const { test, randomised = null } = study;
  const by = (group.by === undefined ? study.by : group.by) ?? null;
  const matched = ((group.match === undefined ? study.match : group.match) ?? null) !== null;
  const waves = group.waves.length;
  const modelOf = (groups: number) => primaryModelOf({ waves, groups, matched, randomised });
  const own = test ?? usualTest('welch', matched);
  const model = modelOf(by === null ? 1 : (by.groups?.length ?? 2));
  if (model !== null) return test === undefined ? model : `${model} (test: ${test})`;
  return by !== null && by.groups === undefined ? `${own}, ${modelOf(3)} (groups > 2)` : own;
}

type FrozenStudy = Study & { readonly analyses?: readonly object[] };

/** Keys of a wave that have an item of their own, or a part in one. */
const TOLD_OF_WAVES: readonly string[] = [
  'id',
  'file',
  'files',
  'drop',
  'where',
] satisfies (keyof StudyWave)[];

const PROTOCOL_TOPICS: readonly (keyof Protocol & PlanTopic)[] = [
  'hypotheses',
  'primary',
  'smallestDifference',
  'sampleSize',
  'stopping',
  'other',
];

function protocolItems(protocol: Protocol): PlannedItem[] {
  return PROTOCOL_TOPICS.flatMap((topic) => {
    const value = protocol[topic];
    const text =
      topic === 'smallestDifference' ? differencesText(protocol) : value === undefined ? null : textOf(value);
    return given({ topic, name: null, value: text });
  });
}

/** `brs 0.3, gse 0.4 SD` */
function differencesText({ smallestDifference = {} }: Protocol): string | null {
  const texts = Object.entries(smallestDifference).map(
    ([id, { value, unit }]) => `${id} ${value}${unit === 'standardized' ? ' SD' : ''}`,
  );
  return texts.length === 0 ? null : texts.join(', ');
}

/** `vp (pre, post)`; of a single group its waves. */
function designText({ id, waves }: StudyGroup, _: number, { length }: readonly StudyGroup[]): string {
  const list = waves.map((wave) => wave.id).join(', ');
  return length === 1 ? list : `${id} (${list})`;
}

/** What each wave says, under its name, and under that of its group where there are several; `null` where none says anything. */
function wavesText(groups: readonly StudyGroup[], read: (wave: StudyWave) => unknown): string | null {
  const texts = groups.flatMap(({ id, waves }) =>
    waves.flatMap((wave) => {
      const value = read(wave);
      const name = groups.length === 1 ? wave.id : `${id} ${wave.id}`;
      return value === undefined || value === null ? [] : [`${name}: ${textOf(value)}`];
    }),
  );
  return texts.length === 0 ? null : texts.join('; ');
}

function ownText(group: StudyGroup, key: 'match' | 'by'): string | null {
  const own = group[key];
  if (own === undefined) return null;
  const text = key === 'match' ? matchText(group.match) : byText(group.by);
  return `${group.id}: ${text ?? '–'}`;
}

function matchText(match: Study['match'] | null): string | null {
  return match == null ? null : textOf(Object.keys(match).length === 1 ? match.columns : match);
}

function byText(by: Study['by'] | null): string | null {
  if (by == null) return null;
  const { column, groups } = by;
  return groups === undefined ? column : `${column}: ${textOf(groups)}`;
}

function ruleText(key: string, rules: readonly string[] | undefined): string | null {
  return rules === undefined ? null : `${key}: ${textOf(rules)}`;
}

function scaleText({ version, sha256 }: PlannedScale): string {
  return `${version} (${sha256.slice(0, 12)})`;
}

function joinedText(...texts: readonly (string | null)[]): string | null {
  const said = texts.filter((text) => text !== null);
  return said.length === 0 ? null : said.join('; ');
}

/** A value as people read it: lists with commas, objects as `key: value`. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, member]) =>
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? `${key} (${textOf(member)})`
        : `${key}: ${textOf(member)}`,
    )
    .join(', ');
}
