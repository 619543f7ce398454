import { describe, expect, it } from 'vitest';
import {
  renderDescribe,
  renderProblems,
  renderReliability,
  renderResult,
} from '../../../src/report/index.ts';
import { described, oneScale, twoWaves } from '../example-results.ts';

describe('json', () => {
  it('is the result itself, unrounded, whatever the style and language', async () => {
    const text = await renderResult(twoWaves, { format: 'json', lang: 'nl', style: 'ensure' });
    expect(JSON.parse(text)).toEqual(twoWaves);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(await renderReliability(oneScale, { format: 'json' }))).toEqual(oneScale);
    expect(JSON.parse(await renderDescribe(described, { format: 'json' }))).toEqual(described);
  });

  it('is the whole report of problems', async () => {
    const report = { schema: 'ensure-stats/problems/1', errors: 0, problems: [] };
    expect(JSON.parse(await renderProblems(report, { format: 'json' }))).toEqual(report);
  });
});
