import {
  type Command,
  disputable,
  isNoDispute,
  keepDevice,
  linesNamed,
  type SellFacts,
} from '../buyback/index.ts';
import { type Choice, type Conversation, type Detour, type Reply, say } from '../conversation/index.ts';
import { saysSell } from '../customers/index.ts';
import { anyWord, isAsked, plainWords } from '../shared/index.ts';

/** The final price that waits for a word: of which order, and how much; undefined when none was just shown. */
export function priceShown(offered: readonly Choice[] = []) {
  const accept = offered.find(({ id }) => id.startsWith('@deal:accept:'));
  const [, , number = '', price = ''] = accept?.id.split(':') ?? [];
  return accept && { number, price: Number(price) };
}

/** At a summary too "I accept" agrees to a price, and creates no order: what would is said, and the summary stays. */
export function acceptsSummary({ stack, offered }: Conversation): Detour<Command> | undefined {
  const isThere = stack.at(-1)?.asking === 'confirmed' && !priceShown(offered);
  return isThere ? { flow: '', says: [say('buyback.say-create')] } : undefined;
}

/** Characters; a longer text has more to say. */
const longest = 60;
const keeps = anyWord(
  "don't want to sell|dont want to sell|do not want to sell|not selling|won't sell|wont sell|not sell|no deal|no thanks|" +
    'phone back|device back|laptop back|tablet back|macbook back|keep my|keep it|keep the (?:phone|device|laptop|tablet)|i reject|reject it|not interested|' +
    'apne paas rakh(?:na|unga|ungi)|nahi bechna|nahin bechna|nhi bechna|nahi bechni|nahi bechunga|nahi bechungi|nahi dena|nahi chahiye|wapas do|wapas de|wapas chahiye|wapis do|wapis de|' +
    'नहीं बेचना|नहीं बेचनी|नहीं देना|नहीं चाहिए|वापस दो|वापस दे|वापस चाहिए|नहीं बेचूँगा|नहीं बेचूंगा|नहीं बेचूँगी|नहीं बेचूंगी',
);

/**
 * A yes or a no to the final price that is shown, in the customer's own words. Neither settles it: money is agreed to by
 * the button that names the amount, and an offer is ended by one that asks first (S0-69).
 */
export function answersPrice(
  text: string,
  offered: readonly Choice[] | undefined,
): Detour<Command> | undefined {
  const shown = priceShown(offered);
  if (!shown || text.length > longest || isAsked(text)) return undefined;
  if (keeps.test(plainWords(text))) return { flow: keepDevice.name, aside: true, known: shown };
  if (!saysSell(text)) return undefined;
  return { says: [say('support.say-accept')], commands: [{ type: 'show-orders', number: shown.number }] };
}

/** An answer to a question, and below it what was open: a price that waits for a word stays in sight. */
export function besidePrice(says: Reply, offered: readonly Choice[] | undefined): Detour<Command> {
  const shown = priceShown(offered);
  if (!shown) return { flow: '', says: [says] };
  return { says: [says], commands: [{ type: 'show-orders', number: shown.number }] };
}

/** S0-69: a price that waits for their word stays in sight, whatever else they say; what they say about a line disputes it. */
export function priceAgain(
  text: string,
  offered: readonly Choice[] = [],
  { lexicon }: Pick<SellFacts, 'lexicon'>,
): Detour<Command> | undefined {
  const said =
    linesNamed(text, disputable({ choices: offered }), lexicon).length === 1 && !isNoDispute(text)
      ? text
      : undefined;
  const shown = priceShown(offered);
  if (!shown) return undefined;
  const { number } = shown;
  if (said !== undefined) return { commands: [{ type: 'find-orders', matter: 'dispute', number, said }] };
  return { says: [say('conversation.unclear')], commands: [{ type: 'show-orders', number }] };
}
