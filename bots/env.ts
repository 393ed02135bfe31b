import { z } from 'zod';
import { dashedArgs, flag, number, oneOf, secret, text, url, worldNumber } from './setting-kinds.ts';

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};

const metaApi = 'https://graph.facebook.com/v25.0';

/** Every setting there is; what is configured decides what runs. `.env.example` says what each means. */
const settings = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  PORT: number(3000, { most: 65_535 }).default(3000),
  HOST: text.default('127.0.0.1'),
  DATA_DIR: text.default('.data'),
  DATABASE_URL: url('postgres://user:password@host:5432/name', /^postgres(ql)?$/).optional(),
  HAAT_SECRET: secret(32).optional(),
  LOG_LEVEL: oneOf('silent', 'error', 'warn', 'info', 'debug').default('info'),
  PUBLIC_URL: url('https://shop.example').optional(),
  TRUSTED_PROXIES: number(1, { most: 10 }).default(0),
  METRICS_TOKEN: secret(16).optional(),
  PLAYGROUND: flag.optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'looks like 12345:AbCdEf')
    .optional(),
  TELEGRAM_API_ROOT: url('https://api.telegram.org').optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'is 16 to 256 of A-Z a-z 0-9 _ -')
    .optional(),
  WHATSAPP_CLOUD_TOKEN: text.optional(),
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{5,30}$/, 'is digits, from Meta, and not the number')
    .optional(),
  WHATSAPP_CLOUD_APP_SECRET: secret(16).optional(),
  WHATSAPP_CLOUD_VERIFY_TOKEN: secret(8).optional(),
  WHATSAPP_CLOUD_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]{1,512}$/, 'is a-z 0-9 _')
    .optional(),
  WHATSAPP_CLOUD_ADDRESS_FORM: flag.default(false),
  WHATSAPP_CLOUD_API_URL: url(metaApi).default(metaApi),
  WHATSAPP_WEB: flag.optional(),
  CHROMIUM_PATH: text.optional(),
  WHATSAPP_WEB_HEADLESS: oneOf('new', 'shell').default('new'),
  WHATSAPP_WEB_CHROME_ARGS: dashedArgs.optional(),
  WHATSAPP_WEB_SEND_SEEN: flag.default(true),
  WHATSAPP_WEB_POLLS: flag.default(false),
  WHATSAPP_WEB_PAIR_NUMBER: worldNumber.optional(),
  WHATSAPP_WEB_QUIET_HOURS: z
    .string()
    .regex(/^(?:none|(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d)$/, 'is like 22:00-07:00, or none')
    .default('22:00-07:00'),
  WHATSAPP_WEB_QUIET_ZONE: z
    .string()
    .refine(isZone, 'is a time zone by its name, like Asia/Kolkata')
    .default('Asia/Kolkata'),
  SLACK_BOT_TOKEN: text.optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_APP_TOKEN: text.optional(),
  SLACK_API_URL: url('https://slack.com/api/').optional(),
  SLACK_ORDERS_CHANNEL: text.optional(),
  SLACK_CX_CHANNEL: text.optional(),
  SLACK_PRICING_CHANNEL: text.optional(),
  GA4_MEASUREMENT_ID: text.optional(),
  GA4_API_SECRET: text.optional(),
  TWILIO_ACCOUNT_SID: text.optional(),
  TWILIO_AUTH_TOKEN: text.optional(),
  TWILIO_FROM: text.optional(),
  TWILIO_API_URL: url('https://api.twilio.com').optional(),
  PAYOUTS: oneOf('razorpayx', 'manual', 'simulated').optional(),
  PAYOUT_APPROVAL_INR: number(25_000, { whole: false }).default(25_000),
  RAZORPAYX_KEY_ID: text.optional(),
  RAZORPAYX_KEY_SECRET: text.optional(),
  RAZORPAYX_ACCOUNT_NUMBER: text.optional(),
  RAZORPAYX_WEBHOOK_SECRET: secret(16).optional(),
  RAZORPAYX_API_URL: url('https://api.razorpay.com').optional(),
  HIGH_VALUE_INR: number(40_000, { least: 1, whole: false }).default(40_000),
  SUPPORTED_YEARS: number(5, { most: 30 }).default(5),
  PRICING_OWNER: text.default('Mohsin'),
});

