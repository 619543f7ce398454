import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Warning } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { asCsv, oddWaves, openScale } from '../helpers/odd-samples.ts';
import { partsOf, textOf as textOfXml } from '../helpers/office.ts';

const BRS = 'id,brs1,brs2,brs3,brs4,brs5,brs6';
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
const ENSURE = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];

/** What the facts of a warning look like where a table gives them in words of its own. */
const OTHERWISE: Readonly<Record<string, (values: Readonly<Record<string, unknown>>) => RegExp>> = {
  'proration-used': ({ prorated }) => new RegExp(`[Pp]rorated.*\\b${prorated}\\b`),
  'invalid-set-missing': ({ count }) => new RegExp(`treated as missing.*\\b${count}\\b`),
  'unmatched-ids': ({ paired, preOnly, postOnly }) =>
    new RegExp(`\\b${paired}\\b.*\\b${preOnly}\\b.*\\b${postOnly}\\b`),
};

/** Text on one line, whatever it was marked up with. */
function unmarked(text: string): string {
  return (
    text
      .replace(/<[^>]*>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
      // What people read has the sign, the JSON a hyphen.
      .replaceAll('−', '-')
      .replace(/\s+/g, ' ')
  );
}

/** A line is wrapped at a space, or within a long word. */
function flat(text: string): string {
  return unmarked(text).replaceAll(' ', '');
}

function occurrences(text: string, message: string): number {
  const sought = message.replace(/\s+/g, '').replaceAll('−', '-');
  // A note begins with a capital where the message on stderr follows a word that marks it.
  const asNote = sought.slice(0, 1).toUpperCase() + sought.slice(1);
  const forms = new Set([sought, asNote]);
  return [...forms].reduce((sum, form) => sum + flat(text).split(form).length - 1, 0);
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  if (path.endsWith('.docx')) return textOfXml(partsOf(bytes).get('word/document.xml')!);
  // The data of a page for programs are no words for its reader.
  return bytes.toString('utf8').replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '');
}

/** Every warning of the JSON: in a document or on stderr, not on both and not nowhere; of a table on the screen, on stderr. */
async function expectOnce(command: readonly string[], form: string): Promise<Warning[]> {
  const folder = temporaryFolder();
  const json = await ensureStats(...command, '--format', 'json');
  expect(json.status, json.stderr).toBe(0);
  const { warnings } = JSON.parse(json.stdout) as { warnings: Warning[] };
  for (const { message } of warnings.slice(0, 20)) expect(occurrences(json.stderr, message)).toBe(1);
  const output = join(folder, `out.${form}`);
  const shown = await ensureStats(...command, ...(form === 'table' ? [] : ['-o', output]));
  expect(shown.status, shown.stderr).toBe(0);
  const printed = form === 'table' ? shown.stdout : textOf(output);
  let told = 0;
  for (const { code, message, values = {} } of warnings) {
    const [here, there] = [occurrences(printed, message), occurrences(shown.stderr, message)];
    const place = `${command.join(' ')} (${form}): ${message}\n${printed}\n${shown.stderr}`;
    // On the screen everything goes to stderr, whatever the notes hold.
    if (form === 'table') {
      expect(there, place).toBe(1);
      continue;
    }
    const inWords = OTHERWISE[code]?.(values).test(unmarked(printed)) ?? false;
    if (there === 1) expect(here, place).toBe(0);
    else {
      expect(there, place).toBe(0);
      expect(here > 0 || inWords, place).toBe(true);
      told++;
    }
  }
  const counted = / remarks? on the data (is|are) in the notes of .*out/.test(shown.stderr);
  expect(counted, shown.stderr).toBe(form !== 'table' && told > 0);
  return warnings;
}

const ANSWERS = ['5,1,5,1,5,1', '1,5,1,,1,4', '2,3,,3,,4', '2,3,1,3,3,4', '4,2,4,2,5,2'];
const rows = (ids: readonly string[], answers: readonly string[] = ANSWERS) =>
  `${BRS}\n${ids.map((id, index) => `${id},${answers[index % answers.length]}`).join('\n')}\n`;

