import { z } from 'zod';
import {
  asksPrice,
  type Command,
  cancelOrder,
  changeAddress,
  changeSlot,
  correctNumber,
  dispute,
  fillHits,
  foundOrders,
  foundProof,
  keepDevice,
  type Matter,
  payTo,
  priceSoFar,
  requestModel,
  type SellFacts,
  secondNumber,
  sellAgain,
  sellFlow,
  verifyNumber,
  whichOrder,
  whySoLow,
  wondersAtPrice,
} from '../buyback/index.ts';
import { readMention } from '../catalogue/index.ts';
import {
  type Choice,
  type Conversation,
  type Desk,
  type Detour,
  erased,
  type Frame,
  offer,
  say,
  stepAt,
} from '../conversation/index.ts';
import { placeFlow, smellsOfFraud } from '../customers/index.ts';
import { doubtsDestination, readDestination } from '../payout/index.ts';
import { fold, readOrderNumber } from '../shared/index.ts';
import { ourWords, readIssue, readQuestion } from '../support/index.ts';
import { foundChat, lends, resumes, withVouched } from './chats.ts';
import { guided } from './guided.ts';
import { joinChats } from './join-chats.flow.ts';
import { acceptsSummary, besidePrice, priceShown } from './price-words.ts';
import { reopened } from './reopened.ts';
import { answers, relayed, replied, toMenu, warned } from './replied.ts';
import { readStarsSaid, reviewAsked, tapReview } from './reviews.ts';
import { isKind, kindNamed, saysToSell } from './sale-wish.ts';
import { led, readSource } from './source.ts';
import { entered, started } from './started.ts';
import { tongueOf } from './tongue.ts';
import { requested, requestedBeside } from './unlisted.ts';
import { readPapers, readWishes } from './wishes.ts';

export type CounterDesk = Desk<SellFacts, Command>;

const menu: readonly Choice[] = [
  { id: '@sell', label: { key: 'choices.sell' } },
  { id: '@track', label: { key: 'choices.track' } },
  { id: '@help', label: { key: 'choices.help' } },
  { id: '@agent', label: { key: 'choices.agent' } },
  { id: '@language', label: { key: 'choices.language' } },
];

