import { describe, expect, it } from 'vitest';
import { comparedItems, type PlannedParts } from '../../src/analysis/plan-items.ts';
import { plannedStudy } from '../../src/model/plan.ts';
import { type Study, studySchema } from '../../src/model/study.ts';

const STUDY = {
  notes: ['A remark'],
  groups: [
    {
      id: 'clients',
      name: 'Clients',
      waves: [
        {
          id: 'pre',
          name: 'Before',
          file: 'c1.csv',
          where: ['Age>17'],

          columns: { brs1: 'V1' },
        },
        { id: 'post', file: 'c2.csv', drop: ['test'], sheet: 'Data', delimiter: 'semicolon' },
      ],
    },
    {
      id: 'staff',
      waves: [
        { id: 'pre', file: 's.csv', wave: 'time', waves: ['t0'] },
        { id: 'post', file: 's.csv', wave: 'time', waves: ['t1'] },
      ],
      match: null,
      by: { column: 'site' },
    },
  ],
  match: { columns: ['id', 'year'], fuzzy: 1 },
  by: { column: 'arm', groups: ['control', 'training'] },
  columns: { sex: 'Geslacht' },
  scales: ['brs'],
  test: 'student',
  alpha: 'pairwise',
  confidence: 0.9,
  equivalence: { lower: -0.3, upper: 0.3 },
  missing: [99],
  answers: { Soms: 3 },
  invalid: 'missing',
  drop: ['preview', 'spam'],
  where: ['Consent=1'],
  corrections: 'list.csv',
  bootstrap: { replicates: 2000, seed: 3 },
  protocol: {
    hypotheses: ['It rises.', 'More so after training.'],
    primary: ['brs'],
    smallestDifference: { brs: { value: 0.3, unit: 'raw' } },
    sampleSize: { power: 0.9, correlation: 0.6, dropOut: 0.1 },
    stopping: 'At 120 people',
    other: ['No interim analysis'],
  },
  plan: 'study.plan.json',
  title: 'Evaluation',
  languages: ['nl'],
  style: 'ensure',
  minCell: 5,
  labels: { arm: { control: 'Waiting list' } },
  outputs: [
    { what: 'report', file: 'report.docx' },
    { what: 'analysis', file: 'tables.xlsx', test: 'welch', scales: ['gse'] },
  ],
};
const SCALES = [{ id: 'brs', version: '1.0.0', sha256: 'a'.repeat(64) }];

const partsOf = (study: unknown): PlannedParts => ({
  study: plannedStudy(studySchema.parse(study) as Study),
  scales: SCALES,
  version: '0.1.0',
});
const deviations = (study: unknown) =>
  comparedItems(partsOf(STUDY), partsOf(study)).filter(({ status }) => status !== 'as-planned');

type Path = readonly (string | number)[];

/** Every value of a document that is no list and no object. */
function leaves(value: unknown, path: Path = []): { readonly path: Path; readonly value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, member]) =>
    leaves(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function changedAt(study: object, path: Path, value: unknown): object {
  const copy = structuredClone(study);
  let place = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
  place[path.at(-1)!] = value;
  return copy;
}

/** Other values of the same kind; those that the schema refuses are left out. */
const OTHERS: readonly unknown[] = [
  'other',
  'other.csv',
  'raw',
  'standardized',
  'welch',
  'listwise',
  'error',
  'unfinished',
  'Other=2',
  'comma',
  0.17,
  0.8,
  2,
  0,
  1500,
  { columns: ['nr'] },
  'mann-whitney',
  { column: 'site' },
];

/** What concerns how results are shown, and where they go. */
const SHOWN =
  /^(?:notes|plan|title|languages|style|minCell|labels)\b|^groups\.\d+(?:\.waves\.\d+)?\.name$|^outputs\.\d+\.(?:file|what)$/;

const changes = leaves(STUDY).map(({ path, value }) => ({
  path,
  name: path.join('.'),
  others: OTHERS.filter((other) => other !== value).flatMap((other) => {
    const changed = changedAt(STUDY, path, other);
    return studySchema.safeParse(changed).success ? [changed] : [];
  }),
}));

describe('a study beside its plan', () => {
  it('is as planned while nothing changes', () => {
    expect(deviations(STUDY)).toEqual([]);
    expect(comparedItems(partsOf(STUDY), partsOf(STUDY)).length).toBeGreaterThan(20);
  });

  const decided = changes.filter(({ name }) => !SHOWN.test(name) && !name.startsWith('scales.'));
  it.each(decided)('deviates where $name has another value', ({ others }) => {
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(deviations(other)).not.toEqual([]);
  });

  const shown = changes.filter(({ name, others }) => SHOWN.test(name) && others.length > 0);
  it.each(shown)('is as planned whatever $name is', ({ name, others }) => {
    for (const other of others) expect(deviations(other), name).toEqual([]);
  });

  it('deviates where a key is taken out or comes in', () => {
    const { drop: _, ...without } = STUDY;
    expect(deviations(without)).toMatchObject([{ topic: 'rows', status: 'changed' }]);
    const { confidence: __, ...usual } = STUDY;
    expect(deviations(usual)).toMatchObject([{ topic: 'setting', name: 'confidence', status: 'left-out' }]);
    expect(deviations({ ...STUDY, attrition: ['sex'] })).toMatchObject([
      { topic: 'setting', name: 'attrition', planned: null, done: 'sex', status: 'added' },
    ]);
  });

  it('names scales whose definition changed, came in or was left out', () => {
    const now = (scales: PlannedParts['scales']) =>
      comparedItems(partsOf(STUDY), { ...partsOf(STUDY), scales }).filter(({ topic }) => topic === 'scale');
    const [brs] = SCALES;
    expect(now([{ ...brs!, sha256: 'b'.repeat(64) }])).toMatchObject([{ name: 'brs', status: 'changed' }]);
    expect(now([brs!, { ...brs!, id: 'gse' }]).map(({ status }) => status)).toEqual(['as-planned', 'added']);
    expect(now([])).toMatchObject([{ name: 'brs', status: 'left-out' }]);
  });

  it('knows a default that changes', () => {
    const { test: _, ...usual } = STUDY;
    const planned = comparedItems(partsOf(usual), partsOf({ ...usual, groups: [STUDY.groups[0]] }));
    expect(planned.find(({ topic }) => topic === 'test')).toMatchObject({
      // Staff are strangers at every wave.
      planned: 'ancova, difference-of-differences',
      done: 'ancova',
      status: 'changed',
    });
  });
});
