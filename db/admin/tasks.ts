import { z } from 'zod';
import {
  addDays,
  days,
  type Instant,
  instantAt,
  localTime,
  no,
  ok,
  type Result,
} from '#core/shared/index.ts';
import { quietAfter, staffRoles } from '#core/staff/index.ts';
import { loadServiceAreas } from '../books/index.ts';
import type { Database } from '../client/index.ts';
import { readFunnel, readTracking } from '../reports/index.ts';
import { listStaff, removeStaff, setRoles } from '../staff/index.ts';
import { listVendors, setSuspended } from '../vendors/index.ts';

type Task<Args, Value> = {
  readonly args: z.ZodType<Args>;
  readonly run: (database: Database, args: Args, now: Instant) => Promise<Value>;
};

const task = <Args, Value>(args: z.ZodType<Args>, run: Task<Args, Value>['run']): Task<Args, Value> => ({
  args,
  run,
});

const account = z.string().min(3).max(100);
const zone = 'Asia/Kolkata';

/** What admins do from the command line, on a database that is theirs or of a Haat that runs. Answers are plain JSON. */
const tasks = {
  'staff-list': task(z.strictObject({}), listStaff),
  'staff-set': task(
    z.strictObject({ account, roles: z.array(z.enum(staffRoles)).min(1) }),
    (database, { account: whose, roles }) => setRoles(database, whose, roles).then(() => true),
  ),
  'staff-remove': task(z.strictObject({ account }), (database, { account: whose }) =>
    removeStaff(database, whose),
  ),
  'vendor-list': task(z.strictObject({}), listVendors),
  'vendor-suspend': task(
    z.strictObject({ vendor: z.string().min(1).max(80), suspended: z.boolean() }),
    (database, { vendor, suspended }, now) =>
      setSuspended(database, { vendor, at: suspended ? now : undefined }),
  ),
  areas: task(z.strictObject({}), loadServiceAreas),
  funnel: task(z.strictObject({ days: z.number().int().min(1).max(90) }), (database, { days: count }, now) =>
    readFunnel(database, { from: now - days(count), quietBefore: now - quietAfter }),
  ),
  /** Of the day before today, in India. */
  tracking: task(z.strictObject({}), (database, _args, now) => {
    const today = localTime(now, zone).date;
    return readTracking(database, {
      from: instantAt(addDays(today, -1), 0, zone),
      until: instantAt(today, 0, zone),
    });
  }),
} as const;

type Tasks = typeof tasks;
export type AdminTask = keyof Tasks;
export type AdminAnswer<T extends AdminTask> = Awaited<ReturnType<Tasks[T]['run']>>;
export type AdminArgs<T extends AdminTask> = z.infer<Tasks[T]['args']>;

export const isAdminTask = (name: string): name is AdminTask => Object.hasOwn(tasks, name);

type Asked = { readonly args: unknown; readonly now: Instant };

/** Does a task. The reason is a sentence about arguments that do not fit. */
export async function runAdminTask<T extends AdminTask>(
  database: Database,
  name: T,
  { args, now }: Asked,
): Promise<Result<AdminAnswer<T>, string>> {
  const { args: schema, run } = tasks[name] as unknown as Task<unknown, AdminAnswer<T>>;
  const read = schema.safeParse(args);
  return read.success ? ok(await run(database, read.data, now)) : no(z.prettifyError(read.error));
}
