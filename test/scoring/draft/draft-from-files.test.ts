import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openDataset } from '../../../src/io/open-dataset.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { lintScale } from '../../../src/scoring/definition/lint-scale.ts';
import { type Draft, draftFromFiles, type FileDraftOptions } from '../../../src/scoring/draft/index.ts';
import {
  csvOf,
  headersOf,
  type KnownQuestionnaire,
  type KnownScale,
  rowsOf,
  TEXTS,
  WORDINGS,
} from '../../helpers/questionnaires.ts';

const LANGUAGES = Object.keys(WORDINGS);

async function draftOf(files: readonly string[], options: Partial<FileDraftOptions> = {}): Promise<Draft> {
  const datasets = await Promise.all(files.map((text, at) => openDataset(bytesSource(`${at}.csv`, text))));
  return draftFromFiles(datasets, { known: builtInScales(), ...options });
}

type Drafted = Draft['scales'][number];

/** What is wrong in a draft of a known questionnaire, and stands in no list of guesses. */
function unmarkedMistakes({ scales }: Draft, truth: KnownQuestionnaire): string[] {
  return truth.scales.flatMap((known) => {
    const headers = headersOf(known);
    const touched = scales.filter(({ columns }) => columns.some((column) => headers.includes(column)));
    if (touched.length === 0) return [`${headers[0]}: no scale`];
    return touched.flatMap((drafted) =>
      mistakesOf(drafted, known).map((mistake) => `${drafted.scale.id}: ${mistake}`),
    );
  });
}

function mistakesOf({ scale, undecided, columns }: Drafted, known: KnownScale): string[] {
  const headers = headersOf(known);
  const marked = (what: string, item: string | null = null) =>
    undecided.some((each) => each.what === what && (each.item === item || each.item === null));
  const mistakes: string[] = [];
  if (columns.join('\n') !== headers.join('\n') && !marked('items')) mistakes.push(`items ${columns}`);
  if (scale.score?.aggregate !== known.aggregate && !marked('aggregate')) mistakes.push('aggregate');
  const { min, max, labels = [] } = scale.response;
  const codes = labels.map(({ value, text }) => `${value} ${Object.values(text)[0]![0]}`);
  const right = (known.wordings ?? []).map((wording, at) => `${known.min + at} ${wording}`);
  const isRight = min === known.min && max === known.max && codes.join('\n') === right.join('\n');
  if (!isRight && !marked('answers') && !marked('range') && !marked('order'))
    mistakes.push(`answers ${codes}`);
  for (const [at, item] of scale.items.entries()) {
    const place = headers.indexOf(columns[at]!);
    if (known.reversed.includes(place) !== (item.reverse === true) && !marked('reverse', item.id))
      mistakes.push(`direction of ${item.id}`);
  }
  return mistakes;
}

const knownScale = (language: string, stem: string | null): fc.Arbitrary<KnownScale> =>
  fc
    .record({
      family: fc.constantFrom(...Object.keys(WORDINGS[language]!), 'numbers', 'wide', 'from-0'),
      items: fc.integer({ min: 4, max: 6 }),
      reversed: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 1 }),
      aggregate: fc.constantFrom('sum' as const, 'mean' as const),
      codesFrom: fc.constantFrom(0, 1),
    })
    .map(({ family, items, reversed, aggregate, codesFrom }) => {
      const wordings = WORDINGS[language]![family] ?? null;
      const [low, high] = family === 'wide' ? [0, 10] : family === 'from-0' ? [0, 4] : [1, 5];
      const min = wordings === null ? low! : codesFrom;
      const max = wordings === null ? high! : codesFrom + wordings.length - 1;
      return { stem, texts: TEXTS[language]!.slice(0, items), wordings, min, max, reversed, aggregate };
    });

