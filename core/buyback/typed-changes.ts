import { type Decision, fill, say } from '../conversation/index.ts';
import {
  type Place,
  phonesIn,
  readAddress,
  readPerson,
  readPincode,
  readSlot,
  sameDoor,
  toldPincode,
  zoneOf,
} from '../customers/index.ts';
import { fold } from '../shared/index.ts';
import type { Command } from './commands.ts';
import type { SellFacts } from './facts.ts';
import { slotsFor } from './pickup-steps.ts';
import type { Sale } from './sale.ts';

type Known = Readonly<Partial<Sale>>;
type Take = Decision<Sale, Command>;

const nameIs =
  /^(?:no,? ?)?(?:(?:my|the|full|correct|right|change|please|mera|meri|sahi|मेरा|सही) )*(?:name|naam|nam|नाम)(?: (?:is|to|should be|hai|ko|है))*[ :,-]+(?<name>.+?)(?: (?:hai|h|kar do|karo|है|करो|कर दो))?[.!।]*$/iu;
const whatsappToo = /\bwhats ?app\b|\bwa\b|व्हाट्सए?प|व्हाट्सऐप/u;
const addressIs =
  /^(?:no,? ?)?(?:(?:my|the|new|full|correct|right|pickup|change|please|mera|naya|sahi|मेरा|नया|सही) )*(?:address|adress|pata|पता|एड्रेस)(?: (?:is|to|should be|hai|ko|है))*[ :,-]+(?<address>.+)$/iu;
const pincodeIs = /\b(?:pin ?code|pin|पिनकोड|पिन कोड|पिन)\b/iu;

/**
 * Values that are typed instead of a yes under "please check everything": all that stand in the text are taken in, and
 * only what rests on them is asked again. Undefined when there are none.
 */
export function takeTyped(text: string, known: Known, facts: SellFacts): Take | undefined {
  const { place } = known;
  const where = place && newPlace(text, place, facts);
  if (where) return { type: 'call', flow: 'place', known: where };
  const answers = { ...newName(text), ...newNumbers(text, known), ...newSlot(text, known, facts) };
  if (Object.keys(answers).length === 0) return undefined;
  return fill<Sale>(answers, say('buyback.taken-in'));
}

function newName(text: string): Partial<Sale> {
  const { name } = nameIs.exec(text)?.groups ?? {};
  const read = name === undefined ? undefined : readPerson(name);
  return read?.type === 'accept' ? { name: read.value } : {};
}

/** WhatsApp goes with the number as long as it was the same. */
function newNumbers(text: string, { phone, whatsapp }: Known): Partial<Sale> {
  const [given, ...others] = phonesIn(text);
  if (given === undefined || others.length > 0) return {};
  if (whatsappToo.test(fold(text))) return { whatsapp: given };
  return {
    phone: given,
    phoneVouched: undefined,
    whatsapp: whatsapp === phone ? given : (whatsapp ?? given),
  };
}

/** A time that fits several is asked among them. */
function newSlot(text: string, { place }: Known, facts: SellFacts): Partial<Sale> {
  const pincode = place?.pincode ?? '';
  const spoken = phonesIn(text).length > 0 ? fold(text).replace(/\+?\d[\d ().-]{8,}/gu, ' ') : text;
  const read = readSlot(spoken, slotsFor(pincode, facts), { now: facts.now, zone: zoneOf(pincode) });
  if (read?.type === 'slot') return { slot: read.slot, slots: undefined };
  const some = read && { slot: undefined, slots: read.slots.map(({ id }) => id) };
  return (some ?? {}) as Partial<Sale>;
}

/** A pincode alone moves the same door; an address is asked for its pincode, unless it has one. */
function newPlace(text: string, { address, pincode }: Place, { pincodes }: SellFacts) {
  const told = toldPincode(text, pincodes);
  if (told !== undefined) return told === pincode ? undefined : sameDoor({ address, pincode }, told);
  const isKnown = (code: string) => pincodes.find(code) !== undefined;
  const code = readPincode(text, isKnown);
  const given = 'value' in code ? code.value : undefined;
  const { address: said } = addressIs.exec(text)?.groups ?? {};
  const typed = said ?? (looksLikeDoor(text) ? text : undefined);
  const read = typed === undefined ? undefined : readAddress(typed);
  if (read && read.type !== 'refuse') return { address: read.value, ...(given ? { pincode: given } : {}) };
  const isOther = given !== undefined && given !== pincode;
  return isOther && (pincodeIs.test(text) || code.type === 'accept')
    ? sameDoor({ address, pincode }, given)
    : undefined;
}

/** "Flat 7, Lake View, MG Road": a number and commas between words, and no telephone. */
const looksLikeDoor = (text: string): boolean =>
  /\p{L}{3}.*,.*\p{L}{3}/su.test(text) &&
  /\p{Nd}/u.test(text) &&
  phonesIn(text).length === 0 &&
  !nameIs.test(text);
