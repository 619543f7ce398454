import { Argument, Command } from 'commander';
import type { FigureKind } from '../model/figure-data.ts';
import type { CommandName } from '../model/settings/setting.ts';
import type { CommandLine } from './command-io.ts';
import { declareOptions, examples } from './declare-options.ts';
import { outlineOf } from './outline.ts';
import { SHELLS, type ShellName } from './shells.ts';

/**
 * The commands: what each is called, what its help says, and what it calls, which is loaded then. Their options stand in
 * `model/settings/`.
 */

/** How a command reports its exit status when it is not 0. */
export type SetStatus = (status: 0 | 1 | 2) => void;

type Declare = (program: Command, host: CommandLine, setStatus: SetStatus) => void;

interface Texts {
  readonly usage: string;
  readonly summary?: string;
  readonly description: string;
  /** What stands below the options. */
  readonly note?: string;
  readonly examples: readonly string[];
}

/** A command with its options and its help. */
function declare(parent: Command, name: CommandName, texts: Texts): Command {
  const command = parent.command(texts.usage).description(texts.description);
  if (texts.summary !== undefined) command.summary(texts.summary);
  if (texts.note !== undefined) command.addHelpText('after', texts.note);
  return declareOptions(command, name).addHelpText('after', examples(...texts.examples));
}

/** Declares `analyse`: the report's tables. */
function analyse(program: Command, host: CommandLine): void {
  declare(program, 'analyse', {
    usage: 'analyse <files...>',
    summary: "the report's tables: reliability, pre, post, difference, test, effect size",
    description:
      "The report's tables from one survey, from waves (a file each, in order, or one file with --wave), from groups (--by), or from " +
      'groups at every wave: scores, reliability, the difference of each later wave from the first with its test, interval and ' +
      'effect size. The difference is always later - earlier.',
    examples: [
      'ensure-stats analyse pre.csv post.csv',
      'ensure-stats analyse pre.csv post.csv --id respondent     (paired)',
      'ensure-stats analyse pre.csv post.csv --id initials,birthyear --fuzzy 1 --attrition sex,age',
      'ensure-stats analyse pre.csv post.csv --plot',
      'ensure-stats analyse pre.csv post.csv --sentences -o results.docx',
      'ensure-stats analyse t0.csv t1.csv t2.csv --id respondent     (each wave against the first)',
      'ensure-stats analyse all.csv --wave moment --waves t0,t1,t2 --id respondent',
      'ensure-stats analyse survey.csv --by sex --groups man,woman',
      'ensure-stats analyse pre.csv post.csv --scales brs,my-scale.json -o results.json',
      'ensure-stats analyse pre.csv post.csv --lang nl -o results.docx',
      'ensure-stats analyse pre.csv post.csv --figures effects,answers -o report.html',
      'ensure-stats analyse pre.csv post.csv --details -o results.xlsx',
      'ensure-stats analyse pre.csv --min-cell 5     (small groups withheld)',
      'ensure-stats analyse pre.csv post.csv --style ensure --lang nl',
      'ensure-stats analyse pre.csv post.csv --emit r -o analysis.R',
      'ensure-stats analyse pre.csv --emit spss -o analysis.sps     (SPSS, PSPP)',
      'ensure-stats analyse answers.parquet --by site --emit sql -o scores.sql',
    ],
  })
    .alias('analyze')
    .action(async (paths: string[], options) => {
      if (options.emit === 'sql') {
        const { emitSql } = await import('./commands/emit-sql.ts');
        await emitSql(paths, options, host);
        return;
      }
      if (options.emit !== undefined) {
        const { emitAnalysis } = await import('./commands/emit-analysis.ts');
        await emitAnalysis(paths, options, host);
        return;
      }
      const { analyseCommand } = await import('./commands/analyse.ts');
      if (options.split === undefined) return analyseCommand(paths, options, host);
      const { inParts } = await import('./split.ts');
      await inParts(analyseCommand, paths, options, host, options.minCell ?? 1);
    });
}

