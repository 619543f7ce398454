import { parse } from '@messageformat/parser';
import { transformSync } from 'esbuild';
// @ts-expect-error a script without types
import * as generator from '../../generate/messages.mjs';
import { audit } from '../../src/generated/messages/audit.ts';
import { conventions } from '../../src/generated/messages/conventions.ts';
import { document } from '../../src/generated/messages/document.ts';
import { entry } from '../../src/generated/messages/entry.ts';
import { figures } from '../../src/generated/messages/figures.ts';
import { loadRemarks } from '../../src/generated/messages/remarks.ts';
import { report } from '../../src/generated/messages/report.ts';
import { sentences } from '../../src/generated/messages/sentences.ts';
import { verification } from '../../src/generated/messages/verification.ts';
import { withheld } from '../../src/generated/messages/withheld.ts';
import { FILES } from './catalogues.ts';

const { compileCatalogues, formatCatalogue } = generator as {
  compileCatalogues(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  formatCatalogue(source: unknown): string;
};

/** Every letter as its full-width form, which is in no text of ours: `Ｒｏｗ` */
export function marked(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0));
}

interface Token {
  readonly type: string;
  readonly ctx: { readonly text: string };
  readonly cases?: readonly { readonly tokens: readonly Token[] }[];
}

/** A message with the letters of its text marked; names, kinds and cases stay. */
function markedMessage(message: string): string {
  let result = '';
  let end = 0;
  const walk = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      if (token.type === 'content') {
        const start = message.indexOf(token.ctx.text, end);
        result += message.slice(end, start) + marked(token.ctx.text);
        end = start + token.ctx.text.length;
      } else for (const { tokens: inner } of token.cases ?? []) walk(inner);
    }
  };
  walk(parse(message));
  return result + message.slice(end);
}

/** Puts the pseudo-language in the place of Dutch. @returns what gives Dutch back */
export function speakPseudoLanguage(): () => void {
  const pseudo = Object.fromEntries(
    Object.entries(FILES.en).map(([section, messages]) => [
      section,
      Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, markedMessage(text)])),
    ]),
  );
  const modules = compileCatalogues({ nl: formatCatalogue(pseudo) });
  const load = (name: string) => {
    const { code } = transformSync(modules[name]!, { loader: 'ts', format: 'cjs' });
    const module = { exports: {} };
    new Function('exports', 'module', code)(module.exports, module);
    return module.exports as Record<string, { nl: () => never } & (() => never)>;
  };
  const sections = {
    audit,
    conventions,
    document,
    entry,
    figures,
    report,
    sentences,
    verification,
    withheld,
  };
  const restore: (() => void)[] = [];
  for (const [name, section] of Object.entries(sections) as [string, { nl: () => unknown }][]) {
    const before = section.nl;
    section.nl = load(`${name}.ts`)[name]!.nl;
    restore.push(() => {
      section.nl = before;
    });
  }
  const { remarks } = load('remarks-nl.ts');
  const loaders = loadRemarks as { nl: () => Promise<unknown> };
  const before = loaders.nl;
  loaders.nl = () => Promise.resolve({ remarks });
  return () => {
    loaders.nl = before;
    for (const each of restore) each();
  };
}
