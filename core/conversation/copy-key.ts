import type buyback from '../../prompts/en/buyback.json';
import type catalogue from '../../prompts/en/catalogue.json';
import type choices from '../../prompts/en/choices.json';
import type conversation from '../../prompts/en/conversation.json';
import type customers from '../../prompts/en/customers.json';
import type guiding from '../../prompts/en/guiding.json';
import type ledger from '../../prompts/en/ledger.json';
import type matching from '../../prompts/en/matching.json';
import type operators from '../../prompts/en/operators.json';
import type payout from '../../prompts/en/payout.json';
import type playground from '../../prompts/en/playground.json';
import type questions from '../../prompts/en/questions.json';
import type quoting from '../../prompts/en/quoting.json';
import type slack from '../../prompts/en/slack.json';
import type sop from '../../prompts/en/sop.json';
import type staff from '../../prompts/en/staff.json';
import type support from '../../prompts/en/support.json';
import type telegram from '../../prompts/en/telegram.json';
import type whatsapp from '../../prompts/en/whatsapp.json';

type Copy = {
  buyback: typeof buyback;
  catalogue: typeof catalogue;
  choices: typeof choices;
  conversation: typeof conversation;
  customers: typeof customers;
  ledger: typeof ledger;
  matching: typeof matching;
  guiding: typeof guiding;
  operators: typeof operators;
  payout: typeof payout;
  playground: typeof playground;
  questions: typeof questions;
  quoting: typeof quoting;
  slack: typeof slack;
  sop: typeof sop;
  staff: typeof staff;
  support: typeof support;
  telegram: typeof telegram;
  whatsapp: typeof whatsapp;
};

/** A plural line is stored once a form (`items_one`, `items_other`) and named without it (`items`). */
type Name<Key extends string> =
  Key extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : Key;

/** A line of copy, as `area.line`. English is the source: a key it lacks does not compile. */
export type CopyKey = { [A in keyof Copy & string]: `${A}.${Name<string & keyof Copy[A]>}` }[keyof Copy &
  string];
