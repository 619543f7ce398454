import type { AnalysisInput } from '../analysis/analyse.ts';
import { labelsWithFiles } from '../analysis/file-labels.ts';
import type { AnalysisSettings } from '../analysis/settings.ts';
import { labelIn } from '../model/column-labels.ts';
import { withRemarks } from '../model/dataset.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun, remark } from '../model/problem.ts';
import type { Scale } from '../model/scale.ts';
import type { Options } from '../model/settings/schema.ts';
import { categoryName } from '../scoring/group-list.ts';
import type { LaidOut } from '../scoring/laid-out.ts';
import { wavesOfColumn } from '../scoring/long-file.ts';
import { refuseRepeatedIds, refuseSeveralRows } from '../scoring/several-rows.ts';
import { affixesIn, otherAffixes, wavesOfColumns } from '../scoring/wide-file.ts';
import { inWave } from './in-wave.ts';
import { refuseNames } from './refuse-names.ts';

/** What has to be known to take a file apart into waves. */
export interface LayoutNeeds {
  readonly settings: AnalysisSettings;
}

/**
 * The waves of the files that were opened: each file is one, or a single file holds several.
 *
 * @param oneRowEach whether a person may have one row only in each wave
 * @throws UserError (status 2) where files and names do not fit, and as `wavesOfColumn`
 */
export async function laidOut(
  inputs: readonly AnalysisInput[],
  { wave, waves }: Pick<Options, 'wave' | 'waves'>,
  { settings }: LayoutNeeds,
  oneRowEach: boolean,
): Promise<AnalysisInput[]> {
  const [input, ...others] = inputs;
  if (input === undefined) return [];
  if (others.length > 0) {
    if (wave !== undefined) throw cannotRun(createMessage(choiceMessages, 'wave-of-several-files'));
    return waves === undefined ? [...inputs] : named(inputs, waves);
  }
  if (wave === undefined) {
    const isOff = waves?.length === 1 && waves[0] === 'none';
    const scales = settings.requested ?? settings.candidates;
    const wide = isOff ? null : wavesOfColumns(input.dataset, scales, waves ?? null);
    if (wide !== null) return parts(input, wide);
    if (waves === undefined || isOff) {
      if (oneRowEach) await refuseRepeatedIds(input.dataset, settings.by ?? undefined);
      return [isOff ? input : hinted(input, scales)];
    }
    const { file } = input.dataset;
    const affixes = affixesIn(input.dataset, scales);
    if (affixes.length < 2) throw cannotRun(createMessage(choiceMessages, 'waves-without-column', { file }));
    throw cannotRun(
      createMessage(choiceMessages, 'waves-of-unknown-affixes', { file, names: waves, affixes }),
    );
  }
  const { personal } = settings;
  const codes = Object.entries(labelsWithFiles(settings.labels, [input], [wave])[wave] ?? {});
  const called = (value: string) => {
    const [, label] = codes.find(([code]) => categoryName(code) === categoryName(value)) ?? [];
    return label === undefined ? null : labelIn(label, 'en');
  };
  const taken = await wavesOfColumn(input.dataset, wave, waves ?? null, personal, called);
  if (oneRowEach)
    for (const { dataset } of taken.waves) await refuseSeveralRows(dataset, settings.by ?? undefined, true);
  return parts(input, taken);
}

/** With the command to type where columns stand together under affixes that say no time. */
function hinted(input: AnalysisInput, scales: readonly Scale[]): AnalysisInput {
  const { dataset } = input;
  const affixes = otherAffixes(dataset, scales);
  if (affixes.length === 0) return input;
  const { file } = dataset;
  const hint = remark(createMessage(fileMessages, 'other-affixes', { file, affixes }), { file });
  const hinting = withRemarks(dataset, [hint]);
  return {
    ...input,
    dataset: hinting,
    get sha256() {
      return input.sha256;
    },
  };
}

function named(inputs: readonly AnalysisInput[], names: readonly string[]): AnalysisInput[] {
  refuseNames(names, inputs.length, 'waves');
  return inputs.map((input, index) => inWave(input, names[index]!));
}

function parts(input: AnalysisInput, { file, layout, waves }: LaidOut): AnalysisInput[] {
  return waves.map(({ wave, dataset, rows }) => ({
    ...{ wave, dataset },
    get sha256() {
      return input.sha256;
    },
    part: { file, layout, ...(rows !== undefined && { rows }) },
  }));
}
