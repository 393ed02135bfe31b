import type { Effect, Question } from '../question.ts';
import { nothing } from './effects.ts';

/** Effects by option id; an option that is not named costs nothing. */
type Costs<Id extends string> = { readonly [Option in Id]: Effect };

/** One answer and one deduction although a display can have several faults: it is replaced once. */
export const display = (costs: Costs<'scratched' | 'spots' | 'cracked' | 'lines' | 'blank'>): Question => ({
  id: 'display',
  name: 'questions.display-name',
  asks: 'questions.display',
  hint: 'questions.display-hint',
  options: [
    { id: 'flawless', label: 'questions.display-flawless', effect: nothing },
    { id: 'scratched', label: 'questions.display-scratched', effect: costs.scratched },
    { id: 'spots', label: 'questions.display-spots', effect: costs.spots },
    { id: 'cracked', label: 'questions.display-cracked', effect: costs.cracked },
    { id: 'lines', label: 'questions.display-lines', effect: costs.lines },
    { id: 'blank', label: 'questions.display-blank', effect: costs.blank },
  ],
});

export const body = (costs: Costs<'scratched' | 'dented' | 'broken'>): Question => ({
  id: 'body',
  name: 'questions.body-name',
  asks: 'questions.body',
  hint: 'questions.body-hint',
  options: [
    { id: 'clean', label: 'questions.body-clean', effect: nothing },
    { id: 'scratched', label: 'questions.body-scratched', effect: costs.scratched },
    { id: 'dented', label: 'questions.body-dented', effect: costs.dented },
    { id: 'broken', label: 'questions.body-broken', effect: costs.broken },
  ],
});

export const camera = (costs: Costs<'marked' | 'faulty'>): Question => ({
  id: 'camera',
  name: 'questions.camera-name',
  asks: 'questions.camera',
  hint: 'questions.camera-hint',
  options: [
    { id: 'working', label: 'questions.camera-working', effect: nothing },
    { id: 'marked', label: 'questions.camera-marked', effect: costs.marked },
    { id: 'faulty', label: 'questions.camera-faulty', effect: costs.faulty },
  ],
});

/** The catalogue does not know which models have a sensor; the owner does, hence the option `none`. */
export const biometrics = (costs: Costs<'faulty'>): Question => ({
  id: 'biometrics',
  name: 'questions.biometrics-name',
  asks: 'questions.biometrics',
  hint: 'questions.biometrics-hint',
  options: [
    { id: 'working', label: 'questions.biometrics-working', effect: nothing },
    { id: 'none', label: 'questions.biometrics-none', effect: nothing },
    { id: 'faulty', label: 'questions.biometrics-faulty', effect: costs.faulty },
  ],
});

export const buttons = (costs: Costs<'button-faulty' | 'port-faulty' | 'both-faulty'>): Question => ({
  id: 'buttons',
  name: 'questions.buttons-name',
  asks: 'questions.buttons',
  hint: 'questions.buttons-hint',
  options: [
    { id: 'working', label: 'questions.buttons-working', effect: nothing },
    { id: 'button-faulty', label: 'questions.buttons-button-faulty', effect: costs['button-faulty'] },
    { id: 'port-faulty', label: 'questions.buttons-port-faulty', effect: costs['port-faulty'] },
    { id: 'both-faulty', label: 'questions.buttons-both-faulty', effect: costs['both-faulty'] },
  ],
});
