import { describe, expect, it } from 'vitest';
import { type EmitInput, emitPlan } from '../../src/analysis/emit-plan.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { EmitPlan } from '../../src/model/emit-plan.ts';
import type { Scale } from '../../src/model/scale.ts';
import { emitScript } from '../../src/report/emit/index.ts';

const scale: Scale = {
  id: 'hours',
  version: '1.0.0',
  name: { en: 'Hours' },
  direction: 'neutral',
  response: { min: 0, max: null, step: 0.001, labels: [{ value: 0, text: { en: ['None'], nl: ['Geen'] } }] },
  items: [{ id: 'h1' }, { id: 'h2' }],
  score: { aggregate: 'sum' },
  citation: 'Made up.',
  licence: 'None.',
};

async function planOf(texts: readonly string[], settings: Partial<AnalysisSettings> = {}): Promise<EmitPlan> {
  const inputs = await Promise.all(
    texts.map(async (text, index): Promise<EmitInput> => {
      const name = index === 0 ? 'pre.csv' : 'post.csv';
      const dataset = await openDataset(bytesSource(name, text));
      return { wave: index === 0 ? 'pre' : 'post', dataset, sha256: null, path: `data/${name}` };
    }),
  );
  return emitPlan(inputs, { ...defaultSettings, candidates: [], requested: [scale], ...settings });
}

describe('emitPlan', () => {
  it('keeps the path of the user and where the respondents begin', async () => {
    const { files } = await planOf(['sep=;\n"h\n1";h2;note\n1;2;"a\nb"\n']);
    expect(files[0]).toMatchObject({
      path: 'data/pre.csv',
      form: { kind: 'text', encoding: 'utf-8', delimiter: ';' },
      firstLine: 4,
      brokenRow: 2,
      rows: 1,
    });
    expect(files[0]!.columns.map(({ name }) => name)).toEqual(['h 1', 'h2', 'note']);
  });

  it('lists cells that are no plain numbers, and only those that occur', async () => {
    const { scales } = await planOf(['h1;h2\n1;Geen\n 2 ;99\n;-5\n0,5;1,5\n'], {
      missing: ['99'],
      invalid: 'missing',
    });
    expect(scales[0]!.answers).toEqual([
      [
        { cell: 'Geen', value: 0, kind: 'answer' },
        { cell: '0,5', value: 0.5, kind: 'answer' },
        { cell: '1,5', value: 1.5, kind: 'answer' },
        { cell: '-5', value: null, kind: 'impossible' },
        { cell: '99', value: null, kind: 'missing' },
      ],
    ]);
  });

  it('gives a cell that means two things in two columns a table each', async () => {
    const { scales } = await planOf(['h1;h2\n1.234;1.234\n2.5;1.234,5\n']);
    expect(scales[0]!.items.map(({ columns }) => columns[0]!.answers)).toEqual([0, 1]);
    expect(scales[0]!.answers).toEqual([
      [],
      [
        { cell: '1.234', value: 1234, kind: 'answer' },
        { cell: '1.234,5', value: 1234.5, kind: 'answer' },
      ],
    ]);
  });

  it('knows the cells of each group, however they are padded, in the order of the comparison', async () => {
    const { waves, groups, samples, contrasts } = await planOf(
      ['g,h1,h2\nb,1,2\n a,1,2\na\u00a0,2,2\n,1,1\n?,2,1\n'],
      {
        by: 'g',
        groups: ['b', 'a'],
        missing: ['?'],
      },
    );
    expect(groups).toEqual(['b', 'a']);
    expect(waves[0]).toMatchObject({
      rows: null,
      groups: [
        { column: 0, cells: ['b'] },
        { column: 0, cells: ['a', 'a\u00a0'] },
      ],
    });
    expect(samples.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(contrasts).toEqual([{ kind: 'groups', first: 0, second: 1 }]);
  });

  it('learns how ids are spelled, and keeps none of them', async () => {
    const plan = await planOf(['id,h1,h2\nZoë 07,1,2\nan na,1,1\n', 'id,h1,h2\nzoe7,1,2\nanna,2,1\n'], {
      id: 'id',
    });
    expect(plan.matching).toEqual({
      id: 'id',
      comparison: 'normalised',
      fuzzy: 0,
      letters: [{ from: 'ë', to: 'e' }],
      blanks: true,
      zeros: true,
    });
    for (const target of ['r', 'spss'] as const) {
      const script = emitScript(plan, target);
      for (const id of ['Zoë', 'Zo\\u00eb', 'an na', 'anna', 'zoe7']) expect(script).not.toContain(id);
    }
  });

  it('takes ids as they are written where asked to', async () => {
    const plan = await planOf(['id,h1,h2\nZoe\u0308,1,2\n', 'id,h1,h2\nZoë,1,2\n'], {
      id: 'id',
      idComparison: 'as-written',
    });
    expect(plan.matching?.letters).toEqual([{ from: 'e\u0308', to: 'ë' }]);
  });

  it('refuses an id whose blanks and digits a script would join otherwise', async () => {
    const texts = ['id,h1,h2\n١ ٢,1,2\n', 'id,h1,h2\nb,1,2\n'];
    await expect(planOf(texts, { id: 'id' })).rejects.toThrow(
      'pre.csv, row 2: the id in this row is written in a way',
    );
  });
});
