export { type TelegramOptions, telegramChannel } from './bot.ts';