/** Files, how they are analysed, and a warning that they give. */
const CASES: readonly (readonly [Readonly<Record<string, string>>, readonly string[], string])[] = [
  [{ 'a.csv': rows(['p1', 'p2', 'p3']), 'b.csv': rows(['p1', 'p2', 'p3']) }, [], 'same-scores'],
  [{ 'a.csv': rows(['p1', 'p2']), 'b.csv': rows(['p1', 'p2', 'p4', 'p5']) }, ['--id', 'id'], 'unmatched-ids'],
  [
    { 'a.csv': rows(['', 'ab2', 'ab35', 'q']), 'b.csv': rows(['ab2', 'ab36', 'r', '', 'x']) },
    ['--id', 'id', '--fuzzy', '1'],
    'blank-id',
  ],
  [{ 'a.csv': rows(['p1', 'p2', 'p3'], ['5,1,9,1,5,1']) }, ['--invalid', 'missing'], 'invalid-set-missing'],
  [{ 'a.csv': rows(['p1', 'p2', 'p3'], ['3,3,3,3,3,3']), 'b.csv': rows(['p1', 'p2']) }, [], 'zero-variance'],
  [
    { 'a.csv': rows(['p1', 'p2', 'p3'], ['5,5,5,5,5,5', '2,2,2,2,2,2', '4,4,3,4,4,4']) },
    [],
    'negative-item-rest-correlation',
  ],
];

describe('a remark on the data is said once, where its reader looks', () => {
  it.each(CASES)('%#: %o %j', async (files, options, code) => {
    const folder = temporaryFolder(files);
    const command = ['analyse', ...Object.keys(files).map((name) => join(folder, name)), ...options];
    for (const form of ['table', 'docx', 'html']) {
      const codes = (await expectOnce(command, form)).map((warning) => warning.code);
      expect(codes).toContain(code);
      await expectOnce([...command, '--style', 'ensure'], form);
    }
    await expectOnce([...command, '--details'], 'table');
    await expectOnce(
      ['reliability', command[1]!, ...options.filter((word) => word === '--invalid' || word === 'missing')],
      'html',
    );
  });

  it.each([PAIRED, ENSURE])('in the fixtures %s and %s', async (...files) => {
    for (const form of ['table', 'docx', 'html']) {
      for (const style of ['apa', 'ensure']) await expectOnce(['analyse', ...files, '--style', style], form);
      await expectOnce(['describe', ...files], form);
      await expectOnce(['reliability', files[0]!], form);
    }
  });

  it('in files in which statistics break down', async () => {
    const folder = temporaryFolder({ 'q.json': JSON.stringify(openScale(3, 2)) });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        oddWaves(3),
        fc.constantFrom('table', 'docx', 'html'),
        fc.constantFrom([], ['--style', 'ensure'], ['--id', 'id'], ['--alpha', 'pairwise']),
        async ([first, second], form, options) => {
          const paths = ['a.csv', 'b.csv'].map((name) => join(folder, name));
          for (const [index, answers] of [first, second].entries())
            writeFileSync(paths[index]!, asCsv(answers));
          const command = ['analyse', ...paths, '--scales', join(folder, 'q.json'), ...options];
          for (const { code } of await expectOnce(command, form)) seen.add(code);
        },
      ),
      { numRuns: 40, seed: 5 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['zero-variance', 'few-respondents', 'test-not-computable']),
    );
  });

  it('with the count in the language of the call', async () => {
    const folder = temporaryFolder({ 'a.csv': rows(['p1', 'p2'], ANSWERS) });
    const said = async (...words: readonly string[]) =>
      (await ensureStats('analyse', join(folder, 'a.csv'), ...words)).stderr;
    expect(await said('--format', 'html', '--lang', 'nl')).toContain(
      'opmerkingen over de gegevens staan in de noten van de uitvoer',
    );
    expect(await said('--format', 'html', '--lang', 'fr')).toContain(
      'remarques sur les données figurent dans les notes de la sortie',
    );
    expect(await said()).not.toContain('remark');
  });

  it('in full on stderr where the output withholds numbers', async () => {
    const folder = temporaryFolder({ 'a.csv': rows(['p1', 'p2', 'p3', 'p4']) });
    const { stderr } = await ensureStats('analyse', join(folder, 'a.csv'), '--min-cell', '5');
    expect(stderr).toContain('prorated from at least 5 of the 6 items');
  });
});
