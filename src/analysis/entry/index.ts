export { type ComparedForms, compareForms, type EntryInput, type EntrySettings } from './compare-forms.ts';
