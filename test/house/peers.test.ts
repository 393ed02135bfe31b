import { expect, it } from 'vitest';
import { openDatabase } from '../../db/client/index.ts';
import { launchBrowser, packagedChromium } from '../support/chromium.ts';
import { startPostgres } from '../support/postgres.ts';
import { packagedPostgres } from '../support/postgres-binaries.ts';

it.runIf(process.env.CI || packagedPostgres())(
  'starts a real Postgres on a machine that has npm alone',
  async () => {
    const server = await startPostgres(packagedPostgres());
    const database = await openDatabase({ url: server.url });
    expect(await database.query('show fsync')).toEqual([{ fsync: 'on' }]);
    await database.close();
    await server.stop();
  },
);

it('starts a real browser on a machine that has npm alone', async () => {
  const browser = await launchBrowser(await packagedChromium());
  const page = await browser.newPage();
  await page.setContent('<h1>हाट</h1>');
  expect(await page.textContent('h1')).toBe('हाट');
  await browser.close();
});
