export { type Corrected, type Correcting, correctDataset } from './correct-dataset.ts';
export {
  type FormsOfFile,
  misplacedForms,
  rowsInOrder,
  withDecidedForms,
} from './decided-forms.ts';
export { readCorrections } from './read-corrections.ts';
export { type DecisionHeadings, type Decisions, isOfDecisions, readDecisions } from './read-decisions.ts';
export { refuseDoubts } from './refuse-doubts.ts';
