import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/index.ts';
import type { Study } from '../../../src/model/study.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

const paired = (file: string) => readFileSync(`fixtures/paired/${file}`, 'utf8');
const studyIn = (path: string): Study => JSON.parse(readFileSync(path, 'utf8'));

async function init(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = temporaryFolder(files);
  const path = join(folder, 'study.json');
  const names = Object.keys(files).map((name) => join(folder, name));
  return { folder, path, ...(await ensureStats('init', ...names, '-o', path, ...args)) };
}

describe('init', () => {
  it('proposes no column by which respondents could be recognised, and repeats no cell of one', async () => {
    const columns = [
      'Naam',
      'IPAddress',
      'RecipientEmail',
      'Woonplaats',
      'StartDate',
      'Wat wilt u nog kwijt?',
      'contact',
    ];
    const rows = paired('pre.csv').trimEnd().split('\n');
    const personal = rows.map((row, index) =>
      index === 0
        ? `${row},${columns.join(',')},geslacht`
        : `${row},Els${index % 3},10.0.0.${index % 3},els${index % 3}@example.org,Gent,2026-03-0${index % 3},${index < 4 ? `klacht ${index}` : ''},${index % 2 ? '0612345678' : '0687654321'},${index % 2 ? 'm' : 'v'}`,
    );
    const { path, status, stderr } = await init({ 'pre.csv': `${personal.join('\n')}\n` });
    expect(status).toBe(0);
    const text = readFileSync(path, 'utf8');
    expect(JSON.parse(text).respondents).toEqual(expect.arrayContaining(['geslacht']));
    for (const column of columns) expect(JSON.parse(text).respondents).not.toContain(column);
    expect(`${text}${stderr}`).not.toMatch(/Els\d|10\.0\.0|example\.org|Gent|klacht|06\d{8}/);
    expect(stderr).toContain('"IPAddress" (IP addresses)');
  });

  it('proposes a question with several answers in a cell, and no text with a semicolon', async () => {
    const channels = [
      'Radio',
      'Krant',
      'Radio;Krant',
      'Een vriend',
      'Krant;Een vriend',
      'Radio;Krant;Een vriend',
    ];
    const file = (name: string) =>
      paired(name)
        .trimEnd()
        .split('\n')
        .map((row, at) =>
          at === 0
            ? `${row},kanalen,opmerking,vaak`
            : `${row},${channels[at % 6]},goed ${at}; maar te lang,${at === 7 ? 'soms; dagelijks' : ['soms', 'dagelijks', 'nooit'][at % 3]}`,
        )
        .join('\n');
    const { path, status, stderr } = await init({ 'pre.csv': file('pre.csv'), 'post.csv': file('post.csv') });
    expect(status, stderr).toBe(0);
    const { questions, respondents = [] } = studyIn(path);
    expect(questions).toEqual(['kanalen']);
    expect(respondents).not.toContain('kanalen');
    expect(`${readFileSync(path, 'utf8')}${stderr}`).not.toContain('maar te lang');
  });

  it('proposes questions of boxes and of yes and no, and none that may be personal', async () => {
    const texts = ['Radio', 'Krant'];
    const withBoxes = (file: string) =>
      paired(file)
        .trimEnd()
        .split('\n')
        .map((row, at) =>
          at === 0
            ? `${row},bron_1,bron_2,weg_1,weg_2,kanaal___1,kanaal___2,rookt,geslacht,contact_1,contact_2`
            : [
                row,
                ...(at % 2 ? ['1', ''] : ['', at % 3 ? '1' : '']),
                ...texts.map((text, place) => (at % (place + 2) ? text : '')),
                ...[at % 2, at % 3 ? 0 : 1, at % 4 ? 'nee' : 'ja', at % 2 ? 'm' : 'v'],
                ...(at === 4 ? ['Els Janssens', ''] : ['', at === 5 ? 'Piet Peeters' : '']),
              ].join(','),
        )
        .join('\n');
    const files = { 'pre.csv': withBoxes('pre.csv'), 'post.csv': withBoxes('post.csv') };
    const { folder, path, status, stderr } = await init(files);
    expect(status).toBe(0);
    const { questions, respondents, scales } = studyIn(path);
    expect(questions).toEqual(['bron', 'weg', 'kanaal', 'rookt']);
    expect(respondents).toEqual(['geslacht']);
    expect(scales).toEqual(['wemwbs', 'brs']);
    expect(stderr).toContain('4 questions outside the scales (bron; weg; kanaal; rookt)');
    expect(readFileSync(join(folder, 'init.html'), 'utf8')).toContain('bron; weg; kanaal; rookt');
    expect(`${readFileSync(path, 'utf8')}${stderr}`).not.toMatch(/Janssens|Peeters/);
    const outputs = [{ what: 'analysis', file: 'all.json' }];
    writeFileSync(path, JSON.stringify({ ...studyIn(path), outputs }));
    expect((await ensureStats('run', path)).status).toBe(0);
    const result: Result = JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8'));
    expect(result.questions).toHaveLength(4);
  });

  it('writes what it finds, and proposes what it cannot know', async () => {
    const { path, status, stderr } = await init({
      'pre.csv': paired('pre.csv'),
      'post.csv': paired('post.csv'),
    });
    expect(status).toBe(0);
    const { groups, scales, match, missing, notes } = studyIn(path);
    expect(groups[0]!.waves).toEqual([
      { id: 'pre', file: 'pre.csv', delimiter: 'comma', encoding: 'utf-8' },
      { id: 'post', file: 'post.csv', delimiter: 'comma', encoding: 'utf-8' },
    ]);
    expect(scales).toEqual(['wemwbs', 'brs']);
    expect([match, missing]).toEqual([undefined, undefined]);
    expect(notes).toHaveLength(1);
    expect(notes![0]).toContain('add "match": { "columns": ["id"] }');
    expect(stderr).toContain(`note: ${notes![0]}`);
  });

  it('writes a file that runs at once', async () => {
    const files = { 'pre.csv': paired('pre.csv'), 'post.csv': paired('post.csv') };
    const { folder, path } = await init(files, '--lang', 'nl');
    const { status, stdout } = await ensureStats('run', path);
    expect(stdout).toBe('9 files written.\n');
    expect(status).toBe(0);
    expect(readdirSync(join(folder, 'results')).sort()).toEqual([
      'all-statistics.xlsx',
      'answers.xlsx',
      'figures',
      'problems.html',
      'reliability.docx',
      'report.html',
      'tables.docx',
    ]);
  });

  it('notes what it proposes in the language of the call', async () => {
    const files = { 'pre.csv': paired('pre.csv'), 'post.csv': paired('post.csv') };
    const { path, stderr } = await init(files, '--lang', 'nl');
    const [note = ''] = studyIn(path).notes!;
    expect(note).toContain('voeg dan "match": { "columns": ["id"] } toe');
    expect(stderr).toContain(`opmerking: ${note}\nLoop het na; daarna: ensure-stats run ${path}\n`);
  });

  it('makes a file for each language', async () => {
    const { path } = await init({ 'pre.csv': paired('pre.csv') }, '--lang', 'nl,en');
    const { languages, outputs } = studyIn(path);
    expect(languages).toEqual(['nl', 'en']);
    for (const output of outputs!)
      expect(output.what === 'figures' ? output.folder : output.file).toContain('-{lang}');
  });

  it('finds the dialects of the ENSURE files, one file alone, and the way from the study to the data', async () => {
    const folder = temporaryFolder();
    for (const file of ['vp-pre.csv', 'ps-pre.tsv']) cpSync(`fixtures/ensure/${file}`, join(folder, file));
    mkdirSync(join(folder, 'study'));
    const path = join(folder, 'study/study.json');
    expect((await ensureStats('init', join(folder, 'vp-pre.csv'), '-o', path)).status).toBe(0);
    expect(studyIn(path)).toMatchObject({
      groups: [
        { waves: [{ id: 'pre', file: '../vp-pre.csv', delimiter: 'semicolon', encoding: 'windows-1252' }] },
      ],
      scales: ['wemwbs', 'brs', 'rses', 'gse', 'fssq', 'lsns6', 'cel'],
      respondents: ['Geslacht', 'Leeftijd', 'Opleiding'],
    });
    expect((await ensureStats('run', path, '--dry-run')).status).toBe(0);
    expect((await ensureStats('init', join(folder, 'ps-pre.tsv'), '-o', path, '--force')).status).toBe(0);
    expect(studyIn(path).groups[0]!.waves[0]).toMatchObject({ delimiter: 'tab' });
  });

  it('takes codes that are no answers for missing, and leaves others to the user', async () => {
    const pre = paired('pre.csv')
      .replace(/\n(\w+),\d/g, '\n$1,99')
      .replace(/,\d\n/, ',NA\n')
      .replace(/,\d\n/, ',22\n');
    const { path } = await init({ 'pre.csv': pre });
    const { missing, notes } = studyIn(path);
    expect(missing).toEqual(['NA', 99]);
    expect(notes!.join('\n')).toMatch(/^99 is in 30 cells of 1 column where it is not an answer/m);
    const { status, stderr } = await ensureStats('run', path);
    expect(stderr).toContain('22 is not in 1–5');
    expect(status).toBe(1);
  });

  it('proposes codes that could be answers, and declares none of them', async () => {
    const lines = ['lsns1,lsns2,lsns3,lsns4,lsns5,lsns6', '1,2,3,4,5,6', '99,0,1,2,0,-1'];
    const { path } = await init({ 'pre.csv': `${lines.join('\n')}\n` });
    const { missing, notes } = studyIn(path);
    expect(missing).toEqual([-1]);
    expect(notes).toContainEqual(
      '99 was read as a count, but files often use it for "no answer"; if so, add "missing": [99].',
    );
  });

  it('never writes an answer', async () => {
    const pre = paired('pre.csv')
      .replaceAll('\nR0', '\nSecret0')
      .replace('\nSecret001,', '\nSecret001,private ');
    const { path, status } = await init({ 'pre.csv': pre });
    expect(status).toBe(0);
    expect(readFileSync(path, 'utf8')).not.toMatch(/Secret|private/);
  });

  it('does not overwrite without --force, and refuses data without a scale', async () => {
    const { path, folder } = await init({ 'pre.csv': paired('pre.csv') });
    const again = await ensureStats('init', join(folder, 'pre.csv'), '-o', path);
    expect(again.stderr).toContain(
      'study.json already exists; choose another name with -o, or replace it with --force',
    );
    expect(again.status).toBe(2);
    expect((await ensureStats('init', join(folder, 'pre.csv'), '-o', path, '--force')).status).toBe(0);
    const none = await init({ 'a.csv': 'x,y\n1,2\n' });
    expect(none.stderr).toContain('No scale was recognised');
    expect(none.status).toBe(2);
    expect(readdirSync(none.folder)).toEqual(['a.csv']);
  });

  it('takes definitions of one’s own', async () => {
    const folder = temporaryFolder();
    cpSync('fixtures/reference/stai_vale_pre.csv', join(folder, 'pre.csv'));
    cpSync('fixtures/scales/stai-state.json', join(folder, 'stai.json'));
    const path = join(folder, 'study.json');
    const { status } = await ensureStats(
      'init',
      join(folder, 'pre.csv'),
      '-o',
      path,
      '--scales',
      join(folder, 'stai.json'),
    );
    expect(status).toBe(0);
    expect((await ensureStats('run', path, '--dry-run')).status).toBe(0);
  });
});

