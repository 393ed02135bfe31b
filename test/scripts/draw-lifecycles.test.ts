import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/draw-lifecycles.ts', ...args], {
    encoding: 'utf8',
  });

describe('the diagram of the lifecycle', () => {
  it('is drawn into a document, and noticed when it is not what the table says', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'haat-')), 'DOCUMENT.md');
    writeFileSync(
      file,
      'Before.\n\n<!-- lifecycle of an order -->\n<!-- end of the lifecycle -->\n\nAfter.\n',
    );
    expect(run('--check', file).status).toBe(1);
    expect(run('--write', file).status).toBe(0);
    expect(run('--check', file).status).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^Before\.\n\n<!-- lifecycle of an order -->\n```mermaid\nstateDiagram-v2\n/);
    expect(text).toContain('  unassigned --> assigned: claim\n');
    expect(text).toContain('  assigned --> unassigned: release [by its holder]\n');
    expect(text).toMatch(/cancelled --> \[\*\]\n```\n<!-- end of the lifecycle -->\n\nAfter\.\n$/);
    writeFileSync(file, text.replace('claim', 'take'));
    expect(run('--check', file).status).toBe(1);
  });

  it('needs a place in the document', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'haat-')), 'EMPTY.md');
    writeFileSync(file, '');
    const { status, stderr } = run('--check', file);
    expect(status).toBe(1);
    expect(stderr).toContain('<!-- lifecycle of an order -->');
  });
});
