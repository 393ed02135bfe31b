import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isOver, lifecycle, type OrderStatus } from '#core/buyback/index.ts';

const block = /(?<=<!-- lifecycle of an order -->\n)[\s\S]*?(?=<!-- end of the lifecycle -->)/;

/** The order's lifecycle as a Mermaid state diagram, drawn from the table that runs it. Stays are left out. */
function draw(): string {
  const statuses = Object.keys(lifecycle) as OrderStatus[];
  const moves = statuses.flatMap((from) =>
    Object.entries(lifecycle[from])
      .filter(([, { to }]) => to !== from)
      .map(([event, { to, guards = [] }]) => {
        const when = guards.length > 0 ? ` [${guards.join(', ')}]` : '';
        return `  ${name(from)} --> ${name(to)}: ${event}${when}`;
      }),
  );
  const ends = statuses.filter(isOver).map((status) => `  ${name(status)} --> [*]`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${name('created')}: create`,
    ...moves,
    ...ends,
    '```',
    '',
  ].join('\n');
}

/** Mermaid takes no hyphens in the name of a state. */
const name = (status: OrderStatus): string => status.replaceAll('-', '_');

const [, , mode, file = fileURLToPath(new URL('../ARCHITECTURE.md', import.meta.url))] = process.argv;
if (mode === undefined) console.log(draw());
else if (mode === '--write' || mode === '--check') compare(mode);
else throw new Error(`draw-lifecycles knows --check and --write, not ${mode}`);

function compare(how: '--write' | '--check'): void {
  const text = readFileSync(file, 'utf8');
  const found = block.exec(text)?.[0];
  if (found === undefined) throw new Error(`${file} has no "<!-- lifecycle of an order -->" block`);
  if (found === draw()) return;
  if (how === '--write') {
    writeFileSync(file, text.replace(block, draw));
    return;
  }
  console.error(`The diagram in ${file} is not what the lifecycle says. Run draw-lifecycles --write.`);
  process.exitCode = 1;
}
