import type { qualityMessages } from '../../../../model/messages/quality.ts';
import type { Translation } from '../words.ts';
import { counted, fr, list } from './wording.ts';

function flagged({ file, row }: { readonly file: string; readonly row: number }): string {
  return `${file}, ligne ${row}`;
}

/** What respondents are flagged for, in French. */
export const qualityFr: Translation<typeof qualityMessages> = {
  'many-missing': ({ number }, it) =>
    fr`${flagged(it)} : ${number.count(it.missing)} des ${number.count(it.items)} items sont sans réponse`,
  'long-string': ({ number }, it) =>
    fr`${flagged(it)} : ${number.count(it.length)} réponses de suite valent ${number.plain(it.answer)}, parmi ${number.count(it.of)} items aux mêmes options de réponse`,
  'straight-line': ({ scale }, it) =>
    fr`${flagged(it)} : toutes les réponses à ${list(it.scales.map(scale), 'et à')} sont identiques, bien que certains items soient inversés`,
  'low-variability': ({ number }, it) =>
    fr`${flagged(it)} : les réponses aux items de mêmes options diffèrent à peine (ET ${number.fixed(it.sd, 2)})`,
  'low-consistency': (words, it) =>
    fr`${flagged(it)} : les deux moitiés des échelles se contredisent (cohérence pair-impair ${words.number.fixed(it.consistency, 2)} sur ${counted(words, it.scales, 'échelle', 'échelles')})`,
  'multivariate-outlier': ({ number, scale }, it) => {
    const p = number.p(it.p);
    return fr`${flagged(it)} : une combinaison inhabituelle de réponses${it.scale === null ? '' : ` à ${scale(it.scale)}`} (D² de Mahalanobis ${number.fixed(it.distance, 1)}, ddl ${number.count(it.df)}, p ${/^[<>]/.test(p) ? p : `= ${p}`})`;
  },
  'more-flags': ({ number }, { file, count }) =>
    fr`${file} : ${number.count(count)} autres signalements sont comptés, non énumérés ; avec des limites qui signalent autant de répondants, revoyez d'abord les limites`,
};
