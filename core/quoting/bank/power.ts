import type { CopyKey } from '../../conversation/index.ts';
import type { Question } from '../question.ts';
import { knockOut, nothing } from './effects.ts';

/**
 * Opens every list, before the groups of condition questions: nothing else can be checked on a device that stays dark,
 * so its owner is spared the rest.
 */
export const power = (hint: CopyKey): Question => ({
  id: 'power',
  name: 'questions.power-name',
  asks: 'questions.power',
  hint,
  options: [
    { id: 'yes', label: 'questions.power-yes', effect: nothing },
    { id: 'no', label: 'questions.power-no', effect: knockOut },
  ],
});
