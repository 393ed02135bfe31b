import type { QuestionBank } from '../question.ts';
import { laptop } from './laptop.ts';
import { macbook } from './macbook.ts';
import { phone } from './phone.ts';
import { tablet } from './tablet.ts';

/** A quote keeps the version it was made with: raise it whenever a question, an option or a cost changes. */
export const questionBank: QuestionBank = {
  version: '2026-11',
  categories: { phone, laptop, macbook, tablet },
};
