import { waitFor } from '../../support/waiting.ts';
import { formatted } from './reading.ts';
import type { Fields, Shown } from './types.ts';

/** One person with a telephone. */
export type Person = {
  readonly number: string;
  /** Resolves once the business has taken it. */
  says(text: string): Promise<void>;
  taps(label: string): Promise<void>;
  /** Presses a button with data of the person's own making. */
  forges(data: string): Promise<void>;
  shares(latitude: number, longitude: number): Promise<void>;
  /** Sends the form for an address back as it is, or words in its place that are no form at all. */
  fillsIn(values: Fields | string): Promise<void>;
  sharesCard(card: { readonly phone: string; readonly account?: string }): Promise<void>;
  /** A picture that lies at Meta under this id. */
  sendsPhoto(id: string, caption?: string): Promise<void>;
  sends(message: Fields): Promise<void>;
  /** The first message whose words fit, their signs read, and that came after the last that was heard, or the person's last words. */
  hears(until: RegExp, how?: { readonly within?: number }): Promise<Shown>;
  readonly messages: readonly Shown[];
  /** What the business is told of this person from now on. */
  shows(names: Names): void;
};

/** What Meta names a person by: both, but for whom has a user name and has not been in touch for a while. */
export type Names = 'number' | 'user' | 'both';
export type About = { readonly number: string; readonly name: string; readonly user?: string };

export type Wire = {
  readonly count: () => number;
  readonly now: () => number;
  readonly push: (value: Fields) => Promise<void>;
  readonly wrote: () => void;
  readonly metadata: Fields;
};

/** A message as Meta writes it, with what it names its person by. */
function written(message: Fields, { number, name, user }: About, names: Names): Fields {
  const [byNumber, byUser] = [names !== 'user', names !== 'number'];
  const contact = {
    profile: { name },
    ...(byNumber ? { wa_id: number } : {}),
    ...(byUser ? { user_id: user } : {}),
  };
  const from = { ...(byNumber ? { from: number } : {}), ...(byUser ? { from_user_id: user } : {}) };
  return { contacts: [contact], messages: [{ ...from, ...message }] };
}

export function createPerson(wire: Wire, about: About): Person & { readonly show: (shown: Shown) => void } {
  const { number, name, user } = about;
  const messages: Shown[] = [];
  const listeners = new Set<() => void>();
  let heard = 0;
  let names: Names = user === undefined ? 'number' : 'both';
  const sends = (message: Fields): Promise<void> => {
    wire.wrote();
    heard = messages.length;
    const timestamp = String(Math.floor(wire.now() / 1000));
    const id = `wamid.in${wire.count()}`;
    return wire.push({
      messaging_product: 'whatsapp',
      metadata: wire.metadata,
      ...written({ id, timestamp, ...message }, about, names),
    });
  };
  const show = (shown: Shown): void => {
    messages.push(shown);
    for (const listener of [...listeners]) listener();
  };
  const hears: Person['hears'] = (until, { within = 5_000 } = {}) => {
    const look = (): Shown | undefined => {
      const at = messages.findIndex(({ text }, n) => n >= heard && until.test(formatted(text).text));
      if (at < 0) return undefined;
      heard = at + 1;
      return messages[at];
    };
    const missing = () =>
      `${name} did not hear ${until} in ${within} ms, but: ${last(messages.slice(heard))}`;
    return waitFor({ look, listeners, within, missing });
  };
  const shows: Person['shows'] = (now) => {
    names = now;
  };
  return { number, messages, sends, show, shows, hears, ...handsOf({ messages, sends, name }) };
}

type Hands = Pick<Person, 'messages' | 'sends'> & { readonly name: string };

/** What a person does with a telephone. */
function handsOf({ messages, sends, name }: Hands) {
  const press = (id: string, title: string, isRow = false) =>
    sends({
      type: 'interactive',
      interactive: isRow
        ? { type: 'list_reply', list_reply: { id, title } }
        : { type: 'button_reply', button_reply: { id, title } },
    });
  const says: Person['says'] = (body) => sends({ type: 'text', text: { body } });
  const shares: Person['shares'] = (latitude, longitude) =>
    sends({ type: 'location', location: { latitude, longitude } });
  const fillsIn: Person['fillsIn'] = (values) => {
    const response_json = typeof values === 'string' ? values : JSON.stringify({ values });
    const nfm_reply = { name: 'address_message', body: 'as it is read aloud', response_json };
    return sends({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply } });
  };
  const sharesCard: Person['sharesCard'] = ({ phone, account }) => {
    const phones = [{ phone, type: 'CELL', ...(account === undefined ? {} : { wa_id: account }) }];
    return sends({ type: 'contacts', contacts: [{ name: { formatted_name: name }, phones }] });
  };
  const taps: Person['taps'] = (label) => {
    const carrier = messages.findLast(({ buttons }) => buttons.some(({ title }) => title === label));
    const button = carrier?.buttons.find(({ title }) => title === label);
    if (!button) throw new Error(`there is no button ${label}, but: ${last(messages)}`);
    return press(button.id, label, carrier?.type === 'list');
  };
  const sendsPhoto: Person['sendsPhoto'] = (id, caption) => {
    const about = caption === undefined ? {} : { caption };
    return sends({ type: 'image', image: { id, mime_type: 'image/jpeg', sha256: 'x', ...about } });
  };
  return { says, sendsPhoto, shares, fillsIn, sharesCard, taps, forges: (data: string) => press(data, 'x') };
}

const last = (messages: readonly Shown[]): string =>
  messages
    .map(({ text, buttons }) => JSON.stringify([text, ...buttons.map(({ title }) => title)]))
    .join('\n') || 'nothing';