/** Declares `validate`: every problem. */
function validate(program: Command, host: CommandLine, setStatus: SetStatus): void {
  declare(program, 'validate', {
    usage: 'validate <files...>',
    summary: 'every problem, by file, row, column, value and rule',
    description:
      'Lists every problem of the files: impossible values, unknown answers, damaged rows, columns that are ambiguous ' +
      'or missing, duplicate ids. With --quality also respondents with unusual answers. Nothing is changed. ' +
      'Exit status 1 when there is an error, 2 when a file cannot be read (the others are checked all the same); warnings leave it at 0.',
    examples: [
      'ensure-stats validate pre.csv post.csv',
      'ensure-stats validate export.csv --id respondent --missing 99',
      'ensure-stats validate export.csv -o problems.xlsx',
      'ensure-stats validate export.csv --quality --max-missing 0.3',
    ],
  }).action(async (files: string[], options) => {
    const { validateCommand } = await import('./commands/validate.ts');
    setStatus(await validateCommand(files, options, host));
  });
}

/** Declares `score`: scores per respondent. */
function score(program: Command, host: CommandLine, setStatus: SetStatus): void {
  declare(program, 'score', {
    usage: 'score <files...>',
    summary: 'scores per respondent, one file or many',
    description:
      'One row per respondent: the id (or the row of the file), and for every scale and subscale the score, ' +
      'the number of items answered, and the band. Several files are joined, with a column for the wave, ' +
      'or scored each to a file of its own with --output-dir. The files of a folder or a pattern are one wave, with a column ' +
      'for the office: the file. Exit status 1 when respondents are set aside with --rejected.',
    examples: [
      'ensure-stats score answers.csv --id respondent -o scores.csv',
      'ensure-stats score pre.csv post.csv --names pre,post -o scores.csv',
      'ensure-stats score answers.csv --id respondent -o scores.xlsx',
      'ensure-stats score answers.sav --id respondent -o scores.sav     (SPSS)',
      'ensure-stats score office-1.csv office-2.csv --output-dir scores',
      'ensure-stats score offices/ --id number --keep sex,age --rejected rejected.csv -o scores.csv',
      "ensure-stats score 'offices/*/pre.xlsx' --csv-style excel-nl -o scores.csv",
    ],
  }).action(async (files: string[], options) => {
    const { scoreCommand } = await import('./commands/score.ts');
    setStatus(await scoreCommand(files, options, host));
  });
}

/** Declares `reliability`: alpha and item statistics. */
function reliability(program: Command, host: CommandLine): void {
  declare(program, 'reliability', {
    usage: 'reliability <file>',
    summary: 'alpha and item statistics',
    description:
      "Cronbach's alpha, raw and standardized, with its interval (Feldt), and per item the mean, the standard " +
      'deviation, the correlation with the rest of the scale, and alpha without the item. On respondents who ' +
      'answered every item, unless --alpha says otherwise.',
    examples: [
      'ensure-stats reliability survey.csv',
      'ensure-stats reliability survey.csv --scales my-scale.json --format csv',
      'ensure-stats reliability survey.csv --alpha pairwise',
      'ensure-stats reliability survey.csv --details',
      'ensure-stats reliability survey.csv -o reliability.html',
    ],
  }).action(async (file: string, options) => {
    const { reliabilityCommand } = await import('./commands/analyse.ts');
    await reliabilityCommand([file], options, host);
  });
}

/** Declares `describe`: who answered, and how. */
function describe(program: Command, host: CommandLine): void {
  declare(program, 'describe', {
    usage: 'describe <files...>',
    summary: "respondents' table and item frequencies",
    description:
      'Who answered and how: counts and per cent of the columns you name, and of every answer of every item, ' +
      'also those that nobody chose; by file, or by group within one file.',
    examples: [
      'ensure-stats describe pre.csv --columns sex,age,education',
      'ensure-stats describe clients.csv staff.csv --names Clients,Staff --columns sex,age --no-items',
      'ensure-stats describe course.csv --scales course-exit',
      'ensure-stats describe pre.csv post.csv --columns sex,age -o respondents.docx',
    ],
  }).action(async (files: string[], options) => {
    const { describeCommand } = await import('./commands/describe.ts');
    await describeCommand(files, options, host);
  });
}

/** What `plot` can draw, in the order of its help. */
export const PLOT_KINDS: Readonly<Record<FigureKind, string>> = {
  effects: 'forest plot: effect sizes with intervals',
  means: 'dot and interval: the mean of every score, per wave',
  trends: 'means over the waves, a line per group, with intervals',
  'mean-changes': 'change since the first wave, a line per group, with intervals',
  scores: 'raincloud per scale: distribution, quartiles, mean, respondents',
  change: 'line per matched respondent, by reliable change (needs --id)',
  answers: 'diverging stacked bars of the answers to every item, per scale',
  items: 'item-rest correlation and alpha without the item, per scale',
  missing: 'map of missing answers, per item',
  choices: 'each difference with one choice changed (specification curve)',
};

