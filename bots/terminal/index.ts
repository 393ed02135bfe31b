export { terminalChannel } from './bot.ts';
export { asJson, draw, type Style } from './draw.ts';
export { createExchange } from './exchange.ts';
export { messagesPath, terminalHandler } from './http.ts';
export { createMailbox } from './mailbox.ts';
export { openTerminal } from './open.ts';
export { isName, sitsDown } from './parse.ts';
export type { Told } from './render.ts';
