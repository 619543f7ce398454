export { type ComparedForms, compareForms, type EntryInput, type EntrySettings } from './compare-forms.ts';
export { decisionsReport } from './decisions-report.ts';
export { entryTemplate } from './entry-template.ts';
export { type TypistErrors, typistErrors } from './typist-errors.ts';
