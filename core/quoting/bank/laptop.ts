import { rupees } from '../../shared/index.ts';
import type { CategoryBank, Question } from '../question.ts';
import { keyboard, screen } from './clamshell.ts';
import { nothing, off, percent, worth } from './effects.ts';
import { power } from './power.ts';

const trackpad: Question = {
  id: 'trackpad',
  name: 'questions.trackpad-name',
  asks: 'questions.trackpad',
  hint: 'questions.trackpad-hint',
  options: [
    { id: 'working', label: 'questions.trackpad-working', effect: nothing },
    { id: 'erratic', label: 'questions.trackpad-erratic', effect: percent(4) },
    { id: 'faulty', label: 'questions.trackpad-faulty', effect: percent(9, { atLeast: 600 }) },
  ],
};

const battery: Question = {
  id: 'battery',
  name: 'questions.laptop-battery-name',
  asks: 'questions.laptop-battery',
  hint: 'questions.laptop-battery-hint',
  options: [
    { id: 'good', label: 'questions.laptop-battery-good', effect: nothing },
    { id: 'fair', label: 'questions.laptop-battery-fair', effect: percent(4, { atMost: 2_000 }) },
    {
      id: 'weak',
      label: 'questions.laptop-battery-weak',
      effect: percent(9, { atLeast: 800, atMost: 4_500 }),
    },
    {
      id: 'dead',
      label: 'questions.laptop-battery-dead',
      effect: percent(14, { atLeast: 1_200, atMost: 6_000 }),
    },
  ],
};

const body: Question = {
  id: 'body',
  name: 'questions.body-name',
  asks: 'questions.laptop-body',
  hint: 'questions.laptop-body-hint',
  options: [
    { id: 'clean', label: 'questions.laptop-body-clean', effect: nothing },
    { id: 'scratched', label: 'questions.body-scratched', effect: percent(4) },
    { id: 'dented', label: 'questions.body-dented', effect: percent(9) },
    { id: 'broken', label: 'questions.laptop-body-broken', effect: percent(20, { atLeast: 1_500 }) },
  ],
};

/** In rupees: a charger costs the same for a cheap laptop and a dear one. */
const charger: Question = {
  id: 'charger',
  name: 'questions.charger-name',
  asks: 'questions.charger',
  hint: 'questions.charger-hint',
  options: [
    { id: 'original', label: 'questions.charger-original', effect: nothing },
    { id: 'compatible', label: 'questions.charger-compatible', effect: off(400) },
    { id: 'none', label: 'questions.charger-none', effect: off(1_000) },
  ],
};

export const laptop: CategoryBank = {
  rules: { floor: worth(10, 1_000), scrap: worth(7, 700), step: rupees(10) },
  questions: [
    power('questions.laptop-power-hint'),
    screen({
      scratched: percent(5),
      spots: percent(12),
      lines: percent(22, { atLeast: 1_500 }),
      cracked: percent(28, { atLeast: 2_000 }),
      blank: percent(35, { atLeast: 2_500 }),
    }),
    keyboard({
      worn: percent(2),
      'few-faulty': percent(7, { atLeast: 500 }),
      'many-faulty': percent(12, { atLeast: 1_200 }),
    }),
    trackpad,
    battery,
    body,
    charger,
  ],
};
