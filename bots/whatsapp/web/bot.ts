import type { Instant } from '#core/shared/index.ts';
import type { AttemptStore } from '#db/messages/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { Channel, Inbound } from '../../shell/channel.ts';
import { createUnderWay } from '../../shell/under-way.ts';
import { heardLately } from '../heard.ts';
import { createPacer } from './pacer.ts';
import { type PacingRules, usualPacing } from './pacing.ts';
import { conversationOf, type Heard, parse } from './parse.ts';
import { pictureFetcher } from './picture.ts';
import type { Said } from './protocol.ts';
import { type Sending, send } from './send.ts';
import type { Session, Status } from './supervisor.ts';
import { isUnderWay, troubleOf } from './trouble.ts';

export type WhatsappWebOptions = {
  readonly session: Session;
  readonly copy: Copy;
  readonly attempts: AttemptStore;
  /** The shop's own, for quiet hours: an IANA name. */
  readonly zone: string;
  readonly pacing?: PacingRules;
  /** Short menus have a poll below them. */
  readonly polls?: boolean;
  readonly photo?: (id: string) => Promise<Uint8Array | undefined>;
  readonly log: { info(message: string): void; warn(message: string): void };
  /** A code is there to be scanned or typed. */
  readonly linking?: (code: NonNullable<Status['code']>) => void;
  /** Somebody wrote: what waits in their chat, for the morning say, is not to wait any longer. */
  readonly awake?: (conversation: string) => unknown;
  readonly now?: () => Instant;
};

/** WhatsApp as a phone that is linked to a browser. It works, or says in `trouble` why not, but never ends the process. */
export function whatsappWebChannel(options: WhatsappWebOptions): Channel {
  const { session, zone, pacing: rules = usualPacing, awake, now = Date.now } = options;
  const heard = heardLately();
  const underWay = createUnderWay();
  const pacer = createPacer({ rules, zone, now });
  const picture = pictureFetcher(session);
  const sending: Sending = { ...options, pacer, now, heard: heard.find };
  let isOpen = false;
  return {
    name: 'whatsapp-web',
    async start(accept) {
      isOpen = true;
      const take = async (said: Said): Promise<void> => {
        if (!isOpen) throw new Error('the channel is stopping');
        const inbound: Inbound | undefined = parse(await known(options, said), now());
        if (!inbound) return;
        heard.note(inbound.conversation, inbound.at);
        await underWay.track(accept(inbound));
        awake?.(inbound.conversation);
      };
      session.start({ heard: take, ...reporter(options) });
    },
    async stop() {
      isOpen = false;
      await underWay.done();
      await session.stop();
    },
    picture: (conversation, ref) => underWay.track(picture({ conversation, ref })),
    send: (outbound) => underWay.track(send(sending, outbound)),
    trouble: () =>
      troubleOf(session.status()) ?? (pacer.rests() ? 'too few messages have arrived: it rests' : undefined),
  };
}

async function known({ attempts }: WhatsappWebOptions, said: Said): Promise<Heard> {
  const { vote, own, from } = said;
  return vote ? { ...said, menu: await attempts.menuOf(conversationOf(own, from), vote.poll) } : said;
}

/** Each change is logged once. */
function reporter({ log, linking }: WhatsappWebOptions) {
  let trouble: string | undefined = 'not connected yet';
  let code: string | undefined;
  return {
    noted: (line: string) => log.info(`WhatsApp Web: ${line}`),
    changed: (status: Status) => {
      const now = troubleOf(status);
      if (now !== trouble) {
        trouble = now;
        if (now === undefined) log.info('WhatsApp Web: connected');
        else log[isUnderWay(status) ? 'info' : 'warn'](`WhatsApp Web: ${now}`);
      }
      if (status.code && status.code.value !== code) linking?.(status.code);
      code = status.code?.value;
    },
  };
}