export type Settings = z.infer<typeof settings>;

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** One clear line each. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** An empty variable is one that is not set, as shells and hosting panels leave them behind. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): ReadSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  const faults = [
    ...incomplete(parsed.data),
    ...(parsed.data.NODE_ENV === 'production' ? unsafe(parsed.data) : []),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, settings: parsed.data };
}

/** All or none: without the secret anybody could send messages, without the token nobody is answered. */
const cloud = [
  'WHATSAPP_CLOUD_TOKEN',
  'WHATSAPP_CLOUD_PHONE_NUMBER_ID',
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
] as const;

const lackingOf = (s: Settings, names: readonly (keyof Settings)[]): readonly string[] =>
  names.some((name) => s[name]) ? names.filter((name) => !s[name]) : [];

const incomplete = (s: Settings): readonly string[] => [
  ...(s.SLACK_BOT_TOKEN && !s.SLACK_SIGNING_SECRET && !s.SLACK_APP_TOKEN
    ? ['SLACK_SIGNING_SECRET: is needed with SLACK_BOT_TOKEN (or SLACK_APP_TOKEN for Socket Mode)']
    : []),
  ...(s.SLACK_BOT_TOKEN && !s.SLACK_ORDERS_CHANNEL
    ? ['SLACK_ORDERS_CHANNEL: is needed with SLACK_BOT_TOKEN: the id of the channel for order cards']
    : []),
  ...(s.TELEGRAM_BOT_TOKEN && s.PUBLIC_URL && !s.TELEGRAM_WEBHOOK_SECRET
    ? ['TELEGRAM_WEBHOOK_SECRET: is needed with PUBLIC_URL, or anybody could send updates']
    : []),
  ...lackingOf(s, cloud).map((name) => `${name}: is needed with the other settings of WhatsApp's Cloud API`),
  ...(s.TWILIO_ACCOUNT_SID && !(s.TWILIO_AUTH_TOKEN && s.TWILIO_FROM)
    ? ['TWILIO_AUTH_TOKEN and TWILIO_FROM: are needed with TWILIO_ACCOUNT_SID']
    : []),
  ...(s.RAZORPAYX_KEY_ID && !(s.RAZORPAYX_KEY_SECRET && s.RAZORPAYX_ACCOUNT_NUMBER)
    ? ['RAZORPAYX_KEY_SECRET and RAZORPAYX_ACCOUNT_NUMBER: are needed with RAZORPAYX_KEY_ID']
    : []),
  ...(s.RAZORPAYX_KEY_ID && !s.RAZORPAYX_WEBHOOK_SECRET
    ? ['RAZORPAYX_WEBHOOK_SECRET: is needed with RAZORPAYX_KEY_ID, or anybody could say that money has moved']
    : []),
  ...(s.PAYOUTS === 'razorpayx' && !s.RAZORPAYX_KEY_ID
    ? ['RAZORPAYX_KEY_ID: is needed with PAYOUTS=razorpayx']
    : []),
];

/** What may be left out on a laptop and never where real people are served. */
const unsafe = (s: Settings): readonly string[] => [
  ...(s.DATABASE_URL
    ? []
    : ['DATABASE_URL: production needs Postgres; the embedded database is for one machine and development']),
  ...(s.HAAT_SECRET ? [] : ['HAAT_SECRET: production needs a secret of its own, at least 32 characters']),
  ...(s.PAYOUTS === 'simulated' ? ['PAYOUTS: simulated pays nobody and cannot run in production'] : []),
  ...(s.PLAYGROUND ? ['PLAYGROUND: has no accounts and cannot run in production'] : []),
];