/** Declares `plot`: figures. */
function plot(program: Command, host: CommandLine): void {
  const all = { ...PLOT_KINDS, all: 'every kind that the data allow, with --output-dir' };
  const width = Math.max(...Object.keys(all).map(({ length }) => length));
  const kinds = Object.entries(all).map(([kind, what]) => `  ${kind.padEnd(width)} ${what}`);
  declare(program, 'plot', {
    usage: 'plot',
    summary: 'figures as SVG or PNG, with a text alternative',
    description:
      'Figures for a report, 160 mm wide, legible in print and without colour, each with its numbers as a text ' +
      `alternative. Kinds:\n\n${kinds.join('\n')}`,
    note: '\nDots, lines and distributions show single respondents: they are left out of\ngroups of fewer than 10.',
    examples: [
      'ensure-stats plot effects pre.csv post.csv -o effects.svg',
      'ensure-stats plot answers pre.csv post.csv --scales brs -o answers.png --lang nl',
      'ensure-stats plot change pre.csv post.csv --id respondent --reliability brs=0.69 --output-dir figures',
      'ensure-stats plot all pre.csv post.csv --output-dir figures --format png',
    ],
  })
    .addArgument(new Argument('<kind>', 'what to draw').choices([...Object.keys(PLOT_KINDS), 'all']))
    .argument('<files...>', 'the waves in order, a file each, or one file')
    .action(async (kind: string, files: string[], options) => {
      const { plotCommand } = await import('./commands/plot.ts');
      await plotCommand(kind, files, options, host);
    });
}

/** Declares `report`: the whole evaluation as one document. */
function report(program: Command, host: CommandLine): void {
  declare(program, 'report', {
    usage: 'report <files...>',
    summary: 'the whole evaluation as one document: a web page or a Word file',
    description:
      'The whole evaluation as one document: what was asked, the flow of respondents, reliability, scores and ' +
      'their comparison in tables, sentences and figures, the answers to every item, data quality, methods, ' +
      'warnings, references, and every number as JSON inside the file. Groups of fewer than --min-cell ' +
      'respondents are withheld; no row, id or single answer is in it.',
    examples: [
      'ensure-stats report pre.csv post.csv -o report.docx',
      'ensure-stats report pre.csv post.csv --columns sex,age --lang nl -o verslag.docx',
      'ensure-stats report pre.csv post.csv --id respondent --attrition sex,age -o report.html',
      'ensure-stats report survey.csv --by sex --groups man,woman --title "Men and women" -o report.html',
      'ensure-stats report pre.csv post.csv --split site -o "report-{split}.docx"',
      'ensure-stats report pre.csv post.csv --date 2026-11-21 --no-figures -o report.docx',
    ],
  }).action(async (files: string[], options) => {
    const { REPORT_MIN_CELL, reportCommand } = await import('./commands/report.ts');
    if (options.split === undefined) return reportCommand(files, options, host);
    const { inParts } = await import('./split.ts');
    await inParts(reportCommand, files, options, host, options.minCell ?? REPORT_MIN_CELL);
  });
}

/** Declares `init`: a first study file. */
function init(program: Command, host: CommandLine): void {
  declare(program, 'init', {
    usage: 'init <files...>',
    summary: 'write a first study file from what the files show',
    description:
      'Writes a first study file for "ensure-stats run": the files with the delimiter and encoding that were found, the scales ' +
      'that are whole in them, codes that seem to mean "no answer", and outputs with names to begin with. Columns that may ' +
      'name the respondents are proposed in its notes, not used. Questions that belong to no scale get drafted definitions (scales/), and ' +
      'init.html lists every guess, every proposal, and the columns that nothing uses. Files of a folder are waves in the order ' +
      'of time that their names say. No answer of a respondent is written into it.',
    examples: [
      'ensure-stats init pre.csv post.csv',
      'ensure-stats init answers/',
      'ensure-stats init pre.csv post.csv -o evaluation/study.json --lang nl,en',
    ],
  }).action(async (files: string[], options) => {
    const { initCommand } = await import('./commands/init.ts');
    await initCommand(files, options, host);
  });
}

