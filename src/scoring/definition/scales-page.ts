import type { Response, Scale, ScaleItem } from '../../model/scale.ts';
import { planScale, type ScorePlan } from '../score-plan.ts';

/** The page `docs/scales.md`: every built-in definition in words, as the files of `scales/` have it. */
export function scalesPage(scales: readonly Scale[]): string {
  return `# Scales

Made from the definitions in \`scales/\` (renew it with \`npx vitest run scales-page -u\`). \`ensure-stats scales list --search loneliness\` finds one,
\`ensure-stats scales show ucla3\` prints it. The right to use an instrument is yours to get.

| id | name | items | score | range |
|---|---|---|---|---|
${scales.map(overview).join('\n')}

${scales.map(section).join('\n')}`;
}

function overview(scale: Scale): string {
  const [total, ...parts] = planScale(scale).scores;
  const scored = scale.score === null ? parts : [total!];
  const ranges = new Set(scored.map(rangeOf));
  const kind = scale.score?.aggregate ?? (parts.length === 0 ? 'none' : `of ${parts.length} subscales`);
  return `| [\`${scale.id}\`](#${scale.id}) | ${cell(inEnglish(scale.name))} | ${scale.items.length} | ${kind} | ${[...ranges].join('; ')} |`;
}

function section(scale: Scale): string {
  const { id, name, description, variantOf, citation, sources = [], licence } = scale;
  const others = Object.entries(name).filter(([language]) => language !== 'en');
  const facts = [
    ...(others.length === 0 ? [] : [others.map(([language, text]) => `${text} (${language})`).join(', ')]),
    ...(variantOf === undefined ? [] : [`variant of \`${variantOf}\``]),
    ...answers(scale),
    ...backward(scale),
    ...planScale(scale).scores.flatMap((plan) => scoreLine(plan, scale)),
  ];
  return `## ${id}

**${inEnglish(name)}.** ${description === undefined ? '' : inEnglish(description)}

${facts.map((fact) => `- ${fact}`).join('\n')}

${[...(citation === undefined ? [] : [citation]), ...(licence === undefined ? [] : [licence])].join('\n\n')}
${sources.length === 0 ? '' : `\nKey read in:\n\n${sources.map((source) => `- ${source}`).join('\n')}\n`}`;
}

/** The answers, and the languages that they are known in. */
function answers({ items, response }: Scale): string[] {
  const responses = new Set(items.map((item) => item.response ?? response));
  const codes = new Set([...responses].map(codesOf));
  const languages = new Set(
    [...responses].flatMap(({ labels = [] }) => labels.flatMap(({ text }) => Object.keys(text))),
  );
  const known = languages.size === 0 ? '' : `; wordings in ${[...languages].join(', ')}`;
  return [`answers ${[...codes].join(', ')}${known}`];
}

function codesOf({ min, max, step = 1 }: Response): string {
  if (max === null) return `${min} and more`;
  return step === 1 ? `${min}-${max}` : `${min}-${max} in steps of ${step}`;
}

function backward({ items }: Scale): string[] {
  const named = (of: readonly ScaleItem[]) => of.map(({ id }) => `\`${id}\``).join(', ');
  const reversed = items.filter(({ reverse }) => reverse === true);
  const tables = new Map<string, ScaleItem[]>();
  for (const item of items) {
    if (item.recode === undefined) continue;
    const key = item.recode.map(([code, value]) => `${code} = ${value}`).join(', ');
    tables.set(key, [...(tables.get(key) ?? []), item]);
  }
  const skippable = items.filter(({ skipped }) => skipped !== undefined);
  return [
    ...(skippable.length === 0
      ? []
      : [`may be skipped after certain answers, and then count as a code: ${named(skippable)}`]),
    ...(reversed.length === 0 ? [] : [`reversed: ${named(reversed)}`]),
    ...[...tables].map(([key, of]) => `counted as ${key}: ${named(of)}`),
  ];
}

function scoreLine(plan: ScorePlan, scale: Scale): string[] {
  if (plan.score === null) return [];
  const items = plan.isTotal
    ? ''
    : ` of ${plan.items.map((index) => `\`${scale.items[index]!.id}\``).join(', ')}`;
  const needed =
    plan.minAnswered === plan.items.length
      ? 'all answered'
      : `${plan.minAnswered} of ${plan.items.length} answered`;
  const bands = plan.bands.map(
    ({ min, max, label }) => `${min}${max === null ? ' and more' : `-${max}`} ${inEnglish(label)}`,
  );
  return [
    `${plan.isTotal ? 'score' : `\`${plan.id}\` (${inEnglish(plan.name)})`}: ${plan.score.aggregate}${items}, ${rangeOf(plan)}, ${needed}, ` +
      `${BETTER[plan.direction]}${bands.length === 0 ? '' : `; ${bands.join(', ')}`}`,
  ];
}

const BETTER = {
  'higher-is-better': 'higher is better',
  'lower-is-better': 'lower is better',
  neutral: 'neither is better',
} as const;

function rangeOf({ range: [low, high] }: ScorePlan): string {
  return high === null ? `${low} and more` : `${low}-${high}`;
}

function inEnglish(text: Readonly<Record<string, string>>): string {
  return text.en ?? Object.values(text)[0] ?? '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
