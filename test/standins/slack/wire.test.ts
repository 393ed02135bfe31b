import { describe, expect, it } from 'vitest';
import { shaped } from './shape.ts';
import { createWire } from './wire.ts';

/** A line to a counter that answers with the next of these, or never. */
function lineTo(answers: readonly (Response | 'never')[]) {
  const sent: (readonly (string | null)[])[] = [];
  const waiting = [...answers];
  const post = async (request: Request) => {
    const { event_id } = (await request.json()) as { event_id: string };
    sent.push([
      event_id,
      request.headers.get('x-slack-retry-num'),
      request.headers.get('x-slack-retry-reason'),
    ]);
    const answer = waiting.shift() ?? 'never';
    return answer === 'never' ? new Promise<Response>(() => {}) : answer;
  };
  return { sent, wire: createWire({ secret: 's', post, url: () => 'http://haat.invalid/', patience: 10 }) };
}

const status = (code: number, headers = {}) => new Response(null, { status: code, headers });

describe('an event on the line', () => {
  it('is sent again with the same id and the reason, three times at most', async () => {
    const { wire, sent } = lineTo([status(500), 'never', status(503), status(404)]);
    expect(await wire.event({ event_id: 'E1' })).toMatchObject({ status: 404, attempts: 4 });
    expect(sent).toEqual([
      ['E1', null, null],
      ['E1', '1', 'http_error'],
      ['E1', '2', 'http_timeout'],
      ['E1', '3', 'http_error'],
    ]);
  });

  it('is not sent again once it was taken, or when the counter asks for that', async () => {
    expect(await lineTo([status(200)]).wire.event({ event_id: 'E1' })).toMatchObject({ attempts: 1 });
    const refused = lineTo([status(500, { 'x-slack-no-retry': '1' })]);
    expect(await refused.wire.event({ event_id: 'E1' })).toMatchObject({
      status: 500,
      attempts: 1,
      noRetry: true,
    });
  });
});

describe('a payload', () => {
  it('has no key that Slack never sent', () => {
    expect(() => shaped('SlashCommand', { command: '/x', user: 'U1' })).toThrow(
      'Slack sends no /user in SlashCommand',
    );
    expect(() => shaped('BlockAction', { actions: [{ action_id: 'a', colour: 'red' }] })).toThrow(
      '/actions/colour',
    );
    expect(shaped('BlockAction', { actions: [{ action_id: 'a' }] })).toEqual({
      actions: [{ action_id: 'a' }],
    });
  });
});
