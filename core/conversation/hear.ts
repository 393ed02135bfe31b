import { clean, cleanLines, fold, questionMarks, readOrderNumber, signsAgainst } from '../shared/index.ts';
import { type AnyStep, stepAt } from './any-flow.ts';
import { typedName } from './bare.ts';
import type { Detour, RouterFacts } from './desk.ts';
import { mayBeFigures } from './figures.ts';
import { openQuestion, type Table, top } from './floor.ts';
import { readLanguageWish } from './language-wish.ts';
import { afterOrder, type CommandName, type Lexicon } from './lexicon.ts';
import { type Reading, readChoice, readFigures, show } from './menu.ts';
import { namedIn } from './named.ts';
import { isPlainYes } from './plain-yes.ts';
import type { Choice, Reply, Shown } from './reply.ts';
import { spelt } from './spelt.ts';
import { waysFrom } from './way-back.ts';

/** What a text turned out to be, before any flow has seen it. */
export type Heard<C> =
  | { readonly type: 'command'; readonly command: string }
  | { readonly type: 'choice'; readonly id: string }
  | { readonly type: 'choices'; readonly ids: readonly string[] }
  | { readonly type: 'between'; readonly choices: readonly Choice[] }
  | { readonly type: 'jumped'; readonly detour: Detour<C> }
  | { readonly type: 'relayed'; readonly detour: Detour<C> }
  | { readonly type: 'text'; readonly text: string };

/** Commands win in every step and language; then questions that have an answer; then what is offered; then a device that is named; then the flow. */
export function hear<F extends RouterFacts, C>(table: Table<F, C>, raw: string): Heard<C> {
  const { desk, conversation, facts } = table;
  const text = clean(raw);
  const frame = top(conversation);
  const flow = frame && desk.flows[frame.flow];
  const step = frame && flow ? stepAt(flow, frame.asking).step : undefined;
  const command = readCommand(text, facts.lexicon, step);
  // Whom one of our people has greets them, not us.
  const greets = command === 'greet' && conversation.handedOff !== undefined;
  if (command !== undefined && !greets) return { type: 'command', command };
  if (conversation.handedOff !== undefined)
    return { type: 'relayed', detour: desk.relay(cleanLines(raw), conversation, facts) };
  const asked = desk.asked(text, conversation, facts);
  if (asked) return { type: 'jumped', detour: asked };
  const freeText = step?.freeText;
  const choice = unlessStrays(table, text, readOffered(table, text));
  if (choice.type !== 'none') return choice;
  // Elsewhere the question comes first: a jump is looked for when it cannot use the text.
  if (frame && !freeText) return { type: 'text', text };
  const answer = frame ? undefined : desk.answers(text, conversation, facts);
  if (answer) return { type: 'jumped', detour: answer };
  const detour = desk.jump(text, freeText ? 'free-text' : 'menu', frame, facts);
  if (detour) return { type: 'jumped', detour };
  return { type: 'text', text: freeText ? cleanLines(raw) : text };
}

/** A choice that is only named in a sentence about something else is none: "the body has no scratches" says nothing of the screen. */
function unlessStrays<F extends RouterFacts, C>(table: Table<F, C>, text: string, read: Reading): Reading {
  const { conversation, desk, facts } = table;
  const frame = top(conversation);
  const flow = frame && desk.flows[frame.flow];
  const at = frame && flow ? stepAt(flow, frame.asking) : undefined;
  if (!at?.step.strays || (read.type !== 'choice' && read.type !== 'between')) return read;
  const { choices = [], foot = [] } = openQuestion(table);
  const chosen = [...choices, ...foot].filter(({ id }) =>
    read.type === 'choice' ? id === read.id : read.choices.some((each) => each.id === id),
  );
  const said = typedName(text);
  // What a name leaves over may be a question mark or a sign against it: "it turns on ❓".
  if (said.length < text.length && signsAgainst(text)) return { type: 'none' };
  const names = chosen.flatMap(({ label }) => facts.lexicon.names(label));
  if (names.some((name) => name.startsWith(said))) return read;
  const named = { id: read.type === 'choice' ? read.id : undefined, ...namedIn(said, names) };
  return at.step.strays(frame?.known ?? {}, named, facts, at.item) ? { type: 'none' } : read;
}