describe('init of a single file that holds the waves', () => {
  const rowsOf = (file: string) =>
    paired(file)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
  const [header = [], ...before] = rowsOf('pre.csv');
  const [, ...after] = rowsOf('post.csv');
  const items = header.slice(1);
  const csv = (rows: readonly (readonly string[])[]) => `${rows.map((row) => row.join(',')).join('\n')}\n`;
  const ids = [...new Set([...before, ...after].map(([id]) => id!))];
  const blank = items.map(() => '');
  const answers = (rows: readonly (readonly string[])[], id: string) =>
    rows.find(([each]) => each === id)?.slice(1) ?? blank;
  const beside = (first: (item: string) => string, second: (item: string) => string) =>
    csv([
      ['id', ...items.map(first), ...items.map(second)],
      ...ids.map((id) => [id, ...answers(before, id), ...answers(after, id)]),
    ]);
  const LAYOUTS: Readonly<Record<string, string>> = {
    long: csv([
      ['id', 'moment', ...items],
      ...after.map(([id, ...cells]) => [id!, 'nameting', ...cells]),
      ...before.map(([id, ...cells]) => [id!, 'voormeting', ...cells]),
    ]),
    'events of REDCap, one of them without the questions': csv([
      ['record_id', 'redcap_event_name', ...items, 'form_complete'],
      ...ids.map((id) => [id, 'screening_arm_1', ...blank, '']),
      ...before.map(([id, ...cells]) => [id!, 'baseline_arm_1', ...cells, '2']),
      ...after.map(([id, ...cells]) => [id!, 'month_3_arm_1', ...cells, '2']),
    ]),
    wide: beside(
      (item) => `${item}_t0`,
      (item) => `${item}_t1`,
    ),
    'wide, the first without an affix': beside(
      (item) => item,
      (item) => `${item}_post`,
    ),
  };

  it.each(Object.entries(LAYOUTS))('%s: the study gives what two files give', async (_, text) => {
    const { folder, path, status, stderr } = await init({ 'all.csv': text });
    expect(status, stderr).toBe(0);
    const study = studyIn(path);
    expect(study.notes?.[0]).toMatch(/^all\.csv holds /);
    writeFileSync(path, JSON.stringify({ ...study, outputs: [{ what: 'analysis', file: 'out.json' }] }));
    const run = await ensureStats('run', path);
    expect(run.status, run.stderr).toBe(0);
    const files = ['pre', 'post'].map((name) => `fixtures/paired/${name}.csv`);
    const { stdout } = await ensureStats('analyse', ...files, '--id', 'id', '--format', 'json');
    const numbers = ({ scales }: Result) =>
      scales.map(({ id, samples, comparisons }) => ({
        id,
        n: samples.map(({ descriptives }) => descriptives?.n),
        pairs: comparisons[0]!.pairs?.n,
        tests: comparisons[0]!.tests.map(({ method, n }) => [method, n]),
        difference: comparisons[0]!.difference!.toPrecision(9),
        t: comparisons[0]!.tests[0]!.statistic!.toPrecision(9),
      }));
    expect(numbers(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')))).toEqual(
      numbers(JSON.parse(stdout)),
    );
  });

  it('says nothing of waves where there is one survey', async () => {
    const { path, stderr } = await init({ 'pre.csv': paired('pre.csv') });
    expect(studyIn(path).groups[0]!.waves).toHaveLength(1);
    expect(studyIn(path).match).toBeUndefined();
    expect(stderr).not.toMatch(/holds \d waves|beside each other/);
  });
});
