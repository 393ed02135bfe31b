export { type TerminalChannel, type TerminalOptions, terminalChannel } from './bot.ts';
export { asJson, draw, type Style } from './draw.ts';
export { createExchange, type Exchange } from './exchange.ts';
export { messagesPath, terminalHandler } from './http.ts';
export { createMailbox, type Mailbox } from './mailbox.ts';
export type { Said } from './parse.ts';
export type { Told } from './render.ts';
export { issueToken, readToken } from './token.ts';
