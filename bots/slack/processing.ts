import { type App, ReceiverMultipleAckError } from '@slack/bolt';
import { emptyResponse, type PendingAnswer } from './answer.ts';
import type { BodyFault } from './body.ts';
import type { Delivery, DeliveryKind, Payload } from './delivery.ts';
import type { SignatureFault } from './signature.ts';

/**
 * How a delivery ended. `failed`: Slack counts it as taken, so it has to be run again from the store.
 * `dropped`: the person was shown an error, so it must not happen after all.
 */
export type Outcome = 'handled' | 'failed' | 'dropped';

export type RefusalReason = SignatureFault | BodyFault | 'malformed';

/** What an operator may read in a log: never a body, a header or a secret. */
export type ReceiverNotice =
  | { readonly type: 'refused'; readonly reason: RefusalReason }
  | { readonly type: 'held-back' }
  | { readonly type: 'late'; readonly key: string; readonly kind: DeliveryKind }
  | {
      readonly type: 'not-kept' | 'not-handled' | 'not-settled';
      readonly key: string;
      readonly error: unknown;
    };

export type Keeping = {
  /** Keeps the delivery; resolves once that is durable. Only then may Slack hear that it arrived. */
  accept(delivery: Delivery): Promise<'new' | 'seen'>;
  /** Told once for each delivery that was new. */
  settle?(key: string, outcome: Outcome): Promise<void>;
};

export type Processor = Keeping & {
  report(notice: ReceiverNotice): void;
  bolt(): App;
};

export type Work = Delivery & {
  readonly payload: Payload;
  readonly retry: { readonly retryNum?: number; readonly retryReason?: string };
};

/** Keeps a delivery, runs it and gives Slack its answer on the way. Never rejects. */
export async function process(processor: Processor, work: Work, answer: PendingAnswer): Promise<void> {
  // A menu's question for its options is asked again and again with the same bytes, and changes nothing.
  if (work.kind === 'suggestion') return void (await run(processor, work, answer));
  const known = await keep(processor, work);
  if (known === 'lost') return answer.give(emptyResponse(503));
  if (known === 'seen') return answer.give(emptyResponse(200, { 'x-slack-no-retry': '1' }));
  // The person has been told that it failed: what they asked for must not happen behind their back.
  const outcome = answer.given() && work.kind !== 'event' ? 'dropped' : await run(processor, work, answer);
  try {
    await processor.settle?.(work.key, outcome);
  } catch (error) {
    processor.report({ type: 'not-settled', key: work.key, error });
  }
}

async function keep(processor: Processor, { key, kind, raw }: Work): Promise<'new' | 'seen' | 'lost'> {
  try {
    return await processor.accept({ key, kind, raw });
  } catch (error) {
    processor.report({ type: 'not-kept', key, error });
    return 'lost';
  }
}

/** Runs the listeners. Bolt acks an event before they run, an interaction when one of them does. Never rejects. */
export async function run(processor: Processor, work: Work, answer: PendingAnswer): Promise<Outcome> {
  let acked = false;
  const ack = async (body?: unknown) => {
    if (acked) throw new ReceiverMultipleAckError();
    acked = true;
    answer.give(acknowledgement(body));
  };
  try {
    await processor.bolt().processEvent({ body: work.payload, ack, ...work.retry });
  } catch (error) {
    processor.report({ type: 'not-handled', key: work.key, error });
    answer.give(emptyResponse(500));
    return acked || work.kind === 'event' ? 'failed' : 'dropped';
  }
  if (acked) return 'handled';
  // No listener wanted it.
  answer.give(emptyResponse(404));
  return 'dropped';
}

function acknowledgement(body: unknown): Response {
  if (body === undefined || body === '') return emptyResponse(200);
  return typeof body === 'string' ? new Response(body) : Response.json(body);
}
