import { cleanLines, countGraphemes, fold } from '../shared/index.ts';
import { accept, confirm, type Reading, refuse } from './reading.ts';
import { maskSecrets, type Secret } from './secrets.ts';

const MIN_GRAPHEMES = 10;
const MAX_GRAPHEMES = 300;
/** A character may pile up any number of accents; this keeps an address within every channel's message. */
const MAX_UNITS = 1200;

const SAME =
  /^(the )?(same( address| place| one)?( as (before|earlier|last time|previous|previously))?|previous address|last address|usual( address)?|wahi( pata| address)?|vahi( pata)?|purana (pata|address)|pehle wala( pata| address)?|वही( पता)?|पुराना पता|पहले वाला( पता)?)[.!]?$/u;

/** Words that tie an address without numbers to something that can be found. */
const NEARBY =
  /(?<![\p{L}\p{M}])(near|nearby|opp|opposite|behind|beside|besides|adjacent|next to|in front of|above|below|paas|samne|saamne|peeche|piche|bagal|nazdeek|nazdik|पास|सामने|पीछे|बगल|नज़दीक|निकट|ऊपर)(?![\p{L}\p{M}])/u;
/** "Near temple" is a landmark, not an address. */
const MIN_WORDS_WITHOUT_NUMBER = 4;

const POST_BOX = /(?<!\p{L})(p\.? ?o\.? ?box|post(al)? box|पोस्ट बॉक्स)(?!\p{L})/u;

/**
 * Where to come, on one line: 10 to 300 characters with letters, and a number or something it is near.
 * `last` is the address of an earlier sale, for "same as before". Secret numbers are masked, with a note.
 */
export function readAddress(text: string, last?: string): Reading {
  if (SAME.test(fold(text))) return last ? confirm(last) : refuse('customers.address-none-before');
  const { text: address, found } = maskSecrets(cleanLines(text).replace(/,?\n/g, ', '));
  const length = countGraphemes(address);
  if (length < MIN_GRAPHEMES || !/\p{L}/u.test(address)) return refuse('customers.address-short');
  if (length > MAX_GRAPHEMES || address.length > MAX_UNITS) return refuse('customers.address-long');
  if (!canBeFound(address)) return refuse('customers.address-vague');
  return accept(address, noteOf(found));
}

/** A vendor cannot call at a post box, nor a courier deliver to one. */
export const isPostBox = (address: string): boolean => POST_BOX.test(fold(address));

/** Enough to know one's own address again, too little to find it: `Flat … Mumbai`. */
export function maskAddress(address: string): string {
  const words = address.split(/[\s,]+/).filter(Boolean);
  return words.length < 4 ? '…' : `${words[0]} … ${words.at(-1)}`;
}

const canBeFound = (address: string): boolean =>
  /\p{Nd}/u.test(address) ||
  (NEARBY.test(fold(address)) && address.split(' ').length >= MIN_WORDS_WITHOUT_NUMBER);

/** What a customer should hear about numbers that they had better kept to themselves. */
export const noteOf = (found: readonly Secret[]) => {
  if (found.includes('code')) return 'customers.code-masked';
  return found.length > 0 ? 'customers.number-masked' : undefined;
};
