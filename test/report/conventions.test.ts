import { describe, expect, it } from 'vitest';
import { dateText } from '../../src/report/conventions.ts';

describe('dateText', () => {
  it('writes a date as each language does', () => {
    expect(dateText('2026-11-21', 'en')).toBe('November 21, 2026');
    expect(dateText('2026-11-21', 'nl')).toBe('21 november 2026');
    expect(dateText('2026-11-21', 'fr')).toBe('21 novembre 2026');
  });

  it('makes the first of the month an ordinal in French only', () => {
    expect(dateText('2026-05-01', 'en')).toBe('May 1, 2026');
    expect(dateText('2026-05-01', 'nl')).toBe('1 mei 2026');
    expect(dateText('2026-05-01', 'fr')).toBe('1er mai 2026');
    expect(dateText('2026-08-11', 'fr')).toBe('11 août 2026');
  });

  it('takes the date of a time stamp as it is written', () => {
    expect(dateText('2026-11-21T23:59:59.999Z', 'nl')).toBe('21 november 2026');
  });

  it('knows the calendar', () => {
    expect(dateText('2024-02-29', 'en')).toBe('February 29, 2024');
    for (const wrong of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-3',
      '21-11-2026',
      '',
    ]) {
      expect(() => dateText(wrong, 'en'), wrong).toThrow(RangeError);
    }
  });

  it('has the month names that the runtime knows', () => {
    for (const language of ['en', 'nl', 'fr'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
      for (let month = 0; month < 12; month++) {
        const iso = `2026-${String(month + 1).padStart(2, '0')}-15`;
        expect(dateText(iso, language)).toContain(format.format(new Date(Date.UTC(2026, month, 15))));
      }
    }
  });
});
