export { telegramChannel } from './bot.ts';
