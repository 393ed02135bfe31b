type AccountTerms = {
  readonly of: 'vendor' | 'order' | 'shop';
  /** Never below nothing: neither by our code nor by anybody's SQL. */
  readonly floored: boolean;
  /** Why nobody puts it right by hand: it is the sum of holds, or the other side of what is put right. */
  readonly follows?: true;
};

/**
 * Where money can be, in the order in which balances are locked: an order's money is touched before the accounts that
 * all orders share, so that transactions of several entries never wait for each other in a circle.
 */
export const accountKinds = {
  /** What a vendor may spend. */
  'vendor-available': { of: 'vendor', floored: true },
  /** What is put aside for the orders that a vendor has. */
  'vendor-held': { of: 'vendor', floored: true, follows: true },
  /** What the shop owes the customer of an order. */
  'payouts-due': { of: 'order', floored: true },
  /** Devices that the shop's own people have bought. */
  purchases: { of: 'shop', floored: false },
  /** What leads have earned. */
  'lead-fees': { of: 'shop', floored: false },
  /** Lead fees that were given back. */
  'lead-credits': { of: 'shop', floored: false },
  /** The other side of what was put right by hand. */
  adjustments: { of: 'shop', floored: false, follows: true },
  /** Money that came or went and matches nothing we know. */
  suspense: { of: 'shop', floored: false },
  /** The shop's bank account, and its account with the payout provider. */
  bank: { of: 'shop', floored: false },
} as const satisfies Readonly<Record<string, AccountTerms>>;

export type AccountKind = keyof typeof accountKinds;
type Owned = { [K in AccountKind]: (typeof accountKinds)[K]['of'] extends 'shop' ? never : K }[AccountKind];

/** `bank`, or with its owner behind the first colon: `vendor-held:V7`, `payouts-due:HT-7K3F-9M2Q-XY4A`. */
export type Account = Exclude<AccountKind, Owned> | `${Owned}:${string}`;

export const kinds = Object.keys(accountKinds) as readonly AccountKind[];

/** The kind of an account. Undefined for a text that names none: an unknown kind, an owner missing or too many. */
export function kindOf(account: string): AccountKind | undefined {
  const colon = account.indexOf(':');
  const kind = colon < 0 ? account : account.slice(0, colon);
  if (!isKind(kind)) return undefined;
  const owned = colon >= 0 && colon < account.length - 1;
  return owned === (accountKinds[kind].of !== 'shop') && (owned || colon < 0) ? kind : undefined;
}

export const isAccount = (text: string): text is Account => kindOf(text) !== undefined;

export const isFloored = (account: string): boolean => {
  const kind = kindOf(account);
  return kind !== undefined && accountKinds[kind].floored;
};

/** Whether it follows from other accounts, so that nobody may correct it by hand. */
export function isDerived(account: Account): boolean {
  const kind = kindOf(account);
  const terms: AccountTerms | undefined = kind && accountKinds[kind];
  return terms?.follows === true;
}

const isKind = (text: string): text is AccountKind => Object.hasOwn(accountKinds, text);
