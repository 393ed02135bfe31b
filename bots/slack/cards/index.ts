export { actionIds, actionOf, cardButtons } from './buttons.ts';
export { cardBlocks, cardPictures, cardRow, paragraphs, photosLine, wholeCard, withOwn } from './draw.ts';
export {
  type FormAbout,
  form,
  formCallback,
  preview,
  previewed,
  readAbout,
  versionOf,
} from './form.ts';
export { readSubject, type Subject, subjectOf, writeSubject } from './subject.ts';