function readOffered<F extends RouterFacts, C>(table: Table<F, C>, text: string) {
  const { conversation, facts } = table;
  const reply = openQuestion(table);
  const { offered } = conversation;
  const meant = offered && conversation.askedBack && readAskedBack(table, text, offered);
  if (meant) return meant;
  // A number means what stands at the bottom; beside an open question only a name does.
  const last =
    offered && readChoice(text, { ...reply, choices: offered, foot: [] }, lastShown(offered), facts.lexicon);
  if (last && last.type !== 'none' && !top(conversation)) return last;
  const read = readShown(table, text, reply);
  if (read.type !== 'none' || !last || last.type === 'none') return read;
  return /\p{L}/u.test(text) ? last : read;
}

const none: Reading = { type: 'none' };

/** What a text means beside the page that is shown. Where nothing is to be named, as at most free texts, only a figure can mean anything. */
function readShown<F extends RouterFacts, C>(table: Table<F, C>, text: string, reply: Reply): Reading {
  const { conversation, desk, facts } = table;
  const { choices = [], foot = [] } = reply;
  if (choices.length + foot.length === 0 && !mayBeFigures(text, facts.lexicon)) return none;
  const ways = waysFrom(desk, conversation, facts);
  const shown = show(reply, { page: conversation.page, ways, number: conversation.asked });
  return shown.menu === undefined ? none : readChoice(text, reply, shown, facts.lexicon);
}

/** Of what was asked back: a figure means that list, and a yes the one thing in it, unless a yes means more than that. */
function readAskedBack<F extends RouterFacts, C>(
  table: Table<F, C>,
  text: string,
  offered: readonly Choice[],
): Reading | undefined {
  const { conversation, desk, facts } = table;
  const { page, asked } = conversation;
  const ways = waysFrom(desk, conversation, facts);
  const shown = show(lastShown(offered), { page, ways, number: asked });
  const figures = readFigures(text, shown, facts.lexicon);
  if (figures) return figures;
  const [only, ...others] = offered;
  if (!only || others.length > 0 || !isPlainYes(text, facts.lexicon)) return undefined;
  const { choices = [], foot = [] } = openQuestion(table);
  const there = [...choices, ...foot];
  const isItsOwn = !top(conversation) || there.some(({ id }) => id === only.id);
  if (!isItsOwn && there.some(({ binds }) => binds)) return { type: 'between', choices: offered };
  return { type: 'choice', id: only.id };
}

const lastShown = (choices: readonly Choice[]): Shown => ({
  key: 'conversation.home',
  choices,
  controls: [],
});

/** How people begin and end a wish: "please cancel my order", "mujhe order cancel karna hai", "oh wait, wrong pincode". */
const politely =
  /^(?:(?:please|pls|plz|kindly|kripya|कृपया|hi|hello|can you|could you|i want to|i need to|i would like to|i wish to|mujhe|mujhko|main|मुझे|मैं|oh|ohh|oops|oh no|wait|sorry|arre|are|अरे|ओह)[,!.]* )+|(?: (?:please|pls|plz|now|ji|na|sorry|जी))+$/gu;

const ending = new RegExp(`[.!।${questionMarks}]+$`, 'u');

