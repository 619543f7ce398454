import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { options } from '../../src/generated/options.ts';
import { ensureStats, folderOfAllTests } from '../helpers/command.ts';

/**
 * Every option of the commands that read answers has an effect in some call, or is refused or remarked on in every one: what is typed is
 * never passed over in silence.
 */

const folder = folderOfAllTests();
const inFolder = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** The pair of waves with a group, a yes/no question, two answers in a cell, a remark and a status beside. */
function withColumns(name: string, wave: number): string {
  const [header, ...rows] = readFileSync(`fixtures/paired/${name}.csv`, 'utf8').trim().split('\n');
  const more = rows.map((row, at) =>
    [
      row,
      at % 2 === 0 ? 'control' : 'training',
      at % 3 === wave % 3 ? 'yes' : 'no',
      at % 4 === 0 ? 'north' : 'south',
    ].join(','),
  );
  return inFolder(`${name}.csv`, [`${header},arm,smokes,site`, ...more].join('\n'));
}
const PRE = withColumns('pre', 0);
const POST = withColumns('post', 1);
const LONG = inFolder(
  'long.csv',
  [PRE, POST]
    .flatMap((path, wave) => {
      const [header, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
      return [
        ...(wave === 0 ? [`${header},moment`] : []),
        ...rows.map((row) => `${row},${wave === 0 ? 'before' : 'after'}`),
      ];
    })
    .join('\n'),
);
const DIRTY = inFolder(
  'dirty.csv',
  `${readFileSync(PRE, 'utf8').replace(/,4\n/, ',9\n')}`.replace('R002,', 'R002,9'),
);
const RAGGED = inFolder('ragged.csv', `${readFileSync(PRE, 'utf8')}\nR999,1,2\n`);
/** Beside the scale a column of sentences, a scale with gaps and decimals, and an id that differs in capitals. */
const REMARKS = inFolder(
  'remarks.csv',
  readFileSync(PRE, 'utf8')
    .trim()
    .split('\n')
    .map(
      (row, at) =>
        `${at === 5 ? row.replace(/,\d,/, ',,') : row},${at === 0 ? 'remark' : `all went well ${at}`}`,
    )
    .join('\n'),
);
const LOWER = inFolder('lower.csv', readFileSync(POST, 'utf8').replaceAll('R0', 'r0'));
const TWICE = inFolder(
  'twice.csv',
  `${readFileSync(PRE, 'utf8')}\n${readFileSync(PRE, 'utf8').split('\n')[1]!.replace('R001', 'r001')}`,
);
const AMBIGUOUS = inFolder(
  'ambiguous.csv',
  readFileSync(PRE, 'utf8').replace(/^(R\d+),(\d),/gm, '$1,"1,234",'),
);
const DRAFT = inFolder(
  'draft.json',
  JSON.stringify({
    ...(JSON.parse(readFileSync('scales/brs.json', 'utf8')) as object),
    examples: undefined,
    bands: undefined,
    ...{ id: 'own', draft: { undecided: [{ item: 'brs1', what: 'reverse', why: 'made up' }] } },
  }),
);
const CORRECTIONS = inFolder('corrections.csv', 'id,column,old,new\nR001,brs1,4,5\n');

/** What is typed behind an option; several where one is the default already. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  scales: ['brs', DRAFT],
  id: ['id'],
  fuzzy: ['1'],
  attrition: ['site'],
  baseline: ['site'],
  wave: ['moment'],
  waves: ['before,after', 'T1,T2'],
  by: ['arm'],
  groups: ['training,control'],
  labels: ['arm:control=Control group', 'site:north=North'],
  personal: ['remark'],
  test: ['student', 'welch', 'paired'],
  alpha: ['pairwise'],
  alternative: ['greater'],
  nonInferiority: ['0.5'],
  questions: ['smokes'],
  equivalence: ['-1,1'],
  correlations: ['pearson', 'spearman', 'none'],
  overlap: ['5'],
  split: ['site'],
  bootstrap: ['200'],
  seed: ['7'],
  reliability: ['0.8', 'brs=0.8'],
  norms: ['brs:functional=3.6/0.7'],
  population: ['brs=3.5/0.7'],
  confidence: ['0.9'],
  missing: ['2'],
  answers: ['Zelden=2', 'brs:7=5'],
  invalid: ['missing'],
  platform: ['none', 'qualtrics'],
  drop: ['test'],
  where: ['site=north'],
  corrections: [CORRECTIONS],
  damaged: ['skip'],
  delimiter: ['comma', 'semicolon'],
  encoding: ['utf-8', 'utf-16le', 'windows-1252'],
  decimal: ['comma', 'point'],
  sheet: ['2'],
  format: ['json', 'csv', 'html'],
  output: [join(folder, 'out.csv'), join(folder, 'out.html')],
  csvStyle: ['excel-nl'],
  outputDir: [join(folder, 'figures')],
  lang: ['nl'],
  style: ['ensure', 'journal'],
  minCell: ['12'],
  figures: ['means', 'effects'],
  emit: ['r', 'sql'],
  dialect: ['postgresql'],
  columns: ['site'],
  keep: ['site'],
  rejected: [join(folder, 'rejected.csv')],
  names: ['First,Second', 'First'],
  sd: ['brs=0.7'],
  title: ['A title'],
  date: ['2026-01-02'],
  maxMissing: ['0.01'],
  longString: ['2'],
  minVariability: ['3'],
  minConsistency: ['0.9'],
  outlierP: ['0.5'],
  table: ['answers', 'people'],
};

/** Calls of a command, in which options may have an effect. */
const CALLS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  analyse: [
    [PRE],
    [PRE, POST],
    [PRE, POST, '--id', 'id'],
    [PRE, '--by', 'arm'],
    [PRE, POST, '--by', 'arm', '--id', 'id'],
    [LONG, '--id', 'id'],
    [DIRTY],
    [RAGGED],
    [PRE, POST, '--bootstrap', '200'],
    [PRE, '--format', 'csv'],
    [PRE, '--format', 'html'],
    [PRE, '--emit', 'sql'],
    [REMARKS, '--by', 'remark'],
    [AMBIGUOUS],
    [PRE, LOWER, '--id', 'id'],
    [PRE, '--scales', DRAFT],
  ],
  report: [
    [PRE, POST, '--format', 'html'],
    [PRE, POST, '--id', 'id', '--format', 'html'],
    [PRE, '--by', 'arm', '--format', 'html'],
    [PRE, POST, '--by', 'arm', '--id', 'id', '--format', 'html'],
    [LONG, '--id', 'id', '--format', 'html'],
    [DIRTY, '--format', 'html'],
    [RAGGED, '--format', 'html'],
    [PRE, POST, '--bootstrap', '200', '--format', 'html'],
    [PRE, POST, '--format', 'html'],
    [REMARKS, '--by', 'remark', '--format', 'html'],
    [RAGGED],
    [PRE, '--scales', DRAFT, '--format', 'html'],
    [AMBIGUOUS, '--format', 'html'],
  ],
  reliability: [
    [PRE],
    [AMBIGUOUS],
    [PRE, '--scales', DRAFT],
    [LONG],
    [DIRTY],
    [RAGGED],
    [PRE, '--format', 'csv'],
  ],
  describe: [
    [PRE],
    [REMARKS, '--columns', 'remark'],
    [AMBIGUOUS],
    [PRE, '--scales', DRAFT],
    [PRE, POST],
    [LONG],
    [DIRTY],
    [RAGGED],
    [PRE, '--columns', 'site'],
    [PRE, '--format', 'csv'],
  ],
  score: [
    [PRE],
    [REMARKS, '--keep', 'remark'],
    [AMBIGUOUS],
    [PRE, '--scales', DRAFT],
    [TWICE, '--id', 'id'],
    [PRE, POST, '--output-dir', join(folder, 'scores')],
    [LONG, '--id', 'id'],
    [DIRTY],
    [RAGGED],
    [PRE, '--format', 'csv'],
  ],
  validate: [
    [PRE],
    [AMBIGUOUS],
    [PRE, '--scales', DRAFT],
    [TWICE, '--id', 'id'],
    [DIRTY],
    [RAGGED],
    [LONG],
    [PRE, '--quality'],
    [PRE, '--format', 'csv'],
  ],
  plot: [
    ['means', REMARKS, '--by', 'remark'],
    ['means', AMBIGUOUS],
    ['means', PRE, '--scales', DRAFT],
    ['change', REMARKS, POST, '--id', 'id', '--scales', 'brs'],
    ['change', PRE, LOWER, '--id', 'id', '--scales', 'brs'],
    ['scores', REMARKS, '--scales', 'brs'],
    ['means', PRE, POST],
    ['means', PRE, '--by', 'arm'],
    ['change', PRE, POST, '--id', 'id', '--scales', 'brs'],
    ['scores', PRE, POST, '--scales', 'brs'],
    ['effects', PRE, POST],
    ['means', LONG, '--id', 'id'],
    ['means', DIRTY],
    ['means', RAGGED],
    ['effects', PRE, '--by', 'arm'],
  ],
};

