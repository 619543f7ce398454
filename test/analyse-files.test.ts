import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { librarySettings } from '../src/generated/library-settings.ts';
import {
  type AnalyseFilesSettings,
  analyse,
  analyseFiles,
  bytesSource,
  defaultSettings,
  describe as describeData,
  openDataset,
  UserError,
  validate,
} from '../src/index.ts';
import { entries } from '../src/model/settings/schema.ts';
import { ensureStats, temporaryFolder } from './helpers/command.ts';

const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
const ENSURE = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];

/** The same choice as a setting and as the words of an option. */
const CHOICES: readonly (readonly [AnalyseFilesSettings, readonly string[]])[] = [
  [{ id: 'id' }, ['--id', 'id']],
  [{ id: 'id', fuzzy: 1 }, ['--id', 'id', '--fuzzy', '1']],
  [{ id: 'id', idExact: true }, ['--id', 'id', '--id-exact']],
  [{ scales: ['brs'] }, ['--scales', 'brs']],
  [{ confidence: 0.9 }, ['--confidence', '0.9']],
  [{ test: 'mann-whitney' }, ['--test', 'mann-whitney']],
  [{ minCell: 5 }, ['--min-cell', '5']],
  [{ alpha: 'pairwise' }, ['--alpha', 'pairwise']],
  [{ singleItems: true }, ['--single-items']],
  [{ waves: ['Spring', 'Autumn'] }, ['--waves', 'Spring,Autumn']],
  [{ missing: ['99', '1,5'] }, ['--missing', '99,"1,5"']],
  [{ invalid: 'missing' }, ['--invalid', 'missing']],
  [{ equivalence: { lower: -0.3, upper: 0.3, unit: 'standardized' } }, ['--equivalence', '-0.3d,0.3d']],
  [{ bootstrap: 100, seed: 7 }, ['--bootstrap', '100', '--seed', '7']],
  [{ choices: true, correlations: 'spearman' }, ['--choices', '--correlations', 'spearman']],
];

describe('analyseFiles', () => {
  it('gives what the command prints, whatever is chosen', async () => {
    for (const [settings, words] of [[{}, []] as const, ...CHOICES]) {
      const { stdout } = await ensureStats('analyse', ...PAIRED, ...words, '--format', 'json');
      expect(JSON.parse(JSON.stringify(await analyseFiles(PAIRED, settings))), words.join(' ')).toEqual(
        JSON.parse(stdout),
      );
    }
  });

  it('gives it with several choices at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...CHOICES], { minLength: 2, maxLength: 4 }), async (chosen) => {
        const settings = Object.assign({}, ...chosen.map(([given]) => given)) as AnalyseFilesSettings;
        // An option that two of them have is typed once.
        const words = [...new Set(chosen.flatMap(([, typed]) => typed.join(' ').split(/ (?=--)/)))].flatMap(
          (typed) => typed.split(' '),
        );
        const command = await ensureStats('analyse', ...PAIRED, ...words, '--format', 'json');
        const found = await analyseFiles(PAIRED, settings).then(
          (result) => ({ result: JSON.parse(JSON.stringify(result)) as unknown }),
          (error: UserError) => ({ error }),
        );
        if ('error' in found) {
          expect(found.error).toBeInstanceOf(UserError);
          expect(command.status).toBe(found.error.status);
          for (const { message } of found.error.problems) expect(command.stderr).toContain(message);
        } else expect(found.result).toEqual(JSON.parse(command.stdout));
      }),
      { numRuns: 12 },
    );
  });

  it('takes every option of the command that says how files are read and what is computed', () => {
    const set = (name: string) => entries.get(name as never)!.set;
    expect(librarySettings.map(set).every((name) => name !== 'form' && name !== 'own')).toBe(true);
    const ofCommand = [...entries].filter(([, { commands }]) => commands.includes('analyse'));
    const others = ofCommand.map(([name]) => name).filter((name) => !librarySettings.includes(name as never));
    // Several results, the negative of another option, and the form of the output.
    expect(others.filter((name) => set(name) !== 'form' && set(name) !== 'own')).toEqual([
      'split',
      'noRandomised',
    ]);
  });

  it.each([
    [{ confidence: 95 }, 'settings.confidence: must lie between 0 and 1'],
    [{ tests: 'welch' }, 'settings.tests: is not a known key; did you mean test?'],
    [{ test: 'welsh' }, 'did you mean "welch"?'],
    [{ scales: 'brs' }, 'settings.scales: must be a list, not "brs"'],
    [{ attrition: ['sex'] }, '--attrition'],
    [{ seed: 1 }, '--seed'],
    [{ id: 'nobody' }, 'nobody'],
  ])('refuses %j', async (settings, message) => {
    const refused = analyseFiles(ENSURE, settings as AnalyseFilesSettings);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toMatchObject({ status: 2, message: expect.stringContaining(message) });
  });

  it('refuses paths that are none', async () => {
    await expect(analyseFiles([])).rejects.toThrow('paths: must have at least one entry');
    await expect(analyseFiles('pre.csv' as never)).rejects.toThrow('paths: must be a list, not "pre.csv"');
    await expect(analyseFiles(['nowhere.csv'])).rejects.toMatchObject({ status: 2 });
  });

  it('says every impossible answer with its place', async () => {
    const path = 'fixtures/damaged/typing-errors.csv';
    const error = await analyseFiles([path]).then(
      () => null,
      (refusal: UserError) => refusal,
    );
    expect(error?.status).toBe(1);
    expect(error?.problems[0]).toMatchObject({
      file: 'typing-errors.csv',
      row: 3,
      column: 'brs2',
      value: '22',
    });
    expect((await ensureStats('analyse', path)).stderr).toContain(error?.problems[0]?.message);
  });

  it('reads a pattern as one wave', async () => {
    const folder = temporaryFolder({ 'a/1.csv': 'brs1\n', 'b.csv': 'x' });
    await expect(analyseFiles([join(folder, 'a/*.csv')])).rejects.toThrow(UserError);
  });
});

describe('data in memory', () => {
  const text = `id,${[1, 2, 3, 4, 5, 6].map((item) => `brs${item}`).join()}\n1,1,2,3,4,5,1\n2,2,2,3,4,4,1\n3,5,2,3,1,5,2\n`;
  const inputs = async () => [{ wave: 'pre', dataset: await openDataset(bytesSource('a.csv', text)) }];

  it('needs neither scales nor hashes nor settings', async () => {
    const folder = temporaryFolder({ 'a.csv': text });
    const [file] = (await analyseFiles([join(folder, 'a.csv')])).inputs;
    const result = await analyse(await inputs());
    expect(result.scales.map(({ id }) => id)).toEqual(['brs']);
    expect(result.inputs).toEqual([{ ...file, sha256: null }]);
    const { detail } = defaultSettings;
    expect(detail).toBe('full');
  });

  it('is described and checked the same way', async () => {
    const { scales, respondents } = await describeData(await inputs(), { columns: ['brs1'] });
    expect(scales[0]?.items.length).toBe(6);
    expect(respondents.map(({ column }) => column)).toEqual(['brs1']);
    expect((await validate(await inputs())).errors).toBe(0);
  });
});
