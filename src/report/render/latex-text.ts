import { printable } from '../../model/printable.ts';
import type { Text } from '../table.ts';

/** Stands between two signs that LaTeX would read as one: -- would become a dash. */
const BREAK = '\u200b';

/** Signs that LaTeX reads as commands, and signs that its text fonts lack. */
const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  // A bracket at the start of a row would be read as an option of the row before it.
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  [BREAK]: '{}',
  '\u00a0': '~',
  '\u00ad': '\\-',
  '–': '--',
  '—': '---',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '„': '\\quotedblbase{}',
  '…': '\\ldots{}',
  '•': '\\textbullet{}',
  '€': '\\texteuro{}',
  '™': '\\texttrademark{}',
  '‰': '\\textperthousand{}',
  '−': '$-$',
  '×': '$\\times$',
  '÷': '$\\div$',
  '±': '$\\pm$',
  '·': '$\\cdot$',
  '≥': '$\\geq$',
  '≤': '$\\leq$',
  '≠': '$\\neq$',
  '≈': '$\\approx$',
  '→': '$\\rightarrow$',
  '←': '$\\leftarrow$',
  '√': '$\\surd$',
  '∞': '$\\infty$',
  '²': '\\textsuperscript{2}',
  '³': '\\textsuperscript{3}',
  α: '$\\alpha$',
  β: '$\\beta$',
  γ: '$\\gamma$',
  δ: '$\\delta$',
  Δ: '$\\Delta$',
  ε: '$\\varepsilon$',
  η: '$\\eta$',
  θ: '$\\theta$',
  κ: '$\\kappa$',
  λ: '$\\lambda$',
  μ: '$\\mu$',
  µ: '$\\mu$',
  ρ: '$\\rho$',
  σ: '$\\sigma$',
  τ: '$\\tau$',
  φ: '$\\varphi$',
  χ: '$\\chi$',
  ω: '$\\omega$',
  Ω: '$\\Omega$',
};

/** Signs of the fonts that every LaTeX has: the letters of western and central Europe, and some symbols. */
const IN_FONT = /^[\x20-\x7e¡¢£¥§©ª«®°¶¹º»¼½¾¿À-ÖØ-öø-ÿĀ-ąĆ-ćĈ-ģĨ-ĩĪ-ķĹ-ľŁ-ňŌ-ŗŘ-ťŨ-ž]$/u;

/**
 * Text as LaTeX prints it: every sign as itself, a hyphen before a number as a minus. A sign that the fonts of pdfLaTeX lack
 * (日, emoji) is written so that LuaLaTeX and XeLaTeX print it and pdfLaTeX prints its code, rather than stops.
 *
 * @example latexText('50% [-1.91, 6.25]') // '50\\% {[}$-$1.91, 6.25{]}'
 */
export function latexText(text: string): string {
  const signs = printable(text)
    .replace(/(?<![\p{L}\p{N}])-(?=[.,]?\d)/gu, '−')
    .replace(/([-,'])(?=\1)/g, `$1${BREAK}`);
  let escaped = '';
  for (const sign of signs.normalize('NFC'))
    escaped += SIGNS[sign] ?? (IN_FONT.test(sign) ? sign : bySymbol(sign));
  return escaped;
}

function bySymbol(sign: string): string {
  const code = sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `\\unicodesign{${code}}{${sign}}`;
}

/** Text with its italics and subscripts. */
export function latexStyled(text: Text): string {
  return text
    .map(({ text: words, italic, subscript }) => {
      const inner = italic ? `\\textit{${latexText(words)}}` : latexText(words);
      return subscript ? `\\textsubscript{${inner}}` : inner;
    })
    .join('');
}
