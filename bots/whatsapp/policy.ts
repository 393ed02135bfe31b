import type { Instant } from '#core/shared/index.ts';

/** What is known of a chat when something is to be said in it. */
export type Standing = {
  /** When the person last wrote, as far as it is known here. */
  readonly heard?: Instant | undefined;
  /** They wrote to us at some time, or asked to be written to. */
  readonly invited: boolean;
  readonly now: Instant;
  /** People who were written to today without having asked something, and whether this one is not among them yet. */
  readonly unasked?: { readonly people: number; readonly isNew: boolean } | undefined;
};

/** What a way to WhatsApp asks of whoever writes. */
export type Policy = {
  /** Hours after a person's last words in which free ones may be said; absent where there is no such window. */
  readonly windowHours?: number | undefined;
  /** Whether words that were approved before may be sent outside of it. */
  readonly hasTemplate: boolean;
  /** So many people a day may be written to who asked nothing; absent where the platform counts. */
  readonly unaskedADay?: number | undefined;
};

/** `later`: not today. */
export type Permission = 'words' | 'template' | 'later' | 'never';

type Rule = {
  readonly permits: Permission;
  readonly holds: (standing: Standing, policy: Policy) => boolean;
  /** For the record. */
  readonly why: string;
  /** The platform takes money for each such message. */
  readonly paid?: true;
};

const hour = 3_600_000;

/** The first that holds decides. */
const rules: readonly Rule[] = [
  {
    permits: 'never',
    holds: ({ invited }) => !invited,
    why: 'they never wrote, and did not ask to be written to',
  },
  {
    permits: 'later',
    holds: ({ unasked }, { unaskedADay = Number.POSITIVE_INFINITY }) =>
      unasked?.isNew === true && unasked.people >= unaskedADay,
    why: 'enough people were written to today',
  },
  {
    permits: 'words',
    holds: (_standing, { windowHours }) => windowHours === undefined,
    why: 'there is no window',
  },
  {
    permits: 'words',
    holds: ({ heard }) => heard === undefined,
    why: 'when they last wrote is not known: the platform knows',
  },
  {
    permits: 'words',
    holds: ({ heard = 0, now }, { windowHours = 0 }) => now - heard < windowHours * hour,
    why: 'they wrote within the window',
  },
  {
    permits: 'template',
    holds: (_standing, { hasTemplate }) => hasTemplate,
    why: 'the window is closed',
    paid: true,
  },
  { permits: 'never', holds: () => true, why: 'the window is closed and no template is set' },
];

/** What may be said now, and why. */
export function permission(standing: Standing, policy: Policy): Omit<Rule, 'holds'> {
  const rule = rules.find(({ holds }) => holds(standing, policy));
  if (!rule) throw new Error('the last rule holds always');
  const { permits, why, paid } = rule;
  return { permits, why, ...(paid ? { paid } : {}) };
}
