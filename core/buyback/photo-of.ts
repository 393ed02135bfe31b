import type { Category } from '../catalogue/index.ts';
import type { Line } from '../conversation/index.ts';
import { wordsOf } from './inspection.ts';

/** What a picture is of: the finding that lowers the price, or the government's check. */
export const photoOf = (category: Category, name: string): Line =>
  name === 'check' ? { key: 'operators.photo-of-check' } : wordsOf(category, name).name;
