import { existsSync, readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { installedLocales } from '../prompts/index.ts';
import { connect } from './chat/connect.ts';
import type { Peer } from './chat/peer.ts';
import { linesOf, play } from './chat/play.ts';
import { type Format, printer } from './chat/print.ts';
import { talk } from './chat/talk.ts';

type Options = {
  readonly script?: string;
  readonly json?: true;
  readonly as?: string;
  readonly dataDir?: string;
  readonly language?: string;
};

const program = new Command('chat')
  .description('Talk to the bot, line by line; “quit” or “exit” ends it')
  .option('--script <file>', 'say the lines of a file; lines that begin with # are for the reader')
  .option('--json', 'print one JSON object a reply')
  .option('--as <name>', 'who talks: me, or somebody new for each script')
  .option('--data-dir <folder>', 'where the shop keeps its data (DATA_DIR)')
  .addOption(new Option('--language <code>', 'the language a new talk begins in').choices(installedLocales()))
  .parse();

const { script, json, as, dataDir, language } = program.opts<Options>();
const write = (text: string) => void process.stdout.write(text);
const format: Format = json ? 'json' : process.stdout.isTTY ? 'ansi' : 'plain';
const print = printer(format, write);
const echo = (line: string) => {
  if (!json) write(`> ${line}\n`);
};

async function chat(): Promise<boolean> {
  const lines = script === undefined ? undefined : linesOf(readScript(script));
  const speaker = {
    as: as ?? (lines ? `script-${Date.now().toString(36)}` : 'me'),
    ...(language === undefined ? {} : { language }),
  };
  if (existsSync('.env')) process.loadEnvFile('.env');
  const peer: Peer = await connect({ ...process.env, ...(dataDir ? { DATA_DIR: dataDir } : {}) }, speaker);
  try {
    if (!lines) return await talk({ peer, print, input: process.stdin, output: process.stdout });
    await play(lines, { peer, echo, print });
    return true;
  } finally {
    await peer.close();
  }
}

/** Ends with 2, as a wrong option does, when there is nothing to be read. */
function readScript(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    console.error(`“${file}” cannot be read. Give --script a text file with one message a line.`);
    process.exit(2);
  }
}

// Whoever reads us may have read enough.
process.stdout.on('error', () => process.exit(0));

chat().then(
  (wentWell) => process.exit(wentWell ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
