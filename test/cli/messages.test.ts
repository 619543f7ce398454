import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Validation } from '../../src/analysis/validate.ts';
import type { Result } from '../../src/model/result.ts';
import { ensureStats, folderOfAllTests } from '../helpers/command.ts';

const BRS = 'brs1,brs2,brs3,brs4,brs5,brs6';

/** Blanks at which no line breaks are blanks to whoever reads. */
function read(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const folder = folderOfAllTests();
const files: Readonly<Record<string, string>> = {
  'fout.csv': `${BRS}\n1,2,3,4,5,1\n\n\n1,2,22,4,5,1\n2,2,3,NA,5,4\n`,
  'scheef.csv': `${BRS}\n1,2,3,4,5\n1,2,3,4,5,1\n`,
  'leeg.csv': '',
  'dubbel.csv': `code,${BRS}\nA1,1,2,3,4,5,1\na1,2,2,3,4,4,4\n`,
  'nameting.csv': `code,${BRS}\nA1,1,2,3,4,5,1\nB2,2,2,3,4,4,4\n`,
  'onbekend.csv': 'vraag;antwoord\n1;2\n',
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
const file = (name: string) => join(folder, name);

describe('errors on the screen', () => {
  it.each([
    [
      'nl',
      'fout.csv',
      1,
      'fout: "brs3" van fout.csv, rij 5: 22 valt buiten 1–5 (brs3) fout: "brs4" van fout.csv, rij 6: "NA" is geen antwoord van dit item; betekent het "geen antwoord", gebruik dan --missing "NA" (brs4) 2 waarden zijn onmogelijk, dus er is niets berekend.',
    ],
    [
      'fr',
      'fout.csv',
      1,
      'erreur : « brs3 » de fout.csv, ligne 5 : 22 n’est pas dans l’étendue 1–5 (brs3) erreur : « brs4 » de fout.csv, ligne 6 : "NA" n’est pas une réponse de cet item ; si cela signifie « sans réponse », utilisez --missing "NA" (brs4) 2 valeurs sont impossibles ; rien n’a donc été calculé.',
    ],
    ['nl', 'scheef.csv', 2, 'fout: scheef.csv, rij 2 (regel 2): de rij heeft 5 cellen, de kopregel 6:'],
    [
      'fr',
      'scheef.csv',
      2,
      'erreur : scheef.csv, ligne 2 (ligne 2 du fichier) : la ligne a 5 cellules, l’en-tête en a 6 :',
    ],
    ['nl', 'leeg.csv', 2, 'fout: leeg.csv is leeg: er moet een kopregel in staan en een rij per respondent.'],
    ['fr', 'leeg.csv', 2, 'erreur : leeg.csv est vide : il faut un en-tête et une ligne par répondant.'],
    ['nl', 'onbekend.csv', 2, 'De kolommen zijn onbekend.csv: "vraag", "antwoord".'],
    ['nl', 'is-er-niet.csv', 2, 'is-er-niet.csv kan niet worden gelezen: er is geen bestand met die naam'],
    ['fr', 'is-er-niet.csv', 2, 'is-er-niet.csv : ce fichier n’existe pas'],
  ] as const)('in %s: %s', async (lang, name, status, sentence) => {
    const run = await ensureStats('analyse', file(name), `--lang=${lang}`);
    expect(read(run.stderr)).toContain(sentence);
    expect(run.status).toBe(status);
    expect(run.stdout).toBe('');
  });

  it('stay as they were in English', async () => {
    const { stderr } = await ensureStats('analyse', file('fout.csv'));
    expect(stderr).toContain('error: "brs3" of fout.csv, row 5: 22 is not in 1–5 (brs3)\n');
    expect(stderr).toContain('2 values are impossible, so nothing was computed.');
  });

  it('name both rows of an id that stands twice', async () => {
    const { stderr } = await ensureStats(
      'analyse',
      file('dubbel.csv'),
      file('nameting.csv'),
      '--id',
      'code',
      '--lang',
      'nl',
    );
    expect(read(stderr)).toContain(
      'fout: "code" van dubbel.csv: in rij 2 staat "A1" en in rij 3 staat "a1": hetzelfde id, afgezien van hoofdletters',
    );
  });
});

describe('warnings', () => {
  it('are said in the language on the screen and in the document, with their figures', async () => {
    const run = await ensureStats(
      'analyse',
      file('fout.csv'),
      '--invalid',
      'missing',
      '--lang',
      'nl',
      '--details',
    );
    expect(run.status).toBe(0);
    expect(read(run.stderr)).toContain(
      'opmerking: fout.csv: 2 lege rijen tussen de andere zijn overgeslagen; de eerste is rij 3 (regel 3).',
    );
    expect(read(run.stdout)).toContain(
      'fout.csv: 2 lege rijen tussen de andere zijn overgeslagen; de eerste is rij 3 (regel 3).',
    );
    // The settings below the tables count them as well.
    expect(read(run.stderr)).toContain('fout.csv: 2 onmogelijke waarden zijn als ontbrekend behandeld');
  });

  it('carry their facts in JSON', async () => {
    const { stdout } = await ensureStats(
      'analyse',
      file('fout.csv'),
      '--invalid',
      'missing',
      '--format',
      'json',
    );
    const { warnings } = JSON.parse(stdout) as Result;
    expect(warnings).toContainEqual({
      code: 'blank-rows',
      severity: 'note',
      file: 'fout.csv',
      message: 'fout.csv: 2 blank rows between the others were skipped; the first is row 3 (line 3).',
      values: { file: 'fout.csv', row: 3, line: 3, count: 2 },
    });
    expect(warnings).toContainEqual({
      code: 'invalid-set-missing',
      file: 'fout.csv',
      message: 'fout.csv: 2 impossible values were treated as missing',
      values: { file: 'fout.csv', count: 2 },
    });
  });
});

describe('validate', () => {
  it.each([
    ['nl', 'fout.csv: 2 lege rijen tussen de andere zijn overgeslagen; de eerste is rij 3 (regel 3).'],
    [
      'fr',
      'fout.csv : 2 lignes vides ont été ignorées entre les autres ; la première est la ligne 3 (ligne 3 du fichier).',
    ],
  ] as const)('says in %s what concerns a whole file', async (lang, sentence) => {
    for (const format of ['table', 'markdown', 'html', 'latex'] as const) {
      const { stdout, status } = await ensureStats(
        'validate',
        file('fout.csv'),
        '--lang',
        lang,
        '--format',
        format,
      );
      const text = stdout.replace(/<[^>]+>|\\textit|[{}*]|~/g, ' ').replaceAll('\\', '');
      expect(read(text), format).toContain(sentence);
      expect(status).toBe(1);
    }
  });

  it('keeps machine forms the same in every language', async () => {
    const printed = (lang: string) =>
      ensureStats('validate', file('fout.csv'), '--lang', lang, '--format', 'json');
    const [english, dutch] = [await printed('en'), await printed('nl')];
    expect(dutch.stdout).toBe(english.stdout);
    const { problems } = JSON.parse(dutch.stdout) as Validation;
    expect(problems.find(({ code }) => code === 'out-of-range')?.values).toEqual({
      file: 'fout.csv',
      row: 5,
      column: 'brs3',
      value: '22',
      item: 'brs3',
      min: 1,
      max: 5,
    });
  });
});

describe('what is said of the work', () => {
  it.each([
    ['en', (path: string) => `Wrote ${path}\n`],
    ['nl', (path: string) => `${path} is geschreven\n`],
    ['fr', (path: string) => `${path} a été écrit\n`],
  ] as const)('is in the language of the call: %s', async (lang, sentence) => {
    const path = join(folder, `uit-${lang}.json`);
    const { stderr, status } = await ensureStats('analyse', file('nameting.csv'), '-o', path, '--lang', lang);
    expect(stderr).toContain(sentence(path));
    expect(status).toBe(0);
  });
});
