import type { Plan } from '../../model/plan.ts';
import type { Conformance, PlanItem, PlannedItem } from '../../model/result/plan.ts';
import type { Context } from '../context.ts';
import { type PlanWords, planWords } from '../plan-words.ts';
import { type Cell, type Column, type Table, type Text, tableOf, words } from '../table.ts';
import { labelledNotes } from './notes.ts';

/** What a plan freezes, part by part, with its hash. */
export function planTable(plan: Plan, items: readonly PlannedItem[], context: Context): Table {
  const own = planWords(context);
  const there = plan.data.flatMap(({ file, sha256 }) => (sha256 === null ? [] : [file]));
  return tableOf<PlannedItem>(context, {
    id: 'plan',
    title: own.word('title.plan', { date: own.moment(plan.date) }),
    rows: items,
    columns: [
      itemColumn(own),
      { key: 'topic', value: ({ topic }) => topic },
      { key: 'name', value: ({ name }) => name },
      {
        key: 'planned',
        header: own.text('column.planned'),
        cell: (item) => valueCell(item.value, item, own),
      },
    ],
    notes: () =>
      labelledNotes(context, [
        own.text('note.scales'),
        own.text('note.hash', { hash: plan.sha256 }),
        dataText(there, own),
        ...(plan.replaces === null ? [] : [replacesText(plan.replaces, own)]),
        own.text('note.lodge'),
      ]),
  });
}

/** What was done beside what was planned. */
export function conformanceTable(conformance: Conformance, context: Context): Table {
  const own = planWords(context);
  return tableOf<PlanItem>(context, {
    id: 'conformance',
    title: own.word('title.conformance'),
    rows: conformance.items,
    columns: columnsOf(own),
    notes: () => labelledNotes(context, [own.text('note.scales'), ...conformanceTexts(conformance, own)]),
  });
}

function columnsOf(own: PlanWords): Column<PlanItem>[] {
  return [
    itemColumn(own),
    { key: 'topic', value: ({ topic }) => topic },
    { key: 'name', value: ({ name }) => name },
    {
      key: 'planned',
      header: own.text('column.planned'),
      cell: (item) => valueCell(item.planned, item, own),
    },
    {
      key: 'done',
      header: own.text('column.done'),
      // What is the same is not read twice.
      cell: (item) =>
        item.status === 'as-planned'
          ? { text: own.word('value.same'), value: item.done }
          : valueCell(item.done, item, own),
    },
    {
      key: 'status',
      header: own.text('column.status'),
      cell: ({ status }) => ({ text: own.word(`status.${status}`), value: status }),
    },
  ];
}

function itemColumn<Item extends PlannedItem | PlanItem>(own: PlanWords): Column<Item> {
  return {
    key: 'item',
    header: own.text('column.item'),
    stub: true,
    data: [],
    cell: (item) => words(itemName(item, own)),
  };
}

/** `Hypotheses`, `Scale brs`, `"confidence"`. */
export function itemName({ topic, name }: Pick<PlanItem, 'topic' | 'name'>, own: PlanWords): string {
  if (topic === 'scale') return own.word('topic.scale', { name: name ?? '' });
  if (topic === 'setting') return own.word('topic.setting', { name: name ?? '' });
  return own.word(`topic.${topic}`);
}

function valueCell(value: string | null, { topic }: Pick<PlanItem, 'topic'>, own: PlanWords): Cell {
  if (value !== null) return words(value);
  const isList = topic === 'rows' || topic === 'matching' || topic === 'comparedGroups';
  return { text: own.word(isList ? 'value.none' : 'value.nothing'), value: null };
}

/** When the plan was made, and whether before or after the data were analysed: one sentence each. */
function conformanceTexts(conformance: Conformance, own: PlanWords): Text[] {
  const { file, date, sha256, intact, firstRun, precedes, data, results, replaces } = conformance;
  const there = data.flatMap(({ file: name, atPlanning }) => (atPlanning === 'absent' ? [] : [name]));
  const changed = data.flatMap(({ file: name, atPlanning }) => (atPlanning === 'different' ? [name] : []));
  return [
    own.text('note.made', { file, date: own.moment(date), hash: sha256 }),
    ...(intact ? [] : [own.text('note.changed')]),
    own.text(precedes ? 'note.before' : 'note.after', { date: own.moment(firstRun) }),
    dataText(there, own),
    ...(changed.length === 0 ? [] : [own.text('note.data.changed', { files: changed.join(', ') })]),
    ...(results.length === 0 ? [] : [own.text('note.results', { files: results.join(', ') })]),
    ...(replaces === null ? [] : [replacesText(replaces, own)]),
  ];
}

function dataText(there: readonly string[], own: PlanWords): Text {
  return there.length === 0
    ? own.text('note.data.none')
    : own.text('note.data.some', { files: there.join(', '), count: there.length });
}

function replacesText({ date, sha256 }: NonNullable<Conformance['replaces']>, own: PlanWords): Text {
  return own.text('note.replaces', { date: own.moment(date), hash: sha256 });
}
