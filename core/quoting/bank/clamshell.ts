import type { Effect, Question } from '../question.ts';
import { nothing } from './effects.ts';

/** Effects by option id. */
type Costs<Id extends string> = { readonly [Option in Id]: Effect };

/** What a laptop and a MacBook are asked in the same words. One deduction: a panel is replaced once. */
export const screen = (costs: Costs<'scratched' | 'spots' | 'lines' | 'cracked' | 'blank'>): Question => ({
  id: 'display',
  name: 'questions.laptop-display-name',
  asks: 'questions.laptop-display',
  hint: 'questions.laptop-display-hint',
  options: [
    { id: 'flawless', label: 'questions.display-flawless', effect: nothing },
    { id: 'scratched', label: 'questions.display-scratched', effect: costs.scratched },
    { id: 'spots', label: 'questions.laptop-display-spots', effect: costs.spots },
    { id: 'lines', label: 'questions.laptop-display-lines', effect: costs.lines },
    { id: 'cracked', label: 'questions.laptop-display-cracked', effect: costs.cracked },
    { id: 'blank', label: 'questions.laptop-display-blank', effect: costs.blank },
  ],
});

export const keyboard = (costs: Costs<'worn' | 'few-faulty' | 'many-faulty'>): Question => ({
  id: 'keyboard',
  name: 'questions.keyboard-name',
  asks: 'questions.keyboard',
  hint: 'questions.keyboard-hint',
  options: [
    { id: 'working', label: 'questions.keyboard-working', effect: nothing },
    { id: 'worn', label: 'questions.keyboard-worn', effect: costs.worn },
    { id: 'few-faulty', label: 'questions.keyboard-few-faulty', effect: costs['few-faulty'] },
    { id: 'many-faulty', label: 'questions.keyboard-many-faulty', effect: costs['many-faulty'] },
  ],
});
