import { createContext, type Language } from '../../context.ts';
import { type Remark, say, withMessages } from './say.ts';

/** What words a remark for a screen, where scales go by their ids. */
export async function speakerOf(
  language: Language,
  remarks: readonly Remark[],
  hasWaves: boolean,
): Promise<(remark: Remark) => string> {
  const context = await withMessages(createContext(language, 'apa'), remarks);
  return (remark) => say(context, remark, { hasWaves });
}
