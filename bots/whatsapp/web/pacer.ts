import { type Instant, localTime } from '#core/shared/index.ts';
import { ChannelError } from '../../shell/errors.ts';
import { arrived, type PacingRules, rested, takeTurn } from './pacing.ts';

/** The pace of one number, kept in this process. */
export type Pacer = {
  /** Milliseconds until it may be said: the turn is taken with that. Rejects with ChannelError when it has to wait for long. */
  turn(person: string, heard: Instant | undefined): Promise<number>;
  came(didArrive: boolean): void;
  /** Nothing is said now, as too little arrives. */
  rests(): boolean;
};

export type PacerOptions = {
  readonly rules: PacingRules;
  readonly zone: string;
  readonly now: () => Instant;
  readonly random?: () => number;
};

export function createPacer({ rules, zone, now, random = Math.random }: PacerOptions): Pacer {
  let pace = rested;
  return {
    turn: async (person, heard) => {
      const at = now();
      const { date, hour, minute } = localTime(at, zone);
      const wish = { person, heard, now: at, local: { date, minute: hour * 60 + minute }, chance: random() };
      const turn = takeTurn(pace, wish, rules);
      if (turn.may === 'wait') throw new ChannelError('rate-limited', turn.why, turn.for);
      pace = turn.pace;
      return turn.at - at;
    },
    came: (did) => {
      pace = arrived(pace, did, now(), rules);
    },
    rests: () => now() < pace.restsUntil,
  };
}