const questionnaire: fc.Arbitrary<KnownQuestionnaire> = fc.constantFrom(...LANGUAGES).chain((language) =>
  fc.record({
    scales: fc.tuple(knownScale(language, null), knownScale(language, 'steun'), knownScale(language, 'Q7')),
    respondents: fc.integer({ min: 25, max: 90 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  }),
);

describe('a draft of files', () => {
  it('has no wrong guess that is not marked, and passes the checks of definitions', async () => {
    await fc.assert(
      fc.asyncProperty(questionnaire, async (truth) => {
        const post = { ...truth, seed: truth.seed + 1, respondents: truth.respondents - 5 };
        const draft = await draftOf([csvOf(rowsOf(truth)), csvOf(rowsOf(post))]);
        expect(unmarkedMistakes(draft, truth)).toEqual([]);
        for (const { scale } of draft.scales)
          expect(lintScale(scale).filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('finds the scales, their order of answers and the items that run against the rest in most questionnaires', async () => {
    let [right, scales] = [0, 0];
    for (const language of LANGUAGES)
      for (const [at, family] of Object.keys(WORDINGS[language]!).entries()) {
        const wordings = WORDINGS[language]![family]!;
        const scale: KnownScale = {
          stem: at % 2 === 0 ? null : 'steun',
          texts: TEXTS[language]!,
          wordings,
          min: 1,
          max: wordings.length,
          reversed: [2],
          aggregate: 'mean',
        };
        const truth = { scales: [scale], respondents: 120, seed: 7 + at };
        const { scales: drafted } = await draftOf([csvOf(rowsOf(truth))]);
        scales++;
        const [first] = drafted;
        if (drafted.length !== 1 || first === undefined) continue;
        const labels = first.scale.response.labels?.map(({ text }) => text[language]?.[0]);
        const marked = first.undecided.flatMap(({ what, item }) => (what === 'reverse' ? [item] : []));
        if (
          first.columns.join() === headersOf(scale).join() &&
          labels?.join() === wordings.join() &&
          marked.join() === first.scale.items[2]!.id
        )
          right++;
      }
    expect([right, scales]).toEqual([28, 28]);
  });

  it('is the same whatever the order of rows, and has the same scales whatever the order of columns', async () => {
    const unordered = ({ scales, unused }: Draft) => ({
      scales: scales
        .map(({ scale: { response, missing, score }, undecided, columns }) => ({
          ...{ response, missing, score },
          columns: columns.toSorted(),
          guesses: undecided.map(({ item, what }) => `${what} ${item === null ? '' : 'item'}`).toSorted(),
        }))
        .toSorted((one, other) => (one.columns[0]! < other.columns[0]! ? -1 : 1)),
      unused: unused.map(({ name, reason }) => `${name} ${reason}`).toSorted(),
    });
    await fc.assert(
      fc.asyncProperty(questionnaire, fc.infiniteStream(fc.nat()), async (truth, numbers) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((each) => ({ each, key: numbers.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const [header, ...rows] = rowsOf(truth);
        const draft = await draftOf([csvOf([header!, ...rows])]);
        expect(await draftOf([csvOf([header!, ...shuffled(rows)])])).toEqual(draft);
        const order = shuffled(header!.map((_, at) => at));
        const turned = [header!, ...rows].map((row) => order.map((at) => row[at]!));
        expect(unordered(await draftOf([csvOf(turned)]))).toEqual(unordered(draft));
      }),
      { numRuns: 40 },
    );
  });

  it('codes the answers of built-in scales as their definitions do, or marks the codes', async () => {
    // A variant codes the same wordings in its own way.
    const scales = builtInScales().filter(({ variantOf }) => variantOf === undefined);
    const lists = scales.flatMap(({ id, response, items }) => {
      const { labels = [], min, max } = response;
      if (
        items.some((item) => item.response !== undefined) ||
        max === null ||
        labels.length !== max - min + 1
      )
        return [];
      return [...new Set(labels.flatMap(({ text }) => Object.keys(text)))].flatMap((language) => {
        const own = labels.flatMap(({ value, text }) =>
          text[language] === undefined ? [] : [{ value, wording: text[language][0]! }],
        );
        return own.length < labels.length ? [] : [{ id, language, labels: own, items: items.length }];
      });
    });
    const wordingsOf = ({ labels }: (typeof lists)[number]) =>
      labels
        .map(({ wording }) => wording)
        .toSorted()
        .join();
    const coded = (labels: readonly { value: number; wording: string }[]) =>
      labels.map(({ value, wording }) => `${value} ${wording}`);
    for (const list of lists) {
      const { id, language, labels, items } = list;
      const rows = Array.from({ length: 40 }, (_, row) =>
        Array.from({ length: items }, (_, at) => labels[(row * 7 + at * (row % 3)) % labels.length]!.wording),
      );
      const { scales } = await draftOf([
        csvOf([Array.from({ length: items }, (_, at) => `vraag${at + 1}`), ...rows]),
      ]);
      const { scale, undecided } = scales[0]!;
      expect(
        undecided.map(({ what }) => what),
        `${id} ${language}`,
      ).toContain('answers');
      // Two definitions may code the same wordings in two ways.
      const codings = new Set(
        lists
          .filter((each) => wordingsOf(each) === wordingsOf(list))
          .map((each) => coded(each.labels).join()),
      );
      if (codings.size > 1) continue;
      const drafted = scale.response.labels!.map(({ value, text }) => ({
        value,
        wording: Object.values(text)[0]![0]!,
      }));
      expect(coded(drafted), `${id} ${language}`).toEqual(coded(labels));
    }
    expect(lists.length).toBeGreaterThan(5);
  });

  it('holds no free text, no name and no other value of a respondent', async () => {
    const scale: KnownScale = {
      stem: 'steun',
      texts: TEXTS.nl!,
      wordings: WORDINGS.nl!.agreement!,
      min: 1,
      max: 5,
      reversed: [],
      aggregate: 'mean',
    };
    const [header, ...rows] = rowsOf({ scales: [scale], respondents: 60, seed: 3 });
    const names = ['Fatima de Vries', 'Jan Bakker', 'Maria Peeters', 'Ahmed Yilmaz'];
    // A neighbour, three times: closed to the eye of a program, and names all the same.
    const own = rows.map((row, at) => [
      ...row,
      `${row.at(-1)} and more ${at}`,
      ...['helper_1', 'helper_2'].map((_, place) =>
        at % 9 === 0 ? `only person ${at} ${place}` : names[(at + place) % 4]!,
      ),
      `tussen ${at}`,
    ]);
    const csv = csvOf([[...header!, 'open_1', 'helper_1', 'helper_2', 'Wat wilt u kwijt?'], ...own]);
    const draft = await draftOf([csv]);
    expect(draft.scales.map(({ columns }) => columns)).toEqual([headersOf(scale)]);
    expect(JSON.stringify(draft)).not.toMatch(/private remark|only person|Fatima|Bakker|tussen \d|p3-\d/);
  });

  it.each(['_pre/_post', 'pre_/post_', '/_post', '.t0/.t1'])(
    'drafts one scale of a file with its waves beside each other (%s)',
    async (affixes) => {
      const scale: KnownScale = {
        stem: 'steun',
        texts: TEXTS.nl!,
        wordings: WORDINGS.nl!.agreement!,
        min: 1,
        max: 5,
        reversed: [2],
        aggregate: 'mean',
      };
      const [first, second] = [31, 32].map((seed) => rowsOf({ scales: [scale], respondents: 50, seed }));
      const named = (wave: number) =>
        headersOf(scale).map((name) => {
          const affix = affixes.split('/')[wave]!;
          return affix.endsWith('_') ? affix + name : name + affix;
        });
      const items = (row: readonly string[]) => row.slice(3, 9);
      const rows = first!
        .slice(1)
        .map((row, at) => [row[0]!, row[1]!, ...items(row), ...items(second![at + 1]!)]);
      const csv = csvOf([['respondent', 'sex', ...named(0), ...named(1)], ...rows]);
      const { scales, unused } = await draftOf([csv]);
      expect(scales.map(({ scale: { items } }) => items.map(({ id }) => id))).toEqual([headersOf(scale)]);
      expect(scales[0]!.undecided.flatMap(({ what, item }) => (what === 'reverse' ? [item] : []))).toEqual([
        'steun_3',
      ]);
      expect(unused.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
        'respondent id',
        'sex characteristic',
      ]);
    },
  );

  it('takes no column that everybody answered alike for an item, unless its name stands in a list', async () => {
    const scale: KnownScale = {
      stem: null,
      texts: TEXTS.nl!,
      wordings: null,
      min: 1,
      max: 5,
      reversed: [],
      aggregate: 'mean',
    };
    const [header, ...rows] = rowsOf({ scales: [scale], respondents: 40, seed: 6 });
    const { scales, unused } = await draftOf([
      csvOf([[...header!, 'Gestart?'], ...rows.map((row) => [...row, '1'])]),
    ]);
    expect(scales.map(({ columns }) => columns)).toEqual([TEXTS.nl]);
    expect(unused).toContainEqual({ name: 'Gestart?', reason: 'one-value' });
  });

  it('takes the value labels of a file as what the form declares', async () => {
    const wordings = WORDINGS.nl!.frequency!;
    const scale: KnownScale = {
      stem: 'v',
      texts: TEXTS.nl!,
      wordings: null,
      min: 0,
      max: 4,
      reversed: [],
      aggregate: 'mean',
    };
    const dataset = await openDataset(
      bytesSource('a.csv', csvOf(rowsOf({ scales: [scale], respondents: 80, seed: 9 }))),
    );
    const labels = wordings.map((label, value) => ({ value: String(value), label }));
    const columns = dataset.columns.map((column) =>
      column.name.startsWith('v_')
        ? { ...column, valueLabels: [...labels, { value: '9', label: 'Weet niet' }], texts: [TEXTS.nl![0]!] }
        : column,
    );
    const { scales } = await draftFromFiles([{ ...dataset, columns }], { known: builtInScales() });
    const { scale: drafted, undecided } = scales[0]!;
    expect(drafted.response.labels?.map(({ value, text }) => `${value} ${text.nl}`)).toEqual(
      wordings.map((text, value) => `${value} ${text}`),
    );
    expect([drafted.missing, undecided.map(({ what }) => what)]).toEqual([
      [9],
      ['items', 'missing', 'aggregate'],
    ]);
  });

  it('drafts what is named, refuses what is no question, and marks nothing that the user said', async () => {
    const scale: KnownScale = {
      stem: 'steun',
      texts: TEXTS.en!,
      wordings: null,
      min: 1,
      max: 7,
      reversed: [2],
      aggregate: 'sum',
    };
    const csv = csvOf(rowsOf({ scales: [scale], respondents: 80, seed: 5 }));
    for (const columns of [['4-9'], ['steun*'], ['steun_1..steun_6'], ['4-6', 'steun_4|steun_5|9']]) {
      const { scales } = await draftOf([csv], { columns, reverse: ['3'], aggregate: 'sum', name: 'Steun' });
      expect(scales).toHaveLength(1);
      const { scale: drafted, undecided } = scales[0]!;
      expect(drafted.items.map(({ id, reverse = false }) => [id, reverse])).toEqual(
        headersOf(scale).map((id, at) => [id, at === 2]),
      );
      expect([drafted.id, drafted.score]).toEqual(['steun', { aggregate: 'sum' }]);
      expect(undecided.map(({ what }) => what)).toEqual(['range']);
    }
    await expect(draftOf([csv], { columns: ['remarks'] })).rejects.toThrow('cannot be an item (free text)');
    await expect(draftOf([csv], { columns: ['steun_1..steun_9'] })).rejects.toThrow(
      'no column steun_1..steun_9',
    );
    await expect(draftOf([csv], { columns: ['sex', 'steun*'] })).rejects.toThrow('no answers in common');
  });
});
