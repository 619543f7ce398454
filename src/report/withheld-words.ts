import type { Withholding } from '../model/result.ts';
import type { Context, WithheldWords } from './context.ts';
import { WITHHELD } from './number-format.ts';
import { plain } from './table.ts';
import { markup } from './text/markup.ts';
import { withheldEn } from './text/withheld/en.ts';
import { withheldFr } from './text/withheld/fr.ts';
import { withheldNl } from './text/withheld/nl.ts';

const catalogues = { en: withheldEn, nl: withheldNl, fr: withheldFr } as const;

/** What a report says about numbers that were withheld. */
export function withheldWords({ language, number }: Context, withheld: Withholding): WithheldWords {
  const values = {
    sign: WITHHELD,
    least: number.count(withheld.minCell),
    numbers: number.count(withheld.numbers),
  };
  const catalogue = catalogues[language];
  const word = (key: keyof typeof withheldEn) => plain(markup(catalogue[key], values));
  return {
    note: word('note'),
    noteOnCounts: word('note.counts'),
    noAnswers: word('note.noAnswers'),
    noMeans: word('note.noMeans'),
    others: word('others'),
    setting: word('setting'),
    settingValue: word('setting.value'),
    figureKey: word('figure.key'),
    figureNote: word('figure.note'),
    figureNoteOnGroups: word('figure.note.groups'),
    share: word('figure.share'),
  };
}