/** Declares `plan`: what a study decides before its data are there. */
function plan(program: Command, host: CommandLine): void {
  declare(program, 'plan', {
    usage: 'plan <study>',
    summary: 'freeze what a study file decides, before the data are there',
    description:
      'Writes what a study file decides (groups and waves, scales with the hashes of their definitions, rows that are left out, tests, ' +
      '"protocol") into the file that its key "plan" names, with the date and a hash that any later change breaks. No data are needed. ' +
      '"run" then says at the end of every report what was done as planned and what was not. A plan proves its date only where a ' +
      'copy of it, or its hash, is lodged with somebody else, such as OSF, AsPredicted or an ethics committee. An existing plan ' +
      'is replaced only with --force, and the new one names the old one.',
    examples: ['ensure-stats plan study.json', 'ensure-stats plan study.json --lang nl -o plan.docx'],
  }).action(async (study: string, options) => {
    const { planCommand } = await import('./commands/plan.ts');
    await planCommand(study, options, host);
  });
}

/** Declares `run`: everything that a study file asks for. */
function run(program: Command, host: CommandLine, setStatus: SetStatus): void {
  declare(program, 'run', {
    usage: 'run <study>',
    summary: 'make everything that a study file asks for, in one go',
    description:
      'Makes everything that a study file asks for: tables, reports, figures, scores, scripts, and published tables recomputed ' +
      'from the data. All files are read and checked first, and all outputs made, before one is written; each is written ' +
      'whole or not at all, and the same study gives the same bytes. Paths in the study file start from its folder. For its ' +
      'keys see schemas/study.schema.json; "ensure-stats init" writes a first one. Exit status 1 for findings in the data ' +
      '(only lists of problems are written then) and for a published table that does not reproduce.',
    examples: [
      'ensure-stats run study.json',
      'ensure-stats run study.json --dry-run',
      'ensure-stats run study.json --output-dir results',
    ],
  }).action(async (study: string, options) => {
    const { runCommand } = await import('./commands/run.ts');
    setStatus(await runCommand(study, options, host));
  });
}

/** Declares `verify`: a published table against data. */
function verify(program: Command, host: CommandLine, setStatus: SetStatus): void {
  declare(program, 'verify', {
    usage: 'verify <table>',
    summary: 'recompute a published table from data, cell by cell',
    description:
      'Recomputes every cell of a published table (JSON, see schemas/published.schema.json, or the simple delimited text of ' +
      '"audit") from the answers, rounds as ' +
      'printed, and says of each: reproduced, differs by rounding, differs, or not computable. Where a cell differs, ' +
      'other conventions are tried, and those that give the printed number are named. Cells that the table calls ' +
      'known do not fail. Exit status 1 when another cell does not reproduce. With --draft it makes a first such table from the ' +
      'JSON of "analyse", or from the tables of a CSV, Markdown or Word file; guesses stand in "draft" and are refused until decided.',
    examples: [
      'ensure-stats verify --draft result.json -o table.json',
      'ensure-stats verify --draft report.docx -o table.json',
      'ensure-stats verify table.json --data pre.csv post.csv',
      'ensure-stats verify report.json --data clients=c1.csv,c2.csv staff=s1.csv',
      'ensure-stats verify report.json --data study.json',
      'ensure-stats verify table.csv --data pre.csv post.csv',
      'ensure-stats verify report.json --details -o verification.xlsx',
      'ensure-stats verify report.json --format github     (GitHub Actions)',
    ],
  }).action(async (table: string, options, own: Command) => {
    const given = Object.keys(options).filter((name) => own.getOptionValueSource(name) === 'cli');
    const { verifyCommand } = await import('./commands/verify.ts');
    setStatus(await verifyCommand(table, options, given, host));
  });
}

