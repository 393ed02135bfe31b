import { rupees } from '../../shared/index.ts';
import type { CategoryBank, Question } from '../question.ts';
import { nothing, percent, worth } from './effects.ts';
import { biometrics, body, buttons, camera, display } from './handheld.ts';
import { power } from './power.ts';

const battery: Question = {
  id: 'battery',
  name: 'questions.battery-name',
  asks: 'questions.battery',
  hint: 'questions.battery-hint',
  options: [
    { id: 'good', label: 'questions.battery-good', effect: nothing },
    { id: 'fair', label: 'questions.battery-fair', effect: percent(5, { atMost: 2_500 }) },
    { id: 'weak', label: 'questions.battery-weak', effect: percent(10, { atLeast: 500, atMost: 6_000 }) },
    {
      id: 'swollen',
      label: 'questions.battery-swollen',
      effect: percent(15, { atLeast: 800, atMost: 8_000 }),
    },
  ],
};

const faults: Question = {
  id: 'faults',
  name: 'questions.faults-name',
  asks: 'questions.faults',
  hint: 'questions.faults-hint',
  multi: true,
  atMost: 3_000,
  options: [
    { id: 'none', label: 'questions.faults-none', effect: nothing, alone: true },
    { id: 'speaker', label: 'questions.faults-speaker', effect: percent(4) },
    { id: 'mic', label: 'questions.faults-mic', effect: percent(4) },
    { id: 'calls', label: 'questions.faults-calls', effect: percent(15) },
    { id: 'wifi-bluetooth', label: 'questions.faults-wifi-bluetooth', effect: percent(10) },
    { id: 'charging', label: 'questions.faults-charging', effect: percent(8) },
    { id: 'vibration', label: 'questions.faults-vibration', effect: percent(2) },
    { id: 'sensors', label: 'questions.faults-sensors', effect: percent(3) },
  ],
};

export const phone: CategoryBank = {
  rules: { floor: worth(8, 300), scrap: worth(5, 200), step: rupees(10) },
  questions: [
    power('questions.power-hint'),
    display({
      scratched: percent(6),
      spots: percent(18),
      cracked: percent(25, { atLeast: 800 }),
      lines: percent(35, { atLeast: 1_000 }),
      blank: percent(45, { atLeast: 1_200 }),
    }),
    body({ scratched: percent(3), dented: percent(9), broken: percent(18, { atLeast: 500 }) }),
    battery,
    camera({ marked: percent(7), faulty: percent(15, { atLeast: 500 }) }),
    biometrics({ faulty: percent(15) }),
    buttons({ 'button-faulty': percent(5), 'port-faulty': percent(8), 'both-faulty': percent(12) }),
    faults,
  ],
};
