import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '#db/lock.ts';
import { holderOf } from '../../scripts/holder.ts';

describe('a script beside a Haat that is just starting', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'haat-holder-'));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('waits until that says where it can be reached', async () => {
    const lock = lockFolder(join(parent, 'data'));
    const found = holderOf(join(parent, 'data'));
    lock.announce('http://localhost:3000');
    expect(await found).toMatchObject({ url: 'http://localhost:3000' });
    lock.release();
  });

  it('goes on alone once nobody has the folder', async () => {
    const lock = lockFolder(join(parent, 'data'));
    const found = holderOf(join(parent, 'data'));
    lock.release();
    expect(await found).toBeUndefined();
  });
});
