import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { sound, soundAll } from '#core/shared/index.ts';
import type { Dispatch, OutsideKind } from '#db/dispatches/index.ts';
import type { Copy } from '#prompts/index.ts';
import type { OperatorDesk } from '../operators/index.ts';
import { ask } from './ask.ts';
import { drawBoard, drawCard, drawLine } from './board.ts';
import { guard } from './guard.ts';
import type { Hub } from './hub.ts';
import { limits } from './limits.ts';
import { page } from './page/html.ts';
import { asset } from './page.ts';
import { type Said, said, visitor } from './parse.ts';
import { type Photos, photoRoutes } from './photos.ts';
import type { SampleOperator } from './sample-operator.ts';
import { stream } from './stream.ts';

/** All that the page needs of the shop. */
export type PlaygroundOptions = {
  readonly copy: Copy;
  readonly hub: Hub;
  /** The channel's ear: resolves once the turn is durable. */
  readonly hear: (said: Said) => Promise<void>;
  /** Whom one may be on the board, at least one. */
  readonly operators: readonly SampleOperator[];
  readonly photos: Photos;
  /** The operators' use cases, done as whoever was chosen. */
  readonly desk: Pick<OperatorDesk, 'act' | 'answer' | 'board' | 'find' | 'read' | 'timeline'>;
  /** Newest first. */
  readonly dispatches: () => Promise<readonly Dispatch[]>;
  /** What is only simulated; read for each page, and said at its head. */
  readonly simulated: readonly OutsideKind[];
  /** The price book is the sample one. */
  readonly samplePrices: () => boolean;
  /** HTML that says how the phone that is linked to the shop stands, or shows its code; absent where none is wanted. */
  readonly linkedPhone?: ((locale: string) => string) | undefined;
  /** Names this server answers to beside localhost and the loopback addresses. */
  readonly hosts?: readonly string[];
  readonly report?: (error: unknown) => void;
};

const acting = z.strictObject({
  by: z.string().max(100),
  language: z.string().max(20).optional(),
  action: z.strictObject({
    type: z.string().regex(/^[a-z-]{1,40}$/),
    subject: z.string().min(1).max(200),
    seen: z.string().max(40).optional(),
    values: z.record(z.string().regex(/^[a-z-]{1,40}$/), z.string().max(limits.text)),
  }),
});

/** Mounts the page and what it asks for. Development only: whoever reaches it is customer and operator. */
export const playgroundRoutes =
  (options: PlaygroundOptions) =>
  (app: Hono): void => {
    const onlyHere = guard(options.hosts ?? []);
    app.use('/', onlyHere);
    app.use('/playground/*', onlyHere);
    photoRoutes(app, options);
    app.use('/playground/*', bodyLimit({ maxSize: limits.body }));
    // The query says who one is and where one comes from.
    app.get('/', (c) => c.redirect(`/playground/${new URL(c.req.url).search}`));
    app.get('/playground', (c) => c.redirect(`/playground/${new URL(c.req.url).search}`));
    app.get('/playground/', (c) => c.html(page({ ...options, locale: localeOf(c, options) })));
    app.get('/playground/board', (c) => readBoard(c, options));
    app.get('/playground/linked-phone', (c) => linkedPhone(c, options));
    app.get('/playground/events', (c) => watch(c, options));
    app.post('/playground/say', (c) => say(c, options));
    app.post('/playground/ask', async (c) => ask(c, await json(c), options));
    app.post('/playground/act', (c) => act(c, options));
    app.get('/playground/:file', (c) => {
      const found = asset(c.req.param('file'));
      return found ? c.body(found.body, 200, { 'content-type': found.type }) : c.notFound();
    });
  };

/** The one that is asked for, else the nearest to what the browser prefers. */
const localeOf = (c: Context, { copy }: PlaygroundOptions): string =>
  copy.locale(c.req.query('lang') ?? c.req.header('accept-language')?.split(/[,;]/)[0]);

/** Shown in a frame of the page, and of no other's. */
function linkedPhone(c: Context, options: PlaygroundOptions): Response | Promise<Response> {
  if (!options.linkedPhone) return c.notFound();
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  );
  return c.html(options.linkedPhone(localeOf(c, options)));
}

function watch(c: Context, { hub }: PlaygroundOptions): Response {
  const { data } = visitor.safeParse(c.req.query('as'));
  // A stream that opens now would keep the server from closing.
  if (hub.closed()) return c.text('closing', 503);
  return data === undefined ? c.text('nobody has that name', 400) : stream(c, hub, data);
}

/** 204 once it is durable, 503 when it is not and may be said again. */
async function say(c: Context, { hear, report }: PlaygroundOptions): Promise<Response> {
  const { data } = said.safeParse(await json(c));
  if (!data) return c.text('this is nothing that a customer can say', 400);
  try {
    await hear(data);
    return c.body(null, 204);
  } catch (error) {
    report?.(error);
    return c.text('not taken, please try again', 503);
  }
}

async function act(c: Context, options: PlaygroundOptions): Promise<Response> {
  const { data } = acting.safeParse(await json(c));
  const operator = options.operators.find(({ account }) => account === data?.by);
  if (!data || !operator) return c.text('this is nothing that an operator can do', 400);
  const { says, ok } = await options.desk.act(data.action, operator);
  options.hub.changed();
  const locale = options.copy.locale(data.language);
  return c.json({ ok, says: drawLine(says, { ...options, locale }) });
}

/** The board, the timeline of the order that is looked at, and what was sent: all that is not the chat. */
async function readBoard(c: Context, options: PlaygroundOptions): Promise<Response> {
  const { copy, hub, operators, desk, dispatches } = options;
  const operator = operators.find(({ account }) => account === query(c, 'by'));
  if (!operator) return c.text('nobody has that name', 400);
  const drawing = { copy, locale: localeOf(c, options), hub };
  const [number, followed] = [query(c, 'order'), query(c, 'follow')];
  const [board, found, timeline, sent] = await Promise.all([
    desk.board(query(c, 'view'), operator),
    followed === '' ? undefined : desk.find(followed, operator),
    number === '' ? [] : desk.timeline(number, operator),
    dispatches(),
  ]);
  return c.json({
    ...drawBoard(board.ok ? board.value : { figures: [], tabs: [], cards: [] }, drawing),
    refused: board.ok ? [] : drawLine(board.reason, drawing),
    ...(found?.ok ? { looked: drawCard(found.value, drawing) } : {}),
    // What happened last is what one looks for: it is in sight without scrolling.
    timeline: timeline.toReversed().map((line) => drawLine(line, drawing)),
    sent,
  });
}

/** Undefined for what is no JSON. Here and in the query every text of the page comes in: none of them may break a row. */
const json = (c: Context): Promise<unknown> => c.req.json().then(soundAll, () => undefined);

const query = (c: Context, name: string): string => sound(c.req.query(name) ?? '');
