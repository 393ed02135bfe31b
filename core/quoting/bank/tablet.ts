import { rupees } from '../../shared/index.ts';
import type { CategoryBank, Question } from '../question.ts';
import { nothing, percent, worth } from './effects.ts';
import { biometrics, body, buttons, camera, display } from './handheld.ts';
import { power } from './power.ts';

/** Hours instead of a percentage: most tablets do not tell their battery health. */
const battery: Question = {
  id: 'battery',
  name: 'questions.battery-name',
  asks: 'questions.battery',
  hint: 'questions.tablet-battery-hint',
  options: [
    { id: 'good', label: 'questions.tablet-battery-good', effect: nothing },
    { id: 'fair', label: 'questions.tablet-battery-fair', effect: percent(6, { atMost: 2_500 }) },
    {
      id: 'weak',
      label: 'questions.tablet-battery-weak',
      effect: percent(12, { atLeast: 600, atMost: 6_000 }),
    },
    {
      id: 'swollen',
      label: 'questions.battery-swollen',
      effect: percent(16, { atLeast: 900, atMost: 8_000 }),
    },
  ],
};

/** The phone's list without calls, SIM and vibration, which most tablets do not have. */
const faults: Question = {
  id: 'faults',
  name: 'questions.faults-name',
  asks: 'questions.faults',
  hint: 'questions.faults-hint',
  multi: true,
  atMost: 2_500,
  options: [
    { id: 'none', label: 'questions.faults-none', effect: nothing, alone: true },
    { id: 'speaker', label: 'questions.tablet-faults-speaker', effect: percent(5) },
    { id: 'mic', label: 'questions.faults-mic', effect: percent(4) },
    { id: 'wifi-bluetooth', label: 'questions.faults-wifi-bluetooth', effect: percent(15) },
    { id: 'charging', label: 'questions.faults-charging', effect: percent(9) },
    { id: 'sensors', label: 'questions.tablet-faults-sensors', effect: percent(3) },
  ],
};

/** A tablet's display is the larger part of its value, its camera a smaller one than a phone's. */
export const tablet: CategoryBank = {
  rules: { floor: worth(7, 300), scrap: worth(4, 200), step: rupees(10) },
  questions: [
    power('questions.power-hint'),
    display({
      scratched: percent(7),
      spots: percent(20),
      cracked: percent(30, { atLeast: 1_000 }),
      lines: percent(38, { atLeast: 1_200 }),
      blank: percent(50, { atLeast: 1_500 }),
    }),
    body({ scratched: percent(4), dented: percent(10), broken: percent(20, { atLeast: 500 }) }),
    battery,
    camera({ marked: percent(3), faulty: percent(7) }),
    biometrics({ faulty: percent(10) }),
    buttons({ 'button-faulty': percent(5), 'port-faulty': percent(9), 'both-faulty': percent(13) }),
    faults,
  ],
};