/** What this shop's counter can talk about, and where each thing people may say leads. */
export const desk: CounterDesk = {
  flows: {
    sell: erased(sellFlow),
    place: erased(placeFlow),
    'request-model': erased(requestModel),
    'change-address': erased(changeAddress),
    'pay-to': erased(payTo),
    'sell-again': erased(sellAgain),
    'which-order': erased(whichOrder),
    'cancel-order': erased(cancelOrder),
    'keep-device': erased(keepDevice),
    'change-slot': erased(changeSlot),
    'second-number': erased(secondNumber),
    'verify-number': erased(verifyNumber),
    'correct-number': erased(correctNumber),
    dispute: erased(dispute),
    'join-chats': erased(joinChats),
  },
  home: () => offer('conversation.home', menu),
  welcome: (conversation, payload, facts) => {
    const source = conversation.source ?? readSource(payload, facts.channel);
    const named = payload === undefined ? undefined : deviceOf(payload, facts);
    // Of who was led here it is recorded already.
    const isKnown = conversation.asked === 0 && conversation.source !== undefined;
    const commands = [...(isKnown ? [] : [entered(source)]), ...(named ? [started('link')] : [])];
    const says = [say('conversation.welcome')];
    return {
      flow: named ? 'sell' : '',
      ...named,
      says: [...says, ...(named?.says ?? [])],
      commands,
      change: { source },
    };
  },
  led,
  speaks: tongueOf,
  reopened,
  asked: (text, conversation, facts) => {
    const { stack, offered } = conversation;
    const frame = stack.at(-1);
    const choices = frame ? undefined : offered;
    // What disputes a price is a story of its own.
    if (frame?.flow !== 'dispute' && smellsOfFraud(text)) return warned(frame !== undefined);
    const paid = frame?.flow === 'pay-to' ? undefined : payThere(text);
    if (paid) return paid;
    const resumed = resumes(text);
    if (resumed) return resumed;
    const paper = readPapers(text, frame);
    if (paper) return paper;
    const question = readQuestion(text, facts.lexicon.questions);
    if (question) return besidePrice(say(`support.faq-${question}`), choices);
    const stars = frame && isTyped(frame) ? undefined : readStarsSaid(text, conversation, facts);
    const wish = stars ?? readWishes(text, frame, facts);
    if (wish) return wish;
    const why = wondersAtPrice(text, frame) ? priceAsked({ frame, offered }, facts) : undefined;
    if (why) return why;
    const sum = priceOfSale(text, stack, facts);
    if (sum) return sum;
    const issue = readIssue(text);
    return issue && besidePrice(say(`guiding.help-${issue}`), choices);
  },
  jump: (text, place, frame, facts) => {
    const asksDevice = frame?.flow === 'sell' && deviceSteps.has(frame.asking);
    const mention = readMention(text, facts.search, { at: asksDevice ? 'device' : place });
    if (!mention || mention.hits.length === 0) return frame ? undefined : readWish(text);
    if (frame && frame.flow !== 'sell' && place !== 'free-text') return undefined;
    const unlisted = frame ? undefined : requestedBeside(text, mention.hits);
    if (unlisted) return unlisted;
    const filled = fillHits(mention.hits, mention.faults, facts);
    const begun = frame?.flow === 'sell' ? [] : [started('words')];
    const { answers: known, says = [] } = filled ?? {};
    return known && { flow: 'sell', known, says, commands: begun, speaks: tongueOf(text) };
  },
  commands: {
    sell: (conversation, rest, facts) => sellOrAsk(conversation, rest === 'anew', facts),
    track: (_conversation, rest, facts) => withVouched(track(rest), facts),
    resume: lends,
    agent: (conversation, _rest, facts) => callPerson(conversation.handedOff, facts),
    deal: (_conversation, rest) => deal(rest),
    address: (_conversation, rest) => {
      if (rest === '') return find('change-address', rest);
      return { flow: 'change-address', aside: true, known: { number: readOrderNumber(rest) ?? '' } };
    },
    'cancel-order': (_conversation, rest) => find('cancel-order', rest),
    'change-slot': (_conversation, rest) => find('change-slot', rest),
    'second-number': (_conversation, rest) => find('second-number', rest),
    'verify-number': (_conversation, rest) => find('verify-number', rest),
    'correct-number': (_conversation, rest) => find('correct-number', rest),
    pay: (_conversation, rest) => find('pay-to', rest),
    // The price with its buttons stands there: money is agreed to by a button that names the amount, never by a word.
    accept: (conversation, rest) => acceptsSummary(conversation) ?? track(rest),
    dispute: ({ stack, offered = [] }, rest, facts) => {
      // A final price that was just shown is what they mean.
      const waits = rest !== '' || offered.some(({ id }) => id.startsWith('@deal:'));
      return (waits ? undefined : whySoLow(stack.at(-1), facts)) ?? find('dispute', rest);
    },
    review: (_conversation, rest) => tapReview(rest),
  },
  due: (timer, data, conversation) => due(timer, data, conversation),
  found: (what, data, conversation, facts) =>
    what === 'proof'
      ? foundProof(data, conversation)
      : what === 'chat'
        ? foundChat(data, conversation)
        : foundOrders(data, conversation, facts),
  guided: (how, data, conversation, facts) => guided(how, data, conversation, facts),
  isPersonal: (says) => says.some(({ key }) => key === ourWords),
  awaits: reviewAsked,
  replied,
  answers,
  photo: (ref) => [{ type: 'find-orders', matter: 'keep-photo', photos: [ref] }],
  relay: (text) => ({ commands: [relayed(text)] }),
};

/** Whether words of the person's own are asked for: a name, an address. */
function isTyped({ flow, asking }: Frame): boolean {
  const asked = desk.flows[flow];
  return asked !== undefined && stepAt(asked, asking).step.freeText === true;
}

/** A sale that knows its model already is left only by somebody who says so. */
function sellOrAsk({ stack }: Conversation, anew: boolean, facts: SellFacts): Detour<Command> {
  const { model } = stack.find(({ flow }) => flow === 'sell')?.known ?? {};
  const open = typeof model === 'string' && !anew ? facts.shelf.model(model) : undefined;
  if (open) return { flow: 'sell-again', aside: true, known: { device: open.name } };
  const { other } = stack.find(({ flow }) => flow === 'sell-again')?.known ?? {};
  const mention = typeof other === 'string' ? readMention(other, facts.search, { at: 'device' }) : undefined;
  const filled = mention && fillHits(mention.hits, mention.faults, facts);
  const { answers: known = {}, says = [] } = filled ?? {};
  const commands = [started(filled ? 'words' : 'menu')];
  return { flow: 'sell', known, says, commands, change: { stack: [] } };
}

/** Questions of a sale that a device answers, in however many words it is named. */
const deviceSteps = new Set(['category', 'brand', 'model', 'variant']);

function readWish(text: string): Detour<Command> | undefined {
  const unlisted = requested(text);
  if (unlisted || (!saysToSell(text) && !isKind(text))) return unlisted;
  const category = kindNamed(text);
  const known = category ? { category } : {};
  return { flow: 'sell', known, commands: [started('words')], speaks: tongueOf(text) };
}