/** `help`, `मदद`, `#`; `change brand` is `change:brand`, `track HT-…` is `track:HT-…`, `hindi` is `language:hi`. */
function readCommand(
  text: string,
  lexicon: Lexicon,
  { claims = [], freeText }: Pick<AnyStep<unknown, unknown>, 'claims' | 'freeText'> = {},
): string | undefined {
  if (text.length > 80) return undefined;
  const said = fold(text).replace(/^\/+/, '').replace(ending, '');
  const words = said.replace(politely, '');
  const whole =
    lexicon.commands.get(said) ??
    unlessSale(lexicon.commands.get(words)) ??
    unlessSale(lexicon.commands.get(spelt(words)));
  if (whole) return claims.includes(whole) ? undefined : whole;
  const locale = readLanguageWish(words, lexicon);
  if (locale) return `language:${locale}`;
  const slot = readChange(words, lexicon);
  if (slot) return `change:${slot}`;
  const order = readOrderNumber(words);
  const asked = order && aboutOrder(words, lexicon);
  if (asked) return `${asked}:${order}`;
  const space = words.indexOf(' ');
  if (space < 0 || lexicon.commands.get(words.slice(0, space)) !== 'track') return undefined;
  const rest = words.slice(space + 1);
  // `Track Singh` is a name; an order number has digits. Where an address is asked, `Track Road 12` is one.
  const isNumber = freeText ? /^(?:my |the )?(?:order )?(?:ht\b|#?\d\S*$)/.test(rest) : /\d/.test(rest);
  return isNumber && rest.split(' ').length <= 6 ? `track:${rest}` : undefined;
}

/** Who wants to sell a phone says more than the word alone. */
const unlessSale = (command: CommandName | undefined) => (command === 'sell' ? undefined : command);

/** `cancel my order HT-…`: what is wanted of the order that is named. */
function aboutOrder(words: string, lexicon: Lexicon): string | undefined {
  const before = words.replace(/ ?(?:number |no )*\bh ?t[ -].*$/u, '');
  const wish = before.replace(/ (?:of|for)$/, '').replace(/ (?:of |for )?(?:my )?order$/, '');
  return (
    lexicon.commands.get(before) ?? lexicon.commands.get(wish) ?? afterOrder[readChange(wish, lexicon) ?? '']
  );
}

/** "I gave the wrong pincode", "galat pincode de diya": who says so changes it. */
const gaveWrong =
  /^(?:(?:i|i have|i've|maine|mene|मैंने) )?(?:(?:gave|given|typed|entered|wrote|sent|put) )?(?:(?:you|the|a|my) )*(?:wrong|incorrect|galat|glat|गलत|ग़लत) (?<what>.+?)(?: (?:de diya|diya|de di|likh diya|daal diya|dal diya|bata diya|ho gaya|hai|h|दे दिया|दिया|लिख दिया|डाल दिया|हो गया|है))?$/u;

/** What says so; most messages do not. */
const mayBeWrong = /wrong|incorrect|galat|glat|गलत|ग़लत/u;

const named = (words: string): string =>
  words
    .replace(/^(?:my|the|mera|meri|apna|apni|mere|मेरा|मेरी|अपना|अपनी) /, '')
    .replace(/ (?:ko|को|ka|का)$/, '');

const firstWord = (words: string): string => {
  const end = words.indexOf(' ');
  return end < 0 ? words : words.slice(0, end);
};
const lastWord = (words: string): string => words.slice(words.lastIndexOf(' ') + 1);

/** `change brand`, `brand change`, `pata badalna hai`: the change word at either end, an earlier answer's name beside it. */
function readChange(words: string, { changes, slots }: Lexicon): string | undefined {
  const what = mayBeWrong.test(words) ? gaveWrong.exec(words)?.groups?.what : undefined;
  const wrong = what === undefined ? undefined : slots.get(named(what));
  // Of a wrong address, what can be done about it is told first.
  if (wrong && wrong !== 'place') return wrong;
  for (const change of changes.byFirst.get(firstWord(words)) ?? []) {
    if (!words.startsWith(change) || words[change.length] !== ' ') continue;
    const slot = slots.get(named(words.slice(change.length + 1)));
    if (slot) return slot;
  }
  for (const change of changes.byLast.get(lastWord(words)) ?? []) {
    if (!words.endsWith(change) || words.at(-change.length - 1) !== ' ') continue;
    const slot = slots.get(named(words.slice(0, -change.length - 1)));
    if (slot) return slot;
  }
  return undefined;
}
