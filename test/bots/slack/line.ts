import { sign } from '../../standins/slack/wire.ts';
import { type Counter, noon, secret } from './counter.ts';

const seconds = noon / 1000;
export const json = { 'content-type': 'application/json' };
export const form = { 'content-type': 'application/x-www-form-urlencoded' };

export const signed = (body: string, by = secret, at = seconds) => sign(body, by, at);

export const sendEvent = (
  { post }: Counter,
  payload: object,
  extra: Readonly<Record<string, string>> = {},
) => {
  const body = JSON.stringify(payload);
  return post(body, { ...json, ...signed(body), ...extra });
};

export const sendForm = ({ post }: Counter, fields: Readonly<Record<string, string>>) => {
  const body = new URLSearchParams(fields).toString();
  return post(body, { ...form, ...signed(body) });
};

export const sendInteraction = (counter: Counter, payload: object) =>
  sendForm(counter, { payload: JSON.stringify(payload) });
