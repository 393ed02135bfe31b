import { expect } from 'vitest';
import { type Message, words } from '../standins/slack/index.ts';
import type { exitWalk } from './exit-walk.ts';
import type { Exits } from './exits.ts';
import type { Sold } from './typing.ts';

type ExitWalk = ReturnType<typeof exitWalk>;

/** What every button on a card says. */
const labelsOf = ({ blocks = [] }: Message): readonly string[] =>
  blocks.flatMap(({ elements = [] }) =>
    elements.flatMap(({ type, text }) => (type === 'button' && typeof text === 'object' ? [text.text] : [])),
  );

/** Somebody presses all there is on a card, and closes whatever opens: what came of each press in words. */
async function pressesAll(at: Exits, name: string, card: Message): Promise<readonly string[]> {
  const { clicks, closes, modal, reads } = at.person(name);
  const told: string[] = [];
  for (const label of labelsOf(card)) {
    const before = (await reads('cx')).length;
    await clicks(card, label);
    await at.settled();
    // Slack hears that the press has come before its answer is sent.
    const isAnswered = async () => modal() !== undefined || (await reads('cx')).length > before;
    await expect.poll(isAnswered, { timeout: 20_000 }).toBe(true);
    const opened = modal();
    if (opened) await closes();
    const answers = (await reads('cx')).slice(before).map(words);
    told.push(`${label}: ${opened ? words(opened) : answers.join(' ')}`);
  }
  return told;
}

/** Cards of every stage, pressed by somebody who is there for something else, and again when the order is over. */
export async function refusesPresses(at: Exits, walk: ExitWalk): Promise<void> {
  const sold = await at.sold();
  const cards: Message[] = [];
  const keep = async (): Promise<void> => {
    const card = await at.card('arjun', sold.number);
    cards.push(card);
    const before = await at.moves(sold.number);
    const told = await pressesAll(at, 'tara', card);
    expect(told.length).toBeGreaterThan(0);
    for (const line of told) expect(line).toMatch(/: That is for .+ You are here as Marketing/);
    expect(await at.moves(sold.number)).toBe(before);
  };
  await walk.brings(sold, 'payment-pending', keep);
  await walk.cancels(sold);
  const before = await at.moves(sold.number);
  for (const card of cards)
    for (const line of await pressesAll(at, 'meena', card)) expect(line).toMatch(/: ./);
  expect(await at.moves(sold.number)).toBe(before);
}

const another = (code: string): string => (code.startsWith('1') ? '2' : '1').repeat(code.length);

/** On the way or not, there is nothing to say about a visit until its time has come. */
export async function saysTooSoon(at: Exits, { number }: Sold): Promise<void> {
  await expect(at.opens('priya', number, 'Visit failed')).rejects.toThrow(/nothing is called/);
  await at.begins(number);
}

/** A visit that its partner moves again and again. */
async function movesTooOften(at: Exits, sold: Sold): Promise<void> {
  const { modal, submits, closes } = at.person('priya');
  const moves = async (nth: number): Promise<string> => {
    await at.opens('priya', sold.number, 'Change the visit');
    const slots = modal()?.blocks.flatMap(({ element }) => element?.options ?? []) ?? [];
    const errors = await submits({ slot: slots[nth]?.value ?? '' });
    if (modal()) await closes();
    await at.settled();
    return Object.values(errors).join(' ');
  };
  expect([await moves(2), await moves(3)]).toEqual(['', '']);
  expect(await moves(4)).toMatch(/only the customer can move it/);
  expect(await tasks(at, sold)).toContain('failed-pickup');
}

/** A door that stays closed, and codes that are wrong, until there are too many of them. */
export async function runsIntoLimits(at: Exits, walk: ExitWalk): Promise<void> {
  const closed = await walk.brings(await at.sold(), 'assigned');
  for (let visit = 0; visit < 3; visit++) {
    await walk.brings(closed, 'en-route');
    await at.begins(closed.number);
    await at.presses('priya', closed.number, 'Visit failed', { reason: 'nobody-home' });
  }
  expect(await tasks(at, closed)).toContain('failed-pickup');
  await movesTooOften(at, await walk.brings(await at.sold(), 'scheduled'));
  const sold = await walk.brings(await at.sold(), 'en-route');
  const types = async (label: string, code: string): Promise<string> => {
    await at.opens('priya', sold.number, label);
    const errors = await at.person('priya').submits({ code });
    await at.person('priya').closes();
    await at.settled();
    return Object.values(errors).join(' ');
  };
  const door = walk.doorCode(sold);
  const refusals: string[] = [];
  for (let n = 0; n < 5; n++) refusals.push(await types("I'm at the door", another(door)));
  expect(refusals[0]).toMatch(/not the customer's code/);
  expect(refusals.at(-1)).toMatch(/no tries left/);
  await expect(types("I'm at the door", door)).rejects.toThrow(/nothing is called/);
  await at.presses('arjun', sold.number, 'Customer confirms arrival');
  await walk.brings(sold, 'payment-pending');
  await walk.sendCode(sold);
  const code = await walk.paymentCode(sold);
  for (let n = 0; n < 5; n++) expect(await types('Enter payment code', another(code))).toMatch(/not right/);
  expect(await types('Enter payment code', code)).not.toBe('');
  expect(await at.status(sold.number)).toBe('payment-pending');
}

const tasks = async (at: Exits, { number }: Sold): Promise<readonly unknown[]> =>
  (await at.store.database.query('select kind from work_items where number = $1', [number])).map(
    ({ kind }) => kind,
  );
