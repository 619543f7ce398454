/** Entities by name that stand in question texts: signs first, then the letters of Latin-1 from no-break space on. */
const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  euro: '€',
  oelig: 'œ',
  OElig: 'Œ',
};
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Tags of HTML that editors of questions write, and nothing else: `a < b and c > d` stays. */
const TAG =
  /<\/?(?:a|abbr|b|big|br|center|div|em|font|h[1-6]|hr|i|img|label|li|ol|p|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:[\s/][^<>]{0,2000})?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi;

/**
 * A text of a platform as respondents saw it: without tags, entities decoded, on one line.
 *
 * @example plainText('I <strong>don&#039;t</strong>&nbsp;know') // "I don't know"
 */
export function plainText(text: string): string {
  const bare = text.includes('<') ? text.replace(TAG, ' ') : text;
  // Once more, since some editors encode what is encoded already.
  const decoded = bare.includes('&') ? decodeEntities(decodeEntities(bare)) : bare;
  return text === decoded ? text : decoded.replace(/[\s\u00a0]+/g, ' ').trim();
}

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return SIGNS[name] ?? latin1(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
    return code > 0x10ffff || code < 32 || (code >= 0xd800 && code < 0xe000)
      ? whole
      : String.fromCodePoint(code);
  });
}

function latin1(name: string): string | null {
  const index = LATIN_1.split(' ').indexOf(name);
  return index === -1 ? null : String.fromCharCode(160 + index);
}
