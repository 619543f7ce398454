import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ensureStats } from '../helpers/command.ts';
import { startChromium } from './chromium.ts';

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
const GROUPS = ['fixtures/ensure/ps-pre.tsv', '--by', 'Geslacht', '--groups', 'man,vrouw'];

/** Pages of every kind: three languages, independent and matched waves, one wave, two groups, both styles. */
const PAGES: readonly (readonly [string, readonly string[]])[] = [
  [
    'waves, English',
    ['report', ...VP, '--columns', 'Geslacht,Leeftijd', '--title', 'Peer support <2026> & more'],
  ],
  [
    'waves, Dutch, as ENSURE',
    ['report', ...VP, '--scales', 'brs,lsns6', '--lang', 'nl', '--style', 'ensure'],
  ],
  ['matched waves, French', ['report', ...PAIRED, '--id', 'id', '--lang', 'fr']],
  [
    'matched waves, nothing withheld',
    ['report', ...PAIRED, '--id', 'id', '--min-cell', '0', '--figures', 'change,scores,effects'],
  ],
  ['one wave, no figures', ['report', PAIRED[0]!, '--no-figures']],
  ['groups', ['report', ...GROUPS, '--lang', 'nl']],
  ['tables with figures', ['analyse', ...PAIRED, '--id', 'id', '--details', '--figures', 'effects,answers']],
];

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
/** A4 without its margins, upright and across, in pixels. */
const PRINTED = { upright: 643, across: 971 };

let browser: Browser;
let folder: string;
const fileOf = (name: string) => join(folder, `${name.replaceAll(/[^a-z]+/gi, '-')}.html`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ensure-stats-pages-'));
  for (const [name, line] of PAGES) {
    const { status, stderr } = await ensureStats(...line, '-o', fileOf(name));
    expect(status, stderr).toBe(0);
  }
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page said and asked for while it was open. */
interface Opened {
  readonly page: Page;
  readonly said: string[];
  readonly requests: string[];
}

async function open(name: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: DESK, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const said: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(fileOf(name)).href);
  return { page, said, requests };
}

/** Of the whole page. What is drawn inside a picture is no part of what readers reach; its text alternative is. */
async function axeResults(page: Page, rules?: readonly string[]): Promise<axe.AxeResults> {
  await page.evaluate(
    'document.querySelectorAll("svg > :not(title, desc)").forEach((each) => each.remove())',
  );
  const only = rules === undefined ? '' : `, runOnly: ${JSON.stringify(rules)}`;
  return page.evaluate(`axe.run(document, { resultTypes: ["violations", "passes"]${only} })`);
}

describe.each(PAGES.map(([name]) => name))('a page in Chromium: %s', (name) => {
  it('has nothing that axe objects to, light and dark', async () => {
    const { page } = await open(name);
    await page.evaluate(axe.source);
    const { violations: light, passes } = await axeResults(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    // Only colours differ.
    const { violations: dark } = await axeResults(page, ['color-contrast', 'link-in-text-block']);
    const violations = [...light, ...dark];
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found).toEqual([]);
    const rules = passes.map(({ id }) => id);
    for (const rule of ['color-contrast', 'document-title', 'heading-order', 'html-has-lang', 'svg-img-alt'])
      if (rule !== 'svg-img-alt' || !name.includes('no figures')) expect(rules).toContain(rule);
  });

  it('says nothing on the console and asks for nothing but itself', async () => {
    const { page, said, requests } = await open(name);
    await page.emulateMedia({ media: 'print' });
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    expect(said).toEqual([]);
    expect(requests).toEqual([pathToFileURL(fileOf(name)).href]);
  });

  it('does not scroll sideways on a phone', async () => {
    const { page } = await open(name, { viewport: PHONE, isMobile: true, hasTouch: true });
    const widths = await page.evaluate(
      '[document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]',
    );
    expect(widths).toEqual([PHONE.width, PHONE.width, PHONE.width]);
  });

  it('has every table and figure in a region that the keyboard reaches and scrolls', async () => {
    const { page } = await open(name, { viewport: PHONE });
    const regions = (await page.evaluate('document.querySelectorAll(".scroll").length')) as number;
    const stops = (await page.evaluate(
      'document.querySelectorAll("a[href], [tabindex=\\"0\\"]").length',
    )) as number;
    const reached: string[] = [];
    let scrolled = 0;
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press('Tab');
      const at = (await page.evaluate(
        '(() => { const { className, scrollWidth, clientWidth } = document.activeElement; return { className, outline: getComputedStyle(document.activeElement).outlineStyle, wide: scrollWidth > clientWidth }; })()',
      )) as { className: string; outline: string; wide: boolean };
      expect(at.outline, at.className).not.toBe('none');
      reached.push(at.className);
      if (at.className !== 'scroll' || !at.wide || scrolled > 2) continue;
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.evaluate('document.activeElement.scrollLeft')).toBeGreaterThan(0);
      scrolled++;
    }
    expect(reached.filter((className) => className === 'scroll')).toHaveLength(regions);
    expect(scrolled).toBeGreaterThan(0);
  });

  it('prints on A4 with nothing cut off', async () => {
    const { page } = await open(name, { viewport: { width: PRINTED.upright, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    const tooWide = await page.evaluate(`[...document.querySelectorAll('table, svg, p, li, h2, h3')]
      .filter((each) => each.getBoundingClientRect().width > (each.closest('.wide') ? ${PRINTED.across} : ${PRINTED.upright}) + 1)
      .map((each) => each.id || each.outerHTML.slice(0, 80))`);
    expect(tooWide).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(20_000);
  });
});

describe.each(PAGES.filter(([, [command]]) => command === 'report').map(([name]) => name))(
  'a report in Chromium: %s',
  (name) => {
    it('begins with a link that skips to the report, and leads from the contents to every heading', async () => {
      const { page } = await open(name);
      await page.keyboard.press('Tab');
      const focused =
        '(() => { const { top, left, width } = document.activeElement.getBoundingClientRect(); return [document.activeElement.className, top >= 0, left >= 0, width > 40]; })()';
      expect(await page.evaluate(focused)).toEqual(['skip', true, true, true]);
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.localName')).toBe('main');
      const [links, headings] = (await page.evaluate(
        `[[...document.querySelectorAll('nav a')].map((link) => [link.textContent, document.querySelector(link.getAttribute('href')).textContent]),
          [...document.querySelectorAll('main h2, main h3')].map((heading) => heading.textContent)]`,
      )) as [[string, string][], string[]];
      expect(links.map(([text]) => text)).toEqual(headings);
      for (const [text, target] of links) expect(text).toBe(target);
    });

    it('holds its numbers as JSON that is not run', async () => {
      const { page } = await open(name);
      const data = (await page.evaluate(
        'JSON.parse(document.getElementById("report-data").textContent)',
      )) as Record<string, unknown>;
      expect(data).toMatchObject({
        schema: 'ensure-stats/report/1',
        result: { schema: 'ensure-stats/result/2' },
      });
    });
  },
);
