import type { EmitItem, EmitPlan } from '../../../model/emit-plan.ts';
import { englishText } from '../wording.ts';
import { spssLabel, spssNumber, wrapped } from './literals.ts';
import type { Variables } from './variables.ts';

/** Labels: the column header of each item, the names of scores and waves, and what the codes mean after reversal. */
export function labelCommands(plan: EmitPlan, variables: Variables): string {
  const items = plan.scales.filter(({ scores }) => scores.length > 0).flatMap((scale) => scale.items);
  const variableLabels = [
    ...items.map((item) => `${variables.itemName(item)} ${spssLabel(headerOf(item, plan), 255)}`),
    ...variables.scores.map(({ name, score }) => `${name} ${spssLabel(englishText(score.name), 255)}`),
  ];
  const waves = plan.waves.map(({ name }, index) => `${index + 1} ${spssLabel(name, 120)}`);
  return [
    `VARIABLE LABELS\n    ${variableLabels.join('\n    ')}.`,
    `VALUE LABELS ${variables.wave} ${waves.join(' ')}.`,
    ...valueLabels(items, variables),
    `FORMATS ${items.map(variables.itemName).join(' ')} (F8.2).`
      .replace(/(.{1,100})(?: |$)/g, '$1\n    ')
      .trimEnd(),
  ].join('\n');
}

/** The header in the first file that has the item. */
function headerOf(item: EmitItem, { files }: EmitPlan): string {
  const file = item.columns.findIndex((column) => column !== null);
  const header = files[file]?.columns[item.columns[file]?.index ?? -1]?.name ?? item.id;
  return item.reversal === null ? header : `${header} (reversed)`;
}

function valueLabels(items: readonly EmitItem[], variables: Variables): string[] {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    if (item.labels.length === 0) continue;
    const labels = item.labels
      .map(({ value, text }) => ({ code: item.reversal === null ? value : item.reversal - value, text }))
      .sort((a, b) => a.code - b.code)
      .map(({ code, text }) => `    ${spssNumber(code)} ${spssLabel(englishText(text), 120)}`)
      .join('\n');
    groups.set(labels, [...(groups.get(labels) ?? []), variables.itemName(item)]);
  }
  return [...groups].map(([labels, names]) => `VALUE LABELS ${wrapped(names)}\n${labels}.`);
}
