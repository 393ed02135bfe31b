export { type Question, questions, readQuestion } from './faq.ts';
export { givesStars, isOnlyReview, tellsOfStars } from './given-stars.ts';
export { type Issue, issues, readIssue } from './issues.ts';
export { type ItemKind, kinds, type Outcome, type Team } from './kinds.ts';
export { isLow, mayBeReview, mostStars, type Review, readStars, starsText, type Talk } from './review.ts';
export { closingWords, fromOurTeam, type LeadReason, leadClosed, leadReasons, ourWords } from './words.ts';
export {
  closeItem,
  isLate,
  type NewItem,
  newItem,
  type Subject,
  takeItem,
  type WorkItem,
} from './work-item.ts';
