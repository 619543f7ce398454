import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/analysis/settings.ts';
import { makeReport } from '../../src/cli/report-document.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { DescribeResult } from '../../src/model/result.ts';
import { countsIn } from '../analysis/withhold/counts.ts';
import { mood } from '../analysis/withhold/files.ts';
import { agreeing, numbersFrom, revealed } from '../analysis/withhold/tables.ts';
import { bySample, type ResultBySample } from '../helpers/by-sample.ts';

const MIN_CELL = 5;
const isSmall = (count: number | null | undefined) => count != null && count > 0 && count < MIN_CELL;

interface Data {
  readonly result: ResultBySample;
  readonly described: DescribeResult;
  readonly respondents: DescribeResult | null;
}

/** Two waves of some of the same people, with ages, gaps and values that few have. */
function study(seed: number, size: number): string[] {
  const random = numbersFrom(seed);
  const stays = 4 + random(7);
  const people = Array.from({ length: size }, (_, index) => ({
    id: `person-${String(index + 1).padStart(3, '0')}x${String.fromCharCode(97 + random(26))}`,
    sex: random(9) === 0 ? '' : random(4) === 0 ? 'man' : 'woman',
    age: random(12) === 0 ? '' : String(18 + random(60)),
    level: random(3),
  }));
  return [0, 1].map(() => {
    const rows = people
      .filter(() => random(10) < stays)
      .map(({ id, sex, age, level }) => {
        const answer = () => (random(14) === 0 ? '' : String(Math.min(5, 1 + level + random(3))));
        return [random(20) === 0 ? '' : id, sex, age, answer(), answer(), answer()].join(',');
      });
    return `id,sex,age,m1,m2,m3\n${rows.join('\n')}\n`;
  });
}

/** The report on it as a page, and the data in the page. */
async function reported(texts: readonly string[]): Promise<{ page: string; data: Data }> {
  const inputs = await Promise.all(
    texts.map(async (text, index) => ({
      wave: ['pre', 'post'][index]!,
      dataset: await openDataset(bytesSource(`wave-${index + 1}.csv`, text), {}),
      sha256: null,
    })),
  );
  const settings = {
    ...defaultSettings,
    candidates: [mood],
    id: 'id',
    attrition: ['sex', 'age'],
    detail: 'full' as const,
    minCell: MIN_CELL,
  };
  const { rendered } = await makeReport(inputs, settings, {
    ...{ format: 'html', language: 'en', style: 'apa', title: 'T', date: '2026-11-21' },
    ...{ columns: ['sex', 'age'], figures: false, pageNumbers: false },
  });
  const page = String(rendered);
  const data = JSON.parse(/<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(page)![1]!);
  return { page, data: { ...data, result: bySample(data.result) } };
}

/** Cells of the page's tables with the lowest heading over them, and that of their row. */
function cellsOf(page: string): { heading: string; row: string; text: string }[] {
  return [...page.matchAll(/<table.*?<\/table>/gs)].flatMap(([table]) => {
    const grid: string[][] = [];
    [...table.matchAll(/<tr.*?<\/tr>/gs)].forEach(([row], at) => {
      for (const [, attributes, html] of row.matchAll(/<t[hd]([^>]*)>(.*?)<\/t[hd]>/gs)) {
        const span = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(attributes!)?.[1] ?? 1);
        const text = html!.replace(/<[^>]*>/g, '').trim();
        let column = 0;
        while (grid[at]?.[column] !== undefined) column++;
        for (let down = 0; down < span('rowspan'); down++)
          for (let right = 0; right < span('colspan'); right++) {
            const line = grid[at + down] ?? [];
            line[column + right] = text;
            grid[at + down] = line;
          }
      }
    });
    const heads = [...(/<thead.*?<\/thead>/s.exec(table)?.[0] ?? '').matchAll(/<tr/g)].length;
    const headings = grid[heads - 1] ?? [];
    return grid
      .slice(heads)
      .flatMap((row) => row.map((text, column) => ({ heading: headings[column] ?? '', row: row[0]!, text })));
  });
}

