import { rupees } from '../../shared/index.ts';
import type { CategoryBank, Question } from '../question.ts';
import { keyboard, screen } from './clamshell.ts';
import { nothing, off, percent, worth } from './effects.ts';
import { power } from './power.ts';

const trackpad: Question = {
  id: 'trackpad',
  name: 'questions.trackpad-name',
  asks: 'questions.trackpad',
  hint: 'questions.macbook-trackpad-hint',
  options: [
    { id: 'working', label: 'questions.trackpad-working', effect: nothing },
    { id: 'erratic', label: 'questions.macbook-trackpad-erratic', effect: percent(6) },
    { id: 'faulty', label: 'questions.trackpad-faulty', effect: percent(15, { atLeast: 2_500 }) },
  ],
};

const battery: Question = {
  id: 'battery',
  name: 'questions.laptop-battery-name',
  asks: 'questions.laptop-battery',
  hint: 'questions.macbook-battery-hint',
  options: [
    { id: 'good', label: 'questions.macbook-battery-good', effect: nothing },
    { id: 'fair', label: 'questions.macbook-battery-fair', effect: percent(6, { atMost: 5_000 }) },
    {
      id: 'weak',
      label: 'questions.macbook-battery-weak',
      effect: percent(12, { atLeast: 2_500, atMost: 12_000 }),
    },
    {
      id: 'dead',
      label: 'questions.laptop-battery-dead',
      effect: percent(16, { atLeast: 3_500, atMost: 15_000 }),
    },
  ],
};

const body: Question = {
  id: 'body',
  name: 'questions.body-name',
  asks: 'questions.macbook-body',
  hint: 'questions.laptop-body-hint',
  options: [
    { id: 'clean', label: 'questions.laptop-body-clean', effect: nothing },
    { id: 'scratched', label: 'questions.macbook-body-scratched', effect: percent(4) },
    { id: 'dented', label: 'questions.macbook-body-dented', effect: percent(10) },
    { id: 'broken', label: 'questions.macbook-body-broken', effect: percent(22, { atLeast: 3_000 }) },
  ],
};

const charger: Question = {
  id: 'charger',
  name: 'questions.charger-name',
  asks: 'questions.charger',
  hint: 'questions.macbook-charger-hint',
  options: [
    { id: 'original', label: 'questions.macbook-charger-original', effect: nothing },
    { id: 'compatible', label: 'questions.charger-compatible', effect: off(1_200) },
    { id: 'none', label: 'questions.charger-none', effect: off(3_000) },
  ],
};

/** Apple's panels and top cases are replaced whole, so they cost a larger share than a laptop's. */
export const macbook: CategoryBank = {
  rules: { floor: worth(12, 2_000), scrap: worth(10, 1_500), step: rupees(10) },
  questions: [
    power('questions.macbook-power-hint'),
    screen({
      scratched: percent(6),
      spots: percent(20),
      lines: percent(35, { atLeast: 5_000 }),
      cracked: percent(40, { atLeast: 6_000 }),
      blank: percent(50, { atLeast: 7_000 }),
    }),
    keyboard({
      worn: percent(3),
      'few-faulty': percent(10, { atLeast: 2_000 }),
      'many-faulty': percent(18, { atLeast: 4_000 }),
    }),
    trackpad,
    battery,
    body,
    charger,
  ],
};
