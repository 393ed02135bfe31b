import type { App, Receiver } from '@slack/bolt';
import { createUnderWay } from '../shell/under-way.ts';
import { emptyResponse, openAnswer } from './answer.ts';
import { readBody } from './body.ts';
import { type Delivery, readDelivery } from './delivery.ts';
import {
  type Keeping,
  type Outcome,
  type Processor,
  process,
  type ReceiverNotice,
  type RefusalReason,
  run,
  type Work,
} from './processing.ts';
import { signatureFault } from './signature.ts';

export type ReceiverOptions = Keeping & {
  /** Signing secrets; two while a rotation lasts. */
  readonly secrets: readonly string[];
  report?(notice: ReceiverNotice): void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** Milliseconds; Slack itself waits 3,000. */
  readonly ackWithin?: number;
};

/** A Bolt receiver without a server of its own: the one port of the shop hands it requests. */
export type SlackReceiver = Receiver & {
  /** Answers 503 until Bolt has started and after it has stopped. */
  handle(request: Request): Promise<Response>;
  /** Runs a kept delivery again, after a crash or a failure. Nobody waits for its answer. */
  replay(delivery: Delivery): Promise<Outcome>;
};

type Desk = Processor & {
  readonly secrets: readonly string[];
  readonly now: () => number;
  take(work: Work): Promise<Response>;
};

const bodyCap = 1024 * 1024;

/** Throws without a signing secret. `stop` resolves when all that was taken is done, however long that lasts. */
export function createReceiver(options: ReceiverOptions): SlackReceiver {
  const { secrets, ackWithin = 2_800, now = Date.now, report = () => {} } = options;
  if (secrets.length === 0 || secrets.includes('')) throw new Error('Slack needs a signing secret');
  const { track, done } = createUnderWay();
  let app: App | undefined;
  let running = false;

  const bolt = () => {
    if (!app) throw new Error('a Slack delivery came before the Bolt app');
    return app;
  };
  const take = (work: Work) => {
    const answer = openAnswer(ackWithin, () => {
      report({ type: 'late', key: work.key, kind: work.kind });
      return emptyResponse(503);
    });
    void track(process(desk, work, answer));
    return answer.response;
  };
  const desk: Desk = { ...options, secrets, now, report, bolt, take };

  return {
    init(bolt) {
      app = bolt;
    },
    async start() {
      running = true;
    },
    async stop() {
      running = false;
      await done();
    },
    handle: (request) => (running ? track(receive(desk, request)) : Promise.resolve(emptyResponse(503))),
    replay: async (delivery) => track(run(desk, unpack(delivery), openAnswer())),
  };
}

async function receive(desk: Desk, request: Request): Promise<Response> {
  const raw = await readBody(request, bodyCap);
  if (raw === 'too-large') return refuse(desk, raw, 413);
  if (raw === 'cut-off') return refuse(desk, raw, 400);
  const text = raw.toString('utf8');
  const fault = signatureFault(request.headers, text, { secrets: desk.secrets, now: desk.now() });
  if (fault) return refuse(desk, fault, 401);
  const reading = readDelivery(text, request.headers.get('content-type') ?? '');
  switch (reading.type) {
    case 'malformed':
      return refuse(desk, 'malformed', 400);
    case 'unknown':
      return emptyResponse(404);
    case 'ssl-check':
      return emptyResponse(200);
    case 'held-back':
      desk.report({ type: 'held-back' });
      return emptyResponse(200);
    case 'challenge':
      return Response.json({ challenge: reading.challenge });
    case 'delivery':
      return desk.take({ ...reading, raw, retry: retryOf(request.headers) });
  }
}

function refuse(desk: Desk, reason: RefusalReason, status: number): Response {
  desk.report({ type: 'refused', reason });
  return emptyResponse(status);
}

function retryOf(headers: Headers): Work['retry'] {
  const number = headers.get('x-slack-retry-num');
  const reason = headers.get('x-slack-retry-reason');
  return {
    ...(number === null ? {} : { retryNum: Number(number) }),
    ...(reason === null ? {} : { retryReason: reason }),
  };
}

function unpack(delivery: Delivery): Work {
  const contentType = delivery.kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  const reading = readDelivery(Buffer.from(delivery.raw).toString('utf8'), contentType);
  if (reading.type !== 'delivery') throw new Error(`what was kept as ${delivery.key} cannot be read`);
  return { ...delivery, payload: reading.payload, retry: {} };
}
