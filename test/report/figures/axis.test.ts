import { describe, expect, it } from 'vitest';
import { rangeAxis, roundAxis } from '../../../src/report/figures/axis.ts';
import { textWidth, wrapToWidth } from '../../../src/report/figures/text-measure.ts';

describe('axes', () => {
  it('run from one round value to another', () => {
    expect(roundAxis(-0.7, 1.4, 5)).toEqual({ domain: [-1, 1.5], ticks: [-1, -0.5, 0, 0.5, 1, 1.5] });
    expect(roundAxis(0, 66, 8)).toEqual({ domain: [0, 70], ticks: [0, 10, 20, 30, 40, 50, 60, 70] });
    expect(roundAxis(0.61, 0.69, 4)).toEqual({
      domain: [0.6, 0.7],
      ticks: [0.6, 0.62, 0.64, 0.66, 0.68, 0.7],
    });
  });

  it('of a range have its ends, and round values that leave them room', () => {
    expect(rangeAxis(14, 70, 5)).toEqual({ domain: [14, 70], ticks: [14, 20, 30, 40, 50, 60, 70] });
    expect(rangeAxis(1, 5, 5)).toEqual({ domain: [1, 5], ticks: [1, 2, 3, 4, 5] });
    expect(rangeAxis(1, 7, 8).ticks).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(rangeAxis(1, 7, 5).ticks).toEqual([1, 3, 5, 7]);
    expect(rangeAxis(0, 30, 5)).toEqual({ domain: [0, 30], ticks: [0, 5, 10, 15, 20, 25, 30] });
  });
});

describe('the width of text', () => {
  // Adobe's metrics of Helvetica: A 667, W 944, i 222, space 278, per cent 889 thousandths.
  it('is that of Helvetica and Arial', () => {
    expect(textWidth('AWi', 10)).toBeCloseTo(18.33, 10);
    expect(textWidth('5 %', 1000)).toBeCloseTo(556 + 278 + 889, 10);
  });

  it('decides where lines end', () => {
    const lines = wrapToWidth(
      'Het is moeilijk voor mij om te herstellen wanneer er iets ergs is gebeurd.',
      120,
      9.4,
    );
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(textWidth(line, 9.4)).toBeLessThanOrEqual(120);
    expect(lines.join(' ')).toBe(
      'Het is moeilijk voor mij om te herstellen wanneer er iets ergs is gebeurd.',
    );
  });

  it('cuts what has no room, with an ellipsis that has', () => {
    const [only, ...rest] = wrapToWidth('Arbeidsongeschiktheidsverzekering voor allen', 60, 9.4, {
      lines: 1,
    });
    expect(rest).toEqual([]);
    expect(only).toMatch(/…$/);
    expect(textWidth(only!, 9.4)).toBeLessThanOrEqual(60);
  });
});
