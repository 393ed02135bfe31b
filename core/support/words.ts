import { type Choice, type Line, offer, type Reply, say } from '../conversation/index.ts';
import type { Outcome } from './kinds.ts';
import type { Subject, WorkItem } from './work-item.ts';

/** What the customer reads once a task of theirs is done; nothing for tasks that are our own affair. */
export function closingWords({ kind, subject }: WorkItem, outcome: Outcome): Reply | undefined {
  const name = text(subject, 'name');
  switch (`${kind}/${outcome}`) {
    case 'model-request/supported':
      return offer('buyback.model-supported', [sell], { name });
    case 'model-request/not-supported':
      return offer('support.model-not-supported', [sell], { name });
    case 'unserviceable-lead/pickup-possible':
      return offer('support.pickup-possible-now', [sell], { pincode: text(subject, 'pincode') });
    case 'unserviceable-lead/no-pickup':
    case 'unserviceable-lead/not-interested':
    case 'unserviceable-lead/unreachable':
      return leadClosed(outcome as LeadReason, text(subject, 'device'), text(subject, 'pincode'));
    case 'price-missing/priced':
      return offer('support.price-ready', [sell]);
    default:
      return undefined;
  }
}

/** Why a lead is closed without an order that goes on (S0-86). */
export const leadReasons = ['no-pickup', 'not-interested', 'unreachable'] as const;
export type LeadReason = (typeof leadReasons)[number];

/** The polite end of a lead. `device` may be empty when nobody knows it any more. */
export const leadClosed = (reason: LeadReason, device: string, pincode: string): Reply =>
  say(`support.lead-closed-${reason}`, {
    device: device === '' ? { key: 'support.your-device' } : yours(device),
    pincode,
  });

/** The line that what a person of ours writes is said in. */
export const ourWords = 'support.from-our-team';

/** A person of ours writes to a customer: always said so, always by name. */
export const fromOurTeam = (name: string, words: string): Reply => say(ourWords, { name, text: words });

const yours = (device: string): Line => ({ key: 'support.your-named-device', params: { device } });

const sell: Choice = { id: '@sell', label: { key: 'choices.sell' } };

function text(subject: Subject, name: string): string {
  const value = subject[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