/** Declares `audit`: a published table without its data. */
function audit(program: Command, host: CommandLine, setStatus: SetStatus): void {
  declare(program, 'audit', {
    usage: 'audit [table]',
    summary: 'check a published table, or the tests in a text, without data',
    description:
      'Finds numbers of a published table that are impossible or inconsistent, without any data: means and SDs that ' +
      'whole answers cannot give (GRIM, GRIMMER, DEBIT), p, t, intervals and effect sizes against means, SDs and n, ' +
      'percentages and totals against counts, claims printed twice, and tests that were mixed. The table is JSON (see ' +
      'schemas/published.schema.json) or delimited text with columns scale, group, wave, n, mean, sd, difference, p. Exit ' +
      'status 1 when something is impossible or inconsistent that the table does not call known.',
    examples: [
      'ensure-stats audit report.published.json',
      'ensure-stats audit table.csv --lang nl',
      'ensure-stats audit --text report.docx',
      'ensure-stats audit --text report.pdf --format json',
    ],
  }).action(async (table: string | undefined, options) => {
    const { auditCommand } = await import('./commands/audit.ts');
    setStatus(await auditCommand(table, options, host));
  });
}

/** Declares `simulate`: synthetic answers for a published table. */
function simulate(program: Command, host: CommandLine): void {
  declare(program, 'simulate', {
    usage: 'simulate <table>',
    summary: 'make synthetic answers that give a published table',
    description:
      'Makes item answers whose scores have the printed n, means and SDs, and where it is printed Cronbach’s alpha, for ' +
      'demonstrations and tests. Nobody gave these answers: file names, the first column and SYNTHETIC.md say so. Exit ' +
      'status 1 when no whole answers can give a printed mean and SD.',
    examples: ['ensure-stats simulate report.published.json -o synthetic --seed 1'],
  }).action(async (table: string, options) => {
    const { simulateCommand } = await import('./commands/simulate.ts');
    await simulateCommand(table, options, host);
  });
}

/** Declares `entry` and its subcommands. */
function entry(program: Command, host: CommandLine, setStatus: SetStatus): void {
  const command = program
    .command('entry')
    .description('Questionnaires on paper: a form to type into, two typists compared, decisions applied.')
    .summary('questionnaires on paper: a form to type into, two typists compared');
  declare(command, 'entry template', {
    usage: 'template <scales...>',
    description:
      'A form to type questionnaires into: one row for each, a column for each question, drop-down lists and ranges that refuse an ' +
      'answer that there is not while it is typed, and sheets that say what to type for a blank, two crosses or what cannot be ' +
      'read. As .docx a sheet of codes to print and lay beside the questionnaires.',
    examples: [
      'ensure-stats entry template brs gse -o entry.xlsx',
      'ensure-stats entry template brs gse --columns number,sex,age --labels sex:1=Man,2=Vrouw --lang nl -o invoer.xlsx',
      'ensure-stats entry template brs my-scale.json -o codes.docx',
    ],
  }).action(async (scales: string[], options) => {
    const { templateCommand } = await import('./commands/entry-template.ts');
    await templateCommand(scales, options, host);
  });
  declare(command, 'entry compare', {
    usage: 'compare <first> <second>',
    description:
      'Compares two files in which two people typed the same questionnaires: forms that only one has, ids that stand twice, ' +
      'every cell in which they differ with both values and what it does to the scores, the worst first, and how far they ' +
      'agree (differences per 10,000 cells, Wilson interval). It is a working document: it names ids and repeats ' +
      'answers. Exit status 1 while anything differs.',
    examples: [
      'ensure-stats entry compare typist1.xlsx typist2.xlsx --id number',
      'ensure-stats entry compare typist1.csv typist2.csv --id office,number --scales brs,gse',
      'ensure-stats entry compare typist1.xlsx typist2.xlsx --id number --lang nl -o decisions.xlsx',
    ],
  }).action(async (first: string, second: string, options) => {
    const { compareCommand } = await import('./commands/entry.ts');
    setStatus(await compareCommand([first, second], options, host));
  });
  declare(command, 'entry apply', {
    usage: 'apply <decisions>',
    description:
      'Writes the answers of a typed file with the decisions in it: a workbook of "entry compare" in which every cell has ' +
      'its right value, or a file of corrections. A cell that does not hold what was compared is an error, and so is one that was ' +
      'doubted and not decided (exit status 1). The typed file stays as it is.',
    examples: [
      'ensure-stats entry apply decisions.xlsx --to typist1.xlsx -o final.csv',
      'ensure-stats entry apply decisions.xlsx --to typist1.xlsx -o final.csv --trail corrections.csv',
      'ensure-stats entry apply corrections.csv --to typist1.xlsx -o final.csv',
    ],
  }).action(async (decisions: string, options) => {
    const { applyCommand } = await import('./commands/entry-apply.ts');
    await applyCommand(decisions, options, host);
  });
}

