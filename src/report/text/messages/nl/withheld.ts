import type { WithheldCode, withheldMessages } from '../../../../model/messages/withheld.ts';
import { capitalised } from '../../../context.ts';
import { type Translation, withheldPlace } from '../words.ts';

const MATTERS: Readonly<Record<WithheldCode, string>> = {
  'ambiguous-ids': 'sommige respondenten zijn niet gekoppeld omdat er meer dan één in aanmerking kwam',
  'blank-group':
    'sommige respondenten hebben geen waarde in de groepskolom en vallen in geen van beide groepen',
  'blank-id': 'sommige respondenten hebben geen id en kunnen niet worden gekoppeld',
  'blank-rows': 'lege rijen tussen de andere zijn overgeslagen',
  'few-respondents': 'te weinig scores; daaruit valt niets te besluiten',
  'invalid-set-missing': 'onmogelijke antwoorden zijn als ontbrekend behandeld',
  'near-matches': 'sommige respondenten zijn gekoppeld op id’s die één teken verschillen',
  'negative-item-rest-correlation':
    'negatieve samenhang met de rest van de schaal; misschien moeten items omgescoord worden, of zijn antwoorden omgekeerd gecodeerd',
  'no-pairs':
    'de id’s koppelen te weinig respondenten voor een gepaarde toets; de metingen zijn vergeleken als onafhankelijke groepen',
  'possible-missing-code':
    'een waarde is als aantal gelezen, maar bestanden schrijven die vaak voor "geen antwoord"',
  'proration-used': 'sommige scores zijn bijgeschat voor onbeantwoorde items',
  'scale-correlates-negatively':
    'gaat tegen de andere schalen in, anders dan de richtingen zeggen; misschien is de hele schaal omgekeerd gecodeerd',
  'unmatched-ids': 'niet elke respondent is op beide metingen gevonden',
};

/** Warnings without the numbers they were drawn from, in Dutch. */
export const withheldNl: Translation<typeof withheldMessages> = {
  withheld: (words, it) => {
    const place = withheldPlace(words, it);
    return place === '' ? capitalised(MATTERS[it.withheld]) : `${place}: ${MATTERS[it.withheld]}`;
  },
};