const known = new Map<string, string>();
async function outcome(args: readonly string[]): Promise<string> {
  const key = args.join(' ');
  const said = known.get(key);
  if (said !== undefined) return said;
  const figure = join(folder, 'figure.svg');
  const drawn =
    args[0] === 'plot' &&
    !args.includes('-o') &&
    !args.includes('--output') &&
    !args.includes('--output-dir');
  const { status, stdout, stderr } = await ensureStats(...args, ...(drawn ? ['-o', figure] : []));
  const text = [status, stdout, stderr, drawn && status === 0 ? readFileSync(figure, 'utf8') : ''].join('\n');
  known.set(key, text);
  return text;
}

it.each(Object.keys(CALLS))(
  'every option of %s has an effect, or says why it has none',
  async (command) => {
    const ignored: string[] = [];
    for (const { name, flags } of options[command as keyof typeof options]) {
      const flag = /--[a-z-]+/.exec(flags)![0];
      const takesValue = /[<[]/.test(flags);
      const typed = takesValue ? (TYPED[name] ?? ['']) : [null];
      let hasEffect = false;
      for (const call of CALLS[command]!) {
        if (hasEffect || call.includes(flag)) continue;
        const before = await outcome([command, ...call]);
        for (const value of typed) {
          const after = await outcome([command, ...call, flag, ...(value === null ? [] : [value])]);
          if (after !== before) hasEffect = true;
        }
      }
      if (!hasEffect) ignored.push(flag);
    }
    expect(ignored).toEqual([]);
  },
  600_000,
);
