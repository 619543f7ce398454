import type { EmitTarget } from '../../src/model/emit-plan.ts';

/** An analysis whose scripts are kept in `fixtures/emit/`, with what R and PSPP answered. */
export interface EmitCase {
  readonly name: string;
  /** What the case has that the others have not. */
  readonly about: string;
  readonly arguments: readonly string[];
  readonly targets: readonly EmitTarget[];
}

const awkward = [
  'fixtures/emit/data/awkward-pre.csv',
  'fixtures/emit/data/awkward-post.tsv',
  '--scales',
  'fixtures/emit/data/awkward-scales.json',
  '--missing',
  '88,n.v.t.',
  '--invalid',
  'missing',
];
const both: readonly EmitTarget[] = ['r', 'spss'];

function singleItems(...waves: readonly string[]): string[] {
  return [
    ...waves.map((wave) => `fixtures/single-items/${wave}.csv`),
    ...[
      '--scales',
      ['ratings', 'yesno', 'knowledge-gaps'].map((id) => `fixtures/single-items/${id}.json`).join(','),
    ],
    '--single-items',
  ];
}

export const EMIT_CASES: readonly EmitCase[] = [
  {
    name: 'vp',
    about: 'seven scales, Dutch and English words, two encodings',
    arguments: ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'],
    targets: both,
  },
  {
    name: 'ps',
    about: 'tabs and commas, codes, 90 % intervals',
    arguments: ['fixtures/ensure/ps-pre.tsv', 'fixtures/ensure/ps-post.csv', '--confidence', '0.9'],
    targets: both,
  },
  {
    name: 'paired',
    about: 'respondents matched by id, tests of equivalence',
    arguments: ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id', '--equivalence', '-2,2'],
    targets: both,
  },
  {
    name: 'one-sided',
    about: 'one-sided tests by score, respondents matched by id, a population with an n',
    arguments: [
      ...['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'],
      ...['--alternative', 'greater,brs=less', '--population', 'brs=3.53/0.68/844'],
    ],
    targets: both,
  },
  {
    name: 'one-sided-items',
    about: 'single items to the side of their score, of the same people',
    arguments: [...singleItems('pre', 'post'), '--id', 'id', '--alternative', 'greater,yesno=less'],
    targets: both,
  },
  {
    name: 'one-sided-strangers',
    about: 'single items of strangers, to one side',
    arguments: [...singleItems('pre', 'post'), '--alternative', 'less'],
    targets: both,
  },
  {
    name: 'one-sided-trial',
    about:
      'analysis of covariance, difference of changes and those who left, to one side; items by their changes',
    arguments: [...singleItems('pre', 'post'), '--id', 'id', '--by', 'arm', '--alternative', 'greater'],
    targets: both,
  },
  {
    name: 'one-sided-ancova',
    about: 'analysis of covariance and difference of changes to one side, 70 % intervals',
    arguments: [
      ...['t0', 't1'].map((wave) => `fixtures/three-waves/${wave}.csv`),
      ...['--id', 'id', '--by', 'arm', '--scales', 'brs', '--confidence', '0.7', '--alternative', 'greater'],
    ],
    targets: both,
  },
  {
    name: 'one-sided-waves',
    about: 'a mixed model of groups at three waves, to one side',
    arguments: [
      ...['t0', 't1', 't2'].map((wave) => `fixtures/three-waves/${wave}.csv`),
      ...['--id', 'id', '--by', 'arm', '--scales', 'brs', '--alternative', 'less'],
    ],
    targets: both,
  },
  {
    name: 'one-sided-differences',
    about: 'difference of differences of strangers, to one side',
    arguments: [
      ...['fixtures/three-waves/t0.csv', 'fixtures/three-waves/t1.csv', '--by', 'arm', '--scales', 'brs'],
      ...['--alternative', 'greater'],
    ],
    targets: both,
  },
  {
    name: 'non-inferiority',
    about: 'two scores against margins by paired tests',
    arguments: [
      ...['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'],
      ...['--non-inferiority', 'brs=0.3,wemwbs=3'],
    ],
    targets: both,
  },
  {
    name: 'non-inferiority-lower',
    about: 'real data, a score of which less is better, to one side',
    arguments: [
      ...['fixtures/reference/stai_vale_pre.csv', 'fixtures/reference/stai_vale_post.csv'],
      ...['--scales', 'fixtures/scales/stai-state.json', '--non-inferiority', '4', '--alternative', 'less'],
    ],
    targets: both,
  },
  {
    name: 'non-inferiority-ranks',
    about: 'strangers against a margin by a rank test, to one side',
    arguments: [
      ...['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--test', 'mann-whitney'],
      ...['--non-inferiority', 'wemwbs=3', '--alternative', 'wemwbs=greater'],
    ],
    targets: ['r'],
  },
  {
    name: 'non-inferiority-trial',
    about: 'an adjusted difference against a margin, 90 % intervals',
    arguments: [
      ...['t0', 't1'].map((wave) => `fixtures/three-waves/${wave}.csv`),
      ...['--id', 'id', '--by', 'arm', '--scales', 'brs', '--non-inferiority', '0.4', '--confidence', '0.9'],
    ],
    targets: both,
  },
  {
    name: 'non-inferiority-waves',
    about: 'differences of change of a mixed model against a margin',
    arguments: [
      ...['t0', 't1', 't2'].map((wave) => `fixtures/three-waves/${wave}.csv`),
      ...['--id', 'id', '--by', 'arm', '--scales', 'brs', '--non-inferiority', '0.4'],
    ],
    targets: both,
  },
  {
    name: 'non-inferiority-differences',
    about: 'a difference of differences of strangers against a margin',
    arguments: [
      ...['fixtures/three-waves/t0.csv', 'fixtures/three-waves/t1.csv', '--by', 'arm', '--scales', 'brs'],
      ...['--non-inferiority', '0.4'],
    ],
    targets: both,
  },
  {
    name: 'population',
    about: 'two waves against populations, with and without an n, and two of one score',
    arguments: [
      ...['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'],
      ...['--population', 'brs=3.53/0.68/844,brs:older people=3.4/0.7,wemwbs=51.6/8.7'],
    ],
    targets: both,
  },
  {
    name: 'stai',
    about: 'real data, ids, twenty items with gaps',
    arguments: [
      'fixtures/reference/stai_vale_pre.csv',
      'fixtures/reference/stai_vale_post.csv',
      '--id',
      'id',
      '--scales',
      'fixtures/scales/stai-state.json',
      '--test',
      'student',
    ],
    targets: both,
  },
  {
    name: 'bfi',
    about: 'real data, 2,800 people, two groups of one file in a given order',
    arguments: [
      'fixtures/reference/bfi.csv',
      '--by',
      'gender',
      '--groups',
      '2,1',
      '--scales',
      'fixtures/scales/bfi.json',
    ],
    targets: both,
  },
  {
    name: 'awkward',
    about: 'everything that makes a file hard to read, weights, transforms, ids of two columns',
    arguments: [...awkward, '--id', 'initialen,geboortejaar', '--equivalence', '-0.5d,0.5d'],
    targets: both,
  },
  {
    name: 'awkward-near',
    about: 'ids that differ in a character',
    arguments: [...awkward, '--id', 'initialen,geboortejaar', '--fuzzy', '1'],
    targets: ['r'],
  },
  {
    name: 'awkward-exact',
    about: 'ids as they are written',
    arguments: [...awkward, '--id', 'initialen,geboortejaar', '--id-exact'],
    targets: both,
  },
  {
    name: 'keys',
    about: 'items with a table of their own, and with answers of their own',
    arguments: ['fixtures/second-keys/answers.csv', '--scales', 'djgls11,rand36,audit'],
    targets: both,
  },
  {
    name: 'corrected',
    about: 'a typed file with corrections, two groups',
    arguments: [
      ...['fixtures/emit/data/typed.csv', '--corrections', 'fixtures/emit/data/corrections.csv'],
      ...['--by', 'arm', '--scales', 'brs'],
    ],
    targets: both,
  },
  {
    name: 'export',
    about: 'headings of a platform, statuses, consent',
    arguments: [
      'fixtures/exports/qualtrics/values.csv',
      ...['--drop', 'preview,spam,unfinished', '--where', 'Consent=1'],
    ],
    targets: both,
  },
  {
    name: 'folder',
    about: 'two files of one wave, in other orders and dialects',
    arguments: ['fixtures/emit/data/offices', '--by', 'arm', '--scales', 'brs'],
    targets: both,
  },
  {
    name: 'long',
    about: 'a row per person and wave, two groups at three waves, a condition on age',
    arguments: [
      ...['fixtures/emit/data/long.csv', '--wave', 'moment', '--waves', 'T0,t1,T2', '--id', 'id'],
      ...['--by', 'arm', '--where', 'age>20', '--scales', 'brs'],
    ],
    targets: both,
  },
  {
    name: 'wide',
    about: 'three waves beside each other, matched by row',
    arguments: ['fixtures/emit/data/wide.csv', '--scales', 'brs'],
    targets: both,
  },
  {
    name: 'three',
    about: 'three files of strangers',
    arguments: [
      ...['t0', 't1', 't2'].map((wave) => `fixtures/three-waves/${wave}.csv`),
      ...['--scales', 'brs'],
    ],
    targets: both,
  },
  {
    name: 'strangers',
    about: 'two groups of strangers at two waves',
    arguments: [
      ...['fixtures/three-waves/t0.csv', 'fixtures/three-waves/t1.csv', '--by', 'arm', '--scales', 'brs'],
    ],
    targets: both,
  },
  {
    name: 'formats',
    about: 'a file of SPSS and a workbook, two groups, matched by id',
    arguments: [
      ...['fixtures/emit/data/t0.sav', 'fixtures/emit/data/t1.xlsx', '--id', 'id'],
      ...['--by', 'arm', '--scales', 'brs'],
    ],
    targets: ['r'],
  },
  {
    name: 'items-paired',
    about: 'single items, questions and correlations of people seen twice',
    arguments: [
      ...singleItems('pre', 'post'),
      ...['--id', 'id', '--questions', 'bron,waar_1..waar_4,kanalen', '--correlations', 'spearman'],
    ],
    targets: both,
  },
  {
    name: 'items-groups',
    about: 'single items and questions of three groups once, correlations without error',
    arguments: [
      ...singleItems('post'),
      ...['--by', 'arm', '--questions', 'bron,kanalen', '--correlations', 'disattenuated'],
    ],
    targets: both,
  },
  {
    name: 'items-changes',
    about: 'single items of groups seen twice: their changes compared',
    arguments: [...singleItems('pre', 'post'), '--id', 'id', '--by', 'arm', '--correlations', 'pearson'],
    targets: both,
  },
  {
    name: 'items-strangers',
    about: 'single items of two waves of strangers',
    arguments: [...singleItems('pre', 'post'), '--questions', 'bron'],
    targets: both,
  },
  {
    name: 'items-long',
    about: 'single items and a question at three waves in the rows of one file',
    arguments: [
      ...['fixtures/emit/data/long.csv', '--wave', 'moment', '--waves', 'T0,t1,T2', '--id', 'id'],
      ...['--single-items', '--questions', 'arm', '--scales', 'brs', '--confidence', '0.9'],
    ],
    targets: both,
  },
  {
    name: 'items-wide',
    about: 'single items and a question at three waves beside each other',
    arguments: ['fixtures/emit/data/wide.csv', '--single-items', '--questions', 'arm', '--scales', 'brs'],
    targets: both,
  },
  {
    name: 'leavers-mixed',
    about: 'two groups at three waves with people who left, correlations across waves',
    arguments: [
      ...['t0', 't1', 't2'].map((wave) => `fixtures/three-waves/${wave}.csv`),
      ...['--id', 'id', '--by', 'arm', '--scales', 'brs', '--correlations', 'spearman'],
    ],
    targets: ['r'],
  },
  {
    name: 'leavers-changes',
    about: 'the same by the difference of changes, to one side',
    arguments: [
      ...['t0', 't1'].map((wave) => `fixtures/three-waves/${wave}.csv`),
      ...['--id', 'id', '--by', 'arm', '--scales', 'brs', '--confidence', '0.7', '--no-randomised'],
      ...['--alternative', 'greater'],
    ],
    targets: both,
  },
  {
    name: 'leavers-ancova',
    about: 'two groups at two waves with people who left, 70 % intervals',
    arguments: [
      ...['t0', 't1'].map((wave) => `fixtures/three-waves/${wave}.csv`),
      ...['--id', 'id', '--by', 'arm', '--scales', 'brs', '--confidence', '0.7', '--randomised'],
    ],
    targets: both,
  },
  {
    name: 'single',
    about: 'one wave',
    arguments: [awkward[0]!, ...awkward.slice(2)],
    targets: both,
  },
];

/** Where the script of a case is kept, and what the program printed. */
export function emitFixture(
  name: string,
  target: EmitTarget,
): { readonly script: string; readonly output: string } {
  const base = `fixtures/emit/${name}`;
  return target === 'r'
    ? { script: `${base}.R`, output: `${base}.r-output.txt` }
    : { script: `${base}.sps`, output: `${base}.pspp-output.csv` };
}

/** Which script and which data an output was made from. */
export interface Provenance {
  readonly programs: Readonly<Record<EmitTarget, string>>;
  /** By the name of the output file: SHA-256 of the output, of the script, and of each data file. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const PROVENANCE = 'fixtures/emit/provenance.json';
