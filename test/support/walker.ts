import type { Person as CloudPerson } from '../standins/whatsapp-cloud/index.ts';
import { formatted } from '../standins/whatsapp-cloud/index.ts';

/** Somebody in front of a screen: what is there to read, and what they type or tap by its label. */
export type Walker = {
  /** Each resolves with the words that fit and came after it. */
  readonly says: (text: string, until: RegExp) => Promise<string>;
  readonly taps: (label: string, until: RegExp) => Promise<string>;
  readonly hears: (until: RegExp) => Promise<string>;
};

/** One who sees, too, what there is to choose from. */
export type SeeingWalker = Walker & { readonly offered: () => readonly string[] };

/** Somebody on WhatsApp, where the shop has a number of the Cloud API. */
export function walkerOf(asha: CloudPerson): SeeingWalker {
  const hears: Walker['hears'] = async (until) =>
    formatted((await asha.hears(until, { within: 15_000 })).text).text;
  return {
    hears,
    says: async (text, until) => {
      await asha.says(text);
      return hears(until);
    },
    taps: async (label, until) => {
      await asha.taps(label);
      return hears(until);
    },
    offered: () => asha.messages.at(-1)?.buttons.map(({ title }) => title) ?? [],
  };
}
