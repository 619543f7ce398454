export { blockOfName } from './block-name.ts';
export { type Draft, draftFromFiles, type FileDraftOptions } from './draft-from-files.ts';
export { type DraftedScale, draftScales, type Undecided, unknownItems } from './draft-scales.ts';
