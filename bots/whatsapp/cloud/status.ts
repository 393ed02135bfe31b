import { z } from 'zod';

/** How far a message of ours has come, in their order; the last one is no step of that way. */
export const stages = ['sent', 'delivered', 'read', 'played', 'failed'] as const;
export type Stage = (typeof stages)[number];

/** What Meta says became of a message. `code` and `title` are theirs, of a failed one. */
export type Status = {
  readonly id: string;
  readonly stage: Stage;
  readonly code?: number;
  readonly title?: string;
};

/** Signs of an id; Meta's have some sixty. What cannot be kept would have the whole delivery repeated for days. */
const longest = 200;
const code = z
  .number()
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);

const status = z.looseObject({
  id: z
    .string()
    .min(1)
    .max(longest)
    .refine((id) => !id.includes('\0')),
  status: z.enum(stages),
  errors: z
    .array(
      z.looseObject({
        code: code.optional().catch(undefined),
        title: z.string().optional().catch(undefined),
      }),
    )
    .optional(),
});

/** Undefined for what is none, also for kinds that have yet to be invented. */
export function readStatus(value: unknown): Status | undefined {
  const { data } = status.safeParse(value);
  if (!data) return undefined;
  const { code, title } = data.errors?.[0] ?? {};
  return {
    id: data.id,
    stage: data.status,
    ...(code === undefined ? {} : { code }),
    ...(title === undefined ? {} : { title }),
  };
}

/**
 * Where a message stands once this is heard of it: they come in any order, and `delivered` may never come. Never a step
 * back; what has arrived has not failed.
 */
export function further(now: Stage | undefined, heard: Stage): Stage {
  if (now === undefined) return heard;
  if (now === 'failed') return heard === 'sent' ? now : heard;
  if (heard === 'failed') return now === 'sent' ? heard : now;
  return stages.indexOf(heard) > stages.indexOf(now) ? heard : now;
}
