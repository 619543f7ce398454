import type { qualityMessages } from '../../../../model/messages/quality.ts';
import type { Translation } from '../words.ts';
import { counted, list } from './wording.ts';

function flagged({ file, row }: { readonly file: string; readonly row: number }): string {
  return `${file}, rij ${row}`;
}

/** What respondents are flagged for, in Dutch. */
export const qualityNl: Translation<typeof qualityMessages> = {
  'many-missing': ({ number }, it) =>
    `${flagged(it)}: ${number.count(it.missing)} van de ${number.count(it.items)} items zijn niet beantwoord`,
  'long-string': ({ number }, it) =>
    `${flagged(it)}: ${number.count(it.length)} antwoorden achter elkaar zijn ${number.plain(it.answer)}, van ${number.count(it.of)} items met dezelfde antwoordopties`,
  'straight-line': ({ scale }, it) =>
    `${flagged(it)}: alle antwoorden op ${list(it.scales.map(scale), 'en op')} zijn gelijk, hoewel sommige items omgekeerd gesteld zijn`,
  'low-variability': ({ number }, it) =>
    `${flagged(it)}: de antwoorden op items met dezelfde opties verschillen nauwelijks (SD ${number.fixed(it.sd, 2)})`,
  'low-consistency': (words, it) =>
    `${flagged(it)}: de twee helften van de schalen spreken elkaar tegen (even-onevenconsistentie ${words.number.fixed(it.consistency, 2)} over ${counted(words, it.scales, 'schaal', 'schalen')})`,
  'multivariate-outlier': ({ number, scale }, it) => {
    const p = number.p(it.p);
    return `${flagged(it)}: een ongewone combinatie van antwoorden${it.scale === null ? '' : ` op ${scale(it.scale)}`} (Mahalanobis D² ${number.fixed(it.distance, 1)}, df ${number.count(it.df)}, p ${/^[<>]/.test(p) ? p : `= ${p}`})`;
  },
  'more-flags': ({ number }, { file, count }) =>
    `${file}: nog ${number.count(count)} markeringen zijn geteld, niet opgesomd; kijk bij grenzen die zoveel markeren eerst naar de grenzen`,
};
