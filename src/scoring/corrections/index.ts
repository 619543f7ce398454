export { type Corrected, type Correcting, correctDataset } from './correct-dataset.ts';
export { readCorrections } from './read-corrections.ts';
export { refuseDoubts } from './refuse-doubts.ts';
