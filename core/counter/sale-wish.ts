import type { Category } from '../catalogue/index.ts';
import { fold } from '../shared/index.ts';

const wishes = /\b(?:sell|sel|selll|selling|bech|bechna|bechni|bechne)\b|बेच/u;
const kinds: readonly (readonly [RegExp, Category])[] = [
  [/\bmac ?book\b|मैकबुक/u, 'macbook'],
  [/\blaptop\b|लैपटॉप/u, 'laptop'],
  [/\b(?:tablet|tab|ipad)\b|टैबलेट|आईपैड/u, 'tablet'],
  [/\b(?:phone|mobile|smartphone|telephone|handset)\b|फ़?ोन|मोबाइल/u, 'phone'],
];

/** Whether somebody says that they have something to sell: "mujhe laptop bechna hai". */
export const saysToSell = (text: string): boolean => wishes.test(fold(text));

/** Nothing but a kind of device, "laptop" or "my old phone": who comes to a counter that buys wants to sell it. */
export const isKind = (text: string): boolean =>
  kinds.some(([pattern]) => {
    const said = fold(text);
    return pattern.test(said) && besideKind.test(said.replace(pattern, ''));
  });

const besideKind = /^(?:my|mera|a|an|one|used|old|purana|मेरा|पुराना| )*$/u;

/** What they offer, where they say so without naming a model. */
export const kindNamed = (text: string): Category | undefined =>
  kinds.find(([pattern]) => pattern.test(fold(text)))?.[1];
