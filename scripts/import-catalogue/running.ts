import { buffer } from 'node:stream/consumers';
import type { AreasOutcome, ImportOptions, ImportOutcome } from '#db/books/index.ts';
import type { Gap } from '#db/leads/index.ts';
import type { VendorsOutcome } from '#db/vendors/index.ts';
import type { Target } from './target.ts';

/** The list cannot be handed over; one sentence for the operator. */
export class NotTaken extends Error {}

/** A Haat that runs already, and takes lists from those who know its token. */
export function running(url: string, token: string): Target {
  const post = async <Outcome>(path: string, source: AsyncIterable<Uint8Array>): Promise<Outcome> =>
    ask(path, { method: 'POST', body: await buffer(source) });
  const ask = async <Outcome>(path: string, request: RequestInit = {}): Promise<Outcome> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
    const response = await fetch(new URL(path, url), { ...request, headers }).catch(() => undefined);
    if (!response)
      throw new NotTaken(`Haat at ${url} does not answer. Is it stopping? Try again in a moment.`);
    if (![200, 409, 422].includes(response.status))
      throw new NotTaken(reasons[response.status] ?? refused(response));
    return (await response.json()) as Outcome;
  };
  return {
    name: `Haat, which runs at ${url}`,
    importList: (source, options) => post<ImportOutcome>(`/admin/books?${listQuery(options)}`, source),
    importAreas: (source, { mode }) => post<AreasOutcome>(`/admin/areas?mode=${mode}`, source),
    importVendors: (source, { mode }) => post<VendorsOutcome>(`/admin/vendors?mode=${mode}`, source),
    lostLeads: ({ since }) => ask<readonly Gap[]>(`/admin/lost-leads?since=${since}`),
    close: async () => {},
  };
}

const listQuery = ({ by, sample, mode, limit }: ImportOptions): URLSearchParams =>
  new URLSearchParams({ by, sample: String(sample), mode, limit: String(limit) });

const reasons: Readonly<Record<number, string>> = {
  401: 'Haat does not take lists from you: it was started with another HAAT_SECRET, or by another user.',
  404: 'The Haat that runs takes no lists: it is of an older release. Stop it, and run this again.',
  413: 'The file is larger than 20 MB: split it.',
};

const refused = ({ status }: Response): string =>
  `Haat could not take the list (HTTP ${status}). See its log.`;
