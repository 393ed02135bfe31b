import { Agent, request } from 'node:http';

/** Posts turns over kept connections; rejects when one is not answered with 200. */
export function httpClient(url: string) {
  const agent = new Agent({ keepAlive: true });
  const turn = (chat: number, text: string, update: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ chat, text, update });
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
        );
      });
      sent.once('error', reject);
      sent.end(body);
    });
  return { turn, close: () => agent.destroy() };
}