/** A link may name a device: `?start=sell_apple-iphone-11` or the model's own id. */
function deviceOf(payload: string, facts: SellFacts): Pick<Detour<Command>, 'known' | 'says'> | undefined {
  const [, words] = /^sell[-_](.+)$/.exec(payload) ?? [];
  if (words === undefined) return undefined;
  const hits = facts.search.find(words.replace(/[-_]+/g, ' '), { limit: 5 });
  const filled = fillHits(hits, [], facts);
  return filled && { known: filled.answers, says: filled.says ?? [] };
}

/** `accept:HT-…:1850000`, `dispute:HT-…:display`, `decline:HT-…:1850000`, `pay:HT-…`: the buttons under a price. */
function deal(rest: string): Detour<Command> {
  const [what, written = '', about = ''] = rest.split(':');
  const number = readOrderNumber(written) ?? '';
  if (what === 'dispute')
    return { commands: [{ type: 'find-orders', matter: 'dispute', number, question: about }] };
  if (what === 'pay') return { flow: 'pay-to', aside: true, known: { number } };
  const price = Number(about);
  if (what === 'decline') return { flow: 'keep-device', aside: true, known: { number, price } };
  return what === 'accept'
    ? { commands: [{ type: 'decide', number, wish: { type: 'accept', price } }] }
    : { says: [say('conversation.stale')] };
}

type Priced = { readonly frame: Frame | undefined; readonly offered: readonly Choice[] | undefined };

/** The final price that was just shown, line by line; else of a sale under way its estimate, else that of an order. */
function priceAsked({ frame, offered }: Priced, facts: SellFacts): Detour<Command> | undefined {
  const shown = priceShown(offered);
  if (shown) return { commands: [{ type: 'show-orders', number: shown.number }] };
  return frame ? whySoLow(frame, facts) : track('');
}

/** The flows of a sale: what is asked beside it may be about another price. */
const ofSale = new Set(['sell', 'place', 'request-model']);

/** Of the sale under way: what they get. One word may be somebody's name. */
function priceOfSale(text: string, stack: readonly Frame[], facts: SellFacts): Detour<Command> | undefined {
  const [frame, sale] = [stack.at(-1), stack.find(({ flow }) => flow === 'sell')];
  if (!frame || !sale || !ofSale.has(frame.flow) || !asksPrice(text)) return undefined;
  return isTyped(frame) && !text.includes(' ') ? undefined : priceSoFar(sale, facts);
}

/** Which order is meant is looked up first: who has one only is not asked. */
function find(matter: Matter, rest: string): Detour<Command> {
  const number = readOrderNumber(rest);
  return { commands: [{ type: 'find-orders', matter, ...(number === undefined ? {} : { number }) }] };
}

/** A UPI id or a bank account that is told unasked, or while something else is asked (S0-70). */
function payThere(text: string): Detour<Command> | undefined {
  if (!/@|\d(?:[ -]*\d){8}/.test(fold(text)) || doubtsDestination(text)) return undefined;
  const read = readDestination(text);
  if (read.type === 'refuse') return undefined;
  return { commands: [{ type: 'find-orders', matter: 'pay-to', destination: read.value }] };
}

/** What is no number of an order is said to be none; theirs are shown all the same. */
function track(rest: string): Detour<Command> {
  const number = readOrderNumber(rest);
  if (number !== undefined) return { commands: [{ type: 'show-orders', number }] };
  const says = /\d/.test(rest) ? [say('buyback.no-such-order')] : [];
  return { says, commands: [{ type: 'show-orders' }] };
}

function callPerson(since: number | undefined, { now }: SellFacts): Detour<Command> {
  if (since !== undefined) return { says: [say('conversation.agent-has-it')] };
  const says = [offer('conversation.agent-called', [toMenu])];
  return {
    says,
    commands: [{ type: 'open-item', kind: 'handoff', subject: {} }],
    change: { handedOff: now },
  };
}

function due(timer: string, data: unknown, conversation: Conversation): Detour<Command> {
  if (timer === 'handoff-over')
    return { flow: '', says: [say('conversation.agent-left')], change: { handedOff: undefined } };
  const { device, price, quotedAt } = reminder.parse(data ?? {});
  const frame = conversation.stack.find(({ flow }) => flow === 'sell');
  const open = frame?.known.quote as { readonly quotedAt?: number } | undefined;
  // Sold, cancelled, priced anew, or reminded already: nothing is left to remind of.
  if (timer !== 'quote-reminder' || open?.quotedAt !== quotedAt || conversation.reminded === quotedAt)
    return {};
  const says = [say('buyback.reminder', { device, price: { paise: price } })];
  return { flow: '', says, change: { reminded: quotedAt } };
}

const reminder = z.object({ device: z.string(), price: z.number(), quotedAt: z.number() });
