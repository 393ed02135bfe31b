import { type Faults, faultRefusal } from './faults.ts';
import { findMethod } from './methods/index.ts';
import { Refusal } from './refusal.ts';
import type { BotRequest } from './request.ts';
import { methodSpec } from './spec.ts';
import type { Fields } from './types.ts';
import type { World } from './world.ts';

export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: Fields;
    };

/** One call of the bot; `answer` is missing until it is known. getUpdates is not kept, it would drown the rest. */
export type RecordedCall = {
  readonly method: string;
  readonly params: Fields;
  readonly files: readonly string[];
  answer?: Answer;
};

export type CallLog = { readonly calls: RecordedCall[]; readonly listeners: Set<() => void> };

type Asked = BotRequest & { readonly method: string; readonly gone: AbortSignal };

/** Plays one call: judged, recorded, hit by the planned fault. `undefined` means: hang up without an answer. */
export async function answerCall(
  { world, faults, log }: { world: World; faults: Faults; log: CallLog },
  asked: Asked,
): Promise<Answer | undefined> {
  const { method, params } = asked;
  world.judge.params(method, params);
  const recorded = record(log, asked);
  const fault = faults.next(method, params);
  if (fault?.drop) return undefined;
  const refusal = fault && faultRefusal(fault);
  const answer = refusal ? refused(refusal) : await play(world, asked);
  if (answer.ok) world.judge.result(method, answer.result);
  recorded.answer = answer;
  for (const listener of [...log.listeners]) listener();
  await fault?.until;
  return fault?.dropAfterDoing ? undefined : answer;
}

function record({ calls }: CallLog, { method, params, uploads }: Asked): RecordedCall {
  const files = [...uploads.values()].map(({ name }) => name);
  const recorded: RecordedCall = { method: methodSpec(method)?.name ?? method, params, files };
  if (recorded.method !== 'getUpdates') calls.push(recorded);
  return recorded;
}

async function play(world: World, { method, ...call }: Asked): Promise<Answer> {
  const run = findMethod(method);
  if (!run) {
    if (methodSpec(method)) world.judge.note(`${method} is not played by this double`);
    return refused(new Refusal(404, 'Not Found: method not found'));
  }
  try {
    return { ok: true, result: structuredClone(await run({ world, ...call })) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

export function refused({ code, message, parameters }: Refusal): Answer {
  return { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) };
}
