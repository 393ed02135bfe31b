import type { Instant } from '#core/shared/index.ts';

/** What is known of a chat when something is to be said in it. */
export type Standing = {
  /** When the person last wrote, as far as it is known here. */
  readonly heard?: Instant | undefined;
  /** They wrote to us at some time, or asked to be written to. */
  readonly invited: boolean;
  readonly now: Instant;
};

/** What a way to WhatsApp asks of whoever writes. */
export type Policy = {
  /** Hours after a person's last words in which free ones may be said; absent where there is no such window. */
  readonly windowHours?: number | undefined;
  /** Whether words that were approved before may be sent outside of it. */
  readonly hasTemplate: boolean;
};

export type Permission = 'words' | 'template' | 'never';

type Rule = {
  readonly permits: Permission;
  readonly holds: (standing: Standing, policy: Policy) => boolean;
  /** For the record. */
  readonly why: string;
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
  { permits: 'template', holds: (_standing, { hasTemplate }) => hasTemplate, why: 'the window is closed' },
  { permits: 'never', holds: () => true, why: 'the window is closed and no template is set' },
];

/** What may be said now, and why. */
export function permission(standing: Standing, policy: Policy): Pick<Rule, 'permits' | 'why'> {
  const rule = rules.find(({ holds }) => holds(standing, policy));
  if (!rule) throw new Error('the last rule holds always');
  return { permits: rule.permits, why: rule.why };
}