/** Declares `scales` and its subcommands. */
function scales(program: Command, host: CommandLine, setStatus: SetStatus): void {
  const command = program.command('scales').description('The scale definitions: built in, and your own.');
  declare(command, 'scales list', {
    usage: 'list',
    description: 'The built-in scales, all or those that a search finds.',
    examples: [
      'ensure-stats scales list',
      'ensure-stats scales list --search loneliness',
      'ensure-stats scales list -o scales.xlsx',
    ],
  }).action(async (options) => {
    const { listScales } = await import('./commands/scales.ts');
    await listScales(options, host);
  });
  declare(command, 'scales show', {
    usage: 'show <scale>',
    description: 'A definition as JSON, to read or to start your own from.',
    examples: ['ensure-stats scales show brs', 'ensure-stats scales show brs -o my-scale.json'],
  }).action(async (scale: string, options) => {
    const { showScale } = await import('./commands/scales.ts');
    await showScale(scale, options, host);
  });
  declare(command, 'scales check', {
    usage: 'check [scales...]',
    description:
      'Checks definitions: their form, what their parts say about each other, and their worked examples. ' +
      'Without a name, all built-in scales. Exit status 1 when an example or a rule fails, 2 when a file is broken.',
    examples: ['ensure-stats scales check', 'ensure-stats scales check my-scale.json'],
  }).action(async (names: string[], options) => {
    const { checkScales } = await import('./commands/scales.ts');
    setStatus(await checkScales(names, options, host));
  });
  declare(command, 'scales draft', {
    usage: 'draft <sources...>',
    description:
      'Drafts definitions for the questions of survey exports that belong to no built-in scale, or of the questionnaire itself (.qsf, .lss, .osd, XLSForm, REDCap dictionary): ids, texts, ordered answers and range, and ' +
      'items that run against the rest are marked. What no source declares is a guess and stands in "draft"; commands refuse ' +
      'such a definition until it is decided, or take every guess with --accept-draft. Answers of respondents are not in it, ' +
      'only the answers that a question offers to all.',
    examples: [
      'ensure-stats scales draft pre.csv post.csv -o steun.json',
      'ensure-stats scales draft survey.qsf pre.csv -o steun.json',
      'ensure-stats scales draft survey.csv --columns 7-14 --name Steun --reverse 3,5 -o steun.json',
      'ensure-stats report pre.csv post.csv --scales steun.json --accept-draft -o report.docx',
    ],
  }).action(async (sources: string[], options) => {
    const { draftScalesCommand } = await import('./commands/draft-scales.ts');
    await draftScalesCommand(sources, options, host);
  });
  declare(command, 'scales schema', {
    usage: 'schema',
    description: 'The JSON Schema of a scale definition, for editors.',
    examples: ['ensure-stats scales schema -o scale.schema.json'],
  }).action(async (options) => {
    const { printSchema } = await import('./commands/scales.ts');
    await printSchema(options, host);
  });
}

/** Declares `completion`: what the shell completes. */
function completion(program: Command, host: CommandLine): void {
  program
    .command('completion')
    .summary('a script that lets the shell complete commands, options and scales')
    .description(
      'Prints a script that lets the shell complete commands, options, their values, scales and files when Tab is pressed. ' +
        'Its first lines say where it goes.',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText(
      'after',
      examples('eval "$(ensure-stats completion bash)"', 'eval "$(ensure-stats completion zsh)"'),
    )
    .action(async (shell: ShellName) => {
      // This command was declared alone; a script needs them all.
      const all = new Command('ensure-stats');
      for (const declareOne of COMMANDS.values()) declareOne(all, host, () => {});
      const { completionCommand } = await import('./commands/completion.ts');
      await completionCommand(shell, outlineOf(all), host);
    });
}

/** In the order of the help. */
export const COMMANDS: ReadonlyMap<string, Declare> = new Map([
  ['analyse', analyse],
  ['validate', validate],
  ['score', score],
  ['reliability', reliability],
  ['describe', describe],
  ['plot', plot],
  ['report', report],
  ['init', init],
  ['plan', plan],
  ['run', run],
  ['verify', verify],
  ['audit', audit],
  ['simulate', simulate],
  ['entry', entry],
  ['scales', scales],
  ['completion', completion],
]);