describe('a report of any small study', () => {
  it('prints no number of fewer than five respondents, and none that could be worked out', async () => {
    let items = 0;
    let counts = 0;
    let quantities = 0;
    let withheldPairs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 8, max: 34 }),
        async (seed, size) => {
          const texts = study(seed, size);
          if (texts.some((text) => text.trim().split('\n').length < 3)) return;
          const { page, data } = await reported(texts);
          for (const part of [data.result, data.described, data.respondents])
            expect(
              countsIn(part, '').filter(([path, count]) => isSmall(count) && !path.includes('.ci')),
            ).toEqual([]);
          // In the text: under every heading of counts, and wherever a count stands before its share.
          for (const { heading, row, text } of cellsOf(page)) {
            const count =
              /^(\d+) \(\d+\)$/.exec(text)?.[1] ?? (/^(n|n .*|.* n|Missing)$/i.test(heading) ? text : '');
            if (/^\d+$/.test(count)) counts++;
            expect(isSmall(/^\d+$/.test(count) ? Number(count) : null), `${row}, ${heading}: ${text}`).toBe(
              false,
            );
          }
          expect(page).not.toMatch(/person-\d/);

          items += auditItems(data);
          for (const { numbers } of data.respondents?.respondents ?? [])
            for (const own of numbers ?? []) {
              quantities++;
              expect([own.min, own.max]).toEqual([null, null]);
              if (own.n === null) expect([own.mean, own.sd, own.median]).toEqual([null, null, null]);
            }
          for (const quantity of data.result.attrition?.quantities ?? []) {
            const { stayed, left, undecided } = quantity;
            quantities++;
            if ([stayed.n, left.n, undecided].includes(null))
              expect([stayed.mean, stayed.sd, left.mean, left.sd, quantity.test.difference]).toEqual([
                ...[null, null, null, null, null],
              ]);
          }
          for (const { rowCounts } of data.result.inputs)
            if (rowCounts.respondents === null)
              expect([rowCounts.inFile, rowCounts.used]).toEqual([null, null]);
          for (const score of data.result.scales.flatMap((scale) => [scale, ...scale.subscales])) {
            const pairs = score.comparison?.pairs;
            const overlap = data.result.flow?.scores.find(
              ({ scale, subscale }) => (subscale ?? scale) === score.id,
            )?.overlap;
            if (pairs == null || overlap == null) continue;
            // Beside everybody's mean, that of the pairs would be that of those who were seen once.
            if (overlap.preOnly === null || overlap.postOnly === null) {
              withheldPairs++;
              expect(pairs.means).toEqual([null, null]);
              expect(pairs.sds).toEqual([null, null]);
            }
          }
        },
      ),
      { numRuns: 25, seed: 5 },
    );
    expect(counts).toBeGreaterThan(500);
    expect(items).toBeGreaterThan(50);
    expect(quantities).toBeGreaterThan(10);
    expect(withheldPairs).toBeGreaterThan(3);
  }, 60_000);
});

/** Tries every table of answers that agrees with all that is printed about each item; how many items had something withheld. */
function auditItems({ result, described }: Data): number {
  let audited = 0;
  for (const { id, items } of described.scales) {
    const scale = result.scales.find((each) => each.id === id)!;
    for (const [group, sample] of described.samples.entries()) {
      const name = sample.group ?? sample.wave!;
      for (const item of items) {
        const n = item.n[group] ?? null;
        const printed = item.options.map(({ counts }) => counts[group] ?? null);
        if (n === null || !printed.includes(null)) continue;
        audited++;
        const mean = item.mean[group] ?? null;
        const sd = item.sd[group] ?? null;
        const value = (place: number) =>
          item.reversed ? 6 - item.options[place]!.value : item.options[place]!.value;
        const tables = agreeing(printed, n).filter((table) => {
          if (mean === null || sd === null) return true;
          const sum = table.reduce((total, count, place) => total + count * value(place), 0);
          const squares = table.reduce((total, count, place) => total + count * value(place) ** 2, 0);
          return (
            Math.abs(sum / n - mean) < 1e-9 &&
            Math.abs((squares - sum ** 2 / n) / Math.max(1, n - 1) - sd ** 2) < 1e-9
          );
        });
        // Of an answer that nobody can have given there is nothing to know.
        const certain = revealed(printed, tables).filter((cell) => tables.some((table) => table[cell] !== 0));
        expect(certain, `${item.id} in ${name}: ${printed}, n = ${n}, M = ${mean}, SD = ${sd}`).toEqual([]);
        // The same item in the reliability: the same numbers, of the same people, or none.
        for (const own of [scale, ...scale.subscales].flatMap(({ reliability }) =>
          (reliability[name]?.items ?? []).filter((each) => each.id === item.id && each.mean !== null),
        )) {
          expect(own.n).toBe(n);
          expect(own.mean).toBeCloseTo(mean!, 9);
        }
      }
      // A few who skipped an item: their answers are the score's mean less those of the items, unless one of these is missing.
      for (const score of [scale, ...scale.subscales]) {
        const ids = new Set(
          Object.values(score.reliability).flatMap((each) => each.items.map((item) => item.id)),
        );
        const own = items.filter((item) => ids.has(item.id));
        const most = Math.max(...own.map((item) => item.n[group] ?? 0));
        if (own.some((item) => item.n[group] !== null && isSmall(most - item.n[group]!)))
          expect(
            own.some((item) => item.mean[group] === null),
            `${score.id} in ${name}`,
          ).toBe(true);
      }
    }
  }
  return audited;
}
