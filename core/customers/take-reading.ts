import {
  again,
  type Decision,
  fill,
  type Input,
  offer,
  type Reply,
  say,
  unclear,
} from '../conversation/index.ts';
import type { Reading } from './reading.ts';

/** What was understood of an odd answer, until the person says yes or no to it. */
export type Doubt = { readonly doubt?: { readonly step: string; readonly value: string } | undefined };

/** "Did I get that right?", while the answer to `step` is in doubt. */
export function askDoubt(known: Doubt, step: string): Reply | undefined {
  if (known.doubt?.step !== step) return undefined;
  return offer(
    'buyback.is-this-right',
    [
      { id: 'use-this', label: { key: 'choices.use-this' } },
      { id: 'another', label: { key: 'choices.another' } },
    ],
    { value: known.doubt.value },
  );
}

/** A yes keeps what was understood, a no asks afresh. Undefined when nothing is in doubt or something else was said. */
export function takeDoubt<A extends Doubt>(
  known: Doubt,
  step: string,
  input: Input,
  keep: (value: string) => Partial<A>,
): Decision<A, never> | undefined {
  if (known.doubt?.step !== step || input.type !== 'choice') return undefined;
  if (input.id === 'use-this') return fill<A>({ ...keep(known.doubt.value), doubt: undefined } as Partial<A>);
  return input.id === 'another' ? fill<A>({ doubt: undefined } as Partial<A>) : unclear;
}

/** Accepts, doubts or refuses what was typed. */
export function takeReading<A extends Doubt>(
  reading: Reading,
  step: string,
  keep: (value: string) => Partial<A>,
): Decision<A, never> {
  if (reading.type === 'refuse') return again(say(reading.because));
  const { value } = reading;
  if (reading.type === 'confirm') return fill<A>({ doubt: { step, value } } as Partial<A>);
  const notes = reading.note ? [say(reading.note)] : [];
  return fill<A>({ ...keep(value), doubt: undefined } as Partial<A>, ...notes);
}
